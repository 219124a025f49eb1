//! Signing documents, and checking signatures.

use std::{fs, path::PathBuf};

use authenticator::testing::World;
use countersign_desktop::bridge::{
    Brought, Commands, DocumentPage, DocumentView, Failure, NextQuestion, Outcome, PinEntry, PinPhase,
    PinPurpose, Preview, Question, Receipt, ReceiptVerdict, ShownText, SignDocument,
};
use tempfile::TempDir;

use crate::{
    bare::{Bare, PIN},
    drawing::PDF,
};

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
    sign(bare, document, false).await.expect("a PIN entry")
}

async fn sign(bare: &Bare, document: &DocumentView, acknowledged: bool) -> Result<PinEntry, Failure> {
    let identity = document.identities[0].id.clone();
    bare.desk.sign_document(SignDocument { id: document.id.clone(), identity, acknowledged }).await
}

/// A PNG file of so many pixels each way.
fn picture(side: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_luma8(side, side)
        .write_to(&mut file, image::ImageFormat::Png)
        .expect("a picture");
    file.into_inner()
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

#[tokio::test]
async fn text_is_shown_with_what_hides_in_it() {
    let (bare, _world, _folder, path) = prepared().await;
    fs::write(&path, "pay \u{202e}001").expect("a document");
    let document = chosen(&bare, &path).await;
    assert_eq!(document.preview, Preview::Text(ShownText { text: "pay ⟦U+202E⟧001".into(), marked: 1 }));
    signing(&bare, &document).await;
}

#[tokio::test]
async fn pages_are_seen_to_the_end_before_they_are_signed() {
    let (bare, _world, _folder, path) = prepared().await;
    fs::write(&path, picture(40)).expect("a document");
    let document = chosen(&bare, &path).await;
    assert_eq!(document.preview, Preview::Pages);
    let unseen = sign(&bare, &document, true).await.expect_err("nothing was seen");
    assert_eq!(unseen.code, "document-unseen");
    let asked = |page| DocumentPage { id: document.id.clone(), page, width: 100 };
    let page = bare.desk.document_page(asked(0)).await.expect("a page");
    assert_eq!((page.count, page.width, page.height, page.whole), (1, 40, 40, true));
    assert!(page.picture.starts_with("data:image/png;base64,iVBOR"));
    assert_eq!(bare.desk.document_page(asked(1)).await.expect_err("no page").code, "page-unseen");
    signing(&bare, &document).await;
    // What is drawn is what was hashed.
    fs::write(&path, picture(41)).expect("a document");
    assert_eq!(bare.desk.document_page(asked(0)).await.expect_err("another").code, "document-changed");
}

#[tokio::test]
async fn no_page_is_skipped() {
    let (bare, _world, _folder, path) = prepared().await;
    fs::write(&path, PDF).expect("a document");
    let document = chosen(&bare, &path).await;
    for page in [1, 0] {
        let asked = DocumentPage { id: document.id.clone(), page, width: 100 };
        assert_eq!(bare.desk.document_page(asked).await.expect("a page").count, 2);
        assert_eq!(sign(&bare, &document, true).await.expect_err("not all").code, "document-unseen");
    }
    let last = DocumentPage { id: document.id.clone(), page: 1, width: 100 };
    bare.desk.document_page(last).await.expect("a page");
    signing(&bare, &document).await;
}

#[tokio::test]
async fn what_cannot_be_seen_is_signed_by_whoever_says_that_they_know_it() {
    let (bare, _world, _folder, path) = prepared().await;
    let mut broken = picture(40);
    broken.truncate(50);
    for content in [b"PK\x03\x04\0\0".to_vec(), broken] {
        fs::write(&path, content).expect("a document");
        let document = chosen(&bare, &path).await;
        if document.preview == Preview::Pages {
            let asked = DocumentPage { id: document.id.clone(), page: 0, width: 100 };
            assert_eq!(bare.desk.document_page(asked).await.expect_err("no page").code, "page-unseen");
        }
        assert_eq!(sign(&bare, &document, false).await.expect_err("not seen").code, "document-unseen");
        sign(&bare, &document, true).await.expect("a PIN entry");
    }
}
