//! `countersign-server serve`: the service as an operator runs it.

use std::sync::Arc;

use serde::Serialize;
use wire::ProjectId;

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::dev::Folder;
use crate::edge::Edge;
use crate::error::Result;
use crate::mail::Sender;
use crate::projects;
use crate::serving::{Door, Serving, listen, local};
use crate::{Databases, Hosts, Node};

/// A service that listens.
pub struct Started {
    /// What to tell whoever started it.
    pub ready: Ready,
    serving: Serving,
    _folder: Folder,
}

/// The one line on standard output.
#[derive(Debug, Serialize)]
pub struct Ready {
    /// Where it listens.
    pub listen: String,
    /// What is served there.
    pub projects: Vec<ReadyProject>,
}

/// A project that is served.
#[derive(Debug, Serialize)]
pub struct ReadyProject {
    /// Its id.
    pub id: ProjectId,
    /// What people call it.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// Opens everything, and listens.
pub async fn start(config: &Config) -> Result<Started> {
    let folder = Folder::open(&config.data_dir)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let edge = Edge::open(config)?;
    let databases = Databases::open(folder.path(), clock.as_ref()).await?;
    let sender = Sender::open(&config.smtp, databases.store.clone(), clock.clone())?;
    let node = Node::with_edge(databases, clock, edge);
    let listener = listen(config.listen).await?;
    let scheme = if config.tls.certificate.is_some() { "https" } else { "http" };
    let address = format!("{scheme}://{}", local(&listener)?);
    let door = Door::open(listener, node.clone(), config)?;
    let projects = node.store.read(projects::all).await?;
    let hosts = Hosts::open(node.clone()).await?;
    let ready = Ready {
        listen: address,
        projects: projects
            .into_iter()
            .map(|project| ReadyProject { id: project.id, name: project.name, url: project.url })
            .collect(),
    };
    let doors = vec![(door, hosts.router())];
    let farewell = config.timeouts.farewell;
    Ok(Started { ready, serving: Serving { node, hosts, doors, sender, farewell }, _folder: folder })
}

impl Started {
    /// Serves until told to stop, and then lets what has begun come to its end.
    pub async fn serve(self, stop: impl Future<Output = ()>) -> Result<()> {
        tracing::info!(listen = self.ready.listen, projects = self.ready.projects.len(), "ready");
        self.serving.run(stop).await
    }
}
