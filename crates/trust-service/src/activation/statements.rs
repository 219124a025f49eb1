//! What is kept of activations.

use wire::{MpinId, ProjectId, PublicKeyHex, UserId};

use super::{Activation, Claims};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// How an activation was used.
pub enum Use {
    /// For the first time; it reserves this identity.
    First(MpinId),
    /// Again, with the same public key.
    Again(MpinId),
}

/// Keeps a new activation.
pub fn insert(
    tx: &mut Transaction<'_>,
    activation: &Activation,
    project: ProjectId,
    user: &UserId,
) -> Result<()> {
    tx.execute(
        "INSERT INTO activations (id, project_id, user_id, mpin_id, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![
            activation.id.to_string(),
            project.to_string(),
            user.as_str(),
            activation.mpin_id.as_bytes(),
            activation.expires,
        ],
    )?;
    Ok(())
}

/// Uses one up. Of several at once with different keys, one statement changes the row and the others find it changed.
pub fn consume(
    tx: &mut Transaction<'_>,
    claims: &Claims,
    public_key: &PublicKeyHex,
    now: Instant,
) -> Result<Option<Use>> {
    let id = claims.jti.to_string();
    let first = tx.row(
        "UPDATE activations SET public_key = ?1, used_at = ?2
         WHERE id = ?3 AND user_id = ?4 AND used_at IS NULL AND expires_at > ?5 RETURNING mpin_id",
        values![public_key.as_bytes(), now, &id, &claims.sub, now],
    )?;
    if let Some(row) = first {
        return mpin_id(&row).map(Use::First).map(Some);
    }
    let again = tx.row(
        "SELECT mpin_id FROM activations WHERE id = ?1 AND user_id = ?2 AND public_key = ?3",
        values![&id, &claims.sub, public_key.as_bytes()],
    )?;
    again.map(|row| mpin_id(&row).map(Use::Again)).transpose()
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM activations WHERE expires_at < ?1", values![before])?;
    Ok(())
}

fn mpin_id(row: &Row) -> Result<MpinId> {
    MpinId::new(row.bytes(0)?).map_err(|_| Error::Damaged("an M-Pin ID"))
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM activations WHERE project_id = ?1", values![project.to_string()]).map(drop)
}
