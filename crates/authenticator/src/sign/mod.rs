//! Signing documents, and the files that say so.

mod document;
mod receipt;

use std::path::Path;

use mpin::Pin;

pub use document::{Document, read};
pub use receipt::{Receipt, ReceiptCheck, Verdict, check};

use crate::{Error, Ports, identities::IdentityId};

/// Signs a document and saves the signature beside it.
///
/// The document is read once more: one that has changed since is not signed, and the service hears nothing of it.
///
/// # Errors
///
/// [`Error::DocumentChanged`], [`Error::DocumentUnreadable`], [`Error::ReceiptUnwritable`], [`Error::PinLength`],
/// [`Error::WrongPin`], [`Error::IdentityRevoked`], [`Error::IdentityExpired`], [`Error::ClockSkewed`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn document(
    ports: &Ports,
    document: &Document,
    id: IdentityId,
    pin: &Pin,
) -> Result<Receipt, Error> {
    let _ = (ports, document, id, pin);
    todo!()
}
