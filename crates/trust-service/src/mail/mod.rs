//! Mail to users: written into an outbox in the transaction of what it tells about, so that it is sent exactly when that
//! happened. In development the outbox is a page to look at.

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::is_address;

use url::Url;
use wire::UserId;

use crate::clock::Instant;
use crate::error::Result;
use crate::projects::Project;
use crate::store::Transaction;

/// Sends a user a code that verifies them, for the device that asked.
pub fn verification_code(
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
pub fn verification_link(
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
pub fn device_enrolled(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::device_enrolled(project, user, device), now)
}

/// Tells a user that a device of theirs was blocked.
pub fn device_blocked(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::device_blocked(project, user, device), now)
}

/// Tells a user that a device of theirs was revoked by someone else than themselves.
pub fn device_revoked(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::device_revoked(project, user, device), now)
}

/// Tells a user that signatures of a device of theirs are no longer looked at until its PIN is right again.
pub fn signatures_refused(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device: &str,
    now: Instant,
) -> Result<()> {
    post(tx, user, rules::signatures_refused(project, user, device), now)
}

/// Users whose ID is no address get no mail.
fn post(tx: &mut Transaction<'_>, user: &UserId, letter: rules::Letter, now: Instant) -> Result<()> {
    if rules::is_address(user) { statements::insert(tx, user.as_str(), &letter, now) } else { Ok(()) }
}
