//! Signing documents: from this workstation, and for an application that asks.

use std::path::{Path, PathBuf};

use e2e::Window;
use reqwest::StatusCode;
use serde_json::Value;

use crate::steps::{PIN, USER, enrolled, finish};

/// Two pages, each higher than the window. Its table of contents is left to the reader.
pub const PDF: &str = "%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 /MediaBox [0 0 595 842] /Resources 3 0 R >> endobj
3 0 obj << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> endobj
4 0 obj << /Type /Page /Parent 2 0 R /Contents 6 0 R >> endobj
5 0 obj << /Type /Page /Parent 2 0 R /Contents 7 0 R >> endobj
6 0 obj << /Length 48 >> stream
BT /F 24 Tf 72 700 Td (Both parties agree.) Tj ET
endstream endobj
7 0 obj << /Length 44 >> stream
BT /F 24 Tf 72 700 Td (One party pays.) Tj ET
endstream endobj
trailer << /Root 1 0 R >>
";

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
async fn a_pdf_is_shown_and_signed_after_its_last_page() {
    let (desk, service, window) = enrolled().await;
    let path = desk.folder().join("Contract.pdf");
    std::fs::write(&path, PDF).expect("a document");
    desk.start_again_with(path.to_str().expect("a path")).await;
    window.heading("Sign Contract.pdf?").await;
    window.find("[data-preview=pages] img").await;
    assert!(window.has("[data-action=sign][aria-disabled]").await, "its second page was not seen");
    window.examine("document-pages").await;
    window.read_document().await;
    // What the confined process drew is a picture, and has its words beside it.
    let drawn = "return [...document.querySelectorAll('figure')].map((page) =>
        [page.querySelector('img').naturalWidth > 0, page.querySelector('figcaption').textContent])";
    let pages = window.run(drawn, vec![]).await;
    assert_eq!(pages, serde_json::json!([[true, "Both parties agree."], [true, "One party pays."]]));
    sign(&window, "Contract.pdf").await;
    let receipt = receipt(&window).await;
    assert_eq!(service.verify(&receipt).await.0, StatusCode::OK);
}

#[tokio::test]
async fn what_cannot_be_shown_is_signed_by_whoever_says_that_they_know_it() {
    let (desk, service, window) = enrolled().await;
    let path = desk.folder().join("Model.step.gz");
    std::fs::write(&path, b"\x1f\x8b\x08\0\0\0").expect("a document");
    desk.start_again_with(path.to_str().expect("a path")).await;
    window.heading("Sign Model.step.gz?").await;
    window.find("[data-action=sign][aria-disabled]").await;
    window.click("[data-acknowledge]").await;
    sign(&window, "Model.step.gz").await;
    let receipt = receipt(&window).await;
    assert_eq!(service.verify(&receipt).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_hash_that_an_application_asks_for() {
    let (desk, service, window) = enrolled().await;
    let asked = service.ask_to_sign(b"Both parties agree.", None).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-kind=signing]").await;
    window.examine("session-signing").await;
    window.approve(&asked.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    window.look_at("session-signed").await;
    let told = service.signature_becomes(&asked, "signed").await;
    assert_eq!(told["userId"], USER);
}

async fn sign(window: &Window, name: &str) {
    window.heading(&format!("Sign {name}?")).await;
    window.examine("document-chosen").await;
    window.read_document().await;
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
