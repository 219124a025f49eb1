//! What all projects of a running service share: databases, keys, authorities, and the clock.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use tokio::sync::{Semaphore, watch};

use crate::authority::{self, Authorities, LocalAuthority, PLACES};
use crate::clock::Clock;
use crate::edge::Edge;
use crate::error::Result;
use crate::keys::Keys;
use crate::proofs::Proofs;
use crate::push;
use crate::store::{Migration, Store};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, sql: include_str!("store/migrations/0001.sql") },
    Migration { number: 2, sql: include_str!("store/migrations/0002.sql") },
    Migration { number: 3, sql: include_str!("store/migrations/0003.sql") },
    Migration { number: 4, sql: include_str!("store/migrations/0004.sql") },
    Migration { number: 5, sql: include_str!("store/migrations/0005.sql") },
    Migration { number: 6, sql: include_str!("store/migrations/0006.sql") },
    Migration { number: 7, sql: include_str!("store/migrations/0007.sql") },
    Migration { number: 8, sql: include_str!("store/migrations/0008.sql") },
    Migration { number: 9, sql: include_str!("store/migrations/0009.sql") },
    Migration { number: 10, sql: include_str!("store/migrations/0010.sql") },
    Migration { number: 11, sql: include_str!("store/migrations/0011.sql") },
];

/// Most requests that wait for something to happen at once; more are answered as if they did not want to wait.
const MOST_WAITING: usize = 4096;

/// The files of the databases in their folder.
pub const DATABASES: [&str; 3] = ["service.db", "authority-1.db", "authority-2.db"];

/// The newest schema of each.
pub(crate) const SCHEMAS: [fn() -> i64; 3] = [newest, LocalAuthority::schema, LocalAuthority::schema];

/// One running service. Any number of them can share the databases: what is in memory are caches.
pub struct Node {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) authorities: Arc<Authorities>,
    pub(crate) proofs: Proofs,
    pub(crate) edge: Edge,
    /// Places for those who wait for something to happen.
    pub(crate) places: Arc<Semaphore>,
    pub(crate) listeners: Arc<push::Connections>,
    stopping: watch::Sender<bool>,
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
        let [first_place, second_place] = PLACES;
        let (store, first, second) = tokio::try_join!(
            Store::open(&main, MIGRATIONS),
            LocalAuthority::open(first_place, &first, now),
            LocalAuthority::open(second_place, &second, now),
        )?;
        Ok(Databases { store, authorities: [Arc::new(first), Arc::new(second)] })
    }
}

impl Node {
    /// On these databases, as in development.
    pub fn new(databases: Databases, clock: Arc<dyn Clock>) -> Arc<Node> {
        Node::with_edge(databases, clock, Edge::for_development())
    }

    /// On these databases, with what an operator decided about callers.
    pub fn with_edge(databases: Databases, clock: Arc<dyn Clock>, edge: Edge) -> Arc<Node> {
        let Databases { store, authorities: local_authorities } = databases;
        let [first, second] = local_authorities.clone();
        let authorities = Arc::new(Authorities::new(first, second));
        Arc::new(Node {
            keys: Keys::new(store.clone(), clock.clone()),
            proofs: Proofs::new(authorities.clone()),
            clock,
            store,
            places: Arc::new(Semaphore::new(MOST_WAITING)),
            listeners: Arc::default(),
            stopping: watch::Sender::new(false),
            authorities,
            edge,
            local_authorities,
        })
    }

    /// Ends at once whatever waits for something to happen, so that a server that stops does not wait for it.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Ends when the service is stopping.
    pub(crate) fn stopped(&self) -> impl Future<Output = ()> + use<> {
        let mut stopping = self.stopping.subscribe();
        async move { drop(stopping.wait_for(|stopping| *stopping).await) }
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The signing keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The two authorities, where their keys are rotated.
    pub fn local_authorities(&self) -> &[Arc<LocalAuthority>; 2] {
        &self.local_authorities
    }

    /// Makes the signing keys that are missing, so that nobody waits for them later.
    pub async fn warm_up(&self) -> Result<()> {
        self.keys.warm_up().await
    }

    /// Where devices fetch their shares.
    pub(crate) fn shares(&self) -> Router {
        self.local_authorities.iter().fold(Router::new(), |router, local| {
            router.merge(authority::routes(local.clone(), self.clock.clone()))
        })
    }
}

fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |last| last.number)
}
