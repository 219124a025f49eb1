//! Receipts: a signature in a file beside its document, as `/dvs/verify` takes it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;

use crate::Error;

/// A signature that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Name of the document.
    pub document: String,
    /// Full path of the signature file.
    pub saved: PathBuf,
    /// SHA-256 of the document, lower-case hexadecimal.
    pub hash: String,
    /// When it was signed.
    pub signed: Timestamp,
}

/// A saved signature beside its document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptCheck {
    /// Full path of the signature file.
    pub receipt: PathBuf,
    /// Name of the document it belongs to.
    pub document: Option<String>,
    /// User ID that signed, as the file says.
    pub user: Option<String>,
    /// When it was signed.
    pub signed: Timestamp,
    /// What was signed, lower-case hexadecimal.
    pub hash: String,
    /// Whether the document is still what was signed.
    pub verdict: Verdict,
}

/// What comparing a signature with its document showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The document is what was signed.
    Unchanged,
    /// The document is not what was signed.
    Changed,
    /// There is no such document beside the signature.
    DocumentMissing,
}

/// Compares a saved signature with the document beside it. `path` names either.
///
/// Whether the signature itself is genuine is for the service to say.
///
/// # Errors
///
/// [`Error::ReceiptUnreadable`], [`Error::DocumentUnreadable`]
pub async fn check(path: &Path) -> Result<ReceiptCheck, Error> {
    let _ = path;
    todo!()
}
