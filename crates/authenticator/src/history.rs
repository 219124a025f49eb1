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
    /// The signature itself, as a file would have it, of a document that was handed over and lies nowhere.
    #[serde(skip)]
    pub receipt: Option<String>,
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
    /// Data was shared with an application, or was not because the PIN was wrong.
    Shared,
    /// What was shared with an application was taken back.
    TookBack,
    /// A QuickCode for another device was made, or failed with a wrong PIN.
    QuickCode,
    /// The PIN was changed, or was not because the old one was wrong.
    PinChanged,
    /// A session was refused.
    Refused,
    /// The service blocked an identity or let it expire.
    Blocked,
    /// The program was to be unlocked with a wrong PIN.
    Unlocked,
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

/// The entry with this identifier, if there is one.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn entry(ports: &Ports, id: u64) -> Result<Option<Entry>, Error> {
    let query = Query { before: id.checked_add(1), limit: 1, ..Query::default() };
    Ok(list(ports, &query).await?.entries.into_iter().find(|entry| entry.id == id))
}

/// All of history as text, newest first.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn export(ports: &Ports, format: Format) -> Result<String, Error> {
    let mut query = Query { limit: usize::MAX, ..Query::default() };
    let mut entries = Vec::new();
    loop {
        let page = list(ports, &query).await?;
        query.before = page.entries.last().map(|entry| entry.id);
        entries.extend(page.entries);
        if !page.more {
            break;
        }
    }
    Ok(match format {
        Format::Csv => csv(&entries),
        // Text, numbers and times always have a JSON form.
        Format::Json => serde_json::to_string_pretty(&entries).unwrap_or_default(),
    })
}

fn csv(entries: &[Entry]) -> String {
    let mut text = String::from("at,kind,identity,user,service,subject,failure,hash,saved\r\n");
    for entry in entries {
        let kind: &'static str = entry.kind.into();
        let at = entry.at.to_string();
        let optional = |value: &'_ Option<String>| value.clone().unwrap_or_default();
        let (failure, hash, saved) =
            (optional(&entry.failure), optional(&entry.hash), optional(&entry.saved));
        let cells = [
            at.as_str(),
            kind,
            &entry.identity,
            &entry.user,
            &entry.service,
            &entry.subject,
            &failure,
            &hash,
            &saved,
        ];
        text.push_str(&cells.map(cell).join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell of RFC 4180. One that a spreadsheet would take for a formula begins with an apostrophe.
fn cell(value: &str) -> String {
    let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !value.contains([',', '"', '\r', '\n']) {
        return value.to_owned();
    }
    format!("\"{guard}{}\"", value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_survives() {
        assert_eq!(cell("plain text"), "plain text");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("@user"), "\"'@user\"");
    }
}
