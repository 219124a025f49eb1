//! Another PIN for an identity.

use authenticator::{
    Code, Error, NewPin, Pin, Ports, Simplicity, change_pin,
    change_pin::Proved,
    check_new_pin, enrol,
    history::{self, Kind, Query},
    identities::{self, Identity, IdentityId, State},
    journal::IdentityRecord,
    sign_in,
    testing::{Faults, Plan, World},
};

use super::{PIN, alice, enrolled, offered, pin, world, wrong_pin};

/// What the PIN becomes.
const NEW: &str = "5820";

fn new_pin() -> Pin {
    Pin::parse(NEW).expect("a PIN")
}

fn chosen(digits: &str) -> NewPin {
    check_new_pin(digits, 4).expect("a PIN")
}

async fn proved(ports: &Ports, id: IdentityId) -> Proved {
    change_pin::prove(ports, id, pin()).await.expect("the old PIN")
}

async fn record(world: &World) -> IdentityRecord {
    let mut records = world.ports.journal.identities().await.expect("identities");
    assert_eq!(records.len(), 1);
    records.remove(0)
}

/// The code that a sign-in with this PIN fails with.
async fn failure(world: &World, id: IdentityId, pin: &Pin) -> Option<Code> {
    sign_in::token(&world.ports, id, pin).await.err().map(|error| error.code())
}

#[tokio::test]
async fn the_new_pin_works_and_the_old_one_does_not() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let before = record(&world).await;
    let proved = proved(&world.ports, identity.id).await;
    let changed = change_pin::change(&world.ports, &proved, &chosen(NEW)).await.expect("changed");
    assert_eq!(changed.id, identity.id);
    let after = record(&world).await;
    assert_eq!(before.credentials, after.credentials, "the service is told nothing");
    assert_eq!((before.pushed, before.place.identity), (after.pushed, after.place.identity));
    assert!(after.place.generation > before.place.generation);
    assert_eq!(world.keychain.places(), [after.place], "the old token is gone");
    assert_eq!(failure(&world, identity.id, &new_pin()).await, None);
    assert_eq!(failure(&world, identity.id, &pin()).await, Some(Code::WrongPin));
    assert_eq!(failure(&world, identity.id, &new_pin()).await, None);
    assert_eq!(world.service.registrations(), 1);
}

#[tokio::test]
async fn it_is_history() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    change_pin::prove(&world.ports, identity.id, wrong_pin()).await.expect_err("wrong");
    let proved = proved(&world.ports, identity.id).await;
    change_pin::change(&world.ports, &proved, &chosen(NEW)).await.expect("changed");
    let query = Query { kind: Some(Kind::PinChanged), ..Query::default() };
    let entries = history::list(&world.ports, &query).await.expect("history").entries;
    let failures: Vec<_> = entries.iter().map(|entry| entry.failure.as_deref()).collect();
    assert_eq!(failures, [None, Some("wrong-pin")]);
    assert!(entries.iter().all(|entry| entry.identity == identity.name));
}

#[tokio::test]
async fn a_wrong_old_pin_is_counted_until_the_identity_is_blocked() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    for expected in [2, 1] {
        match change_pin::prove(&world.ports, identity.id, wrong_pin()).await {
            Err(Error::WrongPin { left }) => assert_eq!(left, expected),
            other => panic!("{other:?}"),
        }
        let known = identities::list(&world.ports).await.expect("identities")[0].attempts_left;
        assert_eq!(known, Some(expected));
    }
    let blocked = change_pin::prove(&world.ports, identity.id, wrong_pin()).await;
    assert!(matches!(blocked, Err(Error::IdentityRevoked { .. })), "{blocked:?}");
    assert_eq!(record(&world).await.identity.state, State::Revoked);
    assert!(world.keychain.places().is_empty());
}

#[tokio::test]
async fn the_right_old_pin_is_as_good_as_a_sign_in() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    change_pin::prove(&world.ports, identity.id, wrong_pin()).await.expect_err("wrong");
    proved(&world.ports, identity.id).await;
    assert_eq!(record(&world).await.identity.attempts_left, None);
}

#[tokio::test]
async fn a_new_pin_that_will_not_do_is_refused_with_the_reason() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let proved = proved(&world.ports, identity.id).await;
    for (digits, reason) in
        [("7777", Simplicity::Repeats), ("4321", Simplicity::Run), ("1987", Simplicity::Year)]
    {
        match proved.check_new_pin(digits) {
            Err(Error::PinTooSimple(found)) => assert_eq!(found, reason),
            other => panic!("{other:?}"),
        }
    }
    assert!(matches!(proved.check_new_pin(PIN), Err(Error::PinUnchanged)));
    assert!(matches!(proved.check_new_pin("73914"), Err(Error::PinLength { expected: 4 })));
    let same = change_pin::change(&world.ports, &proved, &chosen(PIN)).await;
    assert!(matches!(same, Err(Error::PinUnchanged)));
    assert_eq!(failure(&world, identity.id, &pin()).await, None);
}

