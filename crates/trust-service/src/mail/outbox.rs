//! The outbox as its sender sees it.

use crate::clock::Instant;
use crate::error::Result;
use crate::store::{Row, Transaction, values};

/// A letter that is to be sent now.
pub struct Due {
    /// Its id.
    pub id: String,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// When it was written.
    pub created: Instant,
    /// How often it was tried, this time included.
    pub attempts: i64,
}

/// Claims the letter that waits longest, if one is due: until the given moment it is nobody else's. Both conditions on
/// `due_at` matter, for where writers run side by side the inner one may have been judged before another's claim.
pub fn claim(tx: &mut Transaction<'_>, until: Instant, now: Instant) -> Result<Option<Due>> {
    let row = tx.row(
        "UPDATE mails SET attempts = attempts + 1, due_at = ?1 WHERE due_at <= ?2 AND id IN
         (SELECT id FROM mails WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= ?2 ORDER BY due_at, created_at LIMIT 1)
         RETURNING id, recipient, subject, body, created_at, attempts",
        values![until, now],
    )?;
    row.as_ref().map(read).transpose()
}

/// The letter was sent. Its text is not kept: it may hold a code.
pub fn mark_sent(tx: &mut Transaction<'_>, id: &str, now: Instant) -> Result<()> {
    tx.execute("UPDATE mails SET sent_at = ?1, body = '' WHERE id = ?2", values![now, id]).map(drop)
}

/// The letter will never be sent.
pub fn mark_failed(tx: &mut Transaction<'_>, id: &str, now: Instant) -> Result<()> {
    tx.execute("UPDATE mails SET failed_at = ?1, body = '' WHERE id = ?2", values![now, id]).map(drop)
}

/// The letter is tried again then.
pub fn put_off(tx: &mut Transaction<'_>, id: &str, until: Instant) -> Result<()> {
    tx.execute("UPDATE mails SET due_at = ?1 WHERE id = ?2", values![until, id]).map(drop)
}

/// Forgets letters that were written before a moment.
pub fn forget(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM mails WHERE created_at < ?1", values![before]).map(drop)
}

fn read(row: &Row) -> Result<Due> {
    Ok(Due {
        id: row.text(0)?,
        recipient: row.text(1)?,
        subject: row.text(2)?,
        body: row.text(3)?,
        created: row.instant(4)?,
        attempts: row.integer(5)?,
    })
}
