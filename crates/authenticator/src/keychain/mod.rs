//! The operating system's keychain. There is no fall-back to a file, and nothing is ever deleted because of a failure.

mod item;
mod native;
mod push_token;
#[cfg(target_os = "linux")]
mod secret_service;

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

pub(crate) use item::{Answer, Kept, Pending, Sealed, ShareUrl, TooLarge};
pub use native::NativeKeychain;
pub use push_token::PushToken;

use crate::{Code, ports::Task};

/// Bytes that are wiped when dropped.
pub type Secret = Zeroizing<Vec<u8>>;

/// Gets, puts and deletes one secret.
pub trait Keychain: Send + Sync {
    /// Which keychain this is; remembered with each identity, so that another one is noticed.
    fn store(&self) -> &'static str;

    /// The secret at this place.
    fn get<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>>;

    /// The same, but nobody is asked for it: what a person would have to open first is [`Trouble::Locked`].
    fn get_quietly<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        self.get(place)
    }

    /// Writes the secret at this place, over an older one. Whoever reads finds the older or the newer one, never a mixture.
    fn put<'a>(&'a self, place: &'a Place, secret: &'a Secret) -> Task<'a, Result<(), KeychainError>>;

    /// Deletes the secret at this place. An absent one is [`Trouble::Missing`].
    fn delete<'a>(&'a self, place: &'a Place) -> Task<'a, Result<(), KeychainError>>;
}

/// An item's account in the keychain, `<UUID>/<generation>`: it says nothing of user or project, and none is used twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The identity.
    pub identity: Uuid,
    /// Which of its secrets.
    pub generation: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.identity, self.generation)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A keychain that did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{store}: {trouble} ({reason})")]
pub struct KeychainError {
    /// Which keychain.
    pub store: String,
    /// What went wrong.
    pub trouble: Trouble,
    /// What the keychain said, for the log.
    pub reason: String,
}

/// What can go wrong with a keychain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub enum Trouble {
    /// There is none, or another one than the identity was enrolled with.
    Unavailable,
    /// It is locked, and was not unlocked when it asked.
    Locked,
    /// It refused.
    Denied,
    /// It is open and has no such item.
    Missing,
    /// Its item is not what this program wrote.
    Corrupt,
}

impl KeychainError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self.trouble {
            Trouble::Unavailable => Code::KeychainUnavailable,
            Trouble::Locked => Code::KeychainLocked,
            Trouble::Denied => Code::KeychainDenied,
            Trouble::Missing => Code::KeychainItemMissing,
            Trouble::Corrupt => Code::KeychainItemCorrupt,
        }
    }
}
