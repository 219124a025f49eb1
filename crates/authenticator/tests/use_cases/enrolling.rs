//! Enrolling, in every way it can go.

use authenticator::{
    Code, Error, Pin, check_new_pin,
    enrol::{self, Offer},
    history::{self, Kind, Query},
    identities::{self, State},
    keychain::Trouble,
    link, sign_in,
    testing::{Faults, Plan, World},
};
use jiff::SignedDuration;

use super::{PIN, alice, enrolled, finish, offered, user, world};

async fn left_nothing(world: &World) {
    assert!(enrol::pending(&world.ports).await.expect("pendings").is_empty());
    assert!(identities::list(&world.ports).await.expect("identities").is_empty());
    assert_eq!(world.keychain.places(), []);
}

async fn register(world: &World, offer: &Offer) -> enrol::Pending {
    enrol::register(&world.ports, offer, "Desk 4").await.expect("a pending enrolment")
}

#[tokio::test]
async fn a_verification_link_becomes_an_identity() {
    let world = world();
    let offer = offered(&world, &alice()).await;
    let project = offer.project.clone().expect("a project");
    assert_eq!((project.name.as_str(), project.pin_length), ("Payroll", 4));
    assert!(offer.replaces.is_none());
    let pending = register(&world, &offer).await;
    assert_eq!(enrol::pending(&world.ports).await.expect("pendings"), std::slice::from_ref(&pending));
    let pin = check_new_pin(PIN, pending.pin_length).expect("a PIN");
    let identity = enrol::complete(&world.ports, pending.id, &pin).await.expect("an identity");
    assert_eq!((identity.name.as_str(), identity.user.clone()), ("Payroll", alice()));
    assert_eq!(identities::list(&world.ports).await.expect("identities"), [identity]);
    assert!(enrol::pending(&world.ports).await.expect("pendings").is_empty());
    let places = world.keychain.places();
    assert!(places.len() == 1 && world.keychain.is_token(&places[0]), "{places:?}");
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!((page.entries.len(), page.entries[0].kind), (1, Kind::Enrolled));
}

#[tokio::test]
async fn what_is_typed_becomes_an_identity_too() {
    let world = world();
    let service = world.service.address().as_str();
    for code in [world.service.verification_code(&alice()), world.service.activation(&alice())] {
        let offer = enrol::offer(&world.ports, service, alice().as_str(), &code).await.expect("an offer");
        finish(&world.ports, &offer).await.expect("an identity");
    }
    let nonsense = enrol::offer(&world.ports, "http://trust.example.com", "a", "1").await;
    assert_eq!(nonsense.expect_err("no address").code(), Code::ServiceAddressInvalid);
    let nobody = enrol::offer(&world.ports, service, " ", "1").await;
    assert_eq!(nobody.expect_err("no user").code(), Code::UserInvalid);
}

#[tokio::test]
async fn a_code_works_once_and_only_for_its_user() {
    let world = world();
    let service = world.service.address().as_str();
    let code = world.service.verification_code(&alice());
    let stolen = enrol::offer(&world.ports, service, "mallory", &code).await.expect("an offer");
    let error = finish(&world.ports, &stolen).await.expect_err("refused");
    assert_eq!(error.code(), Code::CodeWrongOrExpired);
    left_nothing(&world).await;
    let offer = enrol::offer(&world.ports, service, alice().as_str(), &code).await.expect("an offer");
    finish(&world.ports, &offer).await.expect("an identity");
    let again = enrol::offer(&world.ports, service, alice().as_str(), &code).await.expect("an offer");
    assert_eq!(finish(&world.ports, &again).await.expect_err("used").code(), Code::CodeWrongOrExpired);
}

#[tokio::test]
async fn a_used_activation_is_refused_and_leaves_nothing() {
    let world = world();
    let service = world.service.address().as_str();
    let token = world.service.activation(&alice());
    world.service.forget_activations();
    let offer = enrol::offer(&world.ports, service, alice().as_str(), &token).await.expect("an offer");
    assert_eq!(finish(&world.ports, &offer).await.expect_err("refused").code(), Code::ActivationInvalid);
    left_nothing(&world).await;
}

#[tokio::test]
async fn another_project_is_noticed_whenever_it_shows() {
    let world = world();
    let (service, token) = (world.service.address().as_str(), world.service.activation(&alice()));
    let link = format!(
        "countersign://enrol?service={service}&project={}&user=alice@example.com&token={token}",
        world.service.project_id()
    );
    let link::Asked::Enrol(offer) = link::read(&world.ports, &link).await.expect("a link") else {
        panic!("not an enrolment");
    };
    world.service.change_project();
    let error = finish(&world.ports, &offer).await.expect_err("another project");
    assert_eq!(error.code(), Code::ProjectMismatch);
    assert_eq!(error.details()["found"], world.service.project_id().to_string());
    left_nothing(&world).await;
    let error = link::read(&world.ports, &link).await.expect_err("another project");
    assert_eq!(error.code(), Code::ProjectMismatch);
}

