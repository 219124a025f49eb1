//! What an organisation fixes, and what the help desk gets.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::steps::{PIN, USER, enrolled};
use e2e::{Desk, Window, eventually};

const FIXED: &str = "[data-setting=lockWithSession] [data-fixed]";
const DOCUMENT: &str =
    r#"{"version": 1, "organisation": "Acme Ltd", "lock": {"longestIdle": 3, "withSession": true}}"#;

async fn settings(window: &Window) {
    window.click("[data-nav=settings]").await;
    window.screen("settings").await;
}

async fn vanishes(window: &Window, selector: &str) {
    eventually(&format!("{selector} to vanish"), async || (!window.has(selector).await).then_some(())).await;
}

#[tokio::test]
async fn managed_settings_are_live_and_outlive_a_broken_document() {
    let desk = Desk::new().await;
    let window = desk.open_app().await;
    settings(&window).await;
    assert!(!window.has("[data-managed]").await);
    // Nothing is pressed: what follows is seen by itself.
    desk.manage(Some(DOCUMENT));
    window.find(FIXED).await;
    window.find_text("Acme Ltd manages some settings").await;
    window.find_text("At most 3 minutes").await;
    window.examine("managed").await;

    desk.manage(Some(&DOCUMENT.replace("longestIdle", "longestIdel")));
    let said = window.failure("policy-unreadable").await;
    assert!(said.contains("lock.longestIdel"), "{said}");
    window.find(FIXED).await;
    window.close().await;

    let window = desk.open_app().await;
    settings(&window).await;
    window.find(FIXED).await;
    window.failure("policy-unreadable").await;
    desk.manage(None);
    vanishes(&window, FIXED).await;
    assert!(!window.has("[data-managed]").await);
}

#[tokio::test]
async fn a_bundle_is_saved_as_it_was_looked_at() {
    let (desk, _service, window) = enrolled().await;
    settings(&window).await;
    window.press("preview-bundle").await;
    window.screen("bundle").await;
    window.find("pre").await;
    let shown = window.run("return document.querySelector('pre').textContent", vec![]).await;
    let shown = shown.as_str().expect("the bundle").to_owned();
    let path = desk.folder().join("bundle.json");
    window.press("save-bundle").await;
    desk.dialog("name", "^Save").await.save_as(path.to_str().expect("a path")).await;
    window.find_text("Saved as").await;
    assert_eq!(fs::read_to_string(&path).expect("a file"), shown);
    let home = desk.folder();
    let home = home.parent().and_then(|home| home.to_str()).expect("a path");
    for secret in [USER, PIN, "127.0.0.1", home] {
        assert!(!shown.contains(secret), "{secret} is in {shown}");
    }
    let bundle: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(bundle["identities"][0]["state"], "active");
    assert!(
        bundle["findings"].as_array().is_some_and(|found| found.iter().all(|one| one["failure"].is_null()))
    );

    let log = desk.data().join("countersign.log");
    let mode = fs::metadata(&log).expect("the log").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let log = fs::read_to_string(log).expect("the log");
    assert!(!log.contains(USER) && !log.contains(PIN));
}

#[tokio::test]
async fn history_is_exported_where_the_person_says() {
    let (desk, _service, window) = enrolled().await;
    for (format, name) in [("csv", "history.csv"), ("json", "history.json")] {
        window.click("[data-nav=history]").await;
        window.screen("history").await;
        window.press("export").await;
        window.screen("export").await;
        let path = desk.folder().join(name);
        window.press(&format!("export-{format}")).await;
        desk.dialog("name", "^Save").await.save_as(path.to_str().expect("a path")).await;
        window.find_text("Saved as").await;
        assert!(fs::read_to_string(&path).expect("a file").contains(USER), "{name}");
    }
}

#[tokio::test]
async fn a_person_who_looks_for_a_fault_is_reminded_of_it() {
    let desk = Desk::new().await;
    let window = desk.open_app().await;
    settings(&window).await;
    window.click("#verboseLog").await;
    window.find("[data-action=stop-verbose]").await;
    window.click("[data-nav=history]").await;
    window.screen("history").await;
    let log = desk.data().join("countersign.log");
    eventually("a line of the lowest level", async || {
        fs::read_to_string(&log).unwrap_or_default().contains(" DEBUG ").then_some(())
    })
    .await;
    window.press("stop-verbose").await;
    vanishes(&window, "[data-verbose]").await;
}
