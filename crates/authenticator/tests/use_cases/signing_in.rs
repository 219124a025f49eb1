//! Approving and refusing sessions, and what wrong PINs do.

use authenticator::{
    Code, Pin,
    history::{self, Kind, Query},
    identities::{self, State},
    keychain::Trouble,
    link,
    sign_in::{self, Request},
    testing::{Faults, Plan, World},
};
use jiff::SignedDuration;
use wire::{AccessId, MessageHash, SessionStatus, UserId};

use super::{alice, enrolled, offered, pin, user, world, wrong_pin};

async fn asked(world: &World, session: &AccessId) -> Request {
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    match link::read(&world.ports, &link).await.expect("a link") {
        link::Asked::Session(request) => request,
        link::Asked::Enrol(_) => panic!("not a session"),
    }
}

fn session(world: &World, user: Option<&UserId>) -> AccessId {
    world.service.open_session(user, "March", None)
}

#[tokio::test]
async fn a_session_is_approved() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let session = session(&world, None);
    let request = asked(&world, &session).await;
    assert_eq!((request.project_name.as_str(), request.description.as_deref()), ("Payroll", Some("March")));
    assert_eq!(request.candidates, std::slice::from_ref(&identity));
    assert_eq!(world.service.session_status(&session), SessionStatus::Wid);
    let approved = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
    assert_eq!((approved.project_name.as_str(), approved.signed), ("Payroll", None));
    assert_eq!(world.service.session_status(&session), SessionStatus::Authenticated);
    let identity = identities::find(&world.ports, "Payroll").await.expect("an identity");
    assert!(identity.last_used.is_some());
    let again = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect_err("over");
    assert_eq!(again.code(), Code::SessionExpired);
}

#[tokio::test]
async fn the_vendors_link_finds_the_session_at_the_services_of_the_identities() {
    let world = world();
    let session = session(&world, None);
    let link = format!("https://mcl.mpin.io/mobile-login/#{session}");
    let error = link::read(&world.ports, &link).await.expect_err("no identities");
    assert_eq!(error.code(), Code::ServiceUnknown);
    enrolled(&world, &alice()).await;
    let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
        panic!("not a session");
    };
    assert_eq!((&request.service, request.candidates.len()), (world.service.address(), 1));
    world.service.expire_session(&session);
    assert_eq!(link::read(&world.ports, &link).await.expect_err("over").code(), Code::SessionExpired);
}

#[tokio::test]
async fn only_whom_the_session_is_for_can_answer() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let session = session(&world, Some(&user("bob")));
    let request = asked(&world, &session).await;
    assert_eq!((request.user.clone(), request.candidates.len()), (Some(user("bob")), 0));
    let error = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect_err("not for her");
    assert_eq!(error.code(), Code::NoIdentityForSession);
}

#[tokio::test]
async fn a_session_is_refused() {
    let world = world();
    enrolled(&world, &alice()).await;
    let session = session(&world, None);
    let request = asked(&world, &session).await;
    sign_in::refuse(&world.ports, &request, None).await.expect("refused");
    assert_eq!(world.service.session_status(&session), SessionStatus::Abort);
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!((page.entries[0].kind, page.entries[0].user.as_str()), (Kind::Refused, "alice@example.com"));
    assert_eq!(
        sign_in::refuse(&world.ports, &request, None).await.expect_err("over").code(),
        Code::SessionExpired
    );
}

#[tokio::test]
async fn three_wrong_pins_in_a_row_block() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let token = |pin: Pin| {
        let (ports, id) = (world.ports.clone(), identity.id);
        async move { sign_in::token(&ports, id, &pin).await }
    };
    for left in ["2", "1"] {
        let error = token(wrong_pin()).await.expect_err("wrong");
        assert_eq!((error.code(), error.details()["left"].as_str()), (Code::WrongPin, left));
    }
    let jwt = token(pin()).await.expect("a token");
    assert!(jwt.expose().contains("alice") && !format!("{jwt:?}").contains("alice"));
    assert_eq!(token(wrong_pin()).await.expect_err("wrong").details()["left"], "2");
    assert_eq!(token(wrong_pin()).await.expect_err("wrong").details()["left"], "1");
    assert_eq!(token(wrong_pin()).await.expect_err("blocked").code(), Code::IdentityRevoked);
    let blocked = identities::list(&world.ports).await.expect("identities");
    assert_eq!((blocked[0].state, blocked[0].attempts_left), (State::Revoked, None));
    assert_eq!(world.keychain.places(), []);
    assert_eq!(token(pin()).await.expect_err("blocked").code(), Code::IdentityRevoked);
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    let kinds: Vec<_> = page.entries.iter().map(|entry| (entry.kind, entry.failure.as_deref())).collect();
    assert_eq!(kinds[0], (Kind::Blocked, Some("identity-revoked")));
    assert_eq!(kinds[1], (Kind::SignedIn, Some("wrong-pin")));
    assert!(offered(&world, &alice()).await.replaces.is_some());
}

