//! What is kept of users.

use wire::{IdentityDatum, ProjectId, UserId};

use super::rules::Datum;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// The values of a user, in the order in which they were given.
pub fn of_user(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId) -> Result<Vec<Datum>> {
    let rows = tx.rows(
        "SELECT id, value, verified FROM identity_data WHERE project_id = ?1 AND user_id = ?2 ORDER BY place",
        values![project.to_string(), user.as_str()],
    )?;
    rows.iter().map(read).collect()
}

/// Keeps these values of a user, and no others.
pub fn replace(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId, data: &[Datum]) -> Result<()> {
    tx.execute(
        "DELETE FROM identity_data WHERE project_id = ?1 AND user_id = ?2",
        values![project.to_string(), user.as_str()],
    )?;
    for (place, datum) in data.iter().enumerate() {
        let value = serde_json::to_string(&datum.value).map_err(|_| Error::Damaged("identity data"))?;
        tx.execute(
            "INSERT INTO identity_data (project_id, user_id, id, place, value, verified)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            values![project.to_string(), user.as_str(), &datum.id, place as i64, value, datum.verified],
        )?;
    }
    Ok(())
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM identity_data WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

fn read(row: &Row) -> Result<Datum> {
    let value = serde_json::from_str(&row.text(1)?).map_err(|_| Error::Damaged("identity data"))?;
    Ok(Datum { id: row.text(0)?, value, verified: row.truth(2)? })
}

impl From<Datum> for IdentityDatum {
    fn from(datum: Datum) -> IdentityDatum {
        IdentityDatum { value: datum.value, verified: datum.verified }
    }
}
