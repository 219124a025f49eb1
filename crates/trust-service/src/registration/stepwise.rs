//! Registration as older clients do it: `PUT /rps/v2/user`, `GET /rps/v2/signature/<mpinId>`, and `POST /rps/v2/dvsregister`
//! for a renewal (section A.8 of the protocol sheet).
//!
//! Only identities with a public key are made: without one, whoever has both shares has the client secret.

use std::sync::Arc;

use aide::axum::routing::{get_with, post_with, put_with};
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{
    CURVE, Code, FirstShareResponse, G1Hex, MpinId, PublicKeyHex, RenewalRequest, StepwiseRequest,
    StepwiseResponse, UserId,
};

use super::enrolling::{Enrolling, Shares, public_key};
use super::rules::{self, Registration, STEP_LIFE};
use super::steps;
use crate::activation;
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::{Body, Origin, Path, Query, Routes, describe};
use crate::{Service, random};

/// The capability's older addresses.
pub fn routes() -> Routes {
    const TOKEN: &[Code] = &[Code::InvalidActivationToken];
    let begins = describe("Registers a device, first step", "Section A.8", TOKEN);
    let completes = describe("Registers a device, second step", "Section A.8", TOKEN);
    let renews = describe("Registers a device anew", "Section A.8", TOKEN);
    Routes::new()
        .api_route("/rps/v2/user", put_with(begin, begins))
        .api_route("/rps/v2/signature/{mpinId}", get_with(complete, completes))
        .api_route("/rps/v2/dvsregister", post_with(renew, renews))
}

async fn begin(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<StepwiseRequest>,
) -> Result<Json<StepwiseResponse>> {
    rules::check_push_token(request.push_token.as_deref())?;
    let claims = activation::claims(&service, request.activate_code.clone(), "activateCode").await?;
    let reg_ott = random::generate_token()?;
    let hash = random::derive_hash(&reg_ott);
    let (user, device_name) = (request.user_id, request.device_name);
    let enrolling = Enrolling::new(&service, user, device_name, origin).await?;
    let (project, now) = (service.project.id, enrolling.now);
    let begun = service.store.write(move |tx| {
        let Enrolling { user, device_name, .. } = &enrolling;
        let Some(promise) = activation::take(tx, &claims, user, now)? else {
            return enrolling.refuse(tx).map(|refused| refused.map(|new| new.mpin_id));
        };
        steps::insert(tx, &hash, project, user, device_name, &promise, now)?;
        Ok(Ok(promise.mpin_id))
    });
    Ok(Json(StepwiseResponse {
        mpin_id: begun.await??,
        reg_ott: reg_ott.to_string(),
        project_id: project,
        customer_id: project,
        app_id: String::new(),
        active: true,
        expire_time: now.after(STEP_LIFE).seconds(),
        now_time: now.seconds(),
    }))
}

/// The path of the second step.
#[derive(Deserialize, JsonSchema)]
struct Named {
    #[serde(rename = "mpinId")]
    mpin_id: MpinId,
}

/// Its query.
#[derive(Deserialize, JsonSchema)]
struct Shown {
    /// From the first step.
    #[serde(rename = "regOTT")]
    reg_ott: String,
    #[serde(rename = "publicKey")]
    public_key: PublicKeyHex,
}

async fn complete(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Path(Named { mpin_id }): Path<Named>,
    Query(shown): Query<Shown>,
) -> Result<Json<FirstShareResponse>> {
    public_key(&shown.public_key)?;
    let hash = random::derive_hash(&zeroize::Zeroizing::new(shown.reg_ott));
    let keys = service.authorities.current_keys().await?;
    let (inner, now) = (service.clone(), service.clock.now());
    let (project, key) = (service.project.id, shown.public_key.clone());
    let registered = service.store.write(move |tx| {
        let Some(step) = steps::take(tx, &hash, project, &mpin_id, &key, now)? else {
            return Ok(Err(Refusal::new(Code::InvalidActivationToken)));
        };
        let steps::Step { user, device_name, used } = step;
        let enrolling = Enrolling {
            service: inner,
            user,
            device_name,
            device_tag: None,
            push_token: None,
            matches_numbers: false,
            origin,
            keys,
            now,
        };
        enrolling.make(tx, Some(used), &key)
    });
    answer(&service, &registered.await??, &shown.public_key, now, None).await
}

async fn renew(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<RenewalRequest>,
) -> Result<Json<FirstShareResponse>> {
    public_key(&request.public_key)?;
    let claims = activation::claims(&service, request.dvs_register_token.clone(), "dvsRegisterToken").await?;
    let user = UserId::parse(&claims.sub).map_err(|_| Error::Damaged("a user ID"))?;
    let enrolling = Enrolling::new(&service, user, request.device_name, origin).await?;
    let (key, now) = (request.public_key.clone(), enrolling.now);
    let registered = service.store.write(move |tx| {
        let used = activation::consume(tx, &claims, &enrolling.user, &key, now)?;
        enrolling.make(tx, used, &key)
    });
    let registered = registered.await??;
    let mpin_id = registered.mpin_id.clone();
    answer(&service, &registered, &request.public_key, now, Some(mpin_id)).await
}

async fn answer(
    service: &Service,
    registered: &Registration,
    key: &PublicKeyHex,
    now: Instant,
    mpin_id: Option<MpinId>,
) -> Result<Json<FirstShareResponse>> {
    let Shares { grants, dtas } = Shares::of(registered, &public_key(key)?, now)?;
    let (share, cs2url) = service.authorities.share_and_url(&service.url, &grants).await?;
    let share = G1Hex::new(*share.to_bytes());
    Ok(Json(FirstShareResponse { share, cs2url, curve: CURVE.to_owned(), dtas, mpin_id }))
}
