//! Why the service could not do what it was asked, and whose fault that is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use wire::Code;

/// What went wrong. Only [`Error::Refused`] is the caller's fault; it alone tells the caller more than that it happened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller asked for something it cannot have.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database did not do its work.
    #[error("the database failed: {0}")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database, or a file of ours, holds what we never put there.
    #[error("stored data is damaged: {0}")]
    Damaged(&'static str),
    /// The operating system gives no randomness.
    #[error("the operating system gives no randomness")]
    Randomness,
    /// A signing key cannot be made or used.
    #[error("a signing key cannot be used: {0}")]
    Key(&'static str),
    /// An authority has no such key.
    #[error("the authority has no key {0}")]
    AuthorityKey(String),
    /// Work of ours panicked or was cut off.
    #[error("work was cut off: {0}")]
    CutOff(&'static str),
    /// A file or folder of the operator's cannot be used.
    #[error("{path}: {source}")]
    Folder {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// What the operator configured cannot be.
    #[error("the configuration cannot be used:\n{0}")]
    Configuration(crate::config::Problems),
    /// Another server uses the same folder.
    #[error("{0} is in use by another server")]
    Occupied(PathBuf),
    /// The address to listen at cannot be used.
    #[error("cannot listen at {address}: {source}")]
    Listen {
        /// Which one.
        address: String,
        /// Why.
        source: std::io::Error,
    },
}

/// A refusal with its code, and the details that the code's `context` may have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", code.as_str())]
pub struct Refusal {
    /// The code.
    pub code: Code,
    /// Its context.
    pub context: BTreeMap<&'static str, String>,
}

impl Refusal {
    /// A refusal without details.
    pub fn new(code: Code) -> Self {
        Refusal { code, context: BTreeMap::new() }
    }

    /// The named parameter is missing or malformed.
    pub fn parameter(name: impl Into<String>) -> Self {
        Refusal::new(Code::InvalidRequestParameters).with("params", name)
    }

    /// Adds a detail.
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        debug_assert!(self.code.context_keys().contains(&key), "{key} is no detail of {:?}", self.code);
        self.context.insert(key, value.into());
        self
    }
}

impl Error {
    /// A refusal without details.
    pub fn refused(code: Code) -> Self {
        Refusal::new(code).into()
    }

    /// The named parameter is missing or malformed.
    pub fn parameter(name: impl Into<String>) -> Self {
        Refusal::parameter(name).into()
    }

    /// The code that the caller is told.
    pub fn code(&self) -> Code {
        match self {
            Error::Refused(refusal) => refusal.code,
            _ => Code::InternalError,
        }
    }
}

/// What everything here answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;
