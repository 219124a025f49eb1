//! Keys of one purpose.

use std::sync::Arc;
use std::time::Duration;

use super::SigningKey;
use crate::clock::Instant;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Purpose {
    /// Authentication tokens (section C.2); published at `/.well-known/jwks`.
    Authentication,
    /// Certificates of signatures (section C.4); published at `/dvs/jwks`.
    Certificate,
    /// Activation tokens (section C.3), which only the service itself reads; not published.
    Activation,
    /// ID tokens of the OpenID Provider (section C.1); published at `/oidc/certs`.
    OpenId,
}

/// Where a key stands in its ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It signs.
    Signing,
    /// It is published and will sign after the next rotation.
    Next,
    /// It signs no more, but what it signed may still be good.
    Retired,
}

/// A key as an administrator sees it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The name that `kid` carries.
    pub id: String,
    /// Where it stands.
    pub state: State,
    /// When it was made.
    pub created: Instant,
}

/// The keys of a purpose.
pub struct Ring {
    /// At least one; the first signs.
    keys: Vec<Arc<SigningKey>>,
}

impl Purpose {
    /// All there are.
    pub const ALL: [Purpose; 4] =
        [Purpose::Authentication, Purpose::Certificate, Purpose::Activation, Purpose::OpenId];

    /// How long a key stays published after it signed last: longer than anything that it signed is good, and than another
    /// node may not know of the rotation.
    pub const fn afterlife(self) -> Duration {
        match self {
            Purpose::Authentication | Purpose::Certificate => Duration::from_secs(600),
            Purpose::Activation | Purpose::OpenId => Duration::from_secs(3600),
        }
    }
}

impl Ring {
    /// Of these keys, the one that signs first; nothing if there is none, or no next one.
    pub fn new(keys: Vec<Arc<SigningKey>>) -> Option<Ring> {
        (keys.len() > 1).then_some(Ring { keys })
    }

    /// The key that signs.
    pub fn signing(&self) -> &SigningKey {
        &self.keys[0]
    }

    /// All of them.
    pub fn keys(&self) -> impl Iterator<Item = &SigningKey> {
        self.keys.iter().map(Arc::as_ref)
    }

    /// The key of this name.
    pub fn find(&self, id: &str) -> Option<Arc<SigningKey>> {
        self.keys.iter().find(|key| key.id() == id).cloned()
    }
}
