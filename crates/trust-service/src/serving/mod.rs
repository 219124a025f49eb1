//! Serving: doors that are listened at, what is done beside answering, and an end in good order.

mod callers;
mod certificates;
mod door;

pub use certificates::Certificates;
pub use door::Door;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::interval;

use crate::error::{Error, Result};
use crate::mail::Sender;
use crate::{Hosts, Node, sweep};

/// How often what has ended is forgotten.
const SWEEP: Duration = Duration::from_secs(600);
/// How often changes of projects, certificates and countries are taken up, and the outbox is looked at.
const REFRESH: Duration = Duration::from_secs(2);

/// All that runs until it is told to stop.
pub struct Serving {
    /// What all projects share.
    pub node: Arc<Node>,
    /// The projects.
    pub hosts: Arc<Hosts>,
    /// Where is listened, and what answers there.
    pub doors: Vec<(Door, Router)>,
    /// What sends letters, if anything does.
    pub sender: Option<Sender>,
    /// How long requests may take to end after the service was told to stop.
    pub farewell: Duration,
}

impl Serving {
    /// Serves until told to stop, and then lets what has begun come to its end.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Result<()> {
        let (stopping, stopped) = watch::channel(());
        let entry = self.doors.iter().find_map(|(door, _)| door.certificates());
        let serving: Vec<_> = self
            .doors
            .into_iter()
            .map(|(door, router)| tokio::spawn(door.serve(router, stopped.clone())))
            .collect();
        let chores = tokio::spawn(chores(self.node.clone(), self.hosts));
        let reloading = tokio::spawn(reload(self.node.clone(), entry)?);
        let sending = tokio::spawn(send(self.sender));
        stop.await;
        self.node.stop();
        drop(stopping);
        for beside in [chores, reloading, sending] {
            beside.abort();
        }
        let farewell = async {
            for door in serving {
                let _ = door.await;
            }
        };
        if tokio::time::timeout(self.farewell, farewell).await.is_err() {
            tracing::warn!("some requests were cut off");
        }
        Ok(())
    }
}

/// Listens at an address.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    let listening = TcpListener::bind(address).await;
    listening.map_err(|source| Error::Listen { address: address.to_string(), source })
}

/// Where is listened.
pub fn local(listener: &TcpListener) -> Result<SocketAddr> {
    listener.local_addr().map_err(|source| Error::Listen { address: "an address".to_owned(), source })
}

/// The keys are made after the service is ready; who needs one earlier waits for it.
async fn chores(node: Arc<Node>, hosts: Arc<Hosts>) {
    if let Err(error) = node.warm_up().await {
        tracing::error!(%error, "the signing keys cannot be made");
    }
    let (mut sweeps, mut refreshes) = (interval(SWEEP), interval(REFRESH));
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

/// Takes up files that were replaced: soon by itself, and at once when told by SIGHUP.
fn reload(
    node: Arc<Node>,
    certificates: Option<Arc<Certificates>>,
) -> Result<impl Future<Output = ()> + Send> {
    #[cfg(unix)]
    let mut told = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())
        .map_err(|source| Error::Folder { path: "signals".into(), source })?;
    let mut refreshes = interval(REFRESH);
    Ok(async move {
        loop {
            #[cfg(unix)]
            tokio::select! {
                _ = told.recv() => tracing::info!("told to look at the files again"),
                _ = refreshes.tick() => {}
            }
            #[cfg(not(unix))]
            refreshes.tick().await;
            let (node, certificates) = (node.clone(), certificates.clone());
            let refresh = move || {
                node.edge.countries.refresh();
                certificates.inspect(|certificates| certificates.refresh());
            };
            let _ = tokio::task::spawn_blocking(refresh).await;
        }
    })
}

async fn send(sender: Option<Sender>) {
    let Some(sender) = sender else { return };
    let mut looks = interval(REFRESH);
    loop {
        looks.tick().await;
        if let Err(error) = sender.deliver_due().await {
            tracing::error!(%error, "the outbox cannot be worked through");
        }
    }
}
