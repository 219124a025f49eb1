//! Mail to users: written into an outbox in the transaction of what it tells about, so that it is sent exactly when that
//! happened. A [`Sender`] takes it from there; in development the outbox is a page to look at.

mod outbox;
mod routes;
mod rules;
mod sender;
mod statements;

pub(crate) use routes::routes;
pub(crate) use rules::{
    Letter, device_blocked, device_enrolled, device_revoked, is_address, signatures_refused,
    verification_code, verification_link,
};
pub use sender::Sender;

use std::time::Duration;

use wire::UserId;

use crate::clock::Instant;
use crate::error::Result;
use crate::store::Transaction;

/// How long letters are remembered.
const MEMORY: Duration = Duration::from_secs(30 * 24 * 3600);

/// Puts a letter into the outbox. Users whose ID is no address get no mail.
pub(crate) fn post(tx: &mut Transaction<'_>, user: &UserId, letter: &Letter, now: Instant) -> Result<()> {
    if is_address(user) { statements::insert(tx, user.as_str(), letter, now) } else { Ok(()) }
}

/// Forgets old letters.
pub(crate) fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    outbox::forget(tx, now.before(MEMORY))
}
