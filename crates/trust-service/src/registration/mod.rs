//! Registration: a device brings its public key and becomes an identity (sections A.6 and D of the protocol sheet). This
//! capability owns the identities: who they are, how often they failed, whether they are revoked.

mod listing;
mod routes;
mod rules;
mod statements;

pub use listing::{Listed, Revocation, Search, keys_in_use, list, listed, restore, revoke};
pub use routes::routes;
pub use rules::{Registration, check_device_tag};
pub use statements::forget_project;
pub use statements::{
    Standing, count_refused_signature, count_success, find, mark_used, refused_signatures, standing,
};

use crate::clock::Instant;
use crate::error::Result;
use crate::mail;
use crate::projects::Project;
use crate::store::Transaction;

/// Counts a wrong PIN. The third in a row revokes the identity, and its user is told. Answers whether this one did.
pub fn count_wrong_pin(
    tx: &mut Transaction<'_>,
    project: &Project,
    of: &Registration,
    now: Instant,
) -> Result<bool> {
    let revoked = statements::count_failure(tx, &of.mpin_id.hash(), now)?;
    if revoked {
        mail::device_blocked(tx, project, &of.user, &of.device_name, now)?;
    }
    Ok(revoked)
}
