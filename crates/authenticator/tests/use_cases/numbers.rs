//! The number that is shown where a session began, and sessions that nobody asked for.

use authenticator::{
    Code, MatchNumber,
    history::{self, Kind, Query},
    identities::Identity,
    link,
    sign_in::{self, Request},
    testing::World,
};
use wire::{AccessId, MessageHash, SessionStatus};

use super::{alice, enrolled, pin, user, world, wrong_pin};

fn number(text: &str) -> MatchNumber {
    MatchNumber::parse(text).expect("a number")
}

/// A session with the number 47, and what it asks.
async fn numbered(world: &World, hash: Option<MessageHash>) -> (AccessId, Request) {
    let session = world.service.open_session(None, "March", hash);
    world.service.give_number(&session, number("47"));
    (session.clone(), asked(world, &session).await)
}

async fn asked(world: &World, session: &AccessId) -> Request {
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    match link::read(&world.ports, &link).await.expect("a link") {
        link::Asked::Session(request) => request,
        link::Asked::Enrol(_) => panic!("not a session"),
    }
}

async fn repeat(world: &World, request: &Request, identity: &Identity, text: &str) -> Request {
    sign_in::repeat_number(&world.ports, request, identity.id, number(text)).await.expect("it is right")
}

#[tokio::test]
async fn a_session_with_a_number_is_approved_once_it_was_repeated() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    for hash in [None, Some(MessageHash::new(vec![0x2c; 32]).expect("a hash"))] {
        let (session, request) = numbered(&world, hash.clone()).await;
        assert!(request.numbered && request.matched.is_none());
        let early =
            sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect_err("no number");
        assert_eq!(early.code(), Code::NumberMissing);
        let request = repeat(&world, &request, &identity, "47").await;
        let shown = format!("{:?}", request.matched);
        assert!(request.matched.is_some() && !shown.contains("47"), "{shown}");
        let wrong = sign_in::approve(&world.ports, &request, identity.id, &wrong_pin()).await;
        assert_eq!(wrong.expect_err("wrong").code(), Code::WrongPin);
        let approved = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
        assert_eq!(approved.signed, hash);
        assert!(world.service.session_status(&session) != SessionStatus::User);
    }
}

#[tokio::test]
async fn a_wrong_number_ends_the_session_and_costs_no_attempt() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let (session, request) = numbered(&world, None).await;
    let error = sign_in::repeat_number(&world.ports, &request, identity.id, number("74")).await;
    let error = error.expect_err("wrong");
    assert_eq!((error.code(), error.retry()), (Code::NumberWrong, false));
    assert_eq!(world.service.session_status(&session), SessionStatus::Abort);
    let again = sign_in::repeat_number(&world.ports, &request, identity.id, number("47")).await;
    assert_eq!(again.expect_err("over").code(), Code::SessionExpired);
    let identities = authenticator::identities::list(&world.ports).await.expect("identities");
    assert_eq!(identities[0].attempts_left, None);
}

#[tokio::test]
async fn what_one_user_repeated_another_does_not_approve() {
    let world = world();
    let (alice, bob) = (enrolled(&world, &alice()).await, enrolled(&world, &user("bob")).await);
    let (_, request) = numbered(&world, None).await;
    let request = repeat(&world, &request, &alice, "47").await;
    let error = sign_in::approve(&world.ports, &request, bob.id, &pin()).await.expect_err("not his");
    assert_eq!(error.code(), Code::NumberMissing);
    sign_in::approve(&world.ports, &request, alice.id, &pin()).await.expect("approved");
}

#[tokio::test]
async fn a_number_is_repeated_for_whom_the_session_is() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let session = world.service.open_session(Some(&user("bob")), "", None);
    world.service.give_number(&session, number("47"));
    let request = asked(&world, &session).await;
    let error = sign_in::repeat_number(&world.ports, &request, identity.id, number("47")).await;
    assert_eq!(error.expect_err("not hers").code(), Code::NoIdentityForSession);
    assert_eq!(world.service.session_status(&session), SessionStatus::Wid, "the service heard nothing");
}

#[tokio::test]
async fn a_session_without_a_number_is_approved_without() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let session = world.service.open_session(None, "", None);
    let request = asked(&world, &session).await;
    assert!(!request.numbered && request.own_kind);
    sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
}

#[tokio::test]
async fn a_session_that_nobody_asked_for_is_reported() {
    let world = world();
    enrolled(&world, &alice()).await;
    let (session, request) = numbered(&world, None).await;
    sign_in::refuse_and_report(&world.ports, &request).await.expect("reported");
    assert_eq!((world.service.session_status(&session), world.service.reports()), (SessionStatus::Abort, 1));
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!(page.entries[0].kind, Kind::Refused);
    // Refusing alone says nothing of the kind.
    let (_, request) = numbered(&world, None).await;
    sign_in::refuse(&world.ports, &request, None).await.expect("refused");
    assert_eq!(world.service.reports(), 1);
}
