//! What is kept of sessions.

use std::str::FromStr;

use wire::{
    AccessId, ClientId, MatchNumber, MessageHash, MpinIdHash, ProjectId, RefusalReason, SessionRefusal,
    SessionStatus, UserId,
};

use super::changes::{announce, announce_pushed};
use super::kept_documents;
use super::rules::{LIFE, Session};
use crate::clock::Instant;
use crate::consent::Need;
use crate::error::{Error, Result};
use crate::registration::Registration;
use crate::store::{Row, Transaction, values};

/// The statement whose rows `read` reads.
macro_rules! sessions_where {
    ($condition:literal) => {
        concat!(
            "SELECT project_id, status, wanted_user_id, user_id, description, message, signature, opened_at,
             expires_at, application_id, registration_id, ended_at, number, refusal_reason, refusal_comment, consent FROM sessions WHERE ",
            $condition
        )
    };
}

/// Keeps a new session; with its id, if it is pushed.
pub fn insert(
    tx: &mut Transaction<'_>,
    id: &[u8],
    poll_hash: &[u8],
    pushed_as: Option<&AccessId>,
    session: &Session,
) -> Result<()> {
    let status: &str = session.status.into();
    tx.execute(
        "INSERT INTO sessions (id, poll_hash, project_id, status, wanted_user_id, description, message, opened_at,
         expires_at, application_id, pushed_as, pushed, number, consent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
            session.application.as_ref().map(ClientId::as_str),
            pushed_as.map(AccessId::as_str),
            pushed_as.is_some(),
            session.number.map(|number| number.to_string()),
            session.consent.map(<&str>::from),
        ],
    )?;
    announce(tx, id);
    if let (Some(_), Some(user)) = (pushed_as, &session.wanted_user) {
        announce_pushed(tx, session.project, user);
    }
    Ok(())
}

/// The open sessions that are pushed to a user's devices, the oldest first, with their ids.
pub fn pushed(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    now: Instant,
) -> Result<Vec<(Vec<u8>, AccessId)>> {
    let rows = tx.rows(
        "SELECT id, pushed_as FROM sessions
         WHERE project_id = ?1 AND wanted_user_id = ?2 AND pushed = 1 AND pushed_as IS NOT NULL AND expires_at > ?3
         ORDER BY opened_at, id",
        values![project.to_string(), user.as_str(), now],
    )?;
    let read = |row: &Row| {
        let access_id = AccessId::parse(&row.text(1)?).map_err(|_| Error::Damaged("a session"))?;
        Ok((row.bytes(0)?, access_id))
    };
    rows.iter().map(read).collect()
}

/// When the sessions were opened that were pushed to a user's devices lately, and that are open or were not approved; the
/// oldest first.
pub fn pushed_lately(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    now: Instant,
) -> Result<Vec<Instant>> {
    let rows = tx.rows(
        "SELECT opened_at FROM sessions
         WHERE project_id = ?1 AND wanted_user_id = ?2 AND pushed = 1 AND opened_at > ?3
         AND status NOT IN ('authenticated', 'signed') ORDER BY opened_at",
        values![project.to_string(), user.as_str(), now.before(LIFE)],
    )?;
    rows.iter().map(|row| row.instant(0)).collect()
}

/// The session that a poller asks for, and its id.
pub fn polled(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    poll_hash: &[u8],
) -> Result<Option<(Vec<u8>, Session)>> {
    let row = tx.row(
        "SELECT id FROM sessions WHERE poll_hash = ?1 AND project_id = ?2",
        values![poll_hash, project.to_string()],
    )?;
    let Some(id) = row.map(|row| row.bytes(0)).transpose()? else { return Ok(None) };
    Ok(find(tx, project, &id)?.map(|session| (id, session)))
}

/// The session of a project with this id.
pub fn find(tx: &mut Transaction<'_>, project: ProjectId, id: &[u8]) -> Result<Option<Session>> {
    let row = tx.row(sessions_where!("id = ?1 AND project_id = ?2"), values![id, project.to_string()])?;
    row.as_ref().map(read).transpose()
}

