//! Starting, and stopping in good order.

use std::future::Future;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use wire::DevReady;

use super::{Credentials, Folder};
use crate::clock::{Clock, SystemClock};
use crate::error::{Error, Result};
use crate::projects::VerificationMethod;
use crate::{Databases, Hosts, Node, sweep};

/// How often what has ended is forgotten.
const SWEEP: Duration = Duration::from_secs(600);
/// How often changes of projects are taken up.
const REFRESH: Duration = Duration::from_secs(2);
/// How long requests may take to end after the service was told to stop.
const FAREWELL: Duration = Duration::from_secs(3);

/// How to start.
pub struct Settings {
    /// Where to listen; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Where everything is kept.
    pub folder: PathBuf,
    /// Who verifies the project's users.
    pub verification: VerificationMethod,
    /// Whether to begin with an empty folder.
    pub reset: bool,
}

/// A service that listens.
pub struct Started {
    /// What to tell the developer.
    pub ready: DevReady,
    node: Arc<Node>,
    hosts: Arc<Hosts>,
    main: (TcpListener, Router),
    demo: (TcpListener, Router),
    _folder: Folder,
}

/// Opens or makes everything, and listens.
pub async fn start(settings: Settings) -> Result<Started> {
    let folder = Folder::open(&settings.folder)?;
    if settings.reset {
        folder.reset()?;
    }
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let databases = Databases::open(folder.path(), clock.as_ref()).await?;
    let listener = listen(settings.listen).await?;
    let url = address(&listener)?;
    let (credentials, project) =
        Credentials::ensure(&folder, &databases.store, url.clone(), settings.verification, clock.now())
            .await?;
    let demo_listener = listen_beside(&listener).await?;
    let demo_url = address(&demo_listener)?;
    let client_secret = String::from(credentials.client_secret.clone());
    let demo = demo::router(demo::Settings {
        project_url: url.clone(),
        project_id: project.id,
        client_id: credentials.client_id.to_string(),
        client_secret: client_secret.clone(),
    });
    let ready = DevReady {
        project_url: url.clone(),
        project_id: project.id,
        client_id: credentials.client_id.to_string(),
        client_secret,
        customer_id: project.id,
        mailbox_url: format!("{url}/mailbox"),
        demo_url,
    };
    let node = Node::new(databases, clock);
    let hosts = Hosts::open_for_development(node.clone()).await?;
    let main = (listener, hosts.router());
    Ok(Started { ready, node, hosts, main, demo: (demo_listener, demo), _folder: folder })
}

impl Started {
    /// Serves until told to stop, and then lets what has begun come to its end.
    pub async fn serve(self, stop: impl Future<Output = ()>) -> Result<()> {
        tracing::info!(url = self.ready.project_url, demo = self.ready.demo_url, "ready");
        let (stopping, stopped) = tokio::sync::watch::channel(());
        let servers = [self.main, self.demo].map(|(listener, router)| {
            let mut stopped = stopped.clone();
            let until = async move { drop(stopped.changed().await) };
            let serving = router.into_make_service_with_connect_info::<SocketAddr>();
            tokio::spawn(axum::serve(listener, serving).with_graceful_shutdown(until).into_future())
        });
        let chores = tokio::spawn(chores(self.node, self.hosts));
        stop.await;
        drop(stopping);
        chores.abort();
        let farewell = async {
            for server in servers {
                let _ = server.await;
            }
        };
        if tokio::time::timeout(FAREWELL, farewell).await.is_err() {
            tracing::warn!("some requests were cut off");
        }
        Ok(())
    }
}

/// What is done beside answering. The keys are made after the service is ready; who needs one earlier waits for it.
async fn chores(node: Arc<Node>, hosts: Arc<Hosts>) {
    if let Err(error) = node.warm_up().await {
        tracing::error!(%error, "the signing keys cannot be made");
    }
    let (mut sweeps, mut refreshes) = (tokio::time::interval(SWEEP), tokio::time::interval(REFRESH));
    loop {
        let done = tokio::select! {
            _ = sweeps.tick() => sweep(&node).await,
            _ = refreshes.tick() => hosts.refresh().await,
        };
        if let Err(error) = done {
            tracing::error!(%error, "a chore failed");
        }
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    let listening = TcpListener::bind(address).await;
    listening.map_err(|source| Error::Listen { address: address.to_string(), source })
}

/// The demo application has a port of its own, the next one if that is free: it is an outsider, and another origin.
async fn listen_beside(listener: &TcpListener) -> Result<TcpListener> {
    let main = local(listener)?;
    let next = main.port().checked_add(1).unwrap_or(0);
    match TcpListener::bind(SocketAddr::new(main.ip(), next)).await {
        Ok(listener) => Ok(listener),
        Err(_) => listen(SocketAddr::new(main.ip(), 0)).await,
    }
}

/// The address that clients use.
fn address(listener: &TcpListener) -> Result<String> {
    let mut address = local(listener)?;
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() {
            Ipv4Addr::LOCALHOST.into()
        } else {
            Ipv6Addr::LOCALHOST.into()
        });
    }
    Ok(format!("http://{address}"))
}

fn local(listener: &TcpListener) -> Result<SocketAddr> {
    listener.local_addr().map_err(|source| Error::Listen { address: "an address".to_owned(), source })
}
