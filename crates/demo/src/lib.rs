//! The demo application: the staff portal of a company that does not exist, Larkspur Travel.
//!
//! It is a relying party like any other. It reaches the service over HTTP, with a project's public API and the
//! credentials that the project gave it, and knows nothing else. `countersign-server dev` serves it on a port of its
//! own.

use axum::Router;

/// Which project the portal belongs to, and its credentials there.
#[derive(Clone)]
pub struct Settings {
    /// Base URL of the project.
    pub project_url: String,
    /// The project.
    pub project_id: wire::ProjectId,
    /// The portal's OAuth client.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: String,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("project_url", &self.project_url).finish_non_exhaustive()
    }
}

/// The portal, ready to be served at the root of an origin.
pub fn router(_settings: Settings) -> Router {
    Router::new()
}