#[tokio::test]
async fn a_service_that_does_not_tell_its_project_is_enough() {
    let world = world();
    world.service.hide_configuration();
    world.service.set_pin_length(6);
    let offer = offered(&world, &alice()).await;
    assert!(offer.project.is_none());
    let pending = register(&world, &offer).await;
    assert_eq!((pending.pin_length, pending.project_name), (6, world.service.project_id().to_string()));
    let short = check_new_pin(PIN, 4).expect("a PIN");
    let error = enrol::complete(&world.ports, pending.id, &short).await.expect_err("too short");
    assert_eq!(error.details()["expected"], "6");
}

#[tokio::test]
async fn enrolling_again_replaces_and_keeps_name_and_identifier() {
    let world = world();
    let first = enrolled(&world, &alice()).await;
    identities::rename(&world.ports, first.id, "Wages").await.expect("renamed");
    world.service.revoke(&alice());
    let offer = offered(&world, &alice()).await;
    assert_eq!(offer.replaces.as_ref().map(|identity| identity.id), Some(first.id));
    let places = world.keychain.places();
    let second = finish(&world.ports, &offer).await.expect("an identity");
    assert_eq!((second.id, second.name.as_str(), second.state), (first.id, "Wages", State::Active));
    assert_eq!(world.keychain.places().len(), 1);
    assert_ne!(world.keychain.places(), places);
    assert_eq!(identities::list(&world.ports).await.expect("identities").len(), 1);
}

#[tokio::test]
async fn an_offer_that_does_not_name_what_it_replaces_is_not_accepted() {
    let world = world();
    let early = offered(&world, &alice()).await;
    enrolled(&world, &alice()).await;
    let error = enrol::register(&world.ports, &early, "Desk 4").await.expect_err("enrolled meanwhile");
    assert_eq!(error.code(), Code::AlreadyEnrolled);
    enrolled(&world, &user("bob")).await;
    assert_eq!(identities::list(&world.ports).await.expect("identities").len(), 2);
}

#[tokio::test]
async fn an_enrolment_waits_ten_minutes_and_no_longer() {
    let world = world();
    let pending = register(&world, &offered(&world, &alice()).await).await;
    world.clock.advance(SignedDuration::from_mins(10));
    let pin = check_new_pin(PIN, 4).expect("a PIN");
    let error = enrol::complete(&world.ports, pending.id, &pin).await.expect_err("too late");
    assert_eq!(error.code(), Code::PendingExpired);
    left_nothing(&world).await;
    register(&world, &offered(&world, &alice()).await).await;
    world.clock.advance(SignedDuration::from_mins(10));
    left_nothing(&world).await;
}

#[tokio::test]
async fn share_urls_that_have_expired_are_asked_for_again() {
    let world = world();
    let pending = register(&world, &offered(&world, &alice()).await).await;
    world.service.forget_shares();
    let pin = check_new_pin(PIN, 4).expect("a PIN");
    enrol::complete(&world.ports, pending.id, &pin).await.expect("an identity");
    assert_eq!(world.service.registrations(), 1);

    let pending = register(&world, &offered(&world, &user("bob")).await).await;
    world.service.forget_shares();
    world.service.forget_activations();
    let error = enrol::complete(&world.ports, pending.id, &pin).await.expect_err("gone");
    assert_eq!(error.code(), Code::PendingExpired);
}

#[tokio::test]
async fn a_keychain_in_trouble_is_named_and_nothing_is_half_created() {
    for (trouble, code) in [
        (Trouble::Unavailable, Code::KeychainUnavailable),
        (Trouble::Locked, Code::KeychainLocked),
        (Trouble::Denied, Code::KeychainDenied),
    ] {
        let world = world();
        let offer = offered(&world, &alice()).await;
        world.keychain.fail(Some(trouble));
        assert_eq!(finish(&world.ports, &offer).await.expect_err("no keychain").code(), code);
        assert_eq!(world.service.registrations(), 0);
        world.keychain.fail(None);
        enrol::recover(&world.ports).await.expect("recovered");
        left_nothing(&world).await;
        // The code of the link was not used up either.
        finish(&world.ports, &offer).await.expect("an identity");
    }
}

#[tokio::test]
async fn a_discarded_enrolment_is_gone() {
    let world = world();
    let pending = register(&world, &offered(&world, &alice()).await).await;
    enrol::discard(&world.ports, pending.id).await.expect("discarded");
    left_nothing(&world).await;
    let pin = check_new_pin(PIN, 4).expect("a PIN");
    assert!(matches!(enrol::complete(&world.ports, pending.id, &pin).await, Err(Error::PendingExpired)));
}

#[tokio::test]
async fn the_pin_typed_last_is_the_one_that_counts() {
    for step in 0..12 {
        let world = world();
        let pending = register(&world, &offered(&world, &alice()).await).await;
        let faulty = Faults::new(world.ports.clone(), Plan::Fail(step)).ports();
        let first = check_new_pin("8642", 4).expect("a PIN");
        let failed = enrol::complete(&faulty, pending.id, &first).await.is_err();
        if failed {
            let second = check_new_pin(PIN, 4).expect("a PIN");
            enrol::complete(&world.ports, pending.id, &second).await.expect("an identity");
        }
        let identity = identities::list(&world.ports).await.expect("identities").remove(0);
        let chosen = Pin::parse(if failed { PIN } else { "8642" }).expect("a PIN");
        sign_in::token(&world.ports, identity.id, &chosen).await.expect("a token");
    }
}
