//! What a service account is.

use std::time::Duration;

use wire::{ClientId, ProjectId};
use zeroize::Zeroizing;

use super::Permission;
use crate::clock::Instant;
use crate::error::Result;
use crate::random;

/// What every token begins with, so that one that leaked is recognised.
const PREFIX: &str = "csa_";
/// How exactly the last use is known.
const LAST_USE: Duration = Duration::from_secs(3600);

/// A service account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAccount {
    /// Its id, which the audit log names as the application.
    pub id: ClientId,
    /// Its project.
    pub project: ProjectId,
    /// What people call it.
    pub name: String,
    /// What it may do.
    pub permissions: Vec<Permission>,
    /// Whether its token is taken.
    pub active: bool,
    /// When it was made.
    pub created: Instant,
    /// When its token ends, if it does.
    pub expires: Option<Instant>,
    /// When it was last used, within an hour.
    pub last_used: Option<Instant>,
}

/// A token that is shown once, and the hash that is kept.
pub struct NewToken {
    /// The token.
    pub token: Zeroizing<String>,
    /// Its hash.
    pub hash: Vec<u8>,
}

impl ServiceAccount {
    /// Whether its token is taken now.
    pub fn is_good(&self, now: Instant) -> bool {
        self.active && self.expires.is_none_or(|expires| now < expires)
    }

    /// Whether it may do this.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// Whether what is known of its last use is too old.
    pub fn is_use_worth_noting(&self, now: Instant) -> bool {
        self.last_used.is_none_or(|last| last.after(LAST_USE) <= now)
    }
}

impl NewToken {
    /// Draws one, of 256 random bits.
    pub fn generate() -> Result<NewToken> {
        let token = Zeroizing::new(format!("{PREFIX}{}", *random::generate_token()?));
        Ok(NewToken { hash: random::derive_hash(&token), token })
    }
}
