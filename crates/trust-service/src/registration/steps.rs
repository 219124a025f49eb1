//! What is kept between the steps of a registration in steps.

use wire::{DeviceName, MpinId, ProjectId, PublicKeyHex, UserId};

use super::rules::STEP_LIFE;
use crate::activation::{self, Promise, Use};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// A registration after its first step.
pub struct Step {
    /// Whose.
    pub user: UserId,
    /// How the device calls itself.
    pub device_name: DeviceName,
    /// What its second step comes to.
    pub used: Use,
}

/// Keeps a promise under the hash of what the second step shows.
pub fn insert(
    tx: &mut Transaction<'_>,
    ott_hash: &[u8],
    project: ProjectId,
    user: &UserId,
    device_name: &DeviceName,
    promise: &Promise,
    now: Instant,
) -> Result<()> {
    tx.execute(
        "INSERT INTO steps (ott_hash, project_id, user_id, mpin_id, device_name, via, renews, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            ott_hash,
            project.to_string(),
            user.as_str(),
            promise.mpin_id.as_bytes(),
            device_name.as_str(),
            <&str>::from(promise.grounds.via),
            promise.grounds.renews.as_ref().map(ToString::to_string),
            now.after(STEP_LIFE),
        ],
    )?;
    Ok(())
}

/// Takes the second step with a public key, or takes it again with the same.
pub fn take(
    tx: &mut Transaction<'_>,
    ott_hash: &[u8],
    project: ProjectId,
    mpin_id: &MpinId,
    public_key: &PublicKeyHex,
    now: Instant,
) -> Result<Option<Step>> {
    let project = project.to_string();
    let first = tx.row(
        "UPDATE steps SET public_key = ?1
         WHERE ott_hash = ?2 AND project_id = ?3 AND mpin_id = ?4 AND public_key IS NULL AND expires_at > ?5
         RETURNING user_id, device_name, via, renews",
        values![public_key.as_bytes(), ott_hash, &project, mpin_id.as_bytes(), now],
    )?;
    if let Some(row) = first {
        let promise = Promise { mpin_id: mpin_id.clone(), grounds: activation::grounds(&row, 2)? };
        return read(&row, Use::First(promise)).map(Some);
    }
    let again = tx.row(
        "SELECT user_id, device_name FROM steps
         WHERE ott_hash = ?1 AND project_id = ?2 AND mpin_id = ?3 AND public_key = ?4",
        values![ott_hash, &project, mpin_id.as_bytes(), public_key.as_bytes()],
    )?;
    again.map(|row| read(&row, Use::Again(mpin_id.clone()))).transpose()
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM steps WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM steps WHERE expires_at < ?1", values![before])?;
    Ok(())
}

fn read(row: &Row, used: Use) -> Result<Step> {
    let damaged = |_| Error::Damaged("a registration's first step");
    Ok(Step {
        user: UserId::parse(&row.text(0)?).map_err(damaged)?,
        device_name: DeviceName::parse(&row.text(1)?).map_err(damaged)?,
        used,
    })
}
