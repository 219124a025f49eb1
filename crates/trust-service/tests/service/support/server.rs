use std::net::SocketAddr;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::OnceCell;
use trust_service::clock::{Clock, Instant, SettableClock};
use trust_service::config::Config;
use trust_service::edge::Edge;
use trust_service::projects::{self, Client, NumberMatching, Project, VerificationMethod};
use trust_service::{Databases, Hosts, Node};
use wire::{ClientId, ClientSecret, ProjectId};

use super::Api;

pub const CLIENT: &str = "client";
pub const SECRET: &str = "open-sesame";
/// 2026-01-01.
const BEGINNING: i64 = 1_767_225_600_000_000;

/// A running service whose clock stands still until it is told to move.
pub struct Server {
    api: Api,
    pub clock: Arc<SettableClock>,
    pub node: Arc<Node>,
    pub hosts: Arc<Hosts>,
    pub folder: TempDir,
}

pub struct Setup {
    pub verification_method: VerificationMethod,
}

impl Default for Setup {
    fn default() -> Self {
        Setup { verification_method: VerificationMethod::Custom }
    }
}

impl Server {
    pub async fn start() -> Server {
        Server::start_with(Setup::default()).await
    }

    pub async fn start_with(setup: Setup) -> Server {
        Server::start_at(setup, Edge::for_development()).await
    }

    /// With an operator's configuration.
    pub async fn start_configured(text: &str) -> Server {
        let config = Config::read("", text, []).unwrap_or_else(|problems| panic!("{problems}"));
        Server::start_at(Setup::default(), Edge::open(&config).unwrap()).await
    }

    async fn start_at(setup: Setup, edge: Edge) -> Server {
        let folder = tempfile::tempdir().unwrap();
        copy(template().await, folder.path());
        let clock = Arc::new(SettableClock::new(Instant::from_micros(BEGINNING)));
        let databases = Databases::open(folder.path(), clock.as_ref()).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let project = Project { url: url.clone(), ..project(setup.verification_method) };
        let id = project.id;
        insert(&databases, project, clock.now()).await;
        let node = Node::with_edge(databases, clock.clone(), edge);
        let hosts = Hosts::open_for_development(node.clone()).await.unwrap();
        let serving = hosts.router().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(axum::serve(listener, serving).into_future());
        let api = Api::new(url, id, CLIENT, SECRET);
        Server { api, clock, node, hosts, folder }
    }

    pub fn now(&self) -> i64 {
        self.clock.now().seconds()
    }

    pub fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// Changes the project's rules.
    pub async fn change(&self, change: impl FnOnce(&mut Project) + Send + 'static) {
        let id = self.api.project;
        let update = self.node.store().write(move |tx| {
            let mut project = projects::project(tx, id)?.unwrap();
            change(&mut project);
            projects::update_project(tx, &project)
        });
        assert!(update.await.unwrap());
        self.hosts.refresh().await.unwrap();
    }

    /// Rotates an authority's key.
    pub async fn rotate(&self, authority: usize) {
        self.node.local_authorities()[authority].rotate(self.clock.now()).await.unwrap();
    }

    /// Counts the rows of a table, from outside.
    pub fn rows(&self, table: &str) -> i64 {
        let file = self.folder.path().join("service.db");
        let connection = rusqlite::Connection::open(file).unwrap();
        connection.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }
}

impl Deref for Server {
    type Target = Api;

    fn deref(&self) -> &Api {
        &self.api
    }
}

/// Makes a project with its client.
pub async fn insert(databases: &Databases, project: Project, now: Instant) {
    let hash = projects::derive_secret_hash(ClientSecret::parse(SECRET).unwrap());
    let insert = databases.store.write(move |tx| {
        projects::insert_project(tx, &project, now)?;
        let id = ClientId::parse(CLIENT).unwrap();
        let client = Client { name: "Payroll".to_owned(), ..Client::new(id, project.id) };
        projects::insert_client(tx, &client, &hash, now)
    });
    insert.await.unwrap();
}

pub fn project(verification_method: VerificationMethod) -> Project {
    Project {
        id: ProjectId::parse("86cd3e64-f641-416a-bf80-64b9b7eef8ea").unwrap(),
        name: "Larkspur".to_owned(),
        url: String::new(),
        pin_length: 4,
        verification_method,
        allows_loopback: true,
        origins: Vec::new(),
        logo_url: None,
        logo: None,
        quick_codes: true,
        limits_quick_codes: false,
        number_matching: NumberMatching::Offered,
    }
}

/// A folder with keys in it, which take time to make. Its databases stay open, so that the copies are of a quiet state.
pub async fn template() -> &'static Path {
    static TEMPLATE: OnceCell<(TempDir, Arc<Node>)> = OnceCell::const_new();
    let make = async || {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SettableClock::new(Instant::from_micros(BEGINNING)));
        let databases = Databases::open(folder.path(), clock.as_ref()).await.unwrap();
        let node = Node::new(databases, clock);
        node.warm_up().await.unwrap();
        (folder, node)
    };
    TEMPLATE.get_or_init(make).await.0.path()
}

pub fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|end| end != "db-shm") {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}
