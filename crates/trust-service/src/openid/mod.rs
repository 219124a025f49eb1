//! The OpenID Provider (section C.1 of the protocol sheet; OpenID Connect Core 1.0).

mod routes;

pub use routes::routes;

use crate::clock::Instant;
use crate::error::Result;
use crate::store::Transaction;

/// Forgets what has ended.
pub fn sweep(_tx: &mut Transaction<'_>, _now: Instant) -> Result<()> {
    Ok(())
}
