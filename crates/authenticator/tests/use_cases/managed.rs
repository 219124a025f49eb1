//! What an organisation fixes, over what a person chose.

use std::sync::{Arc, Mutex};

use authenticator::{
    Code, Error, Settings, doctor, enrol, identities, link,
    policy::{self, Flaw, FlawKind, PinRules, Reading, Setting},
    requests, settings, share, sign_in,
    testing::Faults,
};

use super::{PIN, alice, enrolled, pin, world};

/// A document that allows only this service.
fn only(service: &str) -> String {
    format!(r#"{{"version": 1, "organisation": "Acme", "services": {{"allowed": ["{service}"]}}}}"#)
}

fn code<T: std::fmt::Debug>(answered: Result<T, Error>) -> Code {
    answered.expect_err("refused").code()
}

#[tokio::test]
async fn a_person_s_choice_waits_below_and_comes_back() {
    let world = world();
    let own = Settings { lock_after: 60, capture_guard: false, ..Settings::default() };
    settings::store(&world.ports, own.clone()).await.expect("stored");
    world.policy.put(r#"{"version": 1, "captureGuard": true, "lock": {"longestIdle": 10}}"#);
    let held = settings::load(&world.ports).await.expect("settings");
    assert_eq!(held, Settings { lock_after: 10, capture_guard: true, ..own.clone() });
    assert_eq!(settings::fixed(&world.ports).await.expect("a list"), [Setting::CaptureGuard]);
    // The page sends every setting as it holds, with one changed.
    let chosen = Settings { still: true, ..held.clone() };
    settings::store(&world.ports, chosen.clone()).await.expect("stored");
    assert_eq!(settings::load(&world.ports).await.expect("settings"), chosen);
    world.policy.set(Reading::Absent);
    assert_eq!(settings::load(&world.ports).await.expect("settings"), Settings { still: true, ..own });
    assert_eq!(settings::fixed(&world.ports).await.expect("a list"), []);
}

#[tokio::test]
async fn an_unreadable_document_keeps_the_last_over_a_restart() {
    let world = world();
    world.policy.put(r#"{"version": 1, "lock": {"longestIdle": 10}}"#);
    settings::load(&world.ports).await.expect("settings");
    let flaw = Flaw { kind: FlawKind::Writable, place: "/etc/countersign".into() };
    world.policy.set(Reading::Flawed(flaw.clone()));
    let idle = async || settings::load(&world.ports).await.expect("settings").lock_after;
    assert_eq!(settings::load(&world.ports).await.expect("settings").lock_after, 5);
    settings::store(&world.ports, Settings { lock_after: 0, ..Settings::default() }).await.expect("stored");
    // What is asked anew knows nothing but what the journal kept: as after a restart.
    assert_eq!(idle().await, 10);
    let in_force = policy::in_force(&world.ports).await.expect("a document");
    assert!(in_force.managed && in_force.flaw == Some(flaw));
    let findings = doctor::examine(&world.ports).await.expect("findings");
    let finding = findings.iter().find(|finding| finding.check == doctor::Check::Policy).expect("it");
    assert_eq!(finding.failure.as_ref().map(Error::code), Some(Code::PolicyUnreadable));
    world.policy.put(r#"{"version": 1, "lock": {"longestId": 10}}"#);
    assert_eq!(idle().await, 10, "a typing error drops nothing");
    world.policy.set(Reading::Absent);
    assert_eq!(idle().await, 0);
}

#[tokio::test]
async fn a_change_is_noticed_once() {
    let world = world();
    let count = async || world.ports.changes().await.expect("a count");
    let before = count().await;
    world.policy.put(r#"{"version": 1}"#);
    let after = count().await;
    assert!(after > before && count().await == after, "once");
    world.policy.put("{");
    let broken = count().await;
    assert!(broken > after && count().await == broken, "once");
    world.policy.set(Reading::Absent);
    assert!(count().await > broken);
}

#[tokio::test]
async fn services_that_are_not_allowed_are_not_even_asked() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let url = world.service.verification_url(&alice());
    let session = format!("{}/#{}", identity.service, world.service.open_session(None, "March", None));
    let calls = Arc::new(Mutex::new(Vec::new()));
    let watched = Faults::watched(world.ports.clone(), {
        let calls = Arc::clone(&calls);
        move |step| calls.lock().expect("the calls").push(step.call)
    });
    // Two of them: a single one would preset itself, and the doctor would look how it is.
    world.policy.put(&only(r#"https://elsewhere.example", "https://there.example"#));
    let ports = &watched.ports();
    assert_eq!(code(link::read(ports, &url).await), Code::ServiceNotAllowed);
    assert_eq!(code(link::read(ports, &session).await), Code::ServiceNotAllowed);
    let service = identity.service.as_str();
    assert_eq!(
        code(enrol::offer(ports, service, "bob@example.com", "123456").await),
        Code::ServiceNotAllowed
    );
    let mail = enrol::ask_for_mail(ports, &identity.service, &alice(), "Desk").await;
    assert_eq!(code(mail), Code::ServiceNotAllowed);
    assert_eq!(code(sign_in::token(ports, identity.id, &pin()).await), Code::ServiceNotAllowed);
    assert_eq!(code(share::quick_code(ports, identity.id, &pin()).await), Code::ServiceNotAllowed);
    assert_eq!(requests::look(ports, std::time::Duration::ZERO).await.expect("a look").asked, 0);
    doctor::examine(ports).await.expect("findings");
    let here =
        ["policy", "identities", "write", "settings", "changes", "next_generation", "get", "put", "delete"];
    let calls = calls.lock().expect("the calls").clone();
    let of_a_service: Vec<_> = calls.iter().filter(|call| !here.contains(call)).collect();
    assert!(of_a_service.is_empty(), "asked of a service: {of_a_service:?}");
    assert_eq!(identities::list(ports).await.expect("identities").len(), 1, "it is still listed");

    let Err(error) = link::read(ports, &url).await else { panic!("read") };
    assert_eq!(error.details()["allowed"], "https://elsewhere.example, https://there.example");
    world.policy.put(&only(service));
    assert!(sign_in::token(ports, identity.id, &pin()).await.is_ok(), "allowed again");
}

#[tokio::test]
async fn a_project_with_short_pins_is_refused_before_its_code_is_used() {
    let world = world();
    let url = world.service.verification_url(&alice());
    world.policy.put(r#"{"version": 1, "pin": {"minimumLength": 6}}"#);
    assert_eq!(code(link::read(&world.ports, &url).await), Code::PinsTooShort);
    world.policy.set(Reading::Absent);
    let link::Asked::Enrol(offer) = link::read(&world.ports, &url).await.expect("an offer") else {
        panic!("not an enrolment");
    };
    let pending = enrol::register(&world.ports, &offer, "Desk").await.expect("registered");
    world.policy.put(r#"{"version": 1, "pin": {"minimumLength": 6}}"#);
    let chosen = authenticator::check_new_pin(PIN, 4).expect("a PIN");
    assert_eq!(code(enrol::complete(&world.ports, pending.id, &chosen).await), Code::PinsTooShort);
    world.policy.put(r#"{"version": 1, "pin": {"differentDigits": 4}}"#);
    let rules = PinRules::load(&world.ports).await.expect("rules");
    assert_eq!(code(rules.check("7747", 4)), Code::PinTooSimple);
    assert!(enrol::complete(&world.ports, pending.id, &chosen).await.is_ok());
}

#[tokio::test]
async fn rules_for_pins_do_not_end_what_is_enrolled() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    world.policy.put(r#"{"version": 1, "pin": {"minimumLength": 6}}"#);
    assert!(sign_in::token(&world.ports, identity.id, &pin()).await.is_ok());
}
