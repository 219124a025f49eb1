//! Starting, and stopping in good order.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use wire::DevReady;

use super::{Credentials, Folder};
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::projects::VerificationMethod;
use crate::serving::{Door, Serving, listen, local};
use crate::{Databases, Hosts, Node};

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
    serving: Serving,
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
    let config = Config::read("", "", []).map_err(Error::Configuration)?;
    let door = |listener| Door::open(listener, node.clone(), &config);
    let doors = vec![(door(listener)?, hosts.router()), (door(demo_listener)?, demo)];
    let serving = Serving { node: node.clone(), hosts, doors, sender: None, farewell: FAREWELL };
    Ok(Started { ready, serving, _folder: folder })
}

impl Started {
    /// Serves until told to stop, and then lets what has begun come to its end.
    pub async fn serve(self, stop: impl Future<Output = ()>) -> Result<()> {
        tracing::info!(url = self.ready.project_url, demo = self.ready.demo_url, "ready");
        self.serving.run(stop).await
    }
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
