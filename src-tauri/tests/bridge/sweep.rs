//! Every command is answered, whatever the page sends and whatever state the computer is in.

use authenticator::Error;
use countersign_desktop::bridge::{Brought, COMMANDS, Desk, codes, dispatch};
use serde_json::{Value, json};

use crate::bare::Bare;

/// A desk on a computer where nothing can be opened.
fn nothing_opens() -> Bare {
    Bare::new(|| Err(Error::ServiceAddressInvalid))
}

/// Arguments that have the shape of each command's, and refer to nothing that exists.
pub fn arguments(command: &str) -> Value {
    let id = "00000000-0000-4000-8000-000000000000";
    match command {
        "read_link" => json!({ "text": "no link" }),
        "offer_enrolment" => json!({ "service": "https://trust.example.com", "user": "ada", "code": "1" }),
        "ask_for_mail" => json!({ "service": "https://trust.example.com", "user": "ada" }),
        "read_qr_image" => json!({ "picture": "bm8gcGljdHVyZQ==" }),
        "accept_enrolment" => json!({ "id": id, "deviceName": "laptop" }),
        "rename_identity" => json!({ "id": id, "name": "Work" }),
        "approve_session" => json!({ "id": id, "identity": id, "number": "47", "acknowledged": true }),
        "refuse_session" => json!({ "id": id, "reason": "unclear", "comment": "" }),
        "document_page" => json!({ "id": id, "page": 0, "width": 600 }),
        "sign_document" => json!({ "id": id, "identity": id, "acknowledged": true }),
        "pin_key" => json!({ "entry": id, "sequence": 0, "key": "5" }),
        "history" => json!({ "search": "", "kind": null, "before": null }),
        "export_history" => json!({ "format": "csv" }),
        "change_settings" => json!({
            "appearance": "dark", "language": null, "deviceName": "laptop", "presetService": null,
            "numberPad": true, "shuffledPad": true, "tray": true, "startAtLogin": false, "notifications": true,
            "shortcut": null, "lockAfter": 5, "lockWithSession": true, "captureGuard": true, "textSize": 100,
            "still": false, "verboseLog": false, "updateChannel": "stable",
        }),
        "unlock_by_pin" => json!({ "kind": "any" }),
        "lock_state" | "lock" | "unlock" | "unlock_by_removing" | "activity" => Value::Null,
        "look_for_update" | "preview_diagnostics" => Value::Null,
        "choose_authority" => json!({ "service": "https://trust.example.com" }),
        "forget_authority" => json!({ "service": "https://trust.example.com", "fingerprint": "00" }),
        "pin_service" | "unpin_service" => json!({ "service": "https://trust.example.com", "pin": "AAAA" }),
        "share_terms" => json!({ "id": id, "identity": id }),
        "next_question" => json!({ "signing": false }),
        "remember_place" => json!({ "screen": { "kind": "home" }, "questions": [] }),
        "start" | "close_window" | "quit" | "read_qr_file" | "read_qr_clipboard" | "read_qr_screen"
        | "service_networks" | "identities" | "requests" | "choose_document" | "check_receipt"
        | "settings" | "applications" | "diagnose" => Value::Null,
        _ => json!({ "id": id }),
    }
}

/// Sends every command; what fails does so with a code that people can be told.
async fn sweep(bare: &Bare) {
    let known: Vec<&str> = codes().collect();
    for command in COMMANDS {
        if let Err(failure) = bare.ask(command, arguments(command)).await {
            assert!(known.contains(&failure.code.as_str()), "{command}: {}", failure.code);
            assert_ne!(failure.code, "malformed-command", "{command}");
            assert_ne!(failure.code, "internal-defect", "{command}");
        }
    }
}

#[tokio::test]
async fn every_command_is_answered() {
    sweep(&Bare::with_world().0).await;
}

#[tokio::test]
async fn every_command_is_answered_on_a_computer_where_nothing_opens() {
    sweep(&nothing_opens()).await;
}

#[tokio::test]
async fn arguments_of_another_shape_are_refused() {
    let bare = nothing_opens();
    for command in COMMANDS {
        for malformed in [json!(7), json!("text"), json!({ "id": 7 }), json!([null])] {
            let failure = bare.ask(command, malformed).await.expect_err(command);
            assert_eq!(failure.code, "malformed-command", "{command}");
        }
    }
}

#[tokio::test]
async fn a_command_that_is_not_listed_has_no_answer() {
    let Bare { desk, .. } = nothing_opens();
    assert_eq!(dispatch::<Desk>(&desk, "open_file", Value::Null).await, None);
}

#[tokio::test]
async fn the_window_opens_although_the_journal_does_not() {
    let start = nothing_opens().ask("start", Value::Null).await.expect("a first screen");
    assert_eq!(start["problem"]["code"], "service-address-invalid");
    assert_eq!(start["version"], "1.2.3");
}

#[tokio::test]
async fn a_defect_is_an_answer() {
    let bare = Bare::new(|| panic!("a defect"));
    let failure = bare.ask("identities", Value::Null).await.expect_err("no identities");
    assert_eq!((failure.code.as_str(), failure.retry), ("internal-defect", true));
}

#[tokio::test]
async fn a_link_that_cannot_be_read_is_a_question_with_its_failure() {
    let bare = nothing_opens();
    bare.desk.bring(Brought::Link("countersign://enrol".into()));
    let question = bare.ask("next_question", json!({ "signing": false })).await.expect("an answer");
    assert_eq!(question["kind"], "failed");
    assert_eq!(
        bare.ask("next_question", json!({ "signing": false })).await,
        Ok(Value::Null),
        "it is taken once"
    );
}
