//! How the keychain is: asked when a page is about to come, so that the first screen need not wait for it.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use authenticator::{
    Error, Ports,
    keychain::{Place, Trouble},
};
use tokio::{task::JoinHandle, time::Instant};
use uuid::Uuid;

use super::{Desk, Failure};

/// How long the first screen waits for the keychain to say how it is.
const PATIENCE: Duration = Duration::from_secs(2);
/// An older answer is asked for anew.
const FRESH: Duration = Duration::from_secs(2);

/// An answer that was asked for before anybody waits for it.
#[derive(Default)]
pub(super) struct Asked(Mutex<Option<(Instant, Answer)>>);

/// Whether the keychain can be used, in time.
type Answer = JoinHandle<Result<(), Failure>>;

impl Asked {
    /// From now on this is the answer that is taken.
    fn put(&self, answer: Answer) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), answer));
    }

    /// The answer, unless it is too old. It is given once.
    fn take(&self) -> Option<Answer> {
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        asked.filter(|(since, _)| since.elapsed() < FRESH).map(|(_, answer)| answer)
    }
}

impl Desk {
    /// A page is about to ask for its first screen.
    pub async fn expect_page(&self) {
        let Ok(ports) = self.ports().await else { return };
        let ports = ports.clone();
        self.0.keychain_asked.put(tokio::spawn(async move { ask(&ports).await }));
    }

    /// Whether the keychain can be used, as it is now or was a moment ago.
    pub(super) async fn keychain_answers(&self, ports: &Ports) -> Result<(), Failure> {
        match self.0.keychain_asked.take() {
            Some(answer) => match answer.await {
                Ok(answer) => answer,
                Err(_) => ask(ports).await,
            },
            None => ask(ports).await,
        }
    }
}

/// Asks the keychain for an item that nobody has: one that is open says so, and none has to ask the person.
async fn ask(ports: &Ports) -> Result<(), Failure> {
    let nowhere = Place { identity: Uuid::nil(), generation: 0 };
    match tokio::time::timeout(PATIENCE, ports.keychain.get(&nowhere)).await {
        Ok(Err(error)) if error.trouble != Trouble::Missing => Err(Error::from(error).into()),
        _ => Ok(()),
    }
}
