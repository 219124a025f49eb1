//! The Countersign Trust Service: self-hosted, and compatible with the M-Pin protocol as the MIRACL Trust platform speaks it.
//!
//! One folder for each capability, with its `rules` (plain functions on values), its `routes` (HTTP) and its `statements`
//! (SQL). A capability never reads another's tables; it calls the other's functions. Every project has an address of its
//! own, and a [`Service`] that answers there; [`Hosts`] finds it.

mod activation;
pub mod administration;
pub mod audit;
mod authentication;
pub mod authority;
pub mod clock;
pub mod config;
mod consent;
pub mod dev;
pub mod edge;
pub mod error;
mod hosts;
mod http;
mod identity_data;
pub mod keys;
pub mod mail;
mod message;
mod node;
mod openapi;
mod openid;
mod pages;
pub mod production;
pub mod projects;
mod proofs;
mod push;
mod random;
mod registration;
pub mod service_accounts;
mod serving;
mod sessions;
mod signing;
pub mod store;
mod verification;
mod watched;

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;

use error::Result;
pub use hosts::Hosts;
use http::Routes;
pub use node::{Databases, Node};
use projects::Project;
use wire::{MpinIdHash, UserId};

/// The service of one project, at the project's address. What it holds besides the databases can be lost at any moment.
pub struct Service {
    /// The project's address, without a trailing slash.
    url: String,
    project: Project,
    node: Arc<Node>,
}

impl Deref for Service {
    type Target = Node;

    /// What all projects share.
    fn deref(&self) -> &Node {
        &self.node
    }
}

impl Service {
    /// The service of this project.
    pub fn new(node: Arc<Node>, project: Project) -> Arc<Service> {
        Arc::new(Service { url: project.url.clone(), project, node })
    }

    /// Everything that is served in production, with its description.
    fn routes() -> Routes {
        Routes::new()
            .merge(activation::routes())
            .merge(verification::routes())
            .merge(registration::routes())
            .merge(authentication::routes())
            .merge(sessions::routes())
            .merge(push::routes())
            .merge(signing::routes())
            .merge(openid::routes())
            .merge(consent::routes())
            .merge(identity_data::routes())
            .merge(administration::routes())
            .merge(keys::routes())
            .merge(projects::routes())
            .merge(pages::routes())
            .merge(openapi::routes())
    }

    /// Counts something about a user, whether there is one or not.
    pub(crate) fn count_user(&self, user: &UserId) -> Result<()> {
        Ok(self.edge.limits.user(self.project.id, user.as_str(), self.clock.now())?)
    }

    /// Counts something about an identity, whether there is one or not.
    pub(crate) fn count_identity(&self, identity: &MpinIdHash) -> Result<()> {
        Ok(self.edge.limits.user(self.project.id, &identity.to_string(), self.clock.now())?)
    }

    /// What answers at the project's address.
    pub fn router(self: &Arc<Self>) -> Router {
        self.surround(Service::routes().into())
    }

    /// The same and what only development needs: the mailbox.
    pub fn development_router(self: &Arc<Self>) -> Router {
        self.surround(Router::from(Service::routes()).merge(mail::routes()))
    }

    fn surround(self: &Arc<Self>, routes: Router<Arc<Service>>) -> Router {
        http::surround(routes.with_state(self.clone()).merge(self.node.shares()), self)
    }
}

/// Forgets what has ended. Nothing depends on when this is done: everything that ends is judged by its own time.
pub async fn sweep(node: &Node) -> Result<()> {
    let now = node.clock.now();
    let sweep = node.store.write(move |tx| {
        authentication::sweep(tx, now)?;
        sessions::sweep(tx, now)?;
        openid::sweep(tx, now)?;
        mail::sweep(tx, now)?;
        verification::sweep(tx, now)?;
        registration::sweep(tx, now)?;
        activation::sweep(tx, now)
    });
    sweep.await
}

/// Forgets a project and everything of it but its audit log, which must outlive it.
pub(crate) fn forget_project(tx: &mut store::Transaction<'_>, project: wire::ProjectId) -> Result<()> {
    activation::forget_project(tx, project)?;
    verification::forget_project(tx, project)?;
    sessions::forget_project(tx, project)?;
    push::forget_project(tx, project)?;
    openid::forget_project(tx, project)?;
    consent::forget_project(tx, project)?;
    identity_data::forget_project(tx, project)?;
    registration::forget_project(tx, project)?;
    service_accounts::forget_project(tx, project)?;
    projects::forget_project(tx, project)
}
