//! Users, as their identities tell of them.

use wire::{ProjectId, UserId};

use crate::audit::Page;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// A user that has identities.
#[derive(Clone, Debug)]
pub struct User {
    /// The user ID.
    pub id: UserId,
    /// How many identities there are.
    pub identities: i64,
    /// How many of them can be used.
    pub usable: i64,
    /// When one was last used, or made.
    pub last_used: Instant,
}

/// The users of a project that have identities, by their ids: how many there are, and those of one page.
pub fn users(tx: &mut Transaction<'_>, project: ProjectId, page: Page) -> Result<(u64, Vec<User>)> {
    let project = project.to_string();
    let bounded = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let count = "SELECT COUNT(DISTINCT user_id) FROM registrations WHERE project_id = ?1
         AND superseded_at IS NULL AND (renews IS NULL OR took_over_at IS NOT NULL)";
    let total = tx.row(count, values![&project])?.map_or(Ok(0), |row| row.integer(0))?;
    let rows = tx.rows(
        "SELECT user_id, COUNT(*), COUNT(CASE WHEN revoked_at IS NULL THEN 1 END), MAX(last_used_at)
         FROM registrations WHERE project_id = ?1
         AND superseded_at IS NULL AND (renews IS NULL OR took_over_at IS NOT NULL) GROUP BY user_id ORDER BY user_id
         LIMIT ?2 OFFSET ?3",
        values![&project, bounded(page.limit), bounded(page.offset)],
    )?;
    let read = |row: &Row| {
        Ok(User {
            id: UserId::parse(&row.text(0)?).map_err(|_| Error::Damaged("a user ID"))?,
            identities: row.integer(1)?,
            usable: row.integer(2)?,
            last_used: row.instant(3)?,
        })
    };
    let total = u64::try_from(total).map_err(|_| Error::Damaged("a count"))?;
    Ok((total, rows.iter().map(read).collect::<Result<_>>()?))
}
