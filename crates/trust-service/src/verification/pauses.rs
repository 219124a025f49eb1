//! How often mails go to one address: the pause doubles with each, and is forgotten after quiet time.

use wire::{ProjectId, UserId};

use super::rules;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Transaction, values};

/// Claims the right to send a mail now. Answers when the next may be sent; as an error, if this one came too early. Spelling an
/// address with other capitals does not make it another mailbox.
pub fn claim(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    address: &UserId,
    now: Instant,
) -> Result<Result<Instant, Instant>> {
    let (project, address) = (project.to_string(), address.as_str().to_lowercase());
    let claimed = tx.row(
        "INSERT INTO mail_pauses (project_id, address, mails, next_at, forgotten_at) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT (project_id, address) DO UPDATE SET
         mails = CASE WHEN mail_pauses.forgotten_at <= ?5 THEN 1 ELSE mail_pauses.mails + 1 END
         WHERE mail_pauses.next_at <= ?6 RETURNING mails",
        values![&project, &address, now, now, now, now],
    )?;
    if let Some(row) = claimed {
        let next = rules::next_mail(row.integer(0)?, now);
        tx.execute(
            "UPDATE mail_pauses SET next_at = ?1, forgotten_at = ?2 WHERE project_id = ?3 AND address = ?4",
            values![next, next.after(rules::QUIET), &project, &address],
        )?;
        return Ok(Ok(next));
    }
    let row = tx.row(
        "SELECT next_at FROM mail_pauses WHERE project_id = ?1 AND address = ?2",
        values![&project, &address],
    )?;
    row.ok_or(Error::Damaged("a pause"))?.instant(0).map(Err)
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM mail_pauses WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

/// Deletes those that are forgotten.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute("DELETE FROM mail_pauses WHERE forgotten_at <= ?1", values![now])?;
    Ok(())
}
