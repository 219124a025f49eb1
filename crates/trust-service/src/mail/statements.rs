//! The outbox.

use super::rules::Letter;
use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::store::{Row, Transaction, values};

/// A letter in the outbox.
pub struct Posted {
    /// To whom.
    pub recipient: String,
    /// What.
    pub letter: Letter,
    /// When it was written.
    pub created: Instant,
}

/// Puts a letter into the outbox.
pub fn insert(tx: &mut Transaction<'_>, recipient: &str, letter: &Letter, now: Instant) -> Result<()> {
    tx.execute(
        "INSERT INTO mails (id, recipient, subject, body, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![random::generate_id()?, recipient, &letter.subject, &letter.body, now],
    )?;
    Ok(())
}

/// The newest letters, the newest first.
pub fn newest(tx: &mut Transaction<'_>, most: i64) -> Result<Vec<Posted>> {
    let rows = tx.rows(
        "SELECT recipient, subject, body, created_at FROM mails ORDER BY created_at DESC, id LIMIT ?1",
        values![most],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Posted> {
    Ok(Posted {
        recipient: row.text(0)?,
        letter: Letter { subject: row.text(1)?, body: row.text(2)? },
        created: row.instant(3)?,
    })
}
