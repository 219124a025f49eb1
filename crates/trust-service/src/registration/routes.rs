//! `POST /registration` (section A.6 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use mpin::PublicKey;
use schemars::JsonSchema;
use serde::Serialize;
use wire::{CURVE, Code, DesignatedResponse, RegistrationRequest, RegistrationResponse};

use super::enrolling::{Enrolling, Shares, public_key};
use super::rules::{self, Registration};
use crate::Service;
use crate::activation::{self, VERIFICATION_TYPE};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Routes, describe};

/// The capability's addresses.
pub fn routes() -> Routes {
    let documented = describe("Registers a device", "Section A.6", &[Code::InvalidActivationToken]);
    Routes::new().api_route("/registration", post_with(register, documented))
}

/// The answer, in the generation that was asked for.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum Answer {
    First(Box<RegistrationResponse>),
    Second(DesignatedResponse),
}

async fn register(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<RegistrationRequest>,
) -> Result<Json<Answer>> {
    rules::check_device_tag(request.device_tag.as_deref())?;
    rules::check_push_token(request.push_token.as_deref())?;
    let generation = request.ver.unwrap_or(1);
    if !matches!(generation, 1 | 2) {
        return Err(Error::parameter("ver"));
    }
    let key = public_key(&request.public_key)?;
    let claims = activation::claims(&service, request.activation_token.clone(), "activationToken").await?;
    let (user, device_name) = (request.user_id.clone(), request.device_name.clone());
    let mut enrolling = Enrolling::new(&service, user, device_name, origin).await?;
    enrolling.device_tag = request.device_tag.clone();
    enrolling.push_token = request.push_token.clone();
    enrolling.matches_numbers = request.number_matching == Some(true);
    let registered = service.store.write(move |tx| {
        let used = activation::consume(tx, &claims, &enrolling.user, &request.public_key, enrolling.now)?;
        enrolling.make(tx, used, &request.public_key)
    });
    let registered = registered.await??;
    let answer = match generation {
        1 => Answer::First(Box::new(first(&service, &registered, &key).await?)),
        _ => Answer::Second(second(&service, &registered, &key).await?),
    };
    Ok(Json(answer))
}

async fn first(
    service: &Service,
    registered: &Registration,
    key: &PublicKey,
) -> Result<RegistrationResponse> {
    let now = service.clock.now();
    let Shares { grants, dtas } = Shares::of(registered, key, now)?;
    Ok(RegistrationResponse {
        mpin_id: registered.mpin_id.clone(),
        project_id: registered.project,
        dtas,
        curve: CURVE.to_owned(),
        secret_urls: service.authorities.share_urls(&service.url, &grants).await?,
        pin_length: Some(service.project.pin_length),
        verification_type: Some(VERIFICATION_TYPE.to_owned()),
        now_time: Some(now.seconds()),
    })
}

async fn second(service: &Service, registered: &Registration, key: &PublicKey) -> Result<DesignatedResponse> {
    let Shares { grants, .. } = Shares::of(registered, key, service.clock.now())?;
    Ok(DesignatedResponse {
        mpin_id: registered.mpin_id.clone(),
        project_id: registered.project,
        designated_tas: service.authorities.designations(&service.url, &grants).await?,
    })
}
