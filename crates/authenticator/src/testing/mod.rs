//! Twins of the ports in memory, for tests of this crate and of its hosts. Nothing here belongs into a program.

mod clock;
mod endpoints;
mod faults;
mod keychain;
mod mails;
mod policy;
mod pushes;
mod rules;
mod served;
mod service;
mod services;
mod sharing;
mod signer;

use std::sync::Arc;

pub use clock::ManualClock;
pub use faults::{Faults, Plan, Step};
pub use keychain::MemoryKeychain;
pub use policy::MemoryPolicy;
pub use served::{HttpRequest, serve};
pub use service::TrustService;
pub use services::Services;
pub use signer::Signer;

use crate::{Error, Ports, journal::SqliteJournal};

/// A workstation and a trust service, both in memory.
pub struct World {
    /// What use cases take.
    pub ports: Ports,
    /// The trust service behind them.
    pub service: Arc<TrustService>,
    /// The keychain behind them.
    pub keychain: Arc<MemoryKeychain>,
    /// The clock of both.
    pub clock: Arc<ManualClock>,
    /// What the organisation fixes.
    pub policy: Arc<MemoryPolicy>,
}

impl World {
    /// A workstation without identities, and a service with one project.
    ///
    /// # Errors
    ///
    /// [`Error::Journal`] when SQLite has no memory.
    pub fn new() -> Result<World, Error> {
        let clock = Arc::new(ManualClock::default());
        let service = Arc::new(TrustService::new(clock.clone()));
        let keychain = Arc::new(MemoryKeychain::default());
        let policy = Arc::new(MemoryPolicy::default());
        let ports = Ports {
            service: service.clone(),
            keychain: keychain.clone(),
            journal: Arc::new(SqliteJournal::in_memory()?),
            clock: clock.clone(),
            policy: policy.clone(),
        };
        Ok(World { ports, service, keychain, clock, policy })
    }
}