#[tokio::test]
async fn a_pin_of_another_length_costs_no_attempt() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let error = sign_in::token(&world.ports, identity.id, &Pin::parse("73910").expect("a PIN")).await;
    assert_eq!(error.expect_err("too long").code(), Code::PinLength);
    assert_eq!(identities::list(&world.ports).await.expect("identities")[0].attempts_left, None);
}

#[tokio::test]
async fn an_identity_that_was_not_used_for_long_expires() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    world.service.expire(&alice());
    for _ in 0..2 {
        let error = sign_in::token(&world.ports, identity.id, &pin()).await.expect_err("expired");
        assert_eq!((error.code(), error.details()["name"].as_str()), (Code::IdentityExpired, "Payroll"));
    }
    assert_eq!(identities::list(&world.ports).await.expect("identities")[0].state, State::Expired);
}

#[tokio::test]
async fn a_failed_call_changes_nothing() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let before = world.ports.changes().await.expect("a count");
    let count = Faults::new(world.ports.clone(), Plan::Count);
    sign_in::token(&count.ports(), identity.id, &pin()).await.expect("a token");
    // The last step writes what happened.
    for step in 0..count.steps() - 1 {
        let ports = Faults::new(world.ports.clone(), Plan::Fail(step)).ports();
        let error = sign_in::token(&ports, identity.id, &pin()).await.expect_err("a failure");
        assert!(error.retry(), "{error}");
    }
    assert_eq!(world.ports.changes().await.expect("a count"), before + 1);
}

#[tokio::test]
async fn a_keychain_in_trouble_is_named() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let code = async || sign_in::token(&world.ports, identity.id, &pin()).await.expect_err("trouble").code();
    for (trouble, expected) in [
        (Trouble::Unavailable, Code::KeychainUnavailable),
        (Trouble::Locked, Code::KeychainLocked),
        (Trouble::Denied, Code::KeychainDenied),
    ] {
        world.keychain.fail(Some(trouble));
        assert_eq!(code().await, expected);
    }
    world.keychain.fail(None);
    world.keychain.damage();
    assert_eq!(code().await, Code::KeychainItemCorrupt);
    assert_eq!(world.keychain.places().len(), 1);
    world.keychain.lose();
    assert_eq!(code().await, Code::KeychainItemMissing);
}

#[tokio::test]
async fn a_signing_session_gets_a_signature_of_its_hash() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let hash = MessageHash::new(vec![0x2c; 32]).expect("a hash");
    let session = world.service.open_session(Some(&alice()), "Purchase order", Some(hash.clone()));
    let request = asked(&world, &session).await;
    assert_eq!(request.hash, Some(hash.clone()));
    let wrong = sign_in::approve(&world.ports, &request, identity.id, &wrong_pin()).await.expect_err("wrong");
    assert_eq!(wrong.code(), Code::WrongPin);
    world.service.set_skew(SignedDuration::from_mins(-9));
    let skewed = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect_err("skewed");
    assert_eq!((skewed.code(), skewed.details()["minutes"].as_str()), (Code::ClockSkewed, "9"));
    assert_eq!(skewed.details()["direction"], "behind");
    world.service.set_skew(SignedDuration::from_secs(5));
    let approved = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
    assert_eq!(approved.signed, Some(hash.clone()));
    assert_eq!(world.service.session_status(&session), SessionStatus::Signed);
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!((page.entries[0].kind, page.entries[0].hash.clone()), (Kind::Signed, Some(hash.to_string())));
}
