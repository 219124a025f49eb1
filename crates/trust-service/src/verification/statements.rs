//! What is kept of verifications.

use wire::{AccessId, DeviceName, ProjectId, UserId};

use super::rules::Verification;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// What became of a code that someone tried.
pub enum Tried {
    /// It was good, and is now used up.
    Good(Verification),
    /// It is this user's, but its time is over.
    Expired(Option<AccessId>),
    /// There is none, or it was used, or it is somebody else's.
    Wrong,
}

/// Keeps a verification under the hash of its code.
pub fn insert(
    tx: &mut Transaction<'_>,
    code_hash: &[u8],
    project: ProjectId,
    verification: &Verification,
) -> Result<()> {
    tx.execute(
        "INSERT INTO verifications
         (code_hash, project_id, user_id, device_name, access_id, state, nonce, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            code_hash,
            project.to_string(),
            verification.user.as_str(),
            verification.device_name.as_ref().map(DeviceName::as_str),
            verification.access_id.as_ref().map(AccessId::as_str),
            verification.state.as_ref(),
            verification.nonce.as_ref(),
            verification.expires,
        ],
    )?;
    Ok(())
}

/// Tries a code, and uses it up if it is good.
pub fn try_code(
    tx: &mut Transaction<'_>,
    code_hash: &[u8],
    project: ProjectId,
    user: &UserId,
    now: Instant,
) -> Result<Tried> {
    let project = project.to_string();
    let used = tx.row(
        "UPDATE verifications SET used_at = ?1
         WHERE code_hash = ?2 AND project_id = ?3 AND user_id = ?4 AND used_at IS NULL AND expires_at > ?5
         RETURNING user_id, device_name, access_id, state, nonce, expires_at",
        values![now, code_hash, &project, user.as_str(), now],
    )?;
    if let Some(row) = used {
        return read(&row).map(Tried::Good);
    }
    let expired = tx.row(
        "SELECT access_id FROM verifications
         WHERE code_hash = ?1 AND project_id = ?2 AND user_id = ?3 AND used_at IS NULL",
        values![code_hash, &project, user.as_str()],
    )?;
    match expired {
        Some(row) => Ok(Tried::Expired(access_id(row.optional_text(0)?)?)),
        None => Ok(Tried::Wrong),
    }
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM verifications WHERE expires_at < ?1", values![before])?;
    Ok(())
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM verifications WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

fn read(row: &Row) -> Result<Verification> {
    let device_name = row.optional_text(1)?.map(|name| DeviceName::parse(&name)).transpose();
    Ok(Verification {
        user: UserId::parse(&row.text(0)?).map_err(|_| Error::Damaged("a user ID"))?,
        device_name: device_name.map_err(|_| Error::Damaged("the name of a device"))?,
        access_id: access_id(row.optional_text(2)?)?,
        state: row.optional_text(3)?,
        nonce: row.optional_text(4)?,
        expires: row.instant(5)?,
    })
}

fn access_id(text: Option<String>) -> Result<Option<AccessId>> {
    text.map(|text| AccessId::parse(&text)).transpose().map_err(|_| Error::Damaged("the id of a session"))
}
