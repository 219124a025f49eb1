//! What a registration is.

use std::time::Duration;

use wire::{Dtas, MpinId, ProjectId, PublicKeyHex, UserId};

use crate::activation::Grounds;
use crate::audit::{Event, Kind};
use crate::authority::KeyPair;
use crate::clock::Instant;
use crate::error::Refusal;
use crate::http::Origin;

/// The wrong PIN that revokes (section F).
pub const ATTEMPTS: i64 = 3;

/// How long an identity may stay unused. The platform's own span is not known.
pub const LONGEST_PAUSE: Duration = Duration::from_secs(365 * 24 * 3600);

/// How long the addresses of shares are good.
pub const SHARES_LIFE: Duration = Duration::from_secs(600);

/// How long the second step of a registration in steps may take.
pub const STEP_LIFE: Duration = Duration::from_secs(600);

/// Longest token of a push service, in bytes.
const LONGEST_PUSH_TOKEN: usize = 4096;

/// One device of one user.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The M-Pin ID.
    pub mpin_id: MpinId,
    /// Its project.
    pub project: ProjectId,
    /// Its user.
    pub user: UserId,
    /// How the device calls itself.
    pub device_name: String,
    /// The public key, a point that was checked when it came.
    pub public_key: PublicKeyHex,
    /// The authorities' keys that its shares are of.
    pub keys: KeyPair,
    /// How its user was verified, and which identity it renews.
    pub grounds: Grounds,
    /// When it was made.
    pub created: Instant,
    /// When it was last used successfully, or made.
    pub last_used: Instant,
    /// Whether its device has to repeat the number of a session that has one.
    pub matches_numbers: bool,
    /// Whether it was revoked, or another had taken its place, when it was read.
    pub revoked: bool,
}

impl Registration {
    /// Whether a request shows what was registered. The public key must be pinned: who knows the server secret could
    /// pass with a key of their own (section E.6).
    pub fn is_pinned(&self, public_key: &PublicKeyHex, dtas: &Dtas) -> bool {
        self.public_key == *public_key && self.keys.is_named_by(dtas)
    }

    /// Something that happens with it, for the audit log.
    pub fn event(&self, kind: Kind, origin: &Origin) -> Event {
        Event::new(kind, self.project, origin).to(&self.user).with(self.mpin_id.hash(), &self.device_name)
    }

    /// Whether it may be used, as far as was known when it was read.
    pub fn is_good(&self, now: Instant) -> bool {
        !self.revoked && !self.is_expired(now)
    }

    /// Whether it was unused for too long.
    pub fn is_expired(&self, now: Instant) -> bool {
        self.last_used.after(LONGEST_PAUSE) <= now
    }
}

/// When the addresses of shares end, in seconds since 1970. Asking again soon gives the same addresses.
pub fn shares_expiry(created: Instant, now: Instant) -> i64 {
    let soon = now < created.after(SHARES_LIFE / 2);
    if soon { created.after(SHARES_LIFE).seconds() } else { now.after(SHARES_LIFE).seconds() }
}

/// Judges the token of a push service.
pub fn check_push_token(token: Option<&str>) -> Result<(), Refusal> {
    let too_long = token.is_some_and(|token| token.len() > LONGEST_PUSH_TOKEN);
    if too_long { Err(Refusal::parameter("pushToken")) } else { Ok(()) }
}

/// `deviceTag`: 32 lower-case hexadecimal digits (section D).
pub fn check_device_tag(tag: Option<&str>) -> Result<(), Refusal> {
    let has_form = |tag: &str| tag.len() == 32 && tag.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if tag.is_some_and(|tag| !has_form(tag)) { Err(Refusal::parameter("deviceTag")) } else { Ok(()) }
}
