//! The journal in one SQLite file.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use serde::de::DeserializeOwned;

use super::{
    IdentityRecord, Journal, JournalError, PendingRecord, Recollection, Sweep, Write, history, row, schema,
    write,
};
use crate::{
    data_folder::DataFolder,
    history::{Page, Query},
    policy::LastKnown,
    settings::Settings,
};

/// The journal in one SQLite file, in WAL mode. SQLite's own lock keeps writers apart, those of other processes too.
#[derive(Debug)]
pub struct SqliteJournal {
    connection: Arc<Mutex<Connection>>,
    /// None in memory.
    file: Option<PathBuf>,
}

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

impl SqliteJournal {
    /// Opens the journal of a folder, which is made if there is none.
    ///
    /// # Errors
    ///
    /// [`JournalError`]
    pub fn open(folder: &DataFolder) -> Result<SqliteJournal, JournalError> {
        folder.create().map_err(|error| JournalError::Unavailable { reason: error.to_string() })?;
        let connection = Connection::open(folder.journal()).map_err(failed)?;
        Self::prepare(connection, Some(folder.journal()))
    }

    /// A journal that is forgotten when it is dropped, for tests.
    ///
    /// # Errors
    ///
    /// [`JournalError`]
    #[cfg(any(test, feature = "testing"))]
    pub fn in_memory() -> Result<SqliteJournal, JournalError> {
        Self::prepare(Connection::open_in_memory().map_err(failed)?, None)
    }

    fn prepare(mut connection: Connection, file: Option<PathBuf>) -> Result<SqliteJournal, JournalError> {
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        // In WAL mode only FULL makes a transaction survive a power cut, and a flip of the live secret must.
        connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
        schema::migrate(&mut connection)?;
        Ok(SqliteJournal { connection: Arc::new(Mutex::new(connection)), file })
    }

    /// Runs work that blocks where it may.
    fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, JournalError> + Send + 'static,
    ) -> Recollection<'_, T> {
        let connection = Arc::clone(&self.connection);
        Box::pin(async move {
            let work = move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner));
            let done = tokio::task::spawn_blocking(work).await;
            done.unwrap_or_else(|error| Err(JournalError::Unavailable { reason: error.to_string() }))
        })
    }
}

impl Journal for SqliteJournal {
    fn device_tag(&self) -> Recollection<'_, String> {
        self.run(|connection| {
            connection.query_row("SELECT device_tag FROM installation", [], |row| row.get(0)).map_err(failed)
        })
    }

    fn next_generation(&self) -> Recollection<'_, u64> {
        self.run(|connection| {
            let next = "UPDATE installation SET generation = generation + 1 RETURNING generation";
            connection.query_row(next, [], |row| row::number(row, 0)).map_err(failed)
        })
    }

    fn identities(&self) -> Recollection<'_, Vec<IdentityRecord>> {
        self.run(|connection| {
            let all = "SELECT * FROM identity ORDER BY name, user, service";
            row::all(connection, all, row::identity)
        })
    }

    fn pendings(&self) -> Recollection<'_, Vec<PendingRecord>> {
        self.run(|connection| row::all(connection, "SELECT * FROM pending ORDER BY began, id", row::pending))
    }

    fn sweeps(&self) -> Recollection<'_, Vec<Sweep>> {
        self.run(|connection| row::all(connection, "SELECT * FROM sweep ORDER BY generation", row::sweep))
    }

    fn history<'a>(&'a self, query: &'a Query) -> Recollection<'a, Page> {
        let query = query.clone();
        self.run(move |connection| history::page(connection, &query))
    }

    fn settings(&self) -> Recollection<'_, Option<Settings>> {
        self.run(|connection| kept(connection, "SELECT settings FROM installation"))
    }

    fn policy(&self) -> Recollection<'_, Option<LastKnown>> {
        self.run(|connection| kept(connection, "SELECT policy FROM installation"))
    }

    fn locked(&self) -> Recollection<'_, bool> {
        self.run(|connection| {
            connection.query_row("SELECT locked FROM installation", [], |row| row.get(0)).map_err(failed)
        })
    }

    fn write(&self, writes: Vec<Write>) -> Recollection<'_, Option<u64>> {
        self.run(move |connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
            let mut entry = None;
            for one in &writes {
                entry = write::apply(&transaction, one)?.or(entry);
            }
            transaction.execute("UPDATE installation SET changes = changes + 1", []).map_err(failed)?;
            transaction.commit().map_err(failed)?;
            Ok(entry)
        })
    }

    fn changes(&self) -> Recollection<'_, u64> {
        self.run(|connection| {
            let changes = "SELECT changes FROM installation";
            connection.query_row(changes, [], |row| row::number(row, 0)).map_err(failed)
        })
    }

    fn file(&self) -> Option<PathBuf> {
        self.file.clone()
    }
}

