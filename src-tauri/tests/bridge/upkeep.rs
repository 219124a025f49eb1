//! Identities, history, settings, and a computer that is not well.

use std::fs;

use authenticator::{Error, keychain::Trouble, testing::World};
use countersign_desktop::bridge::{
    Appearance, Brought, Commands, Event, ExportFormat, ExportHistory, HistoryKind, HistoryQuery,
    NextQuestion, RenameIdentity,
};

use crate::bare::{Bare, by_id};

const ADA: &str = "ada@example.com";

#[tokio::test]
async fn an_identity_is_renamed_and_removed() {
    let (bare, world) = Bare::with_world();
    let identity = bare.enrolled(&world, ADA).await;
    let renamed = RenameIdentity { id: identity.id.clone(), name: "Work".into() };
    assert_eq!(bare.desk.rename_identity(renamed).await.expect("a name").name, "Work");
    let nameless = RenameIdentity { id: identity.id.clone(), name: " ".into() };
    assert_eq!(bare.desk.rename_identity(nameless).await.expect_err("no name").code, "name-invalid");

    bare.desk.remove_identity(by_id(&identity.id)).await.expect("it is removed");
    assert_eq!(bare.desk.identities(()).await, Ok(Vec::new()));
    assert!(world.keychain.places().is_empty(), "its secret too");
}

#[tokio::test]
async fn history_is_listed_newest_first_and_saved() {
    let (bare, world) = Bare::with_world();
    let identity = bare.enrolled(&world, ADA).await;
    let renamed = RenameIdentity { id: identity.id, name: "Work".into() };
    bare.desk.rename_identity(renamed).await.expect("a name");

    let all = HistoryQuery { search: String::new(), kind: None, before: None };
    let page = bare.desk.history(all.clone()).await.expect("history");
    let kinds: Vec<_> = page.entries.iter().map(|entry| entry.kind.clone()).collect();
    assert_eq!((kinds, page.more), (vec![HistoryKind::Renamed, HistoryKind::Enrolled], false));
    let older = HistoryQuery { before: Some(page.entries[0].id.clone()), ..all.clone() };
    assert_eq!(bare.desk.history(older).await.expect("history").entries, page.entries[1..]);
    let odd = HistoryQuery { before: Some("yesterday".into()), ..all };
    assert_eq!(bare.desk.history(odd).await.expect_err("no identifier").code, "malformed-command");

    let folder = tempfile::tempdir().expect("a folder");
    for (format, name) in [(ExportFormat::Csv, "history.csv"), (ExportFormat::Json, "history.json")] {
        let path = folder.path().join(name);
        bare.will_choose(&path);
        let saved = bare.desk.export_history(ExportHistory { format }).await.expect("an answer");
        assert_eq!(saved, Some(path.display().to_string()));
        assert!(fs::read_to_string(path).expect("a file").contains(ADA));
    }
    bare.will_choose(folder.path().join("nowhere/history.csv"));
    let failure = bare.desk.export_history(ExportHistory { format: ExportFormat::Csv }).await;
    assert_eq!(failure.expect_err("no folder").code, "export-unwritable");
    assert_eq!(bare.desk.export_history(ExportHistory { format: ExportFormat::Csv }).await, Ok(None));
}

#[tokio::test]
async fn settings_are_checked_and_kept() {
    let (bare, _world) = Bare::with_world();
    let mut settings = bare.desk.settings(()).await.expect("settings");
    settings.appearance = Appearance::Dark;
    settings.preset_service = Some("https://trust.example.com".into());
    settings.language = Some("de-CH".into());
    let kept = bare.desk.change_settings(settings.clone()).await.expect("settings");
    assert_eq!(kept, settings);
    assert_eq!(bare.desk.start(()).await.expect("a screen").settings, settings);

    settings.preset_service = Some("http://trust.example.com".into());
    let failure = bare.desk.change_settings(settings.clone()).await.expect_err("no TLS");
    assert_eq!(failure.code, "service-address-invalid");
    settings.preset_service = Some(String::new());
    settings.device_name = String::new();
    let failure = bare.desk.change_settings(settings).await.expect_err("no name");
    assert_eq!(failure.code, "name-invalid");
}

#[tokio::test]
async fn a_keychain_in_trouble_is_said_on_the_first_screen() {
    let (bare, world) = Bare::with_world();
    assert_eq!(bare.desk.start(()).await.expect("a screen").problem, None);
    for (trouble, code) in [
        (Trouble::Locked, "keychain-locked"),
        (Trouble::Unavailable, "keychain-unavailable"),
        (Trouble::Denied, "keychain-denied"),
    ] {
        world.keychain.fail(Some(trouble));
        let problem = bare.desk.start(()).await.expect("a screen").problem.expect("a problem");
        assert_eq!((problem.code.as_str(), problem.retry), (code, true));
    }
    world.keychain.fail(None);
    assert_eq!(bare.desk.start(()).await.expect("a screen").problem, None, "it was looked at again");
}

#[tokio::test]
async fn a_journal_that_does_not_open_is_opened_again() {
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
    static WELL: AtomicBool = AtomicBool::new(false);
    let ports = World::new().expect("a world").ports;
    let bare = Bare::new(move || if WELL.load(SeqCst) { Ok(ports.clone()) } else { Err(Error::NameInvalid) });
    assert!(bare.desk.start(()).await.expect("a screen").problem.is_some());
    assert_eq!(bare.desk.diagnose(()).await.expect("findings")[0].check, "journal");
    WELL.store(true, SeqCst);
    assert_eq!(bare.desk.start(()).await.expect("a screen").problem, None);
}

#[tokio::test]
async fn a_question_waits_until_it_is_taken() {
    let (bare, _world) = Bare::with_world();
    bare.desk.bring(Brought::Link("countersign://enrol".into()));
    assert_eq!(bare.told().await, [Event::QuestionWaiting]);
    assert!(bare.desk.start(()).await.expect("a screen").question_waiting);
    bare.desk.next_question(NextQuestion { signing: false }).await.expect("an answer").expect("a question");
    assert!(!bare.desk.start(()).await.expect("a screen").question_waiting);
}

#[tokio::test]
async fn what_another_process_changes_is_told() {
    let world = World::new().expect("a world");
    let (ports, shared) = (world.ports.clone(), world.ports.clone());
    let (here, there) = (Bare::new(move || Ok(ports.clone())), Bare::new(move || Ok(shared.clone())));
    here.desk.start(()).await.expect("a screen");
    there.enrolled(&world, ADA).await;
    here.desk.notice_changes().await;
    assert!(here.told().await.contains(&Event::Changed));
    here.desk.notice_changes().await;
    assert_eq!(here.told().await, [], "once");
}

#[tokio::test]
async fn a_well_computer_has_no_finding_that_fails() {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, ADA).await;
    let findings = bare.desk.diagnose(()).await.expect("findings");
    assert!(findings.iter().all(|finding| finding.failure.is_none()), "{findings:?}");
}
