//! `POST /activate/initiate` (seed 001; section B of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use wire::{ActivationRequest, ActivationResponse, Code, DeviceName};

use super::{Via, reserve, token};
use crate::Service;
use crate::audit::{self, Event, Kind};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Permitted, Routes, describe};
use crate::projects::VerificationMethod;
use crate::service_accounts::may;

/// The capability's addresses.
pub fn routes() -> Routes {
    const SUMMARY: &str = "Activates a user that the caller has verified";
    let documented = describe(SUMMARY, "Section B", &[Code::InvalidVerificationMethod]);
    Routes::new().api_route("/activate/initiate", post_with(initiate, documented))
}

async fn initiate(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::Activate>,
    origin: Origin,
    Body(request): Body<ActivationRequest>,
) -> Result<Json<ActivationResponse>> {
    if service.project.verification_method != VerificationMethod::Custom {
        return Err(Error::refused(Code::InvalidVerificationMethod));
    }
    service.count_user(&request.user_id)?;
    let now = service.clock.now();
    let event = Event::new(Kind::ActivationCreated, caller.project, &origin)
        .through(&caller.client)
        .to(&request.user_id)
        .on(request.device_name.as_ref().map(DeviceName::as_str));
    let (project, user) = (caller.project, request.user_id.clone());
    let reserved = service.store.write(move |tx| {
        audit::record(tx, &event, now)?;
        reserve(tx, project, &user, Via::Token, now)
    });
    let reserved = reserved.await?;
    let act_token = token(&service, &reserved, &request.user_id, request.device_name.as_ref(), now).await?;
    Ok(Json(ActivationResponse {
        hash_mpin_id: reserved.mpin_id.hash(),
        mpin_id: reserved.mpin_id,
        act_token,
        expire_time: reserved.expires.seconds(),
        redirect_uri: String::new(),
    }))
}
