//! What an authority keeps.

use zeroize::Zeroizing;

use super::KeyId;
use super::local::StoredKey;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// The key that new registrations are made with: the newest.
pub fn current_key(tx: &mut Transaction<'_>) -> Result<Option<KeyId>> {
    let row = tx.row("SELECT id FROM keys ORDER BY created_at DESC, id LIMIT 1", &[])?;
    row.map(|row| key_id(&row)).transpose()
}

/// The key with this id.
pub fn key(tx: &mut Transaction<'_>, id: &KeyId) -> Result<Option<StoredKey>> {
    tx.row("SELECT id, master_secret, sealing_key FROM keys WHERE id = ?1", values![id.to_string()])?
        .map(stored)
        .transpose()
}

/// All keys, the newest first, and when each was drawn.
pub fn keys(tx: &mut Transaction<'_>) -> Result<Vec<(KeyId, Instant)>> {
    let id = |text: String| KeyId::parse(&text).map_err(|_| Error::Damaged("the id of an authority's key"));
    let rows = tx.rows("SELECT id, created_at FROM keys ORDER BY created_at DESC, id", &[])?;
    rows.iter().map(|row| Ok((id(row.text(0)?)?, row.instant(1)?))).collect()
}

/// Keeps a key, unless there is one.
pub fn insert_first(tx: &mut Transaction<'_>, key: &StoredKey, now: Instant) -> Result<()> {
    tx.execute(
        "INSERT INTO keys (id, master_secret, sealing_key, created_at) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM keys)",
        values![key.id.to_string(), key.master_secret.as_slice(), key.sealing.as_slice(), now],
    )?;
    Ok(())
}

/// Keeps a key as the newest, whatever the clock says.
pub fn insert_next(tx: &mut Transaction<'_>, key: &StoredKey, now: Instant) -> Result<()> {
    tx.execute(
        "INSERT INTO keys (id, master_secret, sealing_key, created_at)
         SELECT ?1, ?2, ?3, CASE WHEN MAX(created_at) >= ?4 THEN MAX(created_at) + 1 ELSE ?5 END FROM keys",
        values![key.id.to_string(), key.master_secret.as_slice(), key.sealing.as_slice(), now, now],
    )?;
    Ok(())
}

fn key_id(row: &Row) -> Result<KeyId> {
    KeyId::parse(&row.text(0)?).map_err(|_| Error::Damaged("the id of an authority's key"))
}

fn stored(row: Row) -> Result<StoredKey> {
    Ok(StoredKey {
        id: key_id(&row)?,
        master_secret: Zeroizing::new(row.bytes(1)?),
        sealing: Zeroizing::new(row.bytes(2)?),
    })
}
