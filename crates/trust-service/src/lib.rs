//! The Countersign Trust Service: self-hosted, and compatible with the M-Pin protocol as the MIRACL Trust platform speaks it.
//!
//! One folder for each capability, with its `rules` (plain functions on values), its `routes` (HTTP) and its `statements`
//! (SQL). A capability never reads another's tables; it calls the other's functions.

mod activation;
mod authentication;
pub mod authority;
pub mod clock;
pub mod dev;
pub mod error;
mod http;
mod keys;
mod mail;
mod message;
mod pages;
pub mod projects;
mod proofs;
mod random;
mod registration;
mod sessions;
mod signing;
pub mod store;
mod verification;

use std::path::Path;
use std::sync::Arc;

use axum::Router;

use authority::{Authorities, LocalAuthority};
use clock::Clock;
use error::Result;
use keys::Keys;
use projects::Project;
use proofs::Proofs;
use store::{Migration, Store};

const MIGRATIONS: &[Migration] = &[Migration { number: 1, sql: include_str!("store/migrations/0001.sql") }];

/// The service of one project. What it holds besides its databases can be lost at any moment.
pub struct Service {
    url: String,
    project: Project,
    clock: Arc<dyn Clock>,
    store: Store,
    keys: Keys,
    authorities: Arc<Authorities>,
    proofs: Proofs,
    local_authorities: [Arc<LocalAuthority>; 2],
}

/// The databases of a folder: the service's own, and one for each authority.
pub struct Databases {
    /// The service's.
    pub store: Store,
    authorities: [Arc<LocalAuthority>; 2],
}

impl Databases {
    /// Opens the databases in this folder, or makes them.
    pub async fn open(folder: &Path, clock: &dyn Clock) -> Result<Databases> {
        let now = clock.now();
        let [main, first, second] = DATABASES.map(|name| folder.join(name));
        let (store, first, second) = tokio::try_join!(
            Store::open(&main, MIGRATIONS),
            LocalAuthority::open("1", &first, now),
            LocalAuthority::open("2", &second, now),
        )?;
        Ok(Databases { store, authorities: [Arc::new(first), Arc::new(second)] })
    }
}

/// The files of the databases in their folder.
const DATABASES: [&str; 3] = ["service.db", "authority-1.db", "authority-2.db"];

impl Service {
    /// The service of this project at this address, which has no trailing slash.
    pub fn new(url: String, project: Project, databases: Databases, clock: Arc<dyn Clock>) -> Arc<Service> {
        let Databases { store, authorities: local_authorities } = databases;
        let [first, second] = local_authorities.clone();
        let authorities = Arc::new(Authorities::new(first, second));
        Arc::new(Service {
            url,
            project,
            keys: Keys::new(store.clone(), clock.clone()),
            proofs: Proofs::new(authorities.clone()),
            clock,
            store,
            authorities,
            local_authorities,
        })
    }

    /// Everything that is served in production.
    fn routes(self: &Arc<Self>) -> Router<Arc<Service>> {
        Router::new()
            .merge(activation::routes())
            .merge(verification::routes())
            .merge(registration::routes())
            .merge(authentication::routes())
            .merge(sessions::routes())
            .merge(signing::routes())
            .merge(keys::routes())
            .merge(projects::routes())
            .merge(pages::routes())
    }

    /// The same and what only development needs: the mailbox.
    pub fn development_router(self: &Arc<Self>) -> Router {
        self.surround(self.routes().merge(mail::routes()))
    }

    fn surround(self: &Arc<Self>, routes: Router<Arc<Service>>) -> Router {
        let shares = self.local_authorities.iter().fold(Router::new(), |router, local| {
            router.merge(authority::routes(local.clone(), self.clock.clone()))
        });
        http::surround(routes.with_state(self.clone()).merge(shares), self)
    }

    /// Makes the signing keys that are missing, so that nobody waits for them later.
    pub async fn warm_up(&self) -> Result<()> {
        self.keys.warm_up().await
    }

    /// Forgets what has ended. Nothing depends on when this is done: everything that ends is judged by its own time.
    pub async fn sweep(&self) -> Result<()> {
        let now = self.clock.now();
        let sweep = self.store.write(move |tx| {
            authentication::sweep(tx, now)?;
            sessions::sweep(tx, now)?;
            verification::sweep(tx, now)?;
            activation::sweep(tx, now)
        });
        sweep.await
    }
}
