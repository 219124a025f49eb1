//! The system's own file dialogs, as the bridge needs them.

use std::{future::Future, path::PathBuf, pin::Pin};

/// What a person chose; `None` where they chose nothing.
pub type Chosen<'a> = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send + 'a>>;

/// Lets a person choose a file.
pub trait Dialogs: Send + Sync {
    /// One file that exists.
    fn open(&self, kind: FileKind) -> Chosen<'_>;

    /// Where to save a file, called `name` unless the person says otherwise.
    fn save(&self, kind: FileKind, name: &str) -> Chosen<'_>;
}

/// What a dialog is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Any file, to be signed.
    Document,
    /// A saved signature, or the document beside it.
    Receipt,
    /// A picture of a QR code.
    Picture,
    /// The certificate of an authority.
    Certificate,
    /// History as a table.
    Csv,
    /// History for programs.
    Json,
}

impl FileKind {
    /// The extensions that the dialog offers; none where it offers every file.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            FileKind::Document | FileKind::Receipt => &[],
            FileKind::Picture => &["png", "jpg", "jpeg"],
            FileKind::Certificate => &["pem", "crt", "cer", "der"],
            FileKind::Csv => &["csv"],
            FileKind::Json => &["json"],
        }
    }
}
