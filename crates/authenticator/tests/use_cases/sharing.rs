//! QuickCodes: letting another device in.

use authenticator::{
    Code, Ports, enrol,
    history::{self, Kind, Query},
    identities,
    share::{self, QuickCode},
    testing::World,
};
use jiff::SignedDuration;

use super::{alice, enrolled, finish, pin, world, wrong_pin};

/// Another workstation that knows the same service.
fn elsewhere(world: &World) -> Ports {
    Ports { service: world.service.clone(), ..super::world().ports }
}

async fn used(ports: &Ports, code: &QuickCode) -> authenticator::identities::Identity {
    let offer = enrol::offer(ports, code.service.as_str(), code.user.as_str(), code.code.as_str()).await;
    finish(ports, &offer.expect("an offer")).await.expect("an identity")
}

#[tokio::test]
async fn a_quick_code_enrols_another_device_once() {
    let world = world();
    world.service.allow_quick_codes(false);
    let identity = enrolled(&world, &alice()).await;
    let code = share::quick_code(&world.ports, identity.id, &pin()).await.expect("a code");
    assert_eq!((&code.user, &code.service), (&alice(), world.service.address()));
    assert_eq!(code.project_name, "Payroll");
    assert_eq!(code.expires.duration_since(world.ports.clock.now()), SignedDuration::from_secs(60));
    let secret = code.code.as_str().to_owned();
    assert!(!format!("{code:?}").contains(&secret));
    let other = elsewhere(&world);
    used(&other, &code).await;
    let again = enrol::offer(&other, code.service.as_str(), alice().as_str(), &secret).await;
    let again = finish(&other, &again.expect("an offer")).await.expect_err("used");
    assert_eq!(again.code(), Code::CodeWrongOrExpired);
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!((page.entries[0].kind, page.entries[0].subject.as_str()), (Kind::QuickCode, "Payroll"));
    let text = history::export(&world.ports, history::Format::Json).await.expect("history");
    assert!(!text.contains(&secret) && text.contains("quick-code"), "{text}");
}

#[tokio::test]
async fn a_wrong_pin_is_counted_and_told() {
    let world = world();
    world.service.allow_quick_codes(false);
    let identity = enrolled(&world, &alice()).await;
    let error = share::quick_code(&world.ports, identity.id, &wrong_pin()).await.expect_err("wrong");
    assert_eq!((error.code(), error.details()["left"].as_str()), (Code::WrongPin, "2"));
    assert_eq!(identities::list(&world.ports).await.expect("identities")[0].attempts_left, Some(2));
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!(page.entries[0].kind, Kind::QuickCode);
    assert_eq!(page.entries[0].failure.as_deref(), Some("wrong-pin"));
    share::quick_code(&world.ports, identity.id, &pin()).await.expect("a code");
    assert_eq!(identities::list(&world.ports).await.expect("identities")[0].attempts_left, None);
}

#[tokio::test]
async fn refusals_have_sentences_of_their_own() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let error = share::quick_code(&world.ports, identity.id, &pin()).await.expect_err("switched off");
    assert_eq!((error.code(), error.details()["project"].as_str()), (Code::QuickCodeNotOffered, "Payroll"));
    world.service.allow_quick_codes(true);
    let code = share::quick_code(&world.ports, identity.id, &pin()).await.expect("a code");
    let other = elsewhere(&world);
    let second = used(&other, &code).await;
    let error = share::quick_code(&other, second.id, &pin()).await.expect_err("limited");
    assert_eq!((error.code(), error.details()["name"].as_str()), (Code::QuickCodeLimited, "Payroll"));
    let page = history::list(&other, &Query::default()).await.expect("history");
    assert_eq!(page.entries[0].kind, Kind::Enrolled, "nothing was made");
}
