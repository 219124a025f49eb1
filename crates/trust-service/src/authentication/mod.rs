//! Authentication: a commitment, a challenge, a proof, a verdict (sections A.9 to A.11, E.6 and F of the protocol sheet).
//!
//! The two passes are tied together by the identity alone, so an identity may have several open pairs (U, y). An answer V
//! *claims* one, without saying which; whichever it turns out to answer is then gone. So there are never more answers
//! than challenges, each is answered once, and two honest sign-ins at the same time do not get into each other's way.

mod redeem;
mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::{check_public_key, point};

use crate::clock::Instant;
use crate::error::Result;
use crate::store::Transaction;

/// Forgets pairs and answers whose time is over.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now)
}
