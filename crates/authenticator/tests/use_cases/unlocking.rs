//! Opening the program's lock with a PIN.

use authenticator::{
    Code, Error, Ports,
    history::{self, Kind, Query},
    identities::{self, Identity, State},
    testing::{Faults, Plan, World},
    unlock,
};

use super::{alice, enrolled, pin, user, world, wrong_pin};

async fn identity(world: &World) -> Identity {
    identities::list(&world.ports).await.expect("identities").remove(0)
}

async fn kinds(ports: &Ports) -> Vec<(Kind, Option<String>)> {
    let page = history::list(ports, &Query::default()).await.expect("history");
    page.entries.into_iter().map(|entry| (entry.kind, entry.failure)).collect()
}

/// Steps until `call` is made.
async fn steps_until(world: &World, call: &'static str) -> usize {
    let found = std::sync::Arc::new(std::sync::Mutex::new(None));
    let heard = found.clone();
    let watched = Faults::watched(world.ports.clone(), move |step| {
        if step.call == call {
            heard.lock().expect("the number").get_or_insert(step.number);
        }
    });
    let id = identity(world).await.id;
    unlock::prove(&watched.ports(), id, &pin()).await.expect("it is right");
    let number = *found.lock().expect("the number");
    number.expect("a step")
}

#[tokio::test]
async fn the_right_pin_opens_and_leaves_nothing_in_history() {
    let world = world();
    let id = enrolled(&world, &alice()).await.id;
    unlock::prove(&world.ports, id, &pin()).await.expect("it is right");
    assert_eq!(kinds(&world.ports).await, [(Kind::Enrolled, None)]);
    assert!(identity(&world).await.last_used.is_some());
}

#[tokio::test]
async fn it_stops_one_attempt_before_the_service_blocks() {
    let world = world();
    let id = enrolled(&world, &alice()).await.id;
    for left in [2, 1] {
        let error = unlock::prove(&world.ports, id, &wrong_pin()).await.expect_err("wrong");
        assert!(matches!(error, Error::WrongPin { left: found } if found == left), "{error}");
    }
    assert!(unlock::check(&identity(&world).await).is_err());
    let count = Faults::new(world.ports.clone(), Plan::Count);
    let error = unlock::prove(&count.ports(), id, &pin()).await.expect_err("it has stopped");
    assert_eq!((error.code(), error.details()["name"].as_str()), (Code::UnlockStopped, "Payroll"));
    assert_eq!(count.steps(), 1, "the journal was asked, and nobody else");
    assert_eq!(identity(&world).await.state, State::Active);
    assert_eq!(kinds(&world.ports).await[0], (Kind::Unlocked, Some("wrong-pin".into())));
    // Where the last attempt is worth it, the right PIN makes good.
    authenticator::sign_in::token(&world.ports, id, &pin()).await.expect("a token");
    unlock::prove(&world.ports, id, &pin()).await.expect("it goes on");
}

#[tokio::test]
async fn an_attempt_whose_verdict_is_lost_counts() {
    let world = world();
    let id = enrolled(&world, &alice()).await.id;
    let at = steps_until(&world, "authenticate").await;
    for left in [2, 1] {
        let ports = Faults::new(world.ports.clone(), Plan::Fail(at)).ports();
        let error = unlock::prove(&ports, id, &wrong_pin()).await.expect_err("unreachable");
        assert_eq!(error.code(), Code::ServiceUnreachable);
        assert_eq!(identity(&world).await.attempts_left, Some(left));
    }
    let error = unlock::prove(&world.ports, id, &pin()).await.expect_err("it has stopped");
    assert_eq!(error.code(), Code::UnlockStopped);
}

#[tokio::test]
async fn offline_nothing_counts() {
    let world = world();
    let id = enrolled(&world, &alice()).await.id;
    let at = steps_until(&world, "pass1").await;
    for _ in 0..3 {
        let ports = Faults::new(world.ports.clone(), Plan::Fail(at)).ports();
        let error = unlock::prove(&ports, id, &wrong_pin()).await.expect_err("unreachable");
        assert_eq!(error.code(), Code::ServiceUnreachable);
    }
    assert_eq!(identity(&world).await.attempts_left, None);
}

#[tokio::test]
async fn that_it_is_locked_outlives_the_program() {
    let world = world();
    assert!(!unlock::was_locked(&world.ports).await.expect("an answer"));
    unlock::remember(&world.ports, true).await.expect("written");
    assert!(unlock::was_locked(&world.ports).await.expect("an answer"));
    unlock::remember(&world.ports, false).await.expect("written");
    assert!(!unlock::was_locked(&world.ports).await.expect("an answer"));
}

#[tokio::test]
async fn who_has_no_other_way_in_removes_everything() {
    let world = world();
    enrolled(&world, &alice()).await;
    enrolled(&world, &user("bob@example.com")).await;
    unlock::by_removing(&world.ports).await.expect("removed");
    assert_eq!(identities::list(&world.ports).await.expect("identities"), []);
    assert_eq!(world.keychain.places(), []);
}
