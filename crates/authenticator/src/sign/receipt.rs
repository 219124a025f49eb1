//! Receipts: a signature in a file beside its document, as `/dvs/verify` takes it.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use wire::{ConsentStatement, ProjectId, ServiceUrl, UserId, VerifyRequest};

use super::{Document, document::name_of, read};
use crate::{Error, identities::Identity};

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
    /// The application that something was shared with, where the file says so in place of a document.
    pub shared_with: Option<String>,
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

/// What a signature file says: the body of `/dvs/verify`, and for people whose and what it is.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Content {
    #[serde(flatten)]
    pub verify: VerifyRequest,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What was signed, where it is no document but a statement of what is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceUrl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<ProjectId>,
}

impl Content {
    /// That an identity has signed what is shared.
    pub(crate) fn of_statement(identity: &Identity, statement: String, verify: VerifyRequest) -> Content {
        let content = Content::of(identity, String::new(), verify);
        Content { document: None, statement: Some(statement), ..content }
    }

    /// That an identity has signed a document.
    pub(crate) fn of(identity: &Identity, document: String, verify: VerifyRequest) -> Content {
        Content {
            verify,
            document: Some(document),
            statement: None,
            user: Some(identity.user.clone()),
            service: Some(identity.service.clone()),
            project_id: Some(identity.project_id),
        }
    }
}

/// The text of a signature file.
pub(crate) fn text(content: &Content) -> String {
    // Texts and numbers always have a JSON form.
    serde_json::to_string_pretty(content).unwrap_or_default() + "\n"
}

/// How the signature file of a document is called.
pub fn name_for(document: &str) -> String {
    file_name(document, 1)
}

/// A place for a signature file, taken before anything is signed.
pub(super) struct Reserved {
    file: NamedTempFile,
    document: Document,
}

/// The end of a signature file's name.
const SUFFIX: &str = ".signature.json";
/// Largest signature file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;
/// Signature files that one document can have.
const MOST: u32 = 999;

impl Reserved {
    /// Finds out whether anything can be saved beside the document.
    pub(super) fn beside(document: &Document) -> Result<Reserved, Error> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".countersign-").suffix(SUFFIX);
        // As readable as any file that the person makes; what it says is meant to be handed on.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(document.folder()).map_err(|error| unwritable(document, &error))?;
        Ok(Reserved { file, document: document.clone() })
    }

    /// Writes the file and gives it its name, all of it or nothing, and never over another.
    pub(super) fn save(mut self, content: &Content) -> Result<PathBuf, Error> {
        let written = self.file.write_all(text(content).as_bytes());
        let written = written.and_then(|()| self.file.as_file().sync_all());
        written.map_err(|error| unwritable(&self.document, &error))?;
        for number in 1..=MOST {
            let path = self.document.folder().join(file_name(&self.document.name, number));
            match self.file.persist_noclobber(&path) {
                Ok(_) => return Ok(path),
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
                    self.file = refused.file
                }
                Err(refused) => return Err(unwritable(&self.document, &refused.error)),
            }
        }
        Err(unwritable(&self.document, &io::ErrorKind::AlreadyExists.into()))
    }
}

/// Compares a saved signature with the document beside it. `path` names either.
///
/// Whether the signature itself is genuine is for the service to say.
///
/// # Errors
///
/// [`Error::ReceiptUnreadable`], [`Error::DocumentUnreadable`]
pub async fn check(path: &Path) -> Result<ReceiptCheck, Error> {
    let unreadable = || Error::ReceiptUnreadable { receipt: name_of(path) };
    let path = std::path::absolute(path).map_err(|_| unreadable())?;
    let receipt = if name_of(&path).ends_with(".json") {
        path
    } else {
        path.with_file_name(file_name(&name_of(&path), 1))
    };
    let content = load(receipt.clone()).await.ok_or_else(unreadable)?;
    let signed = i64::from(content.verify.timestamp.seconds());
    let hash = content.verify.signature.hash;
    // A file that came from elsewhere must not make this program read other folders.
    let document = content.document.filter(|name| Path::new(name).file_name() == Some(name.as_ref()));
    let verdict = match (&document, &content.statement) {
        (Some(name), _) => compare(&receipt.with_file_name(name), hash.as_bytes()).await?,
        (None, Some(statement)) if Sha256::digest(statement).as_slice() == hash.as_bytes() => {
            Verdict::Unchanged
        }
        (None, Some(_)) => Verdict::Changed,
        (None, None) => Verdict::DocumentMissing,
    };
    Ok(ReceiptCheck {
        receipt,
        document,
        shared_with: content.statement.as_deref().and_then(application_of),
        user: content.user.map(|user| user.to_string()),
        signed: Timestamp::from_second(signed).map_err(|_| unreadable())?,
        hash: hash.to_string(),
        verdict,
    })
}

/// Whom a statement shares something with.
fn application_of(statement: &str) -> Option<String> {
    serde_json::from_str::<ConsentStatement>(statement).ok().map(|said| said.application_name)
}

async fn compare(document: &Path, hash: &[u8]) -> Result<Verdict, Error> {
    if !document.exists() {
        return Ok(Verdict::DocumentMissing);
    }
    match read(document).await {
        Ok(document) if document.hash.as_slice() == hash => Ok(Verdict::Unchanged),
        // Nothing empty or so large was ever signed here.
        Ok(_) | Err(Error::DocumentEmpty { .. } | Error::DocumentTooLarge { .. }) => Ok(Verdict::Changed),
        Err(error) => Err(error),
    }
}

async fn load(path: PathBuf) -> Option<Content> {
    let work = move || {
        let mut text = String::new();
        File::open(path).ok()?.take(LARGEST).read_to_string(&mut text).ok()?;
        serde_json::from_str(&text).ok()
    };
    tokio::task::spawn_blocking(work).await.ok().flatten()
}

/// `<document>.signature.json`, then `<document>.2.signature.json` and so on.
fn file_name(document: &str, number: u32) -> String {
    match number {
        1 => format!("{document}{SUFFIX}"),
        number => format!("{document}.{number}{SUFFIX}"),
    }
}

fn unwritable(document: &Document, error: &io::Error) -> Error {
    Error::ReceiptUnwritable { folder: document.folder().display().to_string(), reason: error.to_string() }
}
