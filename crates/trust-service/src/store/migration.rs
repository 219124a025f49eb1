//! The schema's history: each step runs once, in order, in one transaction.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::connection::failure;
use crate::error::{Error, Result};

/// One step.
pub struct Migration {
    /// Its place in the order, from 1.
    pub number: i64,
    /// Its statements.
    pub sql: &'static str,
}

/// Runs the steps that are missing. A database that is ahead of this program is left alone.
pub fn bring_up_to_date(connection: &mut Connection, migrations: &[Migration]) -> Result<()> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
    transaction
        .execute_batch("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY)")
        .map_err(failure)?;
    let reached: i64 = transaction
        .query_row("SELECT number FROM migrations ORDER BY number DESC LIMIT 1", [], |row| row.get(0))
        .optional()
        .map_err(failure)?
        .unwrap_or(0);
    if migrations.last().is_some_and(|last| reached > last.number) {
        return Err(Error::Damaged("the database was made by a newer version"));
    }
    for step in migrations.iter().filter(|step| step.number > reached) {
        transaction.execute_batch(step.sql).map_err(failure)?;
        transaction.execute("INSERT INTO migrations (number) VALUES (?1)", [step.number]).map_err(failure)?;
    }
    transaction.commit().map_err(failure)
}
