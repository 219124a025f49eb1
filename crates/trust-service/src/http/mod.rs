//! HTTP around the capabilities: reading requests, answering failures, and what every answer carries.

mod answer;
mod body;
mod cors;
mod credentials;
mod document;
pub mod events;
mod limit;
mod named_project;
mod origin;
mod path;
mod query;
mod trace;
mod upload;

pub use body::{Body, Payload};
pub use credentials::{Bearer, Permitted, basic, bearer, client_of};
pub use document::{CLIENT, Routes, SERVICE_ACCOUNT, TOKEN, describe, files, pictures, streams};
pub use origin::Origin;
pub use path::Path;
pub use query::Query;
pub use upload::Upload;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use wire::Code;

use crate::error::Error;
use crate::{Node, Service};

/// Puts around all routes what they have in common, the outermost last.
pub fn surround(routes: Router, service: &Arc<Service>) -> Router {
    routes
        .fallback(async || Error::refused(Code::NotFound))
        .method_not_allowed_fallback(async || Error::refused(Code::MethodNotAllowed))
        .layer(DefaultBodyLimit::max(body::LONGEST))
        .layer(from_fn_with_state(service.clone(), named_project::check))
        .layer(from_fn_with_state(service.clone(), limit::check))
        .layer(from_fn_with_state(service.node.clone(), trace::follow))
        .layer(from_fn_with_state(service.node.clone(), origin::note))
        .layer(from_fn_with_state(service.clone(), cors::answer))
}

/// What answers where no project does.
pub fn nobody(node: &Arc<Node>) -> Router {
    Router::new()
        .fallback(async || Error::refused(Code::MisdirectedRequest))
        .layer(from_fn_with_state(node.clone(), trace::follow))
        .layer(from_fn_with_state(node.clone(), origin::note))
}