/// The same, if it is still open.
pub fn find_open(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    now: Instant,
) -> Result<Option<Session>> {
    Ok(find(tx, project, id)?.filter(|session| session.is_open(now)))
}

/// Notes that an authenticator looked at it.
pub fn mark_seen(tx: &mut Transaction<'_>, id: &[u8]) -> Result<()> {
    let touched =
        tx.execute("UPDATE sessions SET status = 'wid' WHERE id = ?1 AND status = 'new'", values![id])?;
    noted(tx, id, touched).map(drop)
}

/// Notes who is about to answer.
pub fn choose_user(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    user: &UserId,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'user', user_id = ?1
         WHERE id = ?2 AND project_id = ?3 AND status IN ('new', 'wid', 'user') AND expires_at > ?4
         AND (wanted_user_id IS NULL OR wanted_user_id = ?5)",
        values![user.as_str(), id, project.to_string(), now, user.as_str()],
    )?;
    noted(tx, id, touched)
}

/// Reserves it for a user, if it is open and for nobody else. Answers whether it is now.
pub fn bind(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    user: &UserId,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET wanted_user_id = ?1
         WHERE id = ?2 AND project_id = ?3 AND status IN ('new', 'wid', 'user') AND expires_at > ?4
         AND (wanted_user_id IS NULL OR wanted_user_id = ?5)",
        values![user.as_str(), id, project.to_string(), now, user.as_str()],
    )?;
    noted(tx, id, touched)
}

/// Ends it as refused, perhaps with why. Answers whether it was open.
pub fn abort(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    refusal: Option<&SessionRefusal>,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'abort', ended_at = ?1, refusal_reason = ?2, refusal_comment = ?3,
         pushed_as = NULL, number = NULL
         WHERE id = ?4 AND project_id = ?5 AND status IN ('new', 'wid', 'user') AND expires_at > ?6",
        values![
            now,
            refusal.map(|refusal| <&str>::from(refusal.reason)),
            refusal.and_then(|refusal| refusal.comment.as_ref()),
            id,
            project.to_string(),
            now,
        ],
    )?;
    ended(tx, id, touched)
}

/// Ends a sign-in by success. Answers whether it was open, a sign-in, of the identity's project and for its user.
pub fn complete_sign_in(
    tx: &mut Transaction<'_>,
    id: &[u8],
    by: &Registration,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'authenticated', user_id = ?1, registration_id = ?2, ended_at = ?3,
         pushed_as = NULL, number = NULL
         WHERE id = ?4 AND project_id = ?5 AND message IS NULL
         AND status IN ('new', 'wid', 'user') AND expires_at > ?6
         AND (wanted_user_id IS NULL OR wanted_user_id = ?7)",
        values![
            by.user.as_str(),
            by.mpin_id.hash().to_string(),
            now,
            id,
            by.project.to_string(),
            now,
            by.user.as_str(),
        ],
    )?;
    ended(tx, id, touched)
}

/// Ends a signing session with its signature. Answers whether it was open, one, of the identity's project and for its user.
pub fn complete_signing(
    tx: &mut Transaction<'_>,
    id: &[u8],
    by: &Registration,
    signature: &str,
    now: Instant,
) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE sessions SET status = 'signed', user_id = ?1, registration_id = ?2, ended_at = ?3, signature = ?4,
         pushed_as = NULL, number = NULL
         WHERE id = ?5 AND project_id = ?6 AND message IS NOT NULL
         AND status IN ('new', 'wid', 'user') AND expires_at > ?7
         AND (wanted_user_id IS NULL OR wanted_user_id = ?8)",
        values![
            by.user.as_str(),
            by.mpin_id.hash().to_string(),
            now,
            signature,
            id,
            by.project.to_string(),
            now,
            by.user.as_str(),
        ],
    )?;
    ended(tx, id, touched)
}

