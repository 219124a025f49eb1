//! `POST /dvs/verify` (section B of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use wire::{Code, VerifyRequest, VerifyResponse};

use super::rules::{self, Source, Submission};
use crate::Service;
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Permitted, Routes, describe};
use crate::keys::Purpose;
use crate::service_accounts::may;

/// The capability's addresses.
pub fn routes() -> Routes {
    const REFUSALS: &[Code] = &[Code::InvalidSignature, Code::RevokedMpinId];
    let documented = describe("Confirms a signature", "Section B", REFUSALS);
    Routes::new().api_route("/dvs/verify", post_with(verify, documented))
}

async fn verify(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::VerifySignatures>,
    origin: Origin,
    Body(request): Body<VerifyRequest>,
) -> Result<Json<VerifyResponse>> {
    if request.kind.as_deref().is_some_and(|kind| kind != "verification") {
        return Err(Error::parameter("type"));
    }
    let inside = request.signature.timestamp;
    if inside.is_some_and(|inside| inside != request.timestamp) {
        return Err(Error::parameter("signature.timestamp"));
    }
    let hash = request.signature.hash.clone();
    let submission = Submission {
        signature: request.signature,
        made: request.timestamp,
        source: Source::RelyingParty(caller.client.clone()),
        origin,
    };
    rules::verify(&service, submission, |_, _| Ok(Ok(()))).await?;
    let claims = rules::claims(hash, service.clock.now());
    let certificate = service.keys.sign(Purpose::Certificate, &claims).await?;
    Ok(Json(VerifyResponse { certificate }))
}
