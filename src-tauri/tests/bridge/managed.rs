//! What an organisation fixes, and the bundle for the help desk.

use std::{fs, sync::PoisonError};

use authenticator::policy::Reading;
use countersign_desktop::bridge::{
    AcceptEnrolment, Commands, Event, OfferEnrolment, Outcome, PinPhase, Question, ReadLink,
};

use crate::bare::{Bare, PIN, by_id};

const ADA: &str = "ada@example.com";
const ELSEWHERE: &str =
    r#"{"version": 1, "organisation": "Acme", "services": {"allowed": ["https://elsewhere.example"]}}"#;

#[tokio::test]
async fn what_an_organisation_fixes_is_told_live() {
    let (bare, world) = Bare::with_world();
    assert_eq!(bare.desk.start(()).await.expect("a screen").managed, None);
    world
        .policy
        .put(r#"{"version": 1, "organisation": "Acme", "captureGuard": false, "lock": {"longestIdle": 3}}"#);
    bare.desk.notice_changes().await;
    assert!(bare.told().await.contains(&Event::Changed));
    let start = bare.desk.start(()).await.expect("a screen");
    assert_eq!((start.settings.lock_after, start.settings.capture_guard), (3, false));
    let managed = start.managed.expect("an organisation");
    assert_eq!(managed.organisation.as_deref(), Some("Acme"));
    assert_eq!((managed.fixed, managed.longest_idle), (vec!["captureGuard".to_owned()], Some(3)));
    assert!(managed.services.is_none() && managed.bundle && managed.problem.is_none());

    let asked = bare.desk.settings(()).await.expect("settings");
    let chosen = countersign_desktop::bridge::Settings { capture_guard: true, lock_after: 60, ..asked };
    let held = bare.desk.change_settings(chosen).await.expect("settings");
    assert_eq!((held.lock_after, held.capture_guard), (3, false), "not what was chosen against it");

    world.policy.put("{");
    bare.desk.notice_changes().await;
    assert!(bare.told().await.contains(&Event::Changed));
    let start = bare.desk.start(()).await.expect("a screen");
    assert_eq!(start.settings.lock_after, 3, "the last that could be read");
    let problem = start.managed.and_then(|managed| managed.problem).expect("a problem");
    assert_eq!((problem.code.as_str(), problem.details["kind"].as_str()), ("policy-unreadable", "form"));

    world.policy.set(Reading::Absent);
    bare.desk.notice_changes().await;
    assert_eq!(bare.desk.start(()).await.expect("a screen").managed, None);
}

#[tokio::test]
async fn another_service_is_refused_and_its_identities_sign_nothing() {
    let (bare, world) = Bare::with_world();
    let identity = bare.enrolled(&world, ADA).await;
    world.policy.put(ELSEWHERE);
    let user = authenticator::UserId::parse("bob@example.com").expect("a user");
    let link = ReadLink { text: world.service.verification_url(&user) };
    assert_eq!(bare.desk.read_link(link).await.expect_err("refused").code, "service-not-allowed");
    let typed =
        OfferEnrolment { service: identity.service.clone(), user: "bob".into(), code: "123456".into() };
    assert_eq!(bare.desk.offer_enrolment(typed).await.expect_err("refused").code, "service-not-allowed");
    assert_eq!(bare.desk.identities(()).await.expect("identities").len(), 1, "it is still there");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("order.txt");
    fs::write(&path, "an order").expect("a document");
    bare.will_choose(&path);
    let document = bare.desk.choose_document(()).await.expect("an answer").expect("a document");
    assert_eq!(document.identities, [], "nobody may sign it");
    let entry = bare.desk.make_quick_code(by_id(&identity.id)).await.expect("an entry");
    let state = bare.type_pin(&entry, PIN).await;
    assert_eq!(state.failure.expect("refused").code, "service-not-allowed");
}

#[tokio::test]
async fn rules_for_a_new_pin_hold_where_it_is_typed() {
    let (bare, world) = Bare::with_world();
    world.policy.put(r#"{"version": 1, "pin": {"refuseDates": true}}"#);
    let user = authenticator::UserId::parse(ADA).expect("a user");
    let link = ReadLink { text: world.service.verification_url(&user) };
    let Ok(Question::Enrol(offer)) = bare.desk.read_link(link).await else { panic!("no offer") };
    let accepted = AcceptEnrolment { id: offer.id, device_name: offer.device_name };
    let entry = bare.desk.accept_enrolment(accepted).await.expect("an entry");
    let state = bare.type_pin(&entry, "2412").await;
    assert_eq!(state.phase, PinPhase::Entering);
    let failure = state.failure.expect("too simple");
    assert_eq!((failure.code.as_str(), failure.details["reason"].as_str()), ("pin-too-simple", "date"));
    bare.type_pin(&entry, PIN).await;
    assert!(matches!(bare.type_pin(&entry, PIN).await.outcome, Some(Outcome::Enrolled(_))));
}

#[tokio::test]
async fn what_is_saved_is_what_was_looked_at() {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, ADA).await;
    bare.log.0.lock().unwrap_or_else(PoisonError::into_inner).0.push(format!("enrolled {ADA}"));
    let bundle = bare.desk.preview_diagnostics(()).await.expect("a bundle");
    assert!(bundle.text.contains("enrolled <user 1>") && !bundle.text.contains(ADA), "{}", bundle.text);
    assert!(bundle.text.contains("1.2.3"));
    // What happens meanwhile does not get into it.
    bare.log.0.lock().unwrap_or_else(PoisonError::into_inner).0.push("later".into());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bundle.json");
    bare.will_choose(&path);
    let saved = bare.desk.save_diagnostics(by_id(&bundle.id)).await.expect("saved");
    assert_eq!(saved, Some(path.display().to_string()));
    assert_eq!(fs::read_to_string(&path).expect("a file"), bundle.text);

    assert_eq!(bare.desk.save_diagnostics(by_id(&bundle.id)).await, Ok(None), "nowhere was chosen");
    bare.will_choose(folder.path().join("nowhere/bundle.json"));
    let failure = bare.desk.save_diagnostics(by_id(&bundle.id)).await.expect_err("no folder");
    assert_eq!(failure.code, "bundle-unwritable");
    let unseen = bare.desk.save_diagnostics(by_id("another")).await.expect_err("never looked at");
    assert_eq!(unseen.code, "bundle-gone");
    world.policy.put(r#"{"version": 1, "diagnostics": {"bundle": false}}"#);
    for refused in [
        bare.desk.preview_diagnostics(()).await.expect_err("refused"),
        bare.desk.save_diagnostics(by_id(&bundle.id)).await.expect_err("refused"),
    ] {
        assert_eq!(refused.code, "bundle-forbidden");
    }
}

#[tokio::test]
async fn the_log_says_everything_while_the_settings_do() {
    let (bare, world) = Bare::with_world();
    let everything = || bare.log.0.lock().unwrap_or_else(PoisonError::into_inner).1;
    let mut settings = bare.desk.settings(()).await.expect("settings");
    assert!(!everything());
    settings.verbose_log = true;
    bare.desk.change_settings(settings.clone()).await.expect("settings");
    assert!(everything());
    world.policy.put(r#"{"version": 1, "diagnostics": {"verboseLog": false}}"#);
    bare.desk.notice_changes().await;
    assert!(!everything(), "the organisation does not want that");
    world.policy.set(Reading::Absent);
    bare.desk.notice_changes().await;
    assert!(everything(), "and the person still does");
}
