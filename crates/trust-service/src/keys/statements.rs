//! What is kept of signing keys.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::ring::{Listed, Purpose, Ring, State};
use super::signing_key::SigningKey;
use crate::clock::Instant;
use crate::error::Result;
use crate::store::{Transaction, values};

/// The keys of a purpose; nothing if it lacks one that signs or a next one.
pub fn ring(
    tx: &mut Transaction<'_>,
    purpose: Purpose,
    known: Option<&Ring>,
    now: Instant,
) -> Result<Option<Ring>> {
    let listed = list(tx, purpose, now)?;
    let has = |state| listed.iter().any(|key| key.state == state);
    if !has(State::Signing) || !has(State::Next) {
        return Ok(None);
    }
    let keys = listed.iter().map(|key| match known.and_then(|ring| ring.find(&key.id)) {
        Some(known) => Ok(Some(known)),
        None => read(tx, &key.id),
    });
    let keys = keys.collect::<Result<Vec<_>>>()?;
    Ok(Ring::new(keys.into_iter().flatten().collect()))
}

/// What is published of a purpose: the key that signs, the next, and those before, the latest first.
pub fn list(tx: &mut Transaction<'_>, purpose: Purpose, now: Instant) -> Result<Vec<Listed>> {
    let rows = tx.rows(
        "SELECT id, signs_from, retired_at, created_at FROM signing_keys WHERE purpose = ?1
         AND (retired_at IS NULL OR retired_at > ?2)
         ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, CASE WHEN signs_from IS NULL THEN 1 ELSE 0 END,
         retired_at DESC, created_at DESC, id",
        values![<&str>::from(purpose), now.before(purpose.afterlife())],
    )?;
    let read = |row: &crate::store::Row| {
        let state = match (row.optional_instant(1)?, row.optional_instant(2)?) {
            (_, Some(_)) => State::Retired,
            (None, None) => State::Next,
            (Some(_), None) => State::Signing,
        };
        Ok(Listed { id: row.text(0)?, state, created: row.instant(3)? })
    };
    rows.iter().map(read).collect()
}

/// Gives a purpose what it lacks: a key that signs, and a next one.
pub fn fill(tx: &mut Transaction<'_>, purpose: Purpose, fresh: &[SigningKey; 2], now: Instant) -> Result<()> {
    let [signing, next] = fresh;
    let listed = list(tx, purpose, now)?;
    let has = |state| listed.iter().any(|key| key.state == state);
    if !has(State::Signing) {
        insert(tx, purpose, signing, Some(now), now)?;
    }
    if has(State::Next) { Ok(()) } else { insert(tx, purpose, next, None, now) }
}

/// Moves a ring on by one, and forgets keys whose tokens are over.
pub fn rotate(tx: &mut Transaction<'_>, purpose: Purpose, fresh: &SigningKey, now: Instant) -> Result<()> {
    let name: &str = purpose.into();
    tx.execute(
        "UPDATE signing_keys SET retired_at = ?1 WHERE purpose = ?2 AND signs_from IS NOT NULL AND retired_at IS NULL",
        values![now, name],
    )?;
    tx.execute(
        "UPDATE signing_keys SET signs_from = ?1 WHERE purpose = ?2 AND signs_from IS NULL",
        values![now, name],
    )?;
    insert(tx, purpose, fresh, None, now)?;
    tx.execute(
        "DELETE FROM signing_keys WHERE purpose = ?1 AND retired_at <= ?2",
        values![name, now.before(purpose.afterlife())],
    )?;
    Ok(())
}

fn insert(
    tx: &mut Transaction<'_>,
    purpose: Purpose,
    key: &SigningKey,
    signs_from: Option<Instant>,
    now: Instant,
) -> Result<()> {
    let private = key.to_pkcs8()?;
    tx.execute(
        "INSERT INTO signing_keys (id, purpose, private_key, created_at, signs_from) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![key.id(), <&str>::from(purpose), private.as_slice(), now, signs_from],
    )?;
    Ok(())
}

fn read(tx: &mut Transaction<'_>, id: &str) -> Result<Option<Arc<SigningKey>>> {
    let row = tx.row("SELECT private_key FROM signing_keys WHERE id = ?1", values![id])?;
    let key = row.map(|row| SigningKey::from_pkcs8(&Zeroizing::new(row.bytes(0)?))).transpose()?;
    Ok(key.map(Arc::new))
}