/// Lets go of the document of a session that has ended, and tells about it, if it has; answers whether.
fn ended(tx: &mut Transaction<'_>, id: &[u8], touched: usize) -> Result<bool> {
    if touched > 0 {
        kept_documents::delete(tx, id)?;
    }
    noted(tx, id, touched)
}

/// Tells about a change, if there was one; answers whether.
fn noted(tx: &mut Transaction<'_>, id: &[u8], touched: usize) -> Result<bool> {
    if touched > 0 {
        announce(tx, id);
    }
    Ok(touched > 0)
}

/// Forgets the numbers of sessions whose time is over, the ids of those that were pushed, and who repeated numbers.
pub fn forget_secrets(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute(
        "UPDATE sessions SET pushed_as = NULL, number = NULL
         WHERE (pushed_as IS NOT NULL OR number IS NOT NULL) AND expires_at <= ?1",
        values![now],
    )?;
    tx.execute("DELETE FROM session_matches WHERE expires_at <= ?1", values![now]).map(drop)
}

/// Notes that a user repeated the number, under the hash of the ticket that they get for it.
pub fn insert_match(
    tx: &mut Transaction<'_>,
    session: (&[u8], &Session),
    user: &UserId,
    ticket_hash: &[u8],
) -> Result<()> {
    let (id, session) = session;
    tx.execute(
        "INSERT INTO session_matches (ticket_hash, session_id, project_id, user_id, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        values![ticket_hash, id, session.project.to_string(), user.as_str(), session.expires],
    )?;
    Ok(())
}

/// Whether this ticket was given to this user for this session's number.
pub fn is_matched(tx: &mut Transaction<'_>, id: &[u8], user: &UserId, ticket_hash: &[u8]) -> Result<bool> {
    let row = tx.row(
        "SELECT 1 FROM session_matches WHERE ticket_hash = ?1 AND session_id = ?2 AND user_id = ?3",
        values![ticket_hash, id, user.as_str()],
    )?;
    Ok(row.is_some())
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM sessions WHERE expires_at < ?1", values![before])?;
    Ok(())
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    kept_documents::forget_project(tx, project)?;
    tx.execute("DELETE FROM session_matches WHERE project_id = ?1", values![project.to_string()])?;
    tx.execute("DELETE FROM sessions WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

fn read(row: &Row) -> Result<Session> {
    let damaged = |_| Error::Damaged("a session");
    let user = |text: Option<String>| text.map(|text| UserId::parse(&text)).transpose().map_err(damaged);
    let (application, identity) = (row.optional_text(9)?, row.optional_text(10)?);
    let number = row.optional_text(12)?.map(|text| MatchNumber::parse(&text));
    Ok(Session {
        project: ProjectId::parse(&row.text(0)?).map_err(damaged)?,
        status: SessionStatus::from_str(&row.text(1)?).map_err(|_| Error::Damaged("a session"))?,
        wanted_user: user(row.optional_text(2)?)?,
        user: user(row.optional_text(3)?)?,
        description: row.text(4)?,
        message: row.optional_bytes(5)?.map(MessageHash::new).transpose().map_err(damaged)?,
        number: number.transpose().map_err(damaged)?,
        signature: row.optional_text(6)?,
        refusal: read_refusal(row)?,
        consent: row
            .optional_text(15)?
            .map(|text| Need::from_str(&text))
            .transpose()
            .map_err(|_| Error::Damaged("a session"))?,
        opened: row.instant(7)?,
        expires: row.instant(8)?,
        application: application.map(|text| ClientId::parse(&text)).transpose().map_err(damaged)?,
        identity: identity
            .map(|text| MpinIdHash::parse(&text))
            .transpose()
            .map_err(|_| Error::Damaged("a session"))?,
        ended: row.optional_instant(11)?,
    })
}

fn read_refusal(row: &Row) -> Result<Option<SessionRefusal>> {
    let Some(reason) = row.optional_text(13)? else { return Ok(None) };
    let reason = RefusalReason::from_str(&reason).map_err(|_| Error::Damaged("a refusal"))?;
    Ok(Some(SessionRefusal { reason, comment: row.optional_text(14)? }))
}
