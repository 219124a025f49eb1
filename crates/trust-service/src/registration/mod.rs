//! Registration: a device brings its public key and becomes an identity (sections A.6, A.8 and D of the protocol sheet).
//! This capability owns the identities: who they are, how often they failed, whether they are revoked, and which takes the
//! place of which.

mod acquaintance;
mod enrolling;
mod listing;
mod renewal;
mod routes;
mod rules;
mod statements;
mod steps;
mod stepwise;
mod users;

pub use acquaintance::{Acquaintance, acquaintance};
pub use listing::{Listed, Revocation, Search, keys_in_use, list, listed, restore, revoke};
pub use renewal::{offer, take_over};
pub use rules::{Registration, check_device_tag};
pub use statements::{count_refused_signature, count_success, find, is_known, mark_used, refused_signatures};
pub use users::users;

use wire::{MpinIdHash, ProjectId};

use crate::clock::Instant;
use crate::error::Result;
use crate::http::Routes;
use crate::mail;
use crate::projects::Project;
use crate::store::Transaction;

/// The capability's addresses.
pub fn routes() -> Routes {
    routes::routes().merge(stepwise::routes())
}

/// Where an identity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may be used.
    Good,
    /// It was revoked, or another took its place, and it stays so.
    Revoked,
    /// There is none.
    Unknown,
}

/// Where it stands. As this writes, nobody else can change it before the transaction ends. An identity that is to take
/// the place of another stands where that one stands until it has.
pub fn standing(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<Standing> {
    match statements::lock(tx, id)? {
        None => Ok(Standing::Unknown),
        Some(lock) if lock.ended => Ok(Standing::Revoked),
        Some(lock) => match lock.waits_for {
            None => Ok(Standing::Good),
            Some(before) => Ok(match statements::lock(tx, &before)? {
                Some(before) if !before.ended => Standing::Good,
                _ => Standing::Revoked,
            }),
        },
    }
}

/// The identity that is in use where this one was, unless it is revoked.
pub fn current(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &MpinIdHash,
) -> Result<Option<Registration>> {
    let latest = statements::latest(tx, id)?;
    Ok(find(tx, project, &latest)?.filter(|found| !found.revoked))
}

/// Until when an identity could sign whose place another has taken since, if that one may still be used.
pub fn signed_until(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<Option<Instant>> {
    let Some(end) = statements::superseded(tx, id)? else { return Ok(None) };
    let latest = statements::latest(tx, id)?;
    Ok((standing(tx, &latest)? == Standing::Good).then_some(end))
}

/// Counts a wrong PIN. The third in a row revokes the identity, and its user is told. Answers whether this one did. Until an
/// identity has taken the place of another they are one device, and their wrong PINs count together.
pub fn count_wrong_pin(
    tx: &mut Transaction<'_>,
    project: &Project,
    of: &Registration,
    now: Instant,
) -> Result<bool> {
    let id = of.mpin_id.hash();
    let mut revoked = statements::count_failure(tx, &id, now)?;
    if let Some(before) = statements::lock(tx, &id)?.and_then(|lock| lock.waits_for) {
        revoked |= statements::count_failure(tx, &before, now)?;
    }
    if revoked {
        mail::post(tx, &of.user, &mail::device_blocked(project, &of.user, &of.device_name), now)?;
    }
    Ok(revoked)
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    statements::forget_project(tx, project)?;
    steps::forget_project(tx, project)
}

/// Forgets what was begun and can no longer be finished.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    steps::sweep(tx, now.before(rules::SHARES_LIFE))
}