/// The one value of a statement, which is JSON where it is not missing.
fn kept<T: DeserializeOwned>(connection: &Connection, statement: &str) -> Result<Option<T>, JournalError> {
    let text: Option<String> = connection.query_row(statement, [], |row| row.get(0)).map_err(failed)?;
    text.map(|text| serde_json::from_str(&text).map_err(malformed)).transpose()
}

/// What SQLite says, by who is at fault.
pub(super) fn failed(error: rusqlite::Error) -> JournalError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => JournalError::Busy,
        _ => JournalError::Unavailable { reason: error.to_string() },
    }
}

/// A value that this program did not write.
pub(super) fn malformed(error: impl std::fmt::Display) -> JournalError {
    JournalError::Unavailable { reason: format!("damaged: {error}") }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::Timestamp;

    use super::*;
    use crate::{history::Kind, journal::NewEntry};

    fn folder() -> (tempfile::TempDir, DataFolder) {
        let directory = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::at(directory.path().join("deep").join("down"));
        (directory, folder)
    }

    #[tokio::test]
    async fn two_processes_share_one_file_and_notice_each_other() {
        let (_directory, folder) = folder();
        let one = SqliteJournal::open(&folder).expect("a journal");
        let other = SqliteJournal::open(&folder).expect("the same journal");
        let before = one.changes().await.expect("a count");
        let settings = Settings { shuffled_pad: true, ..Settings::default() };
        other.write(vec![Write::Settings(settings.clone())]).await.expect("written");
        assert!(one.changes().await.expect("a count") > before);
        assert_eq!(one.settings().await.expect("settings"), Some(settings));
        assert_eq!(one.device_tag().await, other.device_tag().await);
        assert_ne!(one.next_generation().await, other.next_generation().await);
    }

    #[tokio::test]
    async fn a_write_answers_with_the_entry_that_it_made() {
        let journal = SqliteJournal::in_memory().expect("a journal");
        let entry = NewEntry {
            at: Timestamp::UNIX_EPOCH,
            kind: Kind::Signed,
            identity: String::new(),
            user: "ada@example.com".into(),
            service: "https://trust.example.com".into(),
            subject: "Order.txt".into(),
            failure: None,
            hash: Some("00".into()),
            saved: None,
            receipt: Some("{}".into()),
        };
        let write = async |writes| journal.write(writes).await.expect("written");
        assert_eq!(write(vec![Write::Locked(true)]).await, None);
        let first = write(vec![Write::Record(entry.clone())]).await.expect("a number");
        let second = write(vec![Write::Record(entry.clone()), Write::Locked(false)]).await.expect("a number");
        assert!(second > first);
        let page = journal.history(&Query::default()).await.expect("a page");
        assert_eq!(page.entries, [second, first].map(|id| entry.clone().numbered(id)));
    }

    #[tokio::test]
    async fn a_writer_that_waits_in_vain_says_busy() {
        let (_directory, folder) = folder();
        let journal = SqliteJournal::open(&folder).expect("a journal");
        journal.connection.lock().expect("mine").busy_timeout(Duration::ZERO).expect("impatient");
        let holder = Connection::open(folder.journal()).expect("the file");
        holder.execute_batch("BEGIN IMMEDIATE").expect("the lock");
        assert_eq!(journal.next_generation().await, Err(JournalError::Busy));
    }

    #[test]
    fn a_newer_file_is_left_alone_unless_it_says_it_is_compatible() {
        let (_directory, folder) = folder();
        drop(SqliteJournal::open(&folder).expect("a journal"));
        let newer = Connection::open(folder.journal()).expect("the file");
        newer.pragma_update(None, "user_version", schema::LAYOUT + 3).expect("a later layout");
        assert!(SqliteJournal::open(&folder).is_ok());
        newer.execute("UPDATE installation SET compatible = ?1", [schema::LAYOUT + 2]).expect("a break");
        assert_eq!(
            SqliteJournal::open(&folder).expect_err("a newer journal"),
            JournalError::Newer { found: schema::LAYOUT + 2, supported: schema::LAYOUT }
        );
    }

    #[test]
    fn what_is_no_journal_is_unavailable() {
        let (_directory, folder) = folder();
        fs::create_dir_all(folder.path()).expect("a folder");
        fs::write(folder.journal(), "certainly not a database, but long enough to be one".repeat(9))
            .expect("a file");
        assert!(matches!(SqliteJournal::open(&folder), Err(JournalError::Unavailable { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_its_owners() {
        use std::os::unix::fs::PermissionsExt;
        let (_directory, folder) = folder();
        drop(SqliteJournal::open(&folder).expect("a journal"));
        let mode = fs::metadata(folder.path()).expect("a folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
