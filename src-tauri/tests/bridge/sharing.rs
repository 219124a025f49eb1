//! Codes for another device.

use authenticator::testing::World;
use countersign_desktop::bridge::{
    AcceptEnrolment, Commands, OfferEnrolment, Outcome, PinPhase, PinPurpose, QuickCode, Shown,
};

use crate::bare::{Bare, PIN, by_id};

const ADA: &str = "ada@example.com";

/// A desk with Ada's identity, at a service that lets her make codes.
async fn enrolled() -> (Bare, World, String) {
    let (bare, world) = Bare::with_world();
    world.service.allow_quick_codes(false);
    let identity = bare.enrolled(&world, ADA).await;
    (bare, world, identity.id)
}

#[tokio::test]
async fn a_code_made_with_the_pin_enrols_another_device() {
    let (bare, world, identity) = enrolled().await;
    let entry = bare.desk.make_quick_code(by_id(&identity)).await.expect("a PIN entry");
    assert_eq!((entry.purpose.clone(), entry.length), (PinPurpose::Share, 4));
    let state = bare.type_pin(&entry, PIN).await;
    let Some(Outcome::QuickCode(made)) = state.outcome else { panic!("{:?}", state.failure) };
    assert_eq!((made.user.as_str(), made.project.as_str()), (ADA, "Payroll"));
    assert_eq!(made.service, world.service.address().to_string());

    let mut ports = World::new().expect("a world").ports;
    ports.service = world.ports.service.clone();
    let other = Bare::new(move || Ok(ports.clone()));
    let typed = OfferEnrolment { service: made.service.clone(), user: ADA.into(), code: made.code.0.clone() };
    let offer = other.desk.offer_enrolment(typed).await.expect("an offer");
    let accepted = AcceptEnrolment { id: offer.id, device_name: "tablet".into() };
    let entry = other.desk.accept_enrolment(accepted).await.expect("a PIN entry");
    other.type_pin(&entry, "8264").await;
    assert_eq!(other.type_pin(&entry, "8264").await.phase, PinPhase::Done);
}

#[tokio::test]
async fn what_was_shown_is_forgotten_with_its_entry() {
    let (bare, _world, identity) = enrolled().await;
    let entry = bare.desk.make_quick_code(by_id(&identity)).await.expect("a PIN entry");
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
    bare.desk.cancel_pin(by_id(&entry.id)).await.expect("it is closed");
    let failure = bare.desk.pin_state(by_id(&entry.id)).await.expect_err("nothing is left");
    assert_eq!(failure.code, "entry-closed");
}

#[tokio::test]
async fn a_wrong_pin_makes_no_code() {
    let (bare, _world, identity) = enrolled().await;
    let entry = bare.desk.make_quick_code(by_id(&identity)).await.expect("a PIN entry");
    let state = bare.type_pin(&entry, "9999").await;
    assert_eq!((state.phase, state.outcome), (PinPhase::Entering, None));
    assert_eq!(state.failure.map(|why| why.code), Some("wrong-pin".into()));
}

#[tokio::test]
async fn a_project_that_does_not_want_it_says_so() {
    let (bare, world) = Bare::with_world();
    let identity = bare.enrolled(&world, ADA).await;
    let entry = bare.desk.make_quick_code(by_id(&identity.id)).await.expect("a PIN entry");
    let state = bare.type_pin(&entry, PIN).await;
    assert_eq!(state.phase, PinPhase::Closed);
    assert_eq!(state.failure.map(|why| why.code), Some("quick-code-not-offered".into()));
}

#[test]
fn a_code_does_not_print() {
    let [user, project, service, expires] = ["u", "p", "s", "e"].map(str::to_owned);
    let code = QuickCode { code: Shown("905174".into()), user, project, service, expires };
    assert!(!format!("{code:?}").contains("905174"));
}
