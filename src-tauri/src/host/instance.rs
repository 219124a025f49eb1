//! One program at a time. A second start hands over what it was started with and ends once the first has taken it. One
//! that is about to end takes nothing any more: the second start then waits for its end and takes its place.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use zbus::{
    blocking::{Connection, connection::Builder},
    fdo::{RequestNameFlags, RequestNameReply},
};

/// The name by which a second start finds the first.
const NAME: &str = "dev.countersign.desktop.SingleInstance";
const PATH: &str = "/dev/countersign/desktop";
const INTERFACE: &str = "dev.countersign.desktop.Instance";

/// How long one answer of the first program may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a program that ends may take for it.
const LONGEST_END: Duration = Duration::from_secs(30);
/// How long to wait before the first program is asked again.
const PAUSE: Duration = Duration::from_millis(50);

/// What a second start brings: its arguments, without the program's own name, and its folder.
pub(super) struct Start {
    pub(super) arguments: Vec<String>,
    pub(super) folder: PathBuf,
}

/// This program as the only one.
#[derive(Clone)]
pub(super) struct Instance {
    /// Without a session bus nobody can find this program, and it finds nobody.
    connection: Option<Connection>,
    door: Door,
}

/// Takes what second starts bring, for as long as it is open.
#[derive(Clone)]
struct Door {
    open: Arc<Mutex<bool>>,
    receive: Arc<dyn Fn(Start) + Send + Sync>,
}

impl Instance {
    /// Becomes the only program; `None` where another one runs and has taken `start`.
    pub(super) fn claim(start: &Start, receive: impl Fn(Start) + Send + Sync + 'static) -> Option<Instance> {
        let door = Door { open: Arc::new(Mutex::new(true)), receive: Arc::new(receive) };
        let connection = match connect(door.clone()) {
            Ok(connection) => connection,
            Err(error) => {
                tracing::warn!(%error, "without a session bus, this may not be the only program");
                return Some(Instance { connection: None, door });
            }
        };
        let deadline = Instant::now() + LONGEST_END;
        loop {
            match own(&connection) {
                Ok(true) => return Some(Instance { connection: Some(connection), door }),
                Ok(false) if hand_over(&connection, start) => return None,
                Ok(false) if Instant::now() < deadline => thread::sleep(PAUSE),
                outcome => {
                    tracing::warn!(?outcome, "another program holds the name and does not answer");
                    return Some(Instance { connection: Some(connection), door });
                }
            }
        }
    }

    /// Stops to take what second starts bring, unless `wanted` says that one has just come. Whether it stopped.
    pub(super) fn close(&self, wanted: impl FnOnce() -> bool) -> bool {
        let mut open = self.door.open();
        if wanted() {
            return false;
        }
        *open = false;
        drop(open);
        if let Some(connection) = &self.connection
            && let Err(error) = connection.release_name(NAME)
        {
            tracing::debug!(%error, "the name goes with the connection");
        }
        true
    }
}

impl Door {
    fn open(&self) -> MutexGuard<'_, bool> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[zbus::interface(name = "dev.countersign.desktop.Instance")]
impl Door {
    /// Takes what a second start was given. Whether it is in good hands.
    fn hand_over(&self, arguments: Vec<String>, folder: String) -> bool {
        let open = self.open();
        if *open {
            (self.receive)(Start { arguments, folder: folder.into() });
        }
        *open
    }
}

fn connect(door: Door) -> zbus::Result<Connection> {
    Builder::session()?.method_timeout(PATIENCE).serve_at(PATH, door)?.build()
}

/// Whether the name is ours now.
fn own(connection: &Connection) -> zbus::Result<bool> {
    match connection.request_name_with_flags(NAME, RequestNameFlags::DoNotQueue.into()) {
        Ok(reply) => Ok(matches!(reply, RequestNameReply::PrimaryOwner | RequestNameReply::AlreadyOwner)),
        Err(zbus::Error::NameTaken) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the first program has taken it.
fn hand_over(connection: &Connection, start: &Start) -> bool {
    let body = (&start.arguments, start.folder.to_string_lossy());
    let answer = connection.call_method(Some(NAME), PATH, Some(INTERFACE), "HandOver", &body);
    answer.and_then(|answer| answer.body().deserialize()).unwrap_or_else(|error| {
        tracing::debug!(%error, "the first program did not answer");
        false
    })
}
