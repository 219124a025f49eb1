//! Codes that people type: short, so each is kept for one user, for minutes, and for a few attempts.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use wire::{AccessId, DeviceName, ProjectId, UserId};

use super::rules::{ATTEMPTS, Tried, Verification};
use super::statements::read;
use crate::activation::Via;
use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::store::{Transaction, values};

/// Keeps a code, in the place of the one before. With a tag it is good on that device only.
pub fn insert(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    verification: &Verification,
    code: &str,
    tag: Option<&str>,
) -> Result<()> {
    let salt = random::generate_bytes::<16>()?;
    supersede(tx, project, &verification.user, verification.via)?;
    tx.execute(
        "INSERT INTO typed_codes (project_id, user_id, via, salt, code_hash, attempts, device_name, access_id, state,
         nonce, redirect_uri, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8, ?9, ?10, ?11)",
        values![
            project.to_string(),
            verification.user.as_str(),
            <&str>::from(verification.via),
            &salt,
            derive_hash(&salt, project, &verification.user, tag, code),
            verification.device_name.as_ref().map(DeviceName::as_str),
            verification.access_id.as_ref().map(AccessId::as_str),
            verification.state.as_ref(),
            verification.nonce.as_ref(),
            verification.redirect_uri.as_ref().map(url::Url::as_str),
            verification.expires,
        ],
    )?;
    Ok(())
}

/// Ends the user's code of this kind, if there is one.
pub fn supersede(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId, via: Via) -> Result<()> {
    tx.execute(
        "DELETE FROM typed_codes WHERE project_id = ?1 AND user_id = ?2 AND via = ?3",
        values![project.to_string(), user.as_str(), <&str>::from(via)],
    )?;
    Ok(())
}

/// Tries a code, and uses it up if it is good. The attempt is counted by one statement before anything is compared, so of
/// any number at once no more are compared than are allowed.
pub fn try_code(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    via: Via,
    code: &str,
    tag: Option<&str>,
    now: Instant,
) -> Result<Tried> {
    let counted = tx.row(
        "UPDATE typed_codes SET attempts = attempts + 1
         WHERE project_id = ?1 AND user_id = ?2 AND via = ?3 AND attempts < ?4
         RETURNING user_id, via, device_name, access_id, state, nonce, redirect_uri, expires_at, salt, code_hash",
        values![project.to_string(), user.as_str(), <&str>::from(via), ATTEMPTS],
    )?;
    let Some(row) = counted else { return Ok(Tried::Unknown) };
    let (salt, expected) = (row.bytes(8)?, row.bytes(9)?);
    let is_right = |tag| derive_hash(&salt, project, user, tag, code).ct_eq(&expected);
    if !bool::from(is_right(tag) | is_right(None)) {
        return Ok(Tried::Wrong);
    }
    supersede(tx, project, user, via)?;
    let verification = read(&row)?;
    let in_time = now < verification.expires;
    Ok(if in_time { Tried::Good(verification) } else { Tried::Expired(verification.access_id) })
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM typed_codes WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM typed_codes WHERE expires_at < ?1", values![before])?;
    Ok(())
}

/// What is kept of a code: bound to whom it is for, so that it cannot be looked up in a table made for all.
fn derive_hash(salt: &[u8], project: ProjectId, user: &UserId, tag: Option<&str>, code: &str) -> Vec<u8> {
    let mut digest = Sha256::new();
    for part in [salt, project.to_string().as_bytes(), user.as_str().as_bytes(), code.as_bytes()] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.update(tag.unwrap_or_default().as_bytes());
    digest.finalize().to_vec()
}
