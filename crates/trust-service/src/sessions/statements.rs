//! What is kept of sessions.

use std::str::FromStr;

use wire::{MessageHash, ProjectId, SessionStatus, UserId};

use super::rules::Session;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// The statement whose rows `read` reads.
macro_rules! sessions_where {
    ($condition:literal) => {
        concat!(
            "SELECT project_id, status, wanted_user_id, user_id, description, message, signature, opened_at,
             expires_at FROM sessions WHERE ",
            $condition
        )
    };
}

/// Keeps a new session.
pub fn insert(tx: &mut Transaction<'_>, id: &[u8], poll_hash: &[u8], session: &Session) -> Result<()> {
    let status: &str = session.status.into();
    tx.execute(
        "INSERT INTO sessions
         (id, poll_hash, project_id, status, wanted_user_id, description, message, opened_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        values![
            id,
            poll_hash,
            session.project.to_string(),
            status,
            session.wanted_user.as_ref().map(UserId::as_str),
            &session.description,
            session.message.as_ref().map(MessageHash::as_bytes),
            session.opened,
            session.expires,
        ],
    )?;
    Ok(())
}

/// The session that a poller asks for.
pub fn polled(tx: &mut Transaction<'_>, poll_hash: &[u8]) -> Result<Option<Session>> {
    let row = tx.row(sessions_where!("poll_hash = ?1"), values![poll_hash])?;
    row.as_ref().map(read).transpose()
}

/// The session with this id, if it is still open.
pub fn find_open(tx: &mut Transaction<'_>, id: &[u8], now: Instant) -> Result<Option<Session>> {
    let row = tx.row(
        sessions_where!("id = ?1 AND status IN ('new', 'wid', 'user') AND expires_at > ?2"),
        values![id, now],
    )?;
    row.as_ref().map(read).transpose()
}

/// Where the session with this id stands, if there is one.
pub fn status(tx: &mut Transaction<'_>, id: &[u8], now: Instant) -> Result<Option<SessionStatus>> {
    let row = tx.row(sessions_where!("id = ?1"), values![id])?;
    Ok(row.as_ref().map(read).transpose()?.map(|session| session.status_at(now)))
}

/// Notes that an authenticator looked at it.
pub fn mark_seen(tx: &mut Transaction<'_>, id: &[u8]) -> Result<()> {
    tx.execute("UPDATE sessions SET status = 'wid' WHERE id = ?1 AND status = 'new'", values![id])?;
    Ok(())
}

/// Notes who is about to answer.
pub fn choose_user(tx: &mut Transaction<'_>, id: &[u8], user: &UserId, now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'user', user_id = ?1
         WHERE id = ?2 AND status IN ('new', 'wid', 'user') AND expires_at > ?3
         AND (wanted_user_id IS NULL OR wanted_user_id = ?4)",
        values![user.as_str(), id, now, user.as_str()],
    )?;
    Ok(touched > 0)
}

/// Ends it as refused.
pub fn abort(tx: &mut Transaction<'_>, id: &[u8], now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'abort'
         WHERE id = ?1 AND status IN ('new', 'wid', 'user') AND expires_at > ?2",
        values![id, now],
    )?;
    Ok(touched > 0)
}

/// Ends a sign-in by success. Answers whether it was open, a sign-in, of this project and for this user.
pub fn complete_sign_in(
    tx: &mut Transaction<'_>,
    id: &[u8],
    project: ProjectId,
    user: &UserId,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'authenticated', user_id = ?1
         WHERE id = ?2 AND project_id = ?3 AND message IS NULL
         AND status IN ('new', 'wid', 'user') AND expires_at > ?4
         AND (wanted_user_id IS NULL OR wanted_user_id = ?5)",
        values![user.as_str(), id, project.to_string(), now, user.as_str()],
    )?;
    Ok(touched > 0)
}

/// Ends a signing session with its signature. Answers whether it was open.
pub fn complete_signing(
    tx: &mut Transaction<'_>,
    id: &[u8],
    user: &UserId,
    signature: &str,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'signed', user_id = ?1, signature = ?2
         WHERE id = ?3 AND message IS NOT NULL AND status IN ('new', 'wid', 'user') AND expires_at > ?4",
        values![user.as_str(), signature, id, now],
    )?;
    Ok(touched > 0)
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM sessions WHERE expires_at < ?1", values![before])?;
    Ok(())
}

fn read(row: &Row) -> Result<Session> {
    let damaged = |_| Error::Damaged("a session");
    let user = |text: Option<String>| text.map(|text| UserId::parse(&text)).transpose().map_err(damaged);
    Ok(Session {
        project: ProjectId::parse(&row.text(0)?).map_err(damaged)?,
        status: SessionStatus::from_str(&row.text(1)?).map_err(|_| Error::Damaged("a session"))?,
        wanted_user: user(row.optional_text(2)?)?,
        user: user(row.optional_text(3)?)?,
        description: row.text(4)?,
        message: row.optional_bytes(5)?.map(MessageHash::new).transpose().map_err(damaged)?,
        signature: row.optional_text(6)?,
        opened: row.instant(7)?,
        expires: row.instant(8)?,
    })
}
