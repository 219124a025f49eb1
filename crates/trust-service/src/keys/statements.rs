//! What is kept of signing keys.

use super::{Purpose, SigningKey};
use crate::clock::Instant;
use crate::error::Result;
use crate::store::{Transaction, values};

/// All keys of a purpose, newest first.
pub fn keys(tx: &mut Transaction<'_>, purpose: Purpose) -> Result<Vec<SigningKey>> {
    let rows = tx.rows(
        "SELECT private_key FROM signing_keys WHERE purpose = ?1 ORDER BY created_at DESC, id",
        values![<&str>::from(purpose)],
    )?;
    rows.iter().map(|row| SigningKey::from_pkcs8(&zeroize::Zeroizing::new(row.bytes(0)?))).collect()
}

/// Keeps a key, unless its purpose has one.
pub fn insert_first(
    tx: &mut Transaction<'_>,
    purpose: Purpose,
    key: &SigningKey,
    now: Instant,
) -> Result<()> {
    let purpose: &str = purpose.into();
    let private = key.to_pkcs8()?;
    tx.execute(
        "INSERT INTO signing_keys (id, purpose, private_key, created_at) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM signing_keys WHERE purpose = ?5)",
        values![key.id(), purpose, private.as_slice(), now, purpose],
    )?;
    Ok(())
}
