//! `POST /dvs/verify` (section B of the protocol sheet).

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use wire::{VerifyRequest, VerifyResponse};

use super::rules::{self, Source};
use crate::Service;
use crate::error::{Error, Result};
use crate::http::Body;
use crate::keys::Purpose;
use crate::projects::Caller;

/// The capability's addresses.
pub fn routes() -> Router<Arc<Service>> {
    Router::new().route("/dvs/verify", post(verify))
}

async fn verify(
    State(service): State<Arc<Service>>,
    caller: Caller,
    Body(request): Body<VerifyRequest>,
) -> Result<Json<VerifyResponse>> {
    if request.kind.as_deref().is_some_and(|kind| kind != "verification") {
        return Err(Error::parameter("type"));
    }
    let inside = request.signature.timestamp;
    if inside.is_some_and(|inside| inside != request.timestamp) {
        return Err(Error::parameter("signature.timestamp"));
    }
    let (project, signature) = (caller.project, &request.signature);
    rules::verify(&service, project, signature, request.timestamp, Source::RelyingParty).await?;
    let claims = rules::claims(request.signature.hash, service.clock.now());
    let certificate = service.keys.sign(Purpose::Certificate, &claims).await?;
    Ok(Json(VerifyResponse { certificate }))
}
