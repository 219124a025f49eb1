//! `POST /verification` and `POST /verification/confirmation` (sections A.5 and B of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use axum::routing::get;
use wire::{Code, ConfirmationRequest, ConfirmationResponse, VerificationRequest, VerificationResponse};
use zeroize::Zeroizing;

use super::statements::{self, Tried};
use super::{rules, statements::try_code};
use crate::error::{Error, Refusal, Result};
use crate::http::{Body, Permitted, Routes, describe};
use crate::service_accounts::may;
use crate::{Service, activation, pages, random, registration};

/// The capability's addresses. What answers with JSON to POST shows people a page to GET.
pub fn routes() -> Routes {
    const SUMMARY: &str = "Makes a verification URL for a user that the caller has verified";
    let makes = describe(SUMMARY, "Section B", &[Code::InvalidVerificationMethod]);
    let exchanges = describe(
        "Exchanges a code for an activation token",
        "Section A.5",
        &[Code::UnsuccessfulVerification],
    );
    Routes::new()
        .api_route("/verification", post_with(verify, makes))
        .api_route("/verification/confirmation", post_with(confirm, exchanges))
        .route("/verification/confirmation", get(pages::enrol))
}

async fn verify(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::Verify>,
    Body(request): Body<VerificationRequest>,
) -> Result<Json<VerificationResponse>> {
    let verification = rules::accept(&request, &service.project, &caller, service.clock.now())?;
    let code = random::generate_token()?;
    let hash = random::derive_hash(&code);
    service.store.write(move |tx| statements::insert(tx, &hash, caller.project, &verification)).await?;
    Ok(Json(VerificationResponse { verification_url: rules::address(&service.url, &request, &code)? }))
}

async fn confirm(
    State(service): State<Arc<Service>>,
    Body(request): Body<ConfirmationRequest>,
) -> Result<Json<ConfirmationResponse>> {
    registration::check_device_tag(request.device_tag.as_deref())?;
    let now = service.clock.now();
    let project = service.project.id;
    let user = request.user_id;
    let hash = random::derive_hash(&Zeroizing::new(String::from(request.code)));
    let exchange = service.store.write(move |tx| {
        let verification = match try_code(tx, &hash, project, &user, now)? {
            Tried::Good(verification) => verification,
            Tried::Expired(access_id) => {
                let known =
                    Refusal::new(Code::UnsuccessfulVerification).with("projectId", project.to_string());
                return Err(match access_id {
                    Some(id) => known.with("accessId", id.as_str()).into(),
                    None => known.into(),
                });
            }
            Tried::Wrong => return Err(Error::refused(Code::UnsuccessfulVerification)),
        };
        let reserved = activation::reserve(tx, project, &verification.user, now)?;
        Ok((verification, reserved))
    });
    let (verified, reserved) = exchange.await?;
    let token = activation::token(&service, &reserved, &verified.user, verified.device_name.as_ref(), now);
    Ok(Json(ConfirmationResponse {
        act_token: token.await?,
        project_id: project,
        access_id: verified.access_id,
        state: verified.state,
        nonce: verified.nonce,
        expire_time: Some(reserved.expires.seconds()),
        verification_redirect_url: None,
    }))
}
