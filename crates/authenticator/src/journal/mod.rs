//! What this program remembers and need not hide: identities' public part, history, settings.

mod history;
mod record;
mod row;
mod schema;
mod sqlite;
mod write;

use std::path::PathBuf;

use crate::{
    Code,
    history::{Page, Query},
    policy::LastKnown,
    ports::Task,
    settings::Settings,
};

pub use record::{Credentials, IdentityRecord, NewEntry, PendingRecord, Registered, Renewal, Sweep, Write};
pub use schema::LAYOUT;
pub use sqlite::SqliteJournal;

/// What the journal answers, in time.
pub type Recollection<'a, T> = Task<'a, Result<T, JournalError>>;

/// One file shared by the app, the command line and nobody else.
pub trait Journal: Send + Sync {
    /// The random tag of this installation, 32 lower-case hexadecimal digits (section D, *deviceTag*).
    fn device_tag(&self) -> Recollection<'_, String>;

    /// A generation for a place in the keychain, never given twice.
    fn next_generation(&self) -> Recollection<'_, u64>;

    /// All identities, by name.
    fn identities(&self) -> Recollection<'_, Vec<IdentityRecord>>;

    /// All enrolments that are not finished, oldest first.
    fn pendings(&self) -> Recollection<'_, Vec<PendingRecord>>;

    /// Secrets that the keychain may still hold and that nobody needs.
    fn sweeps(&self) -> Recollection<'_, Vec<Sweep>>;

    /// One page of history, newest first.
    fn history<'a>(&'a self, query: &'a Query) -> Recollection<'a, Page>;

    /// The settings, once some were stored.
    fn settings(&self) -> Recollection<'_, Option<Settings>>;

    /// Whether the program was locked when that was last written.
    fn locked(&self) -> Recollection<'_, bool>;
    /// What is kept of the organisation's document, where there is one.
    fn policy(&self) -> Recollection<'_, Option<LastKnown>>;

    /// Writes all of these or none. Answers with the number of the last entry of history among them, if there was one.
    fn write(&self, writes: Vec<Write>) -> Recollection<'_, Option<u64>>;

    /// Grows with every write of any process.
    fn changes(&self) -> Recollection<'_, u64>;

    /// The file, where it can be watched.
    fn file(&self) -> Option<PathBuf> {
        None
    }
}

/// A journal that did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// This computer: the folder or the file cannot be used.
    #[error("the journal cannot be used: {reason}")]
    Unavailable {
        /// What the operating system or SQLite says.
        reason: String,
    },
    /// The person: a newer version of this program wrote the file.
    #[error("the journal is of version {found}, this program knows {supported}")]
    Newer {
        /// Version that the file asks for.
        found: u32,
        /// Latest version that this program knows.
        supported: u32,
    },
    /// Another process holds the file.
    #[error("another process holds the journal")]
    Busy,
    /// Another process has finished or given up the enrolment meanwhile.
    #[error("the enrolment is no longer pending")]
    Overtaken,
}

impl JournalError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            JournalError::Unavailable { .. } => Code::JournalUnavailable,
            JournalError::Newer { .. } => Code::JournalNewer,
            JournalError::Busy => Code::JournalBusy,
            JournalError::Overtaken => Code::PendingExpired,
        }
    }

    /// The details in the order of [`Code::details`].
    pub(crate) fn details(&self) -> Vec<String> {
        match self {
            JournalError::Unavailable { reason } => vec![reason.clone()],
            JournalError::Newer { found, supported } => vec![found.to_string(), supported.to_string()],
            JournalError::Busy | JournalError::Overtaken => Vec::new(),
        }
    }
}
