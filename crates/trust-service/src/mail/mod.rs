//! Mail to users: written into an outbox in the transaction of what it tells about, so that it is sent exactly when that
//! happened. A [`Sender`] takes it from there; in development the outbox is a page to look at.

mod outbox;
mod routes;
mod rules;
mod sender;
mod statements;

pub(crate) use routes::routes;
pub(crate) use rules::is_address;
pub use sender::Sender;

use std::time::Duration;

use url::Url;
use wire::UserId;

use crate::clock::Instant;
use crate::error::Result;
use crate::projects::Project;
use crate::store::Transaction;

/// How long letters are remembered.
const MEMORY: Duration = Duration::from_secs(30 * 24 * 3600);

/// Sends a user a code that verifies them, for the device that asked.
pub(crate) fn verification_code(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: Option<&str>,
    code: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::verification_code(project, user, device, code), now)
}

/// Sends a user an address that verifies them.
pub(crate) fn verification_link(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: Option<&str>,
    address: &Url,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::verification_link(project, user, device, address), now)
}

/// Tells a user about a new device of theirs.
pub(crate) fn device_enrolled(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::device_enrolled(project, user, device), now)
}

/// Tells a user that a device of theirs was blocked.
pub(crate) fn device_blocked(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::device_blocked(project, user, device), now)
}

/// Tells a user that a device of theirs was revoked by someone else than themselves.
pub(crate) fn device_revoked(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::device_revoked(project, user, device), now)
}

/// Tells a user that signatures of a device of theirs are no longer looked at until its PIN is right again.
pub(crate) fn signatures_refused(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::signatures_refused(project, user, device), now)
}

/// Forgets old letters.
pub(crate) fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    outbox::forget(tx, now.before(MEMORY))
}

/// Users whose ID is no address get no mail.
fn post(tx: &mut Transaction<'_>, user: &UserId, letter: rules::Letter, now: Instant) -> Result<()> {
    if rules::is_address(user) { statements::insert(tx, user.as_str(), &letter, now) } else { Ok(()) }
}
