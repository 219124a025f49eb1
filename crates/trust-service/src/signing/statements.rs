//! What is kept of signatures that did not verify.

use wire::MpinIdHash;

use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::store::{Transaction, values};

/// How many signatures of an identity failed since a moment, and when the first of them did. The identity's row must be
/// held by this transaction.
pub fn failures(tx: &mut Transaction<'_>, of: &MpinIdHash, since: Instant) -> Result<(i64, Option<Instant>)> {
    let row = tx.row(
        "SELECT COUNT(*), MIN(failed_at) FROM signature_failures WHERE registration_id = ?1 AND failed_at > ?2",
        values![of.to_string(), since],
    )?;
    row.map_or(Ok((0, None)), |row| Ok((row.integer(0)?, row.optional_instant(1)?)))
}

/// Counts one more.
pub fn insert_failure(tx: &mut Transaction<'_>, of: &MpinIdHash, now: Instant) -> Result<()> {
    tx.execute(
        "INSERT INTO signature_failures (id, registration_id, failed_at) VALUES (?1, ?2, ?3)",
        values![random::generate_id()?, of.to_string(), now],
    )?;
    Ok(())
}

/// Deletes those before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM signature_failures WHERE failed_at <= ?1", values![before])?;
    Ok(())
}
