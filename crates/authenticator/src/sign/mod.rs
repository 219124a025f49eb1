//! Signing documents, and the files that say so.

mod document;
pub(crate) mod receipt;

use mpin::Pin;
use wire::{MessageHash, Scope, VerifyRequest};

pub use document::{Document, content, read};
pub use receipt::{Receipt, ReceiptCheck, Verdict, check, name_for as receipt_name};

use crate::{
    Error, Ports,
    authentication::{Ready, Signed},
    history::Kind,
    identities::IdentityId,
    journal::{NewEntry, Write},
};
use receipt::{Content, Reserved};

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
    let hash = unchanged(document).await?;
    let reserved = Reserved::beside(document)?;
    let mut ready = Ready::fetch(ports, id, pin).await?;
    let identity = ready.record.identity.clone();
    let mut entry = NewEntry::of(&identity, Kind::Signed, ports.clock.now());
    entry.subject = document.name.clone();
    entry.hash = Some(hash.to_string());
    // The PIN is proved first, so that a wrong one is counted and nothing is saved.
    ready.authenticate(ports, pin, Scope::DvsAuth, None, entry.clone()).await?;
    ports.journal.write(vec![Write::Used(id, ports.clock.now())]).await?;
    let Signed { signature, timestamp, at } = ready.sign(ports, pin, hash.clone())?;
    let verify = VerifyRequest { signature, timestamp, kind: Some("verification".into()) };
    let saved = reserved.save(&Content::of(&identity, document.name.clone(), verify))?;
    let entry = NewEntry { at, saved: Some(saved.display().to_string()), ..entry };
    ports.journal.write(vec![Write::Record(entry)]).await?;
    Ok(Receipt { document: document.name.clone(), saved, hash: hash.to_string(), signed: at })
}

/// The document's hash, if it is still what was chosen.
async fn unchanged(document: &Document) -> Result<MessageHash, Error> {
    let changed = || Error::DocumentChanged { document: document.name.clone() };
    match read(&document.path).await {
        Ok(now) if now == *document => MessageHash::new(now.hash.to_vec()).map_err(|_| changed()),
        Ok(_) | Err(Error::DocumentEmpty { .. } | Error::DocumentTooLarge { .. }) => Err(changed()),
        Err(error) => Err(error),
    }
}
