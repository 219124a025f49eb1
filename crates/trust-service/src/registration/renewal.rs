//! Renewal: after an authority's key was rotated, a device that signs in gets a token with which it registers anew (section
//! A.11 of the protocol sheet).
//!
//! The old identity stays in use until the new one's PIN is right for the first time; then one transaction puts the old one
//! out of use. Wherever the device is cut off, one of the two works.

use wire::MpinIdHash;

use super::rules::Registration;
use super::statements;
use crate::activation::{self, Activation, Grounds};
use crate::authority::KeyPair;
use crate::clock::Instant;
use crate::error::Result;
use crate::push;
use crate::store::Transaction;

/// Promises a new identity to one whose keys are no longer the current ones, unless such a promise is open. A promise that
/// is never used is made again once it has expired.
pub fn offer(
    tx: &mut Transaction<'_>,
    of: &Registration,
    current: &KeyPair,
    now: Instant,
) -> Result<Option<Activation>> {
    let id = of.mpin_id.hash();
    if of.keys == *current || activation::is_offered(tx, &id, now)? {
        return Ok(None);
    }
    let grounds = Grounds { via: of.grounds.via, renews: Some(id) };
    activation::reserve(tx, of.project, &of.user, grounds, now).map(Some)
}

/// Lets an identity whose PIN was right take the place of the one that it renews. Answers whether it has it: of several
/// that were made from one, the first to be used.
pub fn take_over(tx: &mut Transaction<'_>, by: &MpinIdHash, now: Instant) -> Result<bool> {
    let Some(before) = statements::lock(tx, by)?.and_then(|lock| lock.waits_for) else { return Ok(true) };
    if !statements::supersede(tx, &before, now)? {
        return Ok(false);
    }
    statements::mark_taken_over(tx, by, now)?;
    push::hand_over(tx, &before, by)?;
    Ok(true)
}
