//! Sessions: sign-ins and signing requests that are opened in one place and completed in another (sections A.1 to A.3 and F
//! of the protocol sheet).
//!
//! A session has one end: completed, signed, refused, or its time is over. Each is reached by a single statement that asks
//! for the session to be still open, so of several at once one wins.

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::derive_id;
pub use statements::complete_sign_in;

use wire::{Code, SessionStatus};

use crate::clock::Instant;
use crate::error::{Refusal, Result};
use crate::store::Transaction;

/// Forgets sessions that ended long ago.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now.before(rules::MEMORY))
}

/// Why a session cannot be completed: how it ended, which tells an authenticator that somebody was faster.
pub fn refuse(tx: &mut Transaction<'_>, id: &[u8], now: Instant) -> Result<Refusal> {
    let refusal = Refusal::new(Code::InvalidAuthenticationSession);
    Ok(match statements::status(tx, id, now)? {
        None | Some(SessionStatus::New | SessionStatus::Wid | SessionStatus::User) => refusal,
        Some(ended) => refusal.with("status", <&str>::from(ended)),
    })
}
