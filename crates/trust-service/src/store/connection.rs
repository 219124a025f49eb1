//! Connections to SQLite, and what is asked of it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};

/// How long to wait for a lock; only a copy of the file being made holds one.
const PATIENCE: Duration = Duration::from_secs(10);
/// Every statement of the service stays prepared.
const STATEMENTS: usize = 256;

/// The connection that writes. `synchronous=FULL`: a verdict that left the service survives a loss of power, and so does
/// the attempt it counted.
pub fn open_for_writing(file: &Path) -> Result<Connection> {
    create_private(file)?;
    let connection = open(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
        .map_err(failure)?;
    Ok(connection)
}

/// A connection that only reads.
pub fn open_for_reading(file: &Path) -> Result<Connection> {
    open(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// The engine's error as ours.
pub fn failure(error: rusqlite::Error) -> Error {
    Error::Store(Box::new(error))
}

fn open(file: &Path, mode: OpenFlags) -> Result<Connection> {
    let connection =
        Connection::open_with_flags(file, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(failure)?;
    connection.busy_timeout(PATIENCE).map_err(failure)?;
    connection.execute_batch("PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;").map_err(failure)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Makes the file before SQLite does, so that nobody else can ever read it; the engine gives its companions (`-wal`,
/// `-shm`) the same mode.
pub fn create_private(file: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop).map_err(|source| Error::Folder { path: file.to_owned(), source })
}
