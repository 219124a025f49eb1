//! `POST /verification/confirmation` (section A.5 of the protocol sheet): whatever its kind, a code becomes an activation
//! token. The form of a code says its kind, so that a guess is at one code only.

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use axum::routing::get;
use wire::{Code, ConfirmationRequest, ConfirmationResponse, DeviceName, ProjectId};
use zeroize::Zeroizing;

use super::rules::{self, Form, Tried, Verification};
use super::{page, statements, typed};
use crate::activation::{self, Activation};
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::{Refusal, Result};
use crate::http::{Body, Origin, Routes, describe};
use crate::store::Transaction;
use crate::{Service, random, registration};

/// What answers with JSON to POST shows people a page to GET.
pub fn routes() -> Routes {
    const SUMMARY: &str = "Exchanges a code for an activation token";
    let documented = describe(SUMMARY, "Section A.5", &[Code::UnsuccessfulVerification]);
    Routes::new()
        .api_route("/verification/confirmation", post_with(confirm, documented))
        .route("/verification/confirmation", get(page::enrol))
}

/// `confirmMissmatch` changes nothing: a link may be opened on any device, for it says for whom it is before anything
/// happens, and a code that was asked for by one device is never good on another.
async fn confirm(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<ConfirmationRequest>,
) -> Result<Json<ConfirmationResponse>> {
    registration::check_device_tag(request.device_tag.as_deref())?;
    service.count_user(&request.user_id)?;
    let (project, now) = (service.project.id, service.clock.now());
    let exchanged = service.store.write(move |tx| exchange(tx, project, request, &origin, now));
    let (verified, reserved) = exchanged.await??;
    let token = activation::token(&service, &reserved, &verified.user, verified.device_name.as_ref(), now);
    Ok(Json(ConfirmationResponse {
        act_token: token.await?,
        project_id: project,
        access_id: verified.access_id,
        state: verified.state,
        nonce: verified.nonce,
        expire_time: Some(reserved.expires.seconds()),
        verification_redirect_url: verified.redirect_uri,
    }))
}

/// Uses a code up. It commits also when it refuses: the attempt counts, and leaves a row in the log.
fn exchange(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    request: ConfirmationRequest,
    origin: &Origin,
    now: Instant,
) -> Result<Result<(Verification, Activation), Refusal>> {
    let ConfirmationRequest { user_id: user, code, device_tag, .. } = request;
    let code = Zeroizing::new(String::from(code));
    let event = |kind| Event::new(kind, project, origin).to(&user);
    let tried = match rules::form(&code) {
        Some(Form::Long) => statements::try_code(tx, &random::derive_hash(&code), project, &user, now)?,
        Some(Form::Typed(via)) => {
            typed::try_code(tx, project, &user, via, &code, device_tag.as_deref(), now)?
        }
        None => Tried::Unknown,
    };
    let refusal = Refusal::new(Code::UnsuccessfulVerification);
    let refusal = match tried {
        Tried::Good(verified) => {
            let reserved = activation::reserve(tx, project, &user, verified.via, now)?;
            let name = verified.device_name.as_ref().map(DeviceName::as_str);
            audit::record(tx, &event(Kind::VerificationSucceeded).on(name), now)?;
            return Ok(Ok((verified, reserved)));
        }
        Tried::Unknown => return Ok(Err(refusal)),
        Tried::Wrong => refusal,
        Tried::Expired(access_id) => {
            let known = refusal.with("projectId", project.to_string());
            access_id.iter().fold(known, |known, id| known.with("accessId", id.as_str()))
        }
    };
    audit::record(tx, &event(Kind::VerificationFailed), now)?;
    Ok(Err(refusal))
}
