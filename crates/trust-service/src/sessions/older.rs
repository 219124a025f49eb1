//! Signing sessions as older clients speak of them: `/dvs/session` (section A.14 of the protocol sheet). They are the same
//! sessions.

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use axum::routing::get;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use wire::{
    AccessId, Code, SessionStatus, Signature, SigningSessionDetails, SigningSessionEnd, SigningSessionName,
    SigningSessionRequest, SigningSessionResponse, SigningSessionSignature, SigningSessionStatus,
};

use super::change::{self, Abort, Signing};
use super::rules::{self, Session};
use super::{Opening, statements};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Routes, describe};
use crate::{Service, pages};

/// The addresses, the page that QR codes lead to among them.
pub fn routes() -> Routes {
    const VERDICTS: &[Code] = &[Code::InvalidSignature, Code::RevokedMpinId];
    const SECTION: &str = "Section A.14";
    Routes::new()
        .api_route(
            "/dvs/session",
            post_with(open, describe("Opens a signing session, as older clients do", SECTION, &[]))
                .put_with(sign, describe("Completes it with its signature", SECTION, VERDICTS))
                .delete_with(abort, describe("Refuses it", SECTION, &[])),
        )
        .api_route(
            "/dvs/session/details",
            post_with(look, describe("Looks at a signing session, as older clients do", SECTION, &[])),
        )
        .route("/dvs/", get(pages::session))
}

async fn open(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<SigningSessionRequest>,
) -> Result<Json<SigningSessionResponse>> {
    if request.project_id != service.project.id {
        return Err(Error::parameter("projectID"));
    }
    let opening = Opening {
        wanted_user: request.user_id,
        description: rules::accept_description(request.description)?,
        message: Some(request.hash),
        application: None,
        consent: None,
        pushed: false,
        numbered: false,
        life: rules::LIFE,
    };
    let (now, inner) = (service.clock.now(), service.clone());
    let opened = service.store.write(move |tx| super::open(tx, &inner, opening, &origin, now)).await?;
    Ok(Json(SigningSessionResponse {
        qr_url: rules::address(&service, &format!("/dvs/#{}", opened.access_id))?,
        id: opened.access_id,
        expire_time: opened.expires.seconds(),
        web_ott: opened.web_ott,
    }))
}

async fn look(
    State(service): State<Arc<Service>>,
    Body(request): Body<SigningSessionName>,
) -> Result<Json<SigningSessionDetails>> {
    let session = signing_session(&service, &request.id).await?;
    let now = service.clock.now();
    let status = match session.status_at(now) {
        SessionStatus::Signed => SigningSessionStatus::Signed,
        _ if session.is_open(now) => SigningSessionStatus::Active,
        _ => return Err(Error::parameter("id")),
    };
    if status == SigningSessionStatus::Active {
        change::look(&service, rules::derive_id(&request.id)).await.map_err(ours)?;
    }
    let details = session.details(&service.project, None);
    Ok(Json(SigningSessionDetails {
        user_id: details.preroll_id,
        hash: details.hash,
        description: details.description,
        status,
        expire_time: session.expires.seconds(),
        project_id: details.project_id,
        project_name: details.project_name,
        project_logo_url: details.project_logo_url,
        verification_method: details.verification_method,
        verification_url: details.verification_url,
        verification_custom_text: details.verification_custom_text,
        identity_type: details.identity_type,
        identity_type_label: details.identity_type_label,
        pin_length: details.pin_length,
        enable_registration_code: details.enable_registration_code,
        limit_reg_code_verified: details.limit_reg_code_verified,
    }))
}

async fn sign(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<SigningSessionSignature>,
) -> Result<Json<SigningSessionEnd>> {
    signing_session(&service, &request.id).await?;
    let inside = request.signature.timestamp.unwrap_or(request.timestamp);
    if inside != request.timestamp {
        return Err(Error::parameter("signature.timestamp"));
    }
    let signature = Signature { timestamp: Some(inside), ..request.signature };
    let json = serde_json::to_vec(&signature).map_err(|_| Error::Damaged("a signature"))?;
    let signing =
        Signing { signature, made: inside, text: BASE64_STANDARD.encode(json), ticket: None, origin };
    change::sign(&service, rules::derive_id(&request.id), signing).await.map_err(ours)?;
    Ok(Json(SigningSessionEnd { status: SigningSessionStatus::Signed }))
}

async fn abort(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<SigningSessionName>,
) -> Result<Json<Value>> {
    signing_session(&service, &request.id).await?;
    let refused = Abort { reported: false, refusal: None, origin };
    change::abort(&service, rules::derive_id(&request.id), refused).await.map_err(ours)?;
    Ok(Json(json!({ "status": "OK" })))
}

/// The session, if it is one for signing.
async fn signing_session(service: &Service, access_id: &AccessId) -> Result<Session> {
    let (project, id) = (service.project.id, rules::derive_id(access_id));
    let session = service.store.read(move |tx| statements::find(tx, project, &id)).await?;
    session.filter(|session| session.message.is_some()).ok_or_else(|| Error::parameter("id"))
}

/// What these clients are told of a session that cannot be answered: that its id is no good.
fn ours(error: Error) -> Error {
    match error.code() {
        Code::InvalidAuthenticationSession => Error::parameter("id"),
        _ => error,
    }
}
