//! Reading a document: its size and its SHA-256, nothing of it kept.

use std::path::{Path, PathBuf};

use crate::Error;

/// A document chosen to be signed, hashed by this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Absolute path.
    pub path: PathBuf,
    /// File name.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256.
    pub hash: [u8; 32],
}

impl Document {
    /// Largest that is hashed, in GiB.
    pub const LARGEST: u64 = 4;

    /// Folder it lies in.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// SHA-256, lower-case hexadecimal.
    pub fn hash_hex(&self) -> String {
        wire::encode_hex(&self.hash)
    }
}

/// Reads and hashes a document.
///
/// # Errors
///
/// [`Error::DocumentUnreadable`], [`Error::DocumentEmpty`], [`Error::DocumentTooLarge`]
pub async fn read(path: &Path) -> Result<Document, Error> {
    let _ = path;
    todo!()
}
