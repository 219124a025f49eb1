//! Databases as files: copied while they are in use, and checked.

use std::path::Path;

use rusqlite::OptionalExtension;

use super::connection::{self, failure};
use crate::error::Result;

/// Writes a copy of a database, whole and of one moment, whoever writes into it meanwhile. The copy is a new file that nobody
/// else can read.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    connection::create_private(to)?;
    let source = connection::open_for_reading(from)?;
    source.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map_err(failure)?;
    Ok(())
}

/// What is wrong with a database, in the engine's words; nothing if it is whole.
pub fn check(file: &Path) -> Result<Vec<String>> {
    let database = connection::open_for_reading(file)?;
    let mut statement = database.prepare("PRAGMA integrity_check").map_err(failure)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).map_err(failure)?;
    let said = rows.collect::<rusqlite::Result<Vec<_>>>().map_err(failure)?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

/// The number of the last migration that a database has seen; nothing if it is none of ours.
pub fn schema(file: &Path) -> Result<Option<i64>> {
    let database = connection::open_for_reading(file)?;
    let known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'";
    let ours = database.query_row(known, [], |_| Ok(())).optional().map_err(failure)?;
    match ours {
        None => Ok(None),
        Some(()) => {
            database.query_row("SELECT MAX(number) FROM migrations", [], |row| row.get(0)).map_err(failure)
        }
    }
}
