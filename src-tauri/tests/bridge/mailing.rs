//! Enrolling with what a mail brings.

use authenticator::{UserId, testing::World};
use countersign_desktop::bridge::{
    AcceptEnrolment, AskForMail, Commands, MailMethod, OfferEnrolment, PinPhase, Question, ReadLink,
};

use crate::bare::{Bare, PIN};

const ADA: &str = "ada@example.com";

fn ada() -> UserId {
    UserId::parse(ADA).expect("a user ID")
}

fn typed(world: &World) -> AskForMail {
    AskForMail { service: world.service.address().to_string(), user: ADA.into() }
}

#[tokio::test]
async fn the_code_of_a_mail_becomes_an_identity() {
    let (bare, world) = Bare::with_world();
    world.service.verify_by_mail();
    let mail = bare.desk.ask_for_mail(typed(&world)).await.expect("a mail");
    assert_eq!((mail.project.as_str(), mail.user.as_str(), mail.method), ("Payroll", ADA, MailMethod::Code));
    assert_eq!(world.service.registrations(), 0, "asking changes nothing here");

    let code = world.service.last_mail(&ada()).expect("a mail");
    let offer = OfferEnrolment { service: mail.service, user: mail.user, code };
    let offer = bare.desk.offer_enrolment(offer).await.expect("an offer");
    let accepted = AcceptEnrolment { id: offer.id, device_name: "laptop".into() };
    let entry = bare.desk.accept_enrolment(accepted).await.expect("a PIN entry");
    bare.type_pin(&entry, PIN).await;
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
}

#[tokio::test]
async fn the_link_of_a_mail_is_an_offer() {
    let (bare, world) = Bare::with_world();
    world.service.verify_by_mail();
    let (elsewhere, _) = (Bare::new(elsewhere(&world)), ());
    elsewhere.enrolled(&world, ADA).await;
    let mail = bare.desk.ask_for_mail(typed(&world)).await.expect("a mail");
    assert_eq!(mail.method, MailMethod::Link, "she is enrolled elsewhere already");
    let link = ReadLink { text: world.service.last_mail(&ada()).expect("a mail") };
    let question = bare.desk.read_link(link).await;
    assert!(matches!(&question, Ok(Question::Enrol(offer)) if offer.user == ADA), "{question:?}");
}

#[tokio::test]
async fn why_no_mail_comes_is_said() {
    let (bare, world) = Bare::with_world();
    let failure = bare.desk.ask_for_mail(typed(&world)).await.expect_err("it is not offered");
    assert_eq!((failure.code.as_str(), failure.retry), ("mail-not-offered", false));
    world.service.verify_by_mail();
    bare.desk.ask_for_mail(typed(&world)).await.expect("a mail");
    let failure = bare.desk.ask_for_mail(typed(&world)).await.expect_err("too soon");
    assert_eq!((failure.code.as_str(), failure.retry), ("mail-too-soon", true));
    assert_eq!(failure.details["seconds"], "10");

    for (service, user, code) in [
        ("not an address", ADA, "service-address-invalid"),
        ("http://trust.example.com", ADA, "service-address-invalid"),
        ("https://trust.example.com", "", "user-invalid"),
    ] {
        let asked = AskForMail { service: service.into(), user: user.into() };
        assert_eq!(bare.desk.ask_for_mail(asked).await.expect_err("an odd one").code, code);
    }
}

/// Another workstation with the same service.
fn elsewhere(
    world: &World,
) -> impl Fn() -> Result<authenticator::Ports, authenticator::Error> + Send + Sync + 'static {
    let mut ports = World::new().expect("a world").ports;
    ports.service = world.ports.service.clone();
    move || Ok(ports.clone())
}
