//! Requests pushed to a user's devices over a connection that each holds (sections A.13 and D of the protocol sheet).

mod routes;
mod statements;

pub use routes::routes;

use wire::MpinIdHash;

use crate::error::Result;
use crate::random;
use crate::registration::Registration;
use crate::store::Transaction;

/// Keeps where a new identity's device takes pushed requests: the hash of the token that it chose. A device of the vendor's
/// has a token of a push service instead, with which nobody ever comes.
pub fn keep(tx: &mut Transaction<'_>, of: &Registration, token: &str) -> Result<()> {
    statements::insert(tx, of, &random::derive_hash(token))
}

/// Keeps what an identity's device has chosen for the identity that takes its place on the same device, unless that has
/// chosen for itself.
pub fn hand_over(tx: &mut Transaction<'_>, from: &MpinIdHash, to: &MpinIdHash) -> Result<()> {
    statements::hand_over(tx, from, to)
}