#[tokio::test]
async fn a_proof_does_not_print_its_pin() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    assert!(!format!("{:?}", proved(&world.ports, identity.id).await).contains(PIN));
}

#[tokio::test]
async fn of_two_programs_at_once_one_wins() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let (app, terminal) = (proved(&world.ports, identity.id).await, proved(&world.ports, identity.id).await);
    let (first, second) = (chosen(NEW), chosen("9046"));
    let (one, other) = tokio::join!(
        change_pin::change(&world.ports, &app, &first),
        change_pin::change(&world.ports, &terminal, &second),
    );
    let winner = match (&one, &other) {
        (Ok(_), Err(Error::IdentityChanged { .. })) => new_pin(),
        (Err(Error::IdentityChanged { .. }), Ok(_)) => Pin::parse("9046").expect("a PIN"),
        both => panic!("{both:?}"),
    };
    assert_eq!(failure(&world, identity.id, &winner).await, None);
    assert_eq!(world.keychain.places(), [record(&world).await.place]);
    assert!(world.ports.journal.pendings().await.expect("pendings").is_empty());
}

#[tokio::test]
async fn a_proof_of_before_another_change_is_worth_nothing() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let late = proved(&world.ports, identity.id).await;
    let proved = proved(&world.ports, identity.id).await;
    change_pin::change(&world.ports, &proved, &chosen(NEW)).await.expect("changed");
    let refused = change_pin::change(&world.ports, &late, &chosen("9046")).await;
    assert!(matches!(refused, Err(Error::IdentityChanged { .. })), "{refused:?}");
    assert_eq!(failure(&world, identity.id, &new_pin()).await, None);
}

#[tokio::test]
async fn an_identity_that_was_forgotten_or_enrolled_anew_meanwhile_stays_so() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let late = proved(&world.ports, identity.id).await;
    let offer = offered(&world, &alice()).await;
    let again: Identity = super::finish(&world.ports, &offer).await.expect("an identity");
    let refused = change_pin::change(&world.ports, &late, &chosen(NEW)).await;
    assert!(matches!(refused, Err(Error::IdentityChanged { .. })), "{refused:?}");
    assert_eq!(failure(&world, again.id, &pin()).await, None);

    let late = proved(&world.ports, again.id).await;
    identities::remove(&world.ports, again.id).await.expect("removed");
    let refused = change_pin::change(&world.ports, &late, &chosen(NEW)).await;
    assert!(matches!(refused, Err(Error::IdentityUnknown { .. })), "{refused:?}");
    assert!(world.keychain.places().is_empty());
}

#[tokio::test]
async fn a_device_that_is_registered_anew_by_the_proof_gets_its_new_pin_too() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    world.service.rotate_keys();
    let proved = proved(&world.ports, identity.id).await;
    assert_eq!(world.service.registrations(), 2);
    change_pin::change(&world.ports, &proved, &chosen(NEW)).await.expect("changed");
    assert_eq!(failure(&world, identity.id, &pin()).await, Some(Code::WrongPin));
    assert_eq!(failure(&world, identity.id, &new_pin()).await, None);
    assert_eq!(world.keychain.places(), [record(&world).await.place]);
}

#[tokio::test]
async fn a_failure_at_any_step_leaves_the_old_pin_and_the_next_try_succeeds() {
    let plain = world();
    let identity = enrolled(&plain, &alice()).await;
    let proof = proved(&plain.ports, identity.id).await;
    let count = Faults::new(plain.ports.clone(), Plan::Count);
    change_pin::change(&count.ports(), &proof, &chosen(NEW)).await.expect("changed");
    assert!(count.steps() > 8, "only {} steps", count.steps());
    for step in 0..count.steps() {
        let world = world();
        let identity = enrolled(&world, &alice()).await;
        let proof = proved(&world.ports, identity.id).await;
        let faulty = Faults::new(world.ports.clone(), Plan::Fail(step)).ports();
        let done = change_pin::change(&faulty, &proof, &chosen(NEW)).await;
        let works = if done.is_ok() { new_pin() } else { pin() };
        let new_is_there = failure(&world, identity.id, &new_pin()).await.is_none();
        // What fails after the flip is only said wrongly.
        if done.is_ok() || !new_is_there {
            assert_eq!(failure(&world, identity.id, &works).await, None, "step {step}: {done:?}");
        }
        if !new_is_there {
            let proof = proved(&world.ports, identity.id).await;
            change_pin::change(&world.ports, &proof, &chosen(NEW)).await.expect("changed");
        }
        assert_eq!(failure(&world, identity.id, &new_pin()).await, None, "step {step}");
        enrol::recover(&world.ports).await.expect("recovered");
        assert_eq!(world.keychain.places(), [record(&world).await.place], "step {step}");
    }
}
