//! What users have signed, kept as long as the project: that there was a consent can be shown after it has ended.

use crate::clock::Instant;
use crate::error::Result;
use crate::store::{Transaction, values};

/// A statement, and its signature as JSON that `/dvs/verify` takes.
pub struct Receipt {
    pub statement: String,
    pub signature: String,
}

/// Keeps what was signed for a consent in a session.
pub fn insert(
    tx: &mut Transaction<'_>,
    consent: &str,
    session: &[u8],
    receipt: &Receipt,
    now: Instant,
) -> Result<()> {
    tx.execute(
        "INSERT INTO consent_receipts (session_id, consent_id, made_at, statement, signature)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        values![session, consent, now, &receipt.statement, &receipt.signature],
    )?;
    Ok(())
}
