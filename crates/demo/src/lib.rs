//! The demo application: the staff portal of a company that does not exist, Larkspur Travel.
//!
//! It is a relying party like any other. It reaches the service over HTTP, with a project's public API and the
//! credentials that the project gave it, and knows nothing else. `countersign-server dev` serves it on a port of its
//! own.

mod asset;
mod certificate;
mod document;
mod guard;
mod invitation;
mod jwt;
mod page;
mod problem;
mod purchase_order;
mod qr;
mod service;
mod session;
mod shelf;
mod sign_in;
mod token;
mod visit;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::{get, post};

use document::Document;
use service::Service;
use shelf::Shelf;
use sign_in::SignIn;
use visit::Visit;

/// Longest request body that is read, in bytes. A signature's file is about 2,000.
const LONGEST_BODY: usize = 64 * 1024;

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
pub fn router(settings: Settings) -> Router {
    let portal = Arc::new(Portal::new(settings));
    Router::new()
        .route("/", get(page::home))
        .route("/documents", get(page::documents))
        .route("/documents/{id}", get(page::document))
        .route("/documents/{id}/file", get(document::file))
        .route("/invite", get(page::invite))
        .route("/sign-out", post(visit::sign_out))
        .route("/token", post(token::sign_in))
        .route("/api/sign-in", post(sign_in::open))
        .route("/api/sign-in/{id}", get(sign_in::poll))
        .route("/api/sign-in/{id}/qr.svg", get(sign_in::qr))
        .route("/api/documents", post(document::send))
        .route("/api/documents/{id}", get(document::poll))
        .route("/api/documents/{id}/session", post(document::open))
        .route("/api/documents/{id}/qr.svg", get(document::qr))
        .route("/api/documents/{id}/signature", post(document::accept))
        .route("/api/invitations", post(invitation::invite))
        .route("/api/invitations/{id}/qr.svg", get(invitation::qr))
        .route("/assets/{name}", get(asset::serve))
        .fallback(page::missing)
        .with_state(portal)
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn(guard::same_origin))
        .layer(from_fn(guard::headers))
}

/// What the portal knows. It forgets everything when it stops.
struct Portal {
    service: Service,
    visits: Shelf<Visit>,
    sign_ins: Shelf<SignIn>,
    documents: Shelf<Document>,
    /// Verification URLs, kept for their QR codes.
    invitations: Shelf<String>,
}

impl Portal {
    fn new(settings: Settings) -> Self {
        Portal {
            service: Service::new(settings),
            visits: Shelf::new(Duration::from_secs(8 * 3600)),
            sign_ins: Shelf::new(Duration::from_secs(600)),
            documents: Shelf::new(Duration::from_secs(3600)),
            invitations: Shelf::new(Duration::from_secs(600)),
        }
    }
}

type State = axum::extract::State<Arc<Portal>>;
