//! Signing documents: from this workstation, and for an application that asks.

use std::path::{Path, PathBuf};

use e2e::Window;
use reqwest::StatusCode;
use serde_json::Value;

use crate::steps::{PIN, USER, enrolled, finish};

#[tokio::test]
async fn a_file_chosen_in_the_systems_dialog() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let (document, name) = application.download_document(&desk.folder()).await;
    let path = desk.folder().join(&name);
    window.click("[data-nav=document]").await;
    window.look_at("document").await;
    window.press("choose-document").await;
    desk.dialog("name", "^(Open|Select|Choose)").await.choose(path.to_str().expect("a path")).await;
    sign(&window, &name).await;
    let receipt = receipt(&window).await;
    let (status, answer) = service.verify(&receipt).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert!(answer["certificate"].as_str().is_some_and(|jwt| jwt.split('.').count() == 3), "{answer}");
    // The application, which made the document, finds that it is this one, and who signed it.
    let verdict = application.hand_in(&document, &receipt).await;
    assert_eq!((&verdict["state"], &verdict["signer"]), (&Value::from("verified"), &Value::from(USER)));
    finish(&window, "signed").await;
}

#[tokio::test]
async fn a_file_handed_over_by_the_system() {
    let (desk, service, window) = enrolled().await;
    let path = desk.folder().join("Contract.txt");
    std::fs::write(&path, "Both parties agree.\n").expect("a document");
    window.close().await;
    let window = desk.open_app_with(&[path.to_str().expect("a path")]).await;
    sign(&window, "Contract.txt").await;
    let receipt = receipt(&window).await;
    assert_eq!(service.verify(&receipt).await.0, StatusCode::OK);
    finish(&window, "signed").await;
    // A signature does not fit another document, which the app notices without the service.
    std::fs::write(&path, "One party agrees.\n").expect("a document");
    window.click("[data-nav=document]").await;
    window.press("check-receipt").await;
    window.screen("receipt").await;
    window.press("choose-receipt").await;
    desk.dialog("name", "^(Open|Select|Choose)").await.choose(receipt.to_str().expect("a path")).await;
    window.find("[data-verdict=changed]").await;
    window.examine("receipt-changed").await;
}

#[tokio::test]
async fn a_file_that_arrives_while_the_window_asks_for_one() {
    let (desk, _service, window) = enrolled().await;
    let path = desk.folder().join("Minutes.txt");
    std::fs::write(&path, "Nothing was decided.\n").expect("a document");
    window.click("[data-nav=document]").await;
    window.screen("document").await;
    desk.start_again_with(path.to_str().expect("a path")).await;
    window.heading("Sign Minutes.txt?").await;
}

#[tokio::test]
async fn a_hash_that_an_application_asks_for() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let (document, _) = application.download_document(&desk.folder()).await;
    let asked = application.ask_for_signature(&document).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-kind=signing]").await;
    window.examine("session-signing").await;
    window.approve(&asked.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    window.look_at("session-signed").await;
    let standing = application.document_becomes(&document, "verified").await;
    assert_eq!(standing["signer"], USER);
}

async fn sign(window: &Window, name: &str) {
    window.heading(&format!("Sign {name}?")).await;
    window.examine("document-chosen").await;
    window.press("sign").await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    window.look_at("signed").await;
}

/// The signature file, where the app says that it saved it.
async fn receipt(window: &Window) -> PathBuf {
    let text = window.text().await;
    let line =
        text.lines().find(|line| line.starts_with('/')).unwrap_or_else(|| panic!("no path in:\n{text}"));
    let path = Path::new(line.trim()).to_owned();
    assert!(path.is_file(), "{} was not saved", path.display());
    path
}
