//! The published keys (sections B and C of the protocol sheet).

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};

use super::Purpose;
use crate::Service;
use crate::error::{Error, Result};

/// `GET /.well-known/jwks` and `GET /dvs/jwks`
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/.well-known/jwks", get(|service| published(service, Purpose::Authentication)))
        .route("/dvs/jwks", get(|service| published(service, Purpose::Certificate)))
}

async fn published(
    State(service): State<Arc<Service>>,
    purpose: Purpose,
) -> Result<impl IntoResponse, Error> {
    Ok(([(CACHE_CONTROL, "public, max-age=300")], Json(service.keys.key_set(purpose).await?)))
}
