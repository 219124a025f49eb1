//! Signing: designated verifier signatures, which only this service can check, and the certificates it gives for them
//! (sections B, C.4 and E.7 of the protocol sheet).
//!
//! Whoever holds a stolen token can learn from a checked signature whether a guessed PIN is right. Failures are therefore
//! limited for each identity; but they do not count against its three attempts, or an application could block people by
//! sending rubbish.

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::verify;

use crate::clock::Instant;
use crate::error::Result;
use crate::store::Transaction;

/// Forgets failures that no longer count.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now.before(rules::WINDOW))
}
