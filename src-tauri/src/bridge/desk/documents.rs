//! Signing documents, and checking signatures.

use authenticator::{Pin, identities, sign};

use super::{
    Attempt, Desk, DocumentView, Failure, Fault, Outcome, PinEntry, PinPurpose, ReceiptCheck, SignDocument,
    questions::chosen,
};
use crate::bridge::FileKind;

impl Desk {
    /// Lets the person choose a document.
    pub(super) async fn choose(&self) -> Result<Option<DocumentView>, Failure> {
        match self.0.host.dialogs.open(FileKind::Document).await {
            Some(path) => self.document(&path).await.map(Some),
            None => Ok(None),
        }
    }

    /// Opens the PIN entry that signs a document.
    pub(super) async fn sign(&self, signed: SignDocument) -> Result<PinEntry, Failure> {
        let shown = self.0.documents.find(&signed.id)?;
        if !shown.may_be_signed(signed.acknowledged) {
            return Err(Fault::DocumentUnseen.into());
        }
        let identities = identities::list(self.ports().await?).await?;
        let identity = chosen(&identities, &signed.identity)?;
        let (identity, length) = (identity.id, identity.pin_length);
        self.ask_pin(PinPurpose::Sign, length, move |Attempt { desk, ports, digits }| {
            let (shown, id) = (shown.clone(), signed.id.clone());
            async move {
                let pin = digits.expose(Pin::parse)?;
                drop(digits);
                let receipt = sign::document(&ports, &shown.document, identity, &pin).await?;
                desk.0.documents.forget(&id);
                Ok(Outcome::Signed(receipt.into()))
            }
        })
        .await
    }

    /// Lets the person choose a signature, and compares it with its document.
    pub(super) async fn check_chosen_receipt(&self) -> Result<Option<ReceiptCheck>, Failure> {
        match self.0.host.dialogs.open(FileKind::Receipt).await {
            Some(path) => Ok(Some(sign::check(&path).await?.into())),
            None => Ok(None),
        }
    }
}
