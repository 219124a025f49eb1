//! Signing documents, and checking signatures.

use std::{fs, path::PathBuf};

use authenticator::testing::World;
use countersign_desktop::bridge::{
    Brought, Commands, DocumentView, NextQuestion, Outcome, PinEntry, PinPhase, PinPurpose, Question,
    Receipt, ReceiptVerdict, SignDocument,
};
use tempfile::TempDir;

use crate::bare::{Bare, PIN};

/// A desk with an identity, and a document in a folder of its own.
async fn prepared() -> (Bare, World, TempDir, PathBuf) {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, "ada@example.com").await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("order.txt");
    fs::write(&path, "an order").expect("a document");
    (bare, world, folder, path)
}

async fn chosen(bare: &Bare, path: &PathBuf) -> DocumentView {
    bare.will_choose(path);
    bare.desk.choose_document(()).await.expect("an answer").expect("a document")
}

async fn signing(bare: &Bare, document: &DocumentView) -> PinEntry {
    let identity = document.identities[0].id.clone();
    bare.desk.sign_document(SignDocument { id: document.id.clone(), identity }).await.expect("a PIN entry")
}

async fn signed(bare: &Bare, path: &PathBuf) -> Receipt {
    let entry = signing(bare, &chosen(bare, path).await).await;
    match bare.type_pin(&entry, PIN).await.outcome {
        Some(Outcome::Signed(receipt)) => receipt,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_chosen_document_is_signed() {
    let (bare, _world, folder, path) = prepared().await;
    let document = chosen(&bare, &path).await;
    assert_eq!((document.name.as_str(), document.size), ("order.txt", 8));
    assert_eq!(document.folder, folder.path().display().to_string());
    let entry = signing(&bare, &document).await;
    assert_eq!((entry.purpose.clone(), entry.length), (PinPurpose::Sign, 4));
    let state = bare.type_pin(&entry, PIN).await;
    let Some(Outcome::Signed(receipt)) = state.outcome else { panic!("{:?}", state.failure) };
    assert_eq!((receipt.document.as_str(), receipt.hash), ("order.txt", document.hash));
    assert!(fs::exists(receipt.saved).expect("a folder"));
}

#[tokio::test]
async fn a_document_that_changed_meanwhile_is_not_signed() {
    let (bare, _world, _folder, path) = prepared().await;
    let entry = signing(&bare, &chosen(&bare, &path).await).await;
    fs::write(&path, "another order").expect("a document");
    let state = bare.type_pin(&entry, PIN).await;
    assert_eq!(
        (state.phase, state.failure.map(|why| why.code)),
        (PinPhase::Closed, Some("document-changed".into()))
    );
}

#[tokio::test]
async fn a_dropped_file_is_a_question() {
    let (bare, _world, folder, path) = prepared().await;
    bare.desk.bring(Brought::File(path));
    let question = bare.desk.next_question(NextQuestion { signing: false }).await.expect("an answer");
    assert!(matches!(question, Some(Question::Document(document)) if document.name == "order.txt"));

    bare.desk.bring(Brought::File(folder.path().to_owned()));
    let question = bare.desk.next_question(NextQuestion { signing: false }).await.expect("an answer");
    assert!(matches!(question, Some(Question::Failed(failure)) if failure.code == "document-unreadable"));
}

#[tokio::test]
async fn a_signature_is_compared_with_its_document() {
    let (bare, _world, _folder, path) = prepared().await;
    let receipt = signed(&bare, &path).await;
    let verdict = async || {
        bare.will_choose(&receipt.saved);
        bare.desk.check_receipt(()).await.expect("an answer").expect("a signature").verdict
    };
    assert_eq!(verdict().await, ReceiptVerdict::Unchanged);
    fs::write(&path, "another order").expect("a document");
    assert_eq!(verdict().await, ReceiptVerdict::Changed);
    fs::remove_file(&path).expect("a document");
    assert_eq!(verdict().await, ReceiptVerdict::DocumentMissing);
}

#[tokio::test]
async fn choosing_nothing_is_an_answer() {
    let (bare, ..) = prepared().await;
    assert_eq!(bare.desk.choose_document(()).await, Ok(None));
    assert_eq!(bare.desk.check_receipt(()).await, Ok(None));
}
