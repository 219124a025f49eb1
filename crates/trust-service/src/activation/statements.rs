//! What is kept of activations.

use std::str::FromStr;

use wire::{MpinId, MpinIdHash, ProjectId, PublicKeyHex, UserId};

use super::{Activation, Claims, Grounds, Via};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// An identity that was promised and may be made now.
pub struct Promise {
    /// Which one.
    pub mpin_id: MpinId,
    /// Why.
    pub grounds: Grounds,
}

/// How an activation was used.
pub enum Use {
    /// For the first time.
    First(Promise),
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
        "INSERT INTO activations (id, project_id, user_id, mpin_id, via, renews, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            activation.id.to_string(),
            project.to_string(),
            user.as_str(),
            activation.mpin_id.as_bytes(),
            <&str>::from(activation.grounds.via),
            activation.grounds.renews.as_ref().map(ToString::to_string),
            activation.expires,
        ],
    )?;
    Ok(())
}

/// Uses an activation up for a public key, if it is this user's. Used again with the same key it says so, for the answer
/// may have got lost. Of several at once with different keys, one statement changes the row and the others find it
/// changed.
pub fn consume(
    tx: &mut Transaction<'_>,
    claims: &Claims,
    user: &UserId,
    public_key: &PublicKeyHex,
    now: Instant,
) -> Result<Option<Use>> {
    if let Some(promise) = use_up(tx, claims, user, Some(public_key), now)? {
        return Ok(Some(Use::First(promise)));
    }
    let again = tx.row(
        "SELECT mpin_id FROM activations WHERE id = ?1 AND project_id = ?2 AND user_id = ?3 AND public_key = ?4",
        values![
            claims.jti.to_string(),
            claims.project_id.to_string(),
            of(claims, user),
            public_key.as_bytes()
        ],
    )?;
    again.map(|row| mpin_id(&row).map(Use::Again)).transpose()
}

/// Uses an activation up before a public key is known, if it is this user's.
pub fn take(
    tx: &mut Transaction<'_>,
    claims: &Claims,
    user: &UserId,
    now: Instant,
) -> Result<Option<Promise>> {
    use_up(tx, claims, user, None, now)
}

fn use_up(
    tx: &mut Transaction<'_>,
    claims: &Claims,
    user: &UserId,
    public_key: Option<&PublicKeyHex>,
    now: Instant,
) -> Result<Option<Promise>> {
    let row = tx.row(
        "UPDATE activations SET public_key = ?1, used_at = ?2
         WHERE id = ?3 AND project_id = ?4 AND user_id = ?5 AND used_at IS NULL AND expires_at > ?6
         RETURNING mpin_id, via, renews",
        values![
            public_key.map(PublicKeyHex::as_bytes),
            now,
            claims.jti.to_string(),
            claims.project_id.to_string(),
            of(claims, user),
            now,
        ],
    )?;
    row.map(|row| Ok(Promise { mpin_id: mpin_id(&row)?, grounds: grounds(&row, 1)? })).transpose()
}

/// Whether the renewal of an identity is offered at this moment: a token is out that can still be used.
pub fn is_offered(tx: &mut Transaction<'_>, renewal_of: &MpinIdHash, now: Instant) -> Result<bool> {
    let row = tx.row(
        "SELECT 1 FROM activations WHERE renews = ?1 AND used_at IS NULL AND expires_at > ?2",
        values![renewal_of.to_string(), now],
    )?;
    Ok(row.is_some())
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM activations WHERE expires_at < ?1", values![before])?;
    Ok(())
}

/// The user whose activation it must be: none, where the token names another than the request.
fn of<'a>(claims: &Claims, user: &'a UserId) -> Option<&'a str> {
    Some(user.as_str()).filter(|user| claims.sub == *user)
}

fn mpin_id(row: &Row) -> Result<MpinId> {
    MpinId::new(row.bytes(0)?).map_err(|_| Error::Damaged("an M-Pin ID"))
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM activations WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

/// Reads `via` and, after it, `renews`.
pub fn grounds(row: &Row, column: usize) -> Result<Grounds> {
    let renews = row.optional_text(column + 1)?.map(|text| MpinIdHash::parse(&text)).transpose();
    Ok(Grounds {
        via: Via::from_str(&row.text(column)?).map_err(|_| Error::Damaged("a verification"))?,
        renews: renews.map_err(|_| Error::Damaged("a renewal"))?,
    })
}
