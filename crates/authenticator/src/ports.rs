//! The outside, as this crate sees it.

use std::{future::Future, pin::Pin, sync::Arc};

use crate::{
    Clock, Error, SystemClock,
    data_folder::DataFolder,
    journal::{Journal, SqliteJournal},
    keychain::{Keychain, NativeKeychain},
    policy::{self, NativePolicy, Policy},
    service::{HttpService, Service},
    trust::FromJournal,
    watch::Watcher,
};

/// What a port's method answers, in time.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Everything outside that the use cases speak to.
#[derive(Clone)]
pub struct Ports {
    /// The trust services.
    pub service: Arc<dyn Service>,
    /// Where secrets are kept.
    pub keychain: Arc<dyn Keychain>,
    /// Where everything else is kept.
    pub journal: Arc<dyn Journal>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What the organisation fixes.
    pub policy: Arc<dyn Policy>,
}

impl Ports {
    /// The real ones, with the journal of this folder. Blocks for as long as opening a file takes.
    ///
    /// # Errors
    ///
    /// [`Error::Journal`] when the folder or its file cannot be used; [`Error::Service`] when the operating system's
    /// trust store cannot.
    pub fn open(folder: &DataFolder) -> Result<Ports, Error> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let journal: Arc<dyn Journal> = Arc::new(SqliteJournal::open(folder)?);
        let known = Arc::new(FromJournal(Arc::clone(&journal)));
        Ok(Ports {
            service: Arc::new(HttpService::new(Arc::clone(&clock))?.knowing(known)),
            keychain: Arc::new(NativeKeychain),
            journal,
            clock,
            policy: Arc::new(NativePolicy),
        })
    }

    /// Grows whenever this or another process changes identities, history or settings, and when the organisation changes
    /// what it fixes: whoever looks here now and then sees it live.
    ///
    /// # Errors
    ///
    /// [`Error::Journal`]
    pub async fn changes(&self) -> Result<u64, Error> {
        policy::in_force(self).await?;
        Ok(self.journal.changes().await?)
    }

    /// Says when to look at [`Ports::changes`].
    pub fn watcher(&self) -> Watcher {
        Watcher::new(self.journal.file(), self.policy.file())
    }
}
