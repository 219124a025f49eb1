//! What is kept of consents.

use wire::{ClientId, ProjectId, UserId};

use super::rules::{Accepted, Consent};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::random;
use crate::store::{Row, Transaction, values};

/// The statement whose rows `read` reads.
macro_rules! consents_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, user_id, client_id, terms, shares, changed_at, expires_at, last_used_at, ended_at
             FROM consents WHERE ",
            $condition
        )
    };
}

/// Keeps what a user shares with a client from now on, in the place of what they shared before: what came of that goes on.
/// Answers its id.
pub fn keep(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    given: &Accepted,
    now: Instant,
) -> Result<String> {
    let shares = serde_json::to_string(&given.shares).map_err(|_| Error::Damaged("a consent"))?;
    if let Some(known) = unended(tx, project, user, &given.client)? {
        if !known.is_over(now) {
            tx.execute(
                "UPDATE consents SET terms = ?1, shares = ?2, changed_at = ?3, expires_at = ?4 WHERE id = ?5",
                values![given.terms.as_bytes(), shares, now, given.expires, &known.id],
            )?;
            return Ok(known.id);
        }
        // Its time was over before: what came of it does not come back.
        tx.execute("UPDATE consents SET ended_at = expires_at WHERE id = ?1", values![&known.id])?;
    }
    let id = random::generate_id()?;
    tx.execute(
        "INSERT INTO consents (id, project_id, user_id, client_id, terms, shares, created_at, changed_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        values![
            &id,
            project.to_string(),
            user.as_str(),
            given.client.as_str(),
            given.terms.as_bytes(),
            shares,
            now,
            now,
            given.expires,
        ],
    )?;
    Ok(id)
}

/// The consent of a user to a client that is in force.
pub fn in_force(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    client: &ClientId,
    now: Instant,
) -> Result<Option<Consent>> {
    Ok(unended(tx, project, user, client)?.filter(|consent| !consent.is_over(now)))
}

fn unended(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    client: &ClientId,
) -> Result<Option<Consent>> {
    let row = tx.row(
        consents_where!("project_id = ?1 AND user_id = ?2 AND client_id = ?3 AND ended_at IS NULL"),
        values![project.to_string(), user.as_str(), client.as_str()],
    )?;
    row.as_ref().map(read).transpose()
}

/// The consent with this id.
pub fn find(tx: &mut Transaction<'_>, project: ProjectId, id: &str) -> Result<Option<Consent>> {
    let row = tx.row(consents_where!("id = ?1 AND project_id = ?2"), values![id, project.to_string()])?;
    row.as_ref().map(read).transpose()
}

/// All that a user shares, the newest first.
pub fn of_user(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    now: Instant,
) -> Result<Vec<Consent>> {
    let rows = tx.rows(
        consents_where!(
            "project_id = ?1 AND user_id = ?2 AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > ?3)
             ORDER BY changed_at DESC, id"
        ),
        values![project.to_string(), user.as_str(), now],
    )?;
    rows.iter().map(read).collect()
}

/// Ends a consent. Answers whether it had not ended.
pub fn end(tx: &mut Transaction<'_>, id: &str, now: Instant) -> Result<bool> {
    let touched =
        tx.execute("UPDATE consents SET ended_at = ?1 WHERE id = ?2 AND ended_at IS NULL", values![now, id])?;
    Ok(touched > 0)
}

/// Ends all that is shared with a client.
pub fn end_of_client(tx: &mut Transaction<'_>, client: &ClientId, now: Instant) -> Result<()> {
    let ending = "UPDATE consents SET ended_at = ?1 WHERE client_id = ?2 AND ended_at IS NULL";
    tx.execute(ending, values![now, client.as_str()]).map(drop)
}

/// Notes that the client read what is shared, unless that was noted after `lately`. Answers whether it is noted now.
pub fn note_use(tx: &mut Transaction<'_>, id: &str, lately: Instant, now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE consents SET last_used_at = ?1 WHERE id = ?2 AND (last_used_at IS NULL OR last_used_at <= ?3)",
        values![now, id, lately],
    )?;
    Ok(touched > 0)
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    const STATEMENTS: [&str; 2] = [
        "DELETE FROM consent_receipts WHERE consent_id IN (SELECT id FROM consents WHERE project_id = ?1)",
        "DELETE FROM consents WHERE project_id = ?1",
    ];
    for statement in STATEMENTS {
        tx.execute(statement, values![project.to_string()])?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Consent> {
    let damaged = |_| Error::Damaged("a consent");
    Ok(Consent {
        id: row.text(0)?,
        user: UserId::parse(&row.text(1)?).map_err(damaged)?,
        client: ClientId::parse(&row.text(2)?).map_err(damaged)?,
        terms: row.bytes(3)?,
        shares: serde_json::from_str(&row.text(4)?).map_err(|_| Error::Damaged("a consent"))?,
        since: row.instant(5)?,
        expires: row.optional_instant(6)?,
        last_used: row.optional_instant(7)?,
        ended: row.optional_instant(8)?,
    })
}
