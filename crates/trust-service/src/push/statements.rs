//! What is kept of the devices that take pushed requests.

use wire::{MpinIdHash, ProjectId, UserId};

use crate::error::{Error, Result};
use crate::registration::Registration;
use crate::store::{Row, Transaction, values};

/// Keeps the token of an identity's device, instead of the one before.
pub fn insert(tx: &mut Transaction<'_>, of: &Registration, token_hash: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO push_tokens (registration_id, project_id, user_id, token_hash) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (registration_id) DO UPDATE SET token_hash = excluded.token_hash",
        values![of.mpin_id.hash().to_string(), of.project.to_string(), of.user.as_str(), token_hash],
    )?;
    Ok(())
}

/// Gives the token of one identity's device to another identity, unless that has one.
pub fn hand_over(tx: &mut Transaction<'_>, from: &MpinIdHash, to: &MpinIdHash) -> Result<()> {
    let (from, to) = (from.to_string(), to.to_string());
    tx.execute(
        "UPDATE push_tokens SET registration_id = ?1 WHERE registration_id = ?2
         AND NOT EXISTS (SELECT 1 FROM push_tokens WHERE registration_id = ?3)",
        values![&to, &from, &to],
    )?;
    tx.execute("DELETE FROM push_tokens WHERE registration_id = ?1", values![&from])?;
    Ok(())
}

/// The identities of a user whose devices gave a token.
pub fn of_user(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId) -> Result<Vec<MpinIdHash>> {
    let rows = tx.rows(
        "SELECT registration_id FROM push_tokens WHERE project_id = ?1 AND user_id = ?2",
        values![project.to_string(), user.as_str()],
    )?;
    rows.iter().map(read).collect()
}

/// The identities of the device that gave this token.
pub fn of_token(tx: &mut Transaction<'_>, project: ProjectId, token_hash: &[u8]) -> Result<Vec<MpinIdHash>> {
    let rows = tx.rows(
        "SELECT registration_id FROM push_tokens WHERE token_hash = ?1 AND project_id = ?2",
        values![token_hash, project.to_string()],
    )?;
    rows.iter().map(read).collect()
}

/// Deletes those of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM push_tokens WHERE project_id = ?1", values![project.to_string()])?;
    Ok(())
}

fn read(row: &Row) -> Result<MpinIdHash> {
    MpinIdHash::parse(&row.text(0)?).map_err(|_| Error::Damaged("the identity of a push token"))
}
