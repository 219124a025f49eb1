//! The audit log: one row for each user-visible act and each refusal, written in the transaction of what it tells about
//! (seed 004; section B of the protocol sheet).

#[cfg(test)]
mod document;
mod event;
mod query;
mod statements;

pub use event::{Event, Kind};
pub use query::{Filter, Page, Recorded, each, newest, search};

use crate::clock::Instant;
use crate::error::Result;
use crate::store::Transaction;

/// Writes a row about something that happens in this transaction.
pub fn record(tx: &mut Transaction<'_>, event: &Event, now: Instant) -> Result<()> {
    statements::insert(tx, event, now)
}
