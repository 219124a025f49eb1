//! `POST /activate/initiate` (seed 001; section B of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use wire::{ActivationRequest, ActivationResponse};

use super::{reserve, token};
use crate::Service;
use crate::error::Result;
use crate::http::{Body, Permitted, Routes, describe};
use crate::service_accounts::may;

/// The capability's addresses.
pub fn routes() -> Routes {
    let documented = describe("Activates a user that the caller has verified", "Section B", &[]);
    Routes::new().api_route("/activate/initiate", post_with(initiate, documented))
}

async fn initiate(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::Activate>,
    Body(request): Body<ActivationRequest>,
) -> Result<Json<ActivationResponse>> {
    let now = service.clock.now();
    let user = request.user_id.clone();
    let reserved = service.store.write(move |tx| reserve(tx, caller.project, &user, now)).await?;
    let act_token = token(&service, &reserved, &request.user_id, request.device_name.as_ref(), now).await?;
    Ok(Json(ActivationResponse {
        hash_mpin_id: reserved.mpin_id.hash(),
        mpin_id: reserved.mpin_id,
        act_token,
        expire_time: reserved.expires.seconds(),
        redirect_uri: String::new(),
    }))
}
