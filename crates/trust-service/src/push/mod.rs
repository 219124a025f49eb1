//! Requests pushed to a user's devices over a connection that each holds (sections A.13 and D of the protocol sheet).
//!
//! What is pushed are sessions; this capability knows which devices listen. A device of ours chooses its token itself and
//! shows it to listen. A device of the vendor's has a token of a push service instead, with which nobody ever comes.

mod connections;
mod listening;
mod routes;
mod statements;

pub use connections::Connections;
pub use routes::routes;
pub use statements::forget_project;

use wire::{MpinIdHash, ProjectId, UserId};

use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::registration::{self, Registration};
use crate::store::Transaction;

/// Keeps where a new identity's device takes pushed requests: the hash of its token.
pub fn keep(tx: &mut Transaction<'_>, of: &Registration, token: &str) -> Result<()> {
    statements::insert(tx, of, &random::derive_hash(token))
}

/// Keeps what an identity's device has chosen for the identity that takes its place on the same device, unless that has
/// chosen for itself.
pub fn hand_over(tx: &mut Transaction<'_>, from: &MpinIdHash, to: &MpinIdHash) -> Result<()> {
    statements::hand_over(tx, from, to)
}

/// Whether a user has a device that takes pushed requests, with an identity that is good.
fn reaches(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId, now: Instant) -> Result<bool> {
    for id in statements::of_user(tx, project, user)? {
        if good(tx, project, &id, now)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The users whose devices listen with this token, by identities that are good.
pub fn listeners(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    token_hash: &[u8],
    now: Instant,
) -> Result<Vec<UserId>> {
    let mut users = Vec::new();
    for id in statements::of_token(tx, project, token_hash)? {
        users.extend(good(tx, project, &id, now)?.map(|found| found.user));
    }
    users.sort();
    users.dedup();
    Ok(users)
}

/// The identity, if it may be used.
fn good(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &MpinIdHash,
    now: Instant,
) -> Result<Option<Registration>> {
    Ok(registration::find(tx, project, id)?.filter(|found| found.is_good(now)))
}
