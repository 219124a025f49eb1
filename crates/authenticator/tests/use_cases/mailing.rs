//! Enrolling by e-mail: codes, links, and too much haste.

use authenticator::{
    Code, Error,
    enrol::{self, Mail, MailMethod},
    identities, link,
    testing::World,
};
use jiff::SignedDuration;
use wire::UserId;

use super::{alice, enrolled, finish, user, world};

async fn asked(world: &World, user: &UserId) -> Result<Mail, Error> {
    enrol::ask_for_mail(&world.ports, world.service.address(), user, "Desk 4").await
}

#[tokio::test]
async fn a_first_enrolment_gets_a_code_that_is_typed() {
    let world = world();
    world.service.verify_by_mail();
    let mail = asked(&world, &alice()).await.expect("a mail");
    assert_eq!((mail.method, mail.user.clone()), (MailMethod::Code, alice()));
    assert_eq!((mail.project.name.as_str(), mail.project.id), ("Payroll", world.service.project_id()));
    assert_eq!(mail.next.duration_since(world.ports.clock.now()), SignedDuration::from_secs(10));
    let code = world.service.last_mail(&alice()).expect("a mail");
    let service = mail.service.as_str();
    let offer = enrol::offer(&world.ports, service, mail.user.as_str(), &code).await.expect("an offer");
    let identity = finish(&world.ports, &offer).await.expect("an identity");
    assert_eq!(identity.user, alice());
}

#[tokio::test]
async fn another_mail_is_sent_only_later() {
    let world = world();
    world.service.verify_by_mail();
    let first = asked(&world, &alice()).await.expect("a mail");
    world.clock.advance(SignedDuration::from_secs(3));
    let error = asked(&world, &alice()).await.expect_err("too soon");
    assert_eq!((error.code(), error.details()["seconds"].as_str()), (Code::MailTooSoon, "7"));
    assert!(
        matches!(error, Error::MailTooSoon { next, .. } if next == first.next)
            && first.next > world.ports.clock.now()
    );
    asked(&world, &user("bob")).await.expect("another user's mail");
    world.clock.set(first.next);
    asked(&world, &alice()).await.expect("a mail");
}

#[tokio::test]
async fn whoever_is_enrolled_elsewhere_gets_a_link_and_a_forgotten_pin_a_code() {
    let (here, elsewhere) = (world(), world());
    here.service.verify_by_mail();
    // The same service, seen from another workstation.
    let other = authenticator::Ports { service: here.service.clone(), ..elsewhere.ports.clone() };
    enrolled(&here, &alice()).await;
    let mail = enrol::ask_for_mail(&other, here.service.address(), &alice(), "Desk 5").await.expect("a mail");
    assert_eq!(mail.method, MailMethod::Link);
    let text = here.service.last_mail(&alice()).expect("a mail");
    let Ok(link::Asked::Enrol(offer)) = link::read(&other, &text).await else { panic!("no link: {text}") };
    finish(&other, &offer).await.expect("an identity");

    here.clock.advance(SignedDuration::from_secs(10));
    here.service.revoke(&alice());
    assert_eq!(asked(&here, &alice()).await.expect("a mail").method, MailMethod::Code);
    let code = here.service.last_mail(&alice()).expect("a mail");
    let service = here.service.address().as_str();
    let offer = enrol::offer(&here.ports, service, alice().as_str(), &code).await.expect("an offer");
    assert!(offer.replaces.is_some());
    finish(&here.ports, &offer).await.expect("an identity");
    assert_eq!(identities::list(&here.ports).await.expect("identities").len(), 1);
}

#[tokio::test]
async fn services_that_send_no_mails_say_what_to_ask_for() {
    let world = world();
    assert_eq!(asked(&world, &alice()).await.expect_err("no mails").code(), Code::MailNotOffered);
    world.service.verify_by_mail();
    let error = enrol::ask_for_mail(&world.ports, world.service.address(), &alice(), " ").await;
    assert_eq!(error.expect_err("no name").code(), Code::NameInvalid);
    world.service.hide_configuration();
    let error = asked(&world, &alice()).await.expect_err("no project");
    assert_eq!((error.code(), error.retry()), (Code::ProjectUntold, false));
    assert_eq!(world.service.last_mail(&alice()), None);
}
