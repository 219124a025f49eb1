//! What is kept of verifications whose code is in an address.

use std::str::FromStr;

use url::Url;
use wire::{AccessId, DeviceName, ProjectId, UserId};

use super::rules::{Tried, Verification};
use crate::activation::Via;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// Keeps a verification under the hash of its code.
pub fn insert(
    tx: &mut Transaction<'_>,
    code_hash: &[u8],
    project: ProjectId,
    verification: &Verification,
) -> Result<()> {
    tx.execute(
        "INSERT INTO verifications
         (code_hash, project_id, user_id, via, device_name, access_id, state, nonce, redirect_uri, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        values![
            code_hash,
            project.to_string(),
            verification.user.as_str(),
            <&str>::from(verification.via),
            verification.device_name.as_ref().map(DeviceName::as_str),
            verification.access_id.as_ref().map(AccessId::as_str),
            verification.state.as_ref(),
            verification.nonce.as_ref(),
            verification.redirect_uri.as_ref().map(Url::as_str),
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
         RETURNING user_id, via, device_name, access_id, state, nonce, redirect_uri, expires_at",
        values![now, code_hash, &project, user.as_str(), now],
    )?;
    if let Some(row) = used {
        return read(&row).map(Tried::Good);
    }
    let known = tx.row(
        "SELECT user_id, access_id, used_at FROM verifications WHERE code_hash = ?1 AND project_id = ?2",
        values![code_hash, &project],
    )?;
    match known {
        None => Ok(Tried::Unknown),
        Some(row) if row.text(0)? == user.as_str() && row.optional_instant(2)?.is_none() => {
            Ok(Tried::Expired(access_id(row.optional_text(1)?)?))
        }
        Some(_) => Ok(Tried::Wrong),
    }
}

/// Ends the links that were mailed to a user and not used.
pub fn supersede(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId) -> Result<()> {
    tx.execute(
        "DELETE FROM verifications WHERE project_id = ?1 AND user_id = ?2 AND via = ?3 AND used_at IS NULL",
        values![project.to_string(), user.as_str(), <&str>::from(Via::Email)],
    )?;
    Ok(())
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM verifications WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM verifications WHERE expires_at < ?1", values![before])?;
    Ok(())
}

/// Reads a verification, wherever its code is kept.
pub fn read(row: &Row) -> Result<Verification> {
    let device_name = row.optional_text(2)?.map(|name| DeviceName::parse(&name)).transpose();
    let redirect_uri = row.optional_text(6)?.map(|text| Url::parse(&text)).transpose();
    Ok(Verification {
        user: UserId::parse(&row.text(0)?).map_err(|_| Error::Damaged("a user ID"))?,
        via: Via::from_str(&row.text(1)?).map_err(|_| Error::Damaged("a verification"))?,
        device_name: device_name.map_err(|_| Error::Damaged("the name of a device"))?,
        access_id: access_id(row.optional_text(3)?)?,
        state: row.optional_text(4)?,
        nonce: row.optional_text(5)?,
        redirect_uri: redirect_uri.map_err(|_| Error::Damaged("an address"))?,
        expires: row.instant(7)?,
    })
}

fn access_id(text: Option<String>) -> Result<Option<AccessId>> {
    text.map(|text| AccessId::parse(&text)).transpose().map_err(|_| Error::Damaged("the id of a session"))
}
