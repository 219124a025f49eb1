//! Threads that own the connections.
//!
//! The writer takes everything that waits into one transaction, a savepoint for each piece of work, and answers after the
//! commit: one wait for the disk serves all who came meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use rusqlite::Connection;
use tokio::sync::{broadcast, oneshot};

use super::{Notice, Transaction, connection};
use crate::error::{Error, Result};

/// Most pieces of work that one commit serves, so that none waits for long.
const BATCH: usize = 128;

/// Threads with a connection each, and the queue that they work off.
pub struct Worker {
    queue: mpsc::Sender<Job>,
    notices: broadcast::Sender<Notice>,
}

/// Does the work in a transaction that is open, and says how to answer once that is committed or lost.
type Job = Box<dyn FnOnce(&Connection) -> Answer + Send>;
type Answer = Box<dyn FnOnce(Result<()>) + Send>;
type Queue = Arc<Mutex<mpsc::Receiver<Job>>>;

impl Worker {
    /// Starts a thread for each connection.
    pub fn start(
        name: &'static str,
        connections: Vec<Connection>,
        notices: broadcast::Sender<Notice>,
        turn: fn(&Connection, &Queue) -> bool,
    ) -> Result<Worker> {
        let (queue, receiver) = mpsc::channel();
        let receiver: Queue = Arc::new(Mutex::new(receiver));
        for connection in connections {
            let receiver = receiver.clone();
            std::thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || while turn(&connection, &receiver) {})
                .map_err(|_| Error::CutOff("starting a thread"))?;
        }
        Ok(Worker { queue, notices })
    }

    /// Queues work and waits for its end.
    pub async fn run<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&mut Transaction<'_>) -> Result<T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let listeners = self.notices.clone();
        let job: Job = Box::new(move |connection| {
            let done = in_savepoint(connection, work);
            Box::new(move |committed| {
                let kept = done.and_then(|done| committed.map(|()| done));
                let _ = sender.send(kept.map(|(value, notices)| {
                    notices.into_iter().for_each(|notice| drop(listeners.send(notice)));
                    value
                }));
            })
        });
        self.queue.send(job).map_err(|_| Error::CutOff("the database's thread has ended"))?;
        receiver.await.map_err(|_| Error::CutOff("the database's thread has ended"))?
    }
}

/// One turn of the writer: everything that waits, then one commit.
pub fn write_batches(connection: &Connection, queue: &Queue) -> bool {
    let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let Ok(first) = queue.recv() else { return false };
    if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
        tracing::error!(%error, "the database takes no transaction");
        return true;
    }
    let mut answers = vec![first(connection)];
    // A full disk ends the transaction on its own; then nothing may run outside of one.
    while answers.len() < BATCH && !connection.is_autocommit() {
        let Ok(job) = queue.try_recv() else { break };
        answers.push(job(connection));
    }
    let committed = connection.execute_batch("COMMIT");
    if committed.is_err() && !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    let lost = committed.err().map(|error| error.to_string());
    for answer in answers {
        answer(match &lost {
            None => Ok(()),
            Some(reason) => Err(Error::Store(reason.clone().into())),
        });
    }
    true
}

/// One turn of a reader.
pub fn read_one(connection: &Connection, queue: &Queue) -> bool {
    let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let Ok(job) = job else { return false };
    if let Err(error) = connection.execute_batch("BEGIN") {
        tracing::error!(%error, "the database takes no transaction");
        return true;
    }
    let answer = job(connection);
    answer(connection.execute_batch("COMMIT").map_err(connection::failure));
    true
}

/// Runs work so that an error, or a panic, leaves nothing of it. Answers what it announces, too.
fn in_savepoint<T>(
    connection: &Connection,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T>,
) -> Result<(T, Vec<Notice>)> {
    connection.execute_batch("SAVEPOINT work").map_err(connection::failure)?;
    let mut transaction = Transaction { connection, notices: Vec::new() };
    let done = catch_unwind(AssertUnwindSafe(|| work(&mut transaction)))
        .unwrap_or(Err(Error::CutOff("work on the database panicked")));
    let end = if done.is_ok() { "RELEASE work" } else { "ROLLBACK TO work; RELEASE work" };
    connection.execute_batch(end).map_err(connection::failure)?;
    done.map(|value| (value, transaction.notices))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::error::Error;
    use crate::store::{Migration, Store, values};

    const MIGRATIONS: &[Migration] =
        &[Migration { number: 1, sql: "CREATE TABLE numbers (number BIGINT PRIMARY KEY)" }];

    #[tokio::test]
    async fn work_that_fails_or_panics_leaves_nothing_and_disturbs_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("db"), MIGRATIONS).await.unwrap();
        let work = (0..60).map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                let write = store.write(move |tx| {
                    tx.execute("INSERT INTO numbers (number) VALUES (?1)", values![number])?;
                    match number % 3 {
                        0 => Ok(()),
                        1 => Err(Error::Damaged("on purpose")),
                        _ => panic!("on purpose"),
                    }
                });
                write.await.is_ok()
            })
        });
        for (number, work) in work.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(work.await.unwrap(), number % 3 == 0);
        }
        let rows = store.read(|tx| tx.rows("SELECT number FROM numbers ORDER BY number", &[])).await.unwrap();
        let kept: Vec<_> = rows.iter().map(|row| row.integer(0).unwrap()).collect();
        assert_eq!(kept, (0..60).step_by(3).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn a_reader_cannot_write_and_a_newer_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("db");
        let store = Store::open(&file, MIGRATIONS).await.unwrap();
        let written = store.read(|tx| tx.execute("INSERT INTO numbers (number) VALUES (1)", &[])).await;
        assert!(matches!(written, Err(Error::Store(_))));
        let ahead = store.write(|tx| tx.execute("INSERT INTO migrations (number) VALUES (2)", &[]));
        ahead.await.unwrap();
        assert!(matches!(Store::open(&file, MIGRATIONS).await, Err(Error::Damaged(_))));
    }
}
