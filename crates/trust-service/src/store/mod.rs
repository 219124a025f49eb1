//! The database: one writer, several readers, and nothing of the engine in what the rest of the service sees.
//!
//! Work is a function over a [`Transaction`]; it runs as a whole or not at all. On SQLite it runs on the writer's thread,
//! together with whatever else waits there, and nobody is answered before the common commit has reached the disk. On
//! PostgreSQL the same functions can run on a connection of their own.

mod connection;
pub mod file;
mod migration;
mod notice;
mod value;
mod worker;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::broadcast;

pub use migration::Migration;
pub use notice::Notice;
pub use value::{Row, Value};

pub(crate) use value::values;

use crate::error::{Error, Result};
use worker::Worker;

/// Readers work at once; more than the machine's cores would only wait for one another.
const READERS: usize = 3;

/// A database. Cloning it shares it.
#[derive(Clone)]
pub struct Store {
    writer: Arc<Worker>,
    readers: Arc<Worker>,
    notices: broadcast::Sender<Notice>,
}

/// What statements run in. It ends with the function that was given it.
pub struct Transaction<'a> {
    connection: &'a rusqlite::Connection,
    notices: Vec<Notice>,
}

impl Store {
    /// Opens the database in this file, makes it if it is missing, and brings it up to date.
    pub async fn open(file: &Path, migrations: &'static [Migration]) -> Result<Store> {
        let file = file.to_owned();
        let opened = tokio::task::spawn_blocking(move || Store::open_blocking(&file, migrations));
        opened.await.map_err(|_| Error::CutOff("opening a database"))?
    }

    fn open_blocking(file: &Path, migrations: &[Migration]) -> Result<Store> {
        let mut writing = connection::open_for_writing(file)?;
        migration::bring_up_to_date(&mut writing, migrations)?;
        let reading = (0..READERS).map(|_| connection::open_for_reading(file)).collect::<Result<Vec<_>>>()?;
        let (notices, _) = broadcast::channel(notice::BACKLOG);
        let worker = |name, connections, turn| Worker::start(name, connections, notices.clone(), turn);
        Ok(Store {
            writer: Arc::new(worker("writer", vec![writing], worker::write_batches)?),
            readers: Arc::new(worker("reader", reading, worker::read_one)?),
            notices,
        })
    }

    /// What transactions of this process announce from now on, once they have committed.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    /// Runs work that may write. When this answers, what was written survives a loss of power; an error leaves nothing.
    pub async fn write<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&mut Transaction<'_>) -> Result<T> + Send + 'static,
    {
        self.writer.run(work).await
    }

    /// Runs work that only reads, on one unchanging view of the database.
    pub async fn read<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&mut Transaction<'_>) -> Result<T> + Send + 'static,
    {
        self.readers.run(work).await
    }
}

impl Transaction<'_> {
    /// Runs a statement and answers how many rows it touched.
    pub fn execute(&mut self, sql: &'static str, values: &[Value]) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(sql).map_err(connection::failure)?;
        statement.execute(rusqlite::params_from_iter(values)).map_err(connection::failure)
    }

    /// Runs a statement and answers its first row.
    pub fn row(&mut self, sql: &'static str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }

    /// Runs a statement and answers its rows.
    pub fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        let mut read = Vec::new();
        self.each(sql, values, |row| {
            read.push(row);
            Ok(())
        })?;
        Ok(read)
    }

    /// Runs a statement and hands on its rows one after the other, for those that are too many to hold.
    pub fn each(
        &mut self,
        sql: &'static str,
        values: &[Value],
        mut take: impl FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql).map_err(connection::failure)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(connection::failure)?;
        while let Some(row) = rows.next().map_err(connection::failure)? {
            take(value::read_row(row, columns)?)?;
        }
        Ok(())
    }

    /// Tells whoever waits in this process, once this has committed.
    pub fn announce(&mut self, notice: Notice) {
        self.notices.push(notice);
    }
}
