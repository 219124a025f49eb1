//! What is kept of the devices that take pushed requests.

use crate::error::Result;
use crate::registration::Registration;
use crate::store::{Transaction, values};

/// Keeps the token of an identity's device, instead of the one before.
pub fn insert(tx: &mut Transaction<'_>, of: &Registration, token_hash: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO push_tokens (registration_id, project_id, user_id, token_hash) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (registration_id) DO UPDATE SET token_hash = excluded.token_hash",
        values![of.mpin_id.hash().to_string(), of.project.to_string(), of.user.as_str(), token_hash],
    )?;
    Ok(())
}
