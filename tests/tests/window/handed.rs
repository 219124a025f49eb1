//! Documents that an application hands over with what it asks to be signed.

use e2e::Window;
use reqwest::StatusCode;

use crate::sign::PDF;
use crate::steps::{PIN, USER, enrolled, finish};

const ORDER: &[u8] = b"Forty desks at EUR 460 each.\n";
/// Of the same length.
const OTHER: &[u8] = b"Forty desks at EUR 640 each.\n";

#[tokio::test]
async fn the_document_is_shown_signed_and_its_receipt_checks() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let (document, name) = application.download_document(&desk.folder()).await;
    let asked = application.ask_for_signature(&document).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-handed=shown] [data-preview=text]").await;
    window.find_text("This order is valid once it is signed.").await;
    window.examine("session-document").await;
    sign(&window, &asked.number).await;
    let standing = application.document_becomes(&document, "verified").await;
    assert_eq!(standing["signer"], USER);

    // The receipt, beside the copy that the application gave out, says that nothing has changed. In a folder where there is
    // nothing that the dialog could complete a name with.
    let folder = desk.folder().join("receipts");
    std::fs::create_dir(&folder).expect("a folder");
    let receipt = folder.join(format!("{name}.signature.json"));
    window.press("save-receipt").await;
    let saving = desk.dialog("name", "^Save").await;
    saving.save_as(receipt.to_str().expect("a path")).await;
    window.find("[data-saved]").await;
    assert_eq!(service.verify(&receipt).await.0, StatusCode::OK);
    std::fs::rename(desk.folder().join(&name), folder.join(&name)).expect("the copy");
    finish(&window, "document-signed").await;
    window.click("[data-nav=history]").await;
    window.find_text(&name).await;
    window.press("check-receipt").await;
    window.screen("receipt").await;
    window.press("choose-receipt").await;
    desk.dialog("name", "^(Open|Select|Choose)").await.choose(receipt.to_str().expect("a path")).await;
    window.find("[data-verdict=unchanged]").await;
}

#[tokio::test]
async fn a_pdf_is_signed_after_its_last_page() {
    let (desk, service, window) = enrolled().await;
    let asked = service.ask_to_sign(PDF.as_bytes(), Some("Contract.pdf")).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-handed=shown]").await;
    window.find("[data-action=approve][aria-disabled]").await;
    window.read_document().await;
    let drawn =
        "return [...document.querySelectorAll('figure figcaption')].map((words) => words.textContent)";
    let pages = window.run(drawn, vec![]).await;
    assert_eq!(pages, serde_json::json!(["Both parties agree.", "One party pays."]));
    window.examine("session-document-pages").await;
    sign(&window, &asked.number).await;
    let told = service.signature_becomes(&asked, "signed").await;
    assert_eq!(told["userId"], USER);
}

#[tokio::test]
async fn a_document_that_comes_while_its_fingerprint_is_shown_is_shown_and_signed() {
    let (desk, service, window) = enrolled().await;
    let asked = service.ask_to_sign(ORDER, None).await;
    desk.start_again_with(&asked.link).await;
    window.find_text("Fingerprint to sign").await;
    assert!(!window.has("[data-handed]").await);
    service.hand_over_for(&asked, "Order.txt", ORDER).await;
    window.find("[data-handed=shown]").await;
    window.find_text("Sign Order.txt for").await;
    sign(&window, &asked.number).await;
    service.signature_becomes(&asked, "signed").await;
}

#[tokio::test]
async fn another_document_than_was_announced_is_a_hard_stop() {
    let (desk, service, window) = enrolled().await;
    let asked = service.ask_to_sign(ORDER, Some("Order.txt")).await;
    service.exchange_documents(OTHER);
    desk.start_again_with(&asked.link).await;
    window.failure("document-mismatch").await;
    window.examine("session-document-mismatch").await;
    assert!(!window.has("[data-action=approve]").await, "there is nothing to sign");
    assert!(!window.text().await.contains("640"), "what is not to be signed is not shown");
    window.press("refuse").await;
    window.screen("refused").await;
    service.signature_becomes(&asked, "abort").await;
}

#[tokio::test]
async fn the_application_learns_why_it_was_refused() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let (document, _) = application.download_document(&desk.folder()).await;
    let asked = application.ask_for_signature(&document).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-handed=shown]").await;
    window.press("reason").await;
    window.look_at("reason").await;
    window.click("input[value=incorrect]").await;
    window.click("#comment").await;
    window.keys("We ordered thirty.").await;
    window.press("refuse").await;
    window.look_at("refused").await;
    let standing = application.document_becomes(&document, "refused").await;
    let sentence = standing["sentence"].as_str().unwrap_or_default();
    assert!(sentence.ends_with("What it says is wrong. “We ordered thirty.”"), "{sentence}");
}

#[tokio::test]
async fn a_request_that_expires_while_it_is_read_is_not_signed() {
    let (desk, service, window) = enrolled().await;
    let asked = service.ask_to_sign(ORDER, Some("Order.txt")).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-handed=shown]").await;
    window.read_document().await;
    service.let_sessions_expire();
    window.approve(&asked.number).await;
    window.failure("session-expired").await;
    window.examine("session-document-expired").await;
    window.press("close").await;
    window.screen("home").await;
    service.signature_becomes(&asked, "expired").await;
}

async fn sign(window: &Window, number: &str) {
    window.read_document().await;
    window.approve(number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    window.look_at("document-signed").await;
}
