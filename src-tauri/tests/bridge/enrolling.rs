//! From a link or a code to an identity.

use authenticator::{UserId, keychain::Trouble};
use countersign_desktop::bridge::{
    AcceptEnrolment, Commands, Connection, EnrolmentOffer, OfferEnrolment, Outcome, PinEntry, PinPhase,
    PinPurpose, Question, ReadLink,
};

use crate::bare::{Bare, PIN, by_id};

const ADA: &str = "ada@example.com";

fn ada() -> UserId {
    UserId::parse(ADA).expect("a user ID")
}

/// Accepts a link's offer.
async fn registered(bare: &Bare, link: String) -> PinEntry {
    let question = bare.desk.read_link(ReadLink { text: link }).await;
    let Ok(Question::Enrol(offer)) = question else { panic!("{question:?}") };
    accepted(bare, &offer).await
}

async fn accepted(bare: &Bare, offer: &EnrolmentOffer) -> PinEntry {
    let accepted = AcceptEnrolment { id: offer.id.clone(), device_name: "laptop".into() };
    bare.desk.accept_enrolment(accepted).await.expect("a PIN entry")
}

#[tokio::test]
async fn a_link_becomes_an_identity() {
    let (bare, world) = Bare::with_world();
    let link = ReadLink { text: world.service.verification_url(&ada()) };
    let Ok(Question::Enrol(offer)) = bare.desk.read_link(link).await else { panic!("no offer") };
    assert_eq!((offer.project.as_deref(), offer.user.as_str()), (Some("Payroll"), ADA));
    assert_eq!((offer.connection.clone(), offer.replaces.is_none()), (Connection::Tls, true));
    assert_eq!(world.service.registrations(), 0, "opening a link does nothing");

    let entry = accepted(&bare, &offer).await;
    assert_eq!((entry.purpose.clone(), entry.length), (PinPurpose::Create, 4));
    let first = bare.type_pin(&entry, PIN).await;
    assert_eq!((first.phase, first.entered), (PinPhase::Repeating, 0));
    let last = bare.type_pin(&entry, PIN).await;
    let Some(Outcome::Enrolled(identity)) = last.outcome else { panic!("{:?}", last.failure) };
    assert_eq!((identity.user.as_str(), identity.device_name.as_str()), (ADA, "laptop"));
    assert_eq!(bare.desk.identities(()).await, Ok(vec![identity]));
}

#[tokio::test]
async fn a_typed_code_becomes_an_identity() {
    let (bare, world) = Bare::with_world();
    let typed = OfferEnrolment {
        service: world.service.address().to_string(),
        user: ADA.into(),
        code: world.service.verification_code(&ada()),
    };
    let offer = bare.desk.offer_enrolment(typed).await.expect("an offer");
    let entry = accepted(&bare, &offer).await;
    bare.type_pin(&entry, PIN).await;
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
}

#[tokio::test]
async fn the_second_pin_must_be_the_first() {
    let (bare, world) = Bare::with_world();
    let entry = registered(&bare, world.service.verification_url(&ada())).await;
    bare.type_pin(&entry, PIN).await;
    let state = bare.type_pin(&entry, "4712").await;
    assert_eq!(state.phase, PinPhase::Entering);
    assert_eq!(state.failure.map(|why| why.code), Some("pin-mismatch".into()));
    bare.type_pin(&entry, "8264").await;
    assert_eq!(bare.type_pin(&entry, "8264").await.phase, PinPhase::Done, "both rounds again");
}

#[tokio::test]
async fn a_simple_pin_is_refused_with_its_reason() {
    let (bare, world) = Bare::with_world();
    let entry = registered(&bare, world.service.verification_url(&ada())).await;
    let state = bare.type_pin(&entry, "1234").await;
    let failure = state.failure.expect("a failure");
    assert_eq!((state.phase, failure.code.as_str()), (PinPhase::Entering, "pin-too-simple"));
    assert_eq!(failure.details["reason"], "run");
}

#[tokio::test]
async fn an_offer_is_accepted_once() {
    let (bare, world) = Bare::with_world();
    let link = ReadLink { text: world.service.verification_url(&ada()) };
    let Ok(Question::Enrol(offer)) = bare.desk.read_link(link).await else { panic!("no offer") };
    accepted(&bare, &offer).await;
    let again = AcceptEnrolment { id: offer.id, device_name: "laptop".into() };
    let failure = bare.desk.accept_enrolment(again).await.expect_err("it is used up");
    assert_eq!(failure.code, "offer-expired");
}

#[tokio::test]
async fn what_was_interrupted_is_resumed_or_given_up() {
    let (bare, world) = Bare::with_world();
    let entry = registered(&bare, world.service.verification_url(&ada())).await;
    bare.desk.cancel_pin(by_id(&entry.id)).await.expect("it is closed");
    let unfinished = bare.desk.start(()).await.expect("a screen").unfinished;
    assert_eq!(unfinished[0].user, ADA);

    let entry = bare.desk.resume_enrolment(by_id(&unfinished[0].id)).await.expect("a PIN entry");
    bare.type_pin(&entry, PIN).await;
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
    assert_eq!(bare.desk.start(()).await.expect("a screen").unfinished, []);

    let bob = UserId::parse("bob@example.com").expect("a user ID");
    registered(&bare, world.service.verification_url(&bob)).await;
    let unfinished = bare.desk.start(()).await.expect("a screen").unfinished;
    bare.desk.discard_enrolment(by_id(&unfinished[0].id)).await.expect("it is given up");
    assert_eq!(bare.desk.start(()).await.expect("a screen").unfinished, []);
}

#[tokio::test]
async fn a_locked_keychain_keeps_the_entry_open() {
    let (bare, world) = Bare::with_world();
    let entry = registered(&bare, world.service.verification_url(&ada())).await;
    world.keychain.fail(Some(Trouble::Locked));
    bare.type_pin(&entry, PIN).await;
    let state = bare.type_pin(&entry, PIN).await;
    assert_eq!(
        (state.phase, state.failure.map(|why| why.code)),
        (PinPhase::Entering, Some("keychain-locked".into()))
    );
    world.keychain.fail(None);
    bare.type_pin(&entry, PIN).await;
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
}
