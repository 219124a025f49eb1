//! Verification: a relying party has verified a user and gets an address that enrols a device of theirs (seed 003; sections
//! A.5 and B of the protocol sheet).

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use statements::forget_project;

use crate::clock::Instant;
use crate::error::Result;
use crate::store::Transaction;

/// Forgets codes that ended long ago. One that ended lately is remembered, to tell its holder whose it was.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now.before(rules::MEMORY))
}
