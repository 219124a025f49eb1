//! Signing documents, and checking what was signed.

use std::{fs, path::Path};

use authenticator::{
    Code,
    history::{self, Query},
    identities::Identity,
    sign::{self, Verdict},
    testing::{Faults, Plan, World},
};
use tempfile::TempDir;
use wire::VerifyRequest;

use super::{alice, enrolled, pin, world, wrong_pin};

struct Desk {
    world: World,
    identity: Identity,
    folder: TempDir,
}

impl Desk {
    async fn new() -> Desk {
        let world = world();
        let identity = enrolled(&world, &alice()).await;
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("order.pdf"), "4411 chairs").expect("a document");
        Desk { world, identity, folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    async fn sign(&self) -> Result<sign::Receipt, authenticator::Error> {
        let document = sign::read(&self.path("order.pdf")).await?;
        sign::document(&self.world.ports, &document, self.identity.id, &pin()).await
    }

    fn files(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

async fn refusal(path: &Path) -> Code {
    sign::read(path).await.expect_err("no document").code()
}

#[tokio::test]
async fn a_signature_is_what_dvs_verify_takes() {
    let desk = Desk::new().await;
    let receipt = desk.sign().await.expect("a receipt");
    assert_eq!(receipt.saved, desk.path("order.pdf.signature.json"));
    let text = fs::read_to_string(&receipt.saved).expect("a receipt");
    let verify: VerifyRequest = serde_json::from_str(&text).expect("the members of /dvs/verify");
    assert!(desk.world.service.verify(&verify));
    assert_eq!(verify.kind.as_deref(), Some("verification"));
    let extra: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(extra["document"], "order.pdf");
    assert_eq!(extra["user"], "alice@example.com");
    assert_eq!(extra["service"], desk.world.service.address().as_str());
    assert_eq!(extra["projectId"], desk.world.service.project_id().to_string());
    let page = history::list(&desk.world.ports, &Query::default()).await.expect("history");
    assert_eq!(page.entries[0].subject, "order.pdf");
    assert_eq!(page.entries[0].saved.as_deref(), receipt.saved.to_str());
}

#[tokio::test]
async fn a_second_signature_does_not_replace_the_first() {
    let desk = Desk::new().await;
    desk.sign().await.expect("a receipt");
    let second = desk.sign().await.expect("a receipt");
    assert_eq!(second.saved, desk.path("order.pdf.2.signature.json"));
    assert_eq!(desk.files(), ["order.pdf", "order.pdf.2.signature.json", "order.pdf.signature.json"]);
}

#[tokio::test]
async fn a_document_that_has_changed_is_not_signed_and_the_service_hears_nothing() {
    let desk = Desk::new().await;
    let document = sign::read(&desk.path("order.pdf")).await.expect("a document");
    fs::write(&document.path, "9911 chairs").expect("changed");
    let ports = Faults::new(desk.world.ports.clone(), Plan::Count);
    let error =
        sign::document(&ports.ports(), &document, desk.identity.id, &pin()).await.expect_err("changed");
    assert_eq!((error.code(), ports.steps()), (Code::DocumentChanged, 0));
    fs::write(&document.path, "").expect("emptied");
    let error =
        sign::document(&ports.ports(), &document, desk.identity.id, &pin()).await.expect_err("changed");
    assert_eq!(error.code(), Code::DocumentChanged);
    assert_eq!(desk.files(), ["order.pdf"]);
}

#[tokio::test]
async fn a_wrong_pin_saves_nothing() {
    let desk = Desk::new().await;
    let document = sign::read(&desk.path("order.pdf")).await.expect("a document");
    let error = sign::document(&desk.world.ports, &document, desk.identity.id, &wrong_pin()).await;
    assert_eq!(error.expect_err("wrong").code(), Code::WrongPin);
    assert_eq!(desk.files(), ["order.pdf"]);
}

#[tokio::test]
async fn a_signature_is_compared_with_its_document() {
    let desk = Desk::new().await;
    let receipt = desk.sign().await.expect("a receipt");
    for path in ["order.pdf.signature.json", "order.pdf"] {
        let check = sign::check(&desk.path(path)).await.expect("a check");
        assert_eq!((check.verdict, &check.receipt), (Verdict::Unchanged, &receipt.saved));
        assert_eq!((check.hash, check.signed), (receipt.hash.clone(), receipt.signed));
        assert_eq!(
            (check.document.as_deref(), check.user.as_deref()),
            (Some("order.pdf"), Some("alice@example.com"))
        );
    }
    fs::write(desk.path("order.pdf"), "4412 chairs").expect("changed");
    assert_eq!(sign::check(&receipt.saved).await.expect("a check").verdict, Verdict::Changed);
    fs::write(desk.path("order.pdf"), "").expect("emptied");
    assert_eq!(sign::check(&receipt.saved).await.expect("a check").verdict, Verdict::Changed);
    fs::remove_file(desk.path("order.pdf")).expect("removed");
    assert_eq!(sign::check(&receipt.saved).await.expect("a check").verdict, Verdict::DocumentMissing);
}

#[tokio::test]
async fn a_receipt_from_elsewhere_reads_no_other_folder() {
    let desk = Desk::new().await;
    let receipt = desk.sign().await.expect("a receipt");
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let text = fs::read_to_string(&receipt.saved).expect("a receipt");
    let name = outside.path().to_str().expect("a path");
    fs::write(&receipt.saved, text.replace("\"order.pdf\"", &format!("{name:?}"))).expect("forged");
    let check = sign::check(&receipt.saved).await.expect("a check");
    assert_eq!((check.document, check.verdict), (None, Verdict::DocumentMissing));
    fs::write(&receipt.saved, "{}").expect("damaged");
    assert_eq!(sign::check(&receipt.saved).await.expect_err("damaged").code(), Code::ReceiptUnreadable);
}

#[tokio::test]
async fn what_cannot_be_signed_is_named() {
    let desk = Desk::new().await;
    assert_eq!(refusal(&desk.path("nothing.pdf")).await, Code::DocumentUnreadable);
    assert_eq!(refusal(desk.folder.path()).await, Code::DocumentUnreadable);
    fs::write(desk.path("empty.pdf"), "").expect("a file");
    assert_eq!(refusal(&desk.path("empty.pdf")).await, Code::DocumentEmpty);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_folder_that_takes_no_file_costs_no_attempt() {
    let desk = Desk::new().await;
    // Nobody can make files there, the superuser included.
    let document = sign::read(Path::new("/proc/self/cmdline")).await.expect("a document");
    let ports = Faults::new(desk.world.ports.clone(), Plan::Count);
    let error =
        sign::document(&ports.ports(), &document, desk.identity.id, &pin()).await.expect_err("no place");
    assert_eq!((error.code(), ports.steps()), (Code::ReceiptUnwritable, 0));
}
