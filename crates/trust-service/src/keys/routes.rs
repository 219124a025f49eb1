//! The published keys (sections B and C of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};

use super::Purpose;
use crate::Service;
use crate::error::Result;
use crate::http::{Routes, describe};

/// `GET /.well-known/jwks` and `GET /dvs/jwks`
pub fn routes() -> Routes {
    Routes::new()
        .api_route(
            "/.well-known/jwks",
            get_with(authentication, describe("Keys of authentication tokens", "Section B", &[])),
        )
        .api_route("/dvs/jwks", get_with(certificates, describe("Keys of certificates", "Section B", &[])))
}

async fn authentication(State(service): State<Arc<Service>>) -> Result<Response> {
    published(&service, Purpose::Authentication).await
}

async fn certificates(State(service): State<Arc<Service>>) -> Result<Response> {
    published(&service, Purpose::Certificate).await
}

async fn published(service: &Service, purpose: Purpose) -> Result<Response> {
    let keys = Json(service.keys.key_set(purpose).await?);
    Ok(([(CACHE_CONTROL, "public, max-age=300")], keys).into_response())
}
