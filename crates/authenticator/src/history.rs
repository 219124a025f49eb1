//! What happened with the identities of this workstation.

use jiff::Timestamp;
use serde::Serialize;

use crate::{Error, Ports};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Identifier; a later entry has a greater one.
    pub id: u64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: Kind,
    /// Name of the identity at that time; empty where none was chosen.
    pub identity: String,
    /// User ID.
    pub user: String,
    /// The service's address.
    pub service: String,
    /// Project or document it was about.
    pub subject: String,
    /// The failure's code where it did not succeed.
    pub failure: Option<String>,
    /// What was signed, lower-case hexadecimal.
    pub hash: Option<String>,
    /// Where the signature was saved.
    pub saved: Option<String>,
}

/// What happened.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// An identity was enrolled.
    Enrolled,
    /// A sign-in was approved, or failed with a wrong PIN.
    SignedIn,
    /// A document or a session's hash was signed, or failed with a wrong PIN.
    Signed,
    /// A session was refused.
    Refused,
    /// The service blocked an identity or let it expire.
    Blocked,
    /// An identity got another name.
    Renamed,
    /// An identity was forgotten.
    Removed,
}

/// What to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Text to look for in names, users, services and subjects; empty for all.
    pub search: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only entries older than this one, for the next page.
    pub before: Option<u64>,
    /// At most so many; 0 for the standard number.
    pub limit: usize,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Whether there are older ones.
    pub more: bool,
}

/// Format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Format {
    /// RFC 4180, with a line of names.
    Csv,
    /// An array of objects.
    Json,
}

/// One page of history.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn list(ports: &Ports, query: &Query) -> Result<Page, Error> {
    Ok(ports.journal.history(query).await?)
}

/// All of history as text, newest first.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn export(ports: &Ports, format: Format) -> Result<String, Error> {
    let _ = (ports, format);
    todo!()
}
