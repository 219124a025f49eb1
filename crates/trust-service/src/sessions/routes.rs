//! `POST /rps/v2/session`, `access` and `codeStatus` (sections A.1 to A.3 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use url::Url;
use wire::{
    AccessRequest, AccessResponse, Code, CodeStatusRequest, ProjectId, SessionRequest, SessionResponse,
    SessionStatus, UserId,
};
use zeroize::Zeroizing;

use super::{Opening, rules, statements};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Routes, describe};
use crate::signing::{self, Source};
use crate::store::Transaction;
use crate::{Service, pages, random};

/// The capability's addresses, the page that QR codes lead to among them.
pub fn routes() -> Routes {
    const ENDED: &[Code] = &[Code::InvalidAuthenticationSession, Code::InvalidSignature, Code::RevokedMpinId];
    let opens = describe("Opens a session", "Section A.1", &[]);
    let polls = describe("Where a session stands", "Section A.2", &[]);
    let changes = describe("Looks at a session, or changes it", "Section A.3", ENDED);
    Routes::new()
        .api_route("/rps/v2/session", post_with(open, opens))
        .api_route("/rps/v2/access", post_with(poll, polls))
        .api_route(
            "/rps/v2/codeStatus",
            post_with(change, |op| changes(op).response::<200, Json<wire::SessionDetails>>()),
        )
        .route("/session/", get(pages::session))
}

async fn open(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<SessionRequest>,
) -> Result<Json<SessionResponse>> {
    if request.project_id != service.project.id {
        return Err(Error::parameter("projectId"));
    }
    let opening = Opening {
        wanted_user: request.user_id,
        description: rules::accept_description(request.description)?,
        message: request.hash,
        application: None,
        pushed: false,
        life: rules::LIFE,
    };
    let (now, inner) = (service.clock.now(), service.clone());
    let opened = service.store.write(move |tx| super::open(tx, &inner, opening, &origin, now)).await?;
    let address = |path: String| {
        Url::parse(&format!("{}{path}", service.url)).map_err(|_| Error::Damaged("the project's address"))
    };
    Ok(Json(SessionResponse {
        qr_url: address(format!("/session/#{}", opened.access_id))?,
        access_url: address("/rps/v2/access".to_owned())?,
        web_ott: opened.web_ott,
        access_id: opened.access_id,
    }))
}

async fn poll(
    State(service): State<Arc<Service>>,
    Body(request): Body<AccessRequest>,
) -> Result<Json<AccessResponse>> {
    let (now, project) = (service.clock.now(), service.project.id);
    let hash = random::derive_hash(&Zeroizing::new(String::from(request.web_ott)));
    let session = service.store.read(move |tx| statements::polled(tx, project, &hash)).await?;
    Ok(Json(session.map_or_else(rules::unknown, |(_, session)| session.report(now))))
}

async fn change(
    State(service): State<Arc<Service>>,
    Body(request): Body<CodeStatusRequest>,
) -> Result<Response> {
    let id = rules::derive_id(&request.wid);
    match request.status {
        SessionStatus::Wid => look(&service, id).await,
        SessionStatus::User => {
            choose(&service, id, request.user_id.ok_or_else(|| Error::parameter("userId"))?).await
        }
        SessionStatus::Abort => abort(&service, id).await,
        SessionStatus::Signed => {
            sign(&service, id, request.signature.ok_or_else(|| Error::parameter("signature"))?).await
        }
        _ => Err(Error::parameter("status")),
    }
}

async fn look(service: &Arc<Service>, id: Vec<u8>) -> Result<Response> {
    let (now, project) = (service.clock.now(), service.project.id);
    let seen = service.store.write(move |tx| match statements::find_open(tx, project, &id, now)? {
        Some(session) => statements::mark_seen(tx, &id).map(|()| session),
        None => Err(super::refuse(tx, project, &id, now)?.into()),
    });
    Ok(Json(seen.await?.details(&service.project)).into_response())
}

async fn choose(service: &Arc<Service>, id: Vec<u8>, user: UserId) -> Result<Response> {
    transition(service, id, move |tx, project, id, now| statements::choose_user(tx, project, id, &user, now))
        .await
}

async fn abort(service: &Arc<Service>, id: Vec<u8>) -> Result<Response> {
    transition(service, id, super::abort).await
}

/// Checks a signature as `/dvs/verify` does, and that it is for this session, before it ends it.
async fn sign(service: &Arc<Service>, id: Vec<u8>, text: String) -> Result<Response> {
    let now = service.clock.now();
    let (signature, made) = rules::read_signature(&text)?;
    let (lookup, project) = (id.clone(), service.project.id);
    let session = service.store.read(move |tx| match statements::find_open(tx, project, &lookup, now)? {
        Some(session) => Ok(session),
        None => Err(super::refuse(tx, project, &lookup, now)?.into()),
    });
    let session = session.await?;
    match &session.message {
        None => return Err(Error::parameter("status")),
        Some(message) if *message != signature.hash => return Err(Error::parameter("signature.hash")),
        Some(_) => {}
    }
    if !session.is_recent(made) {
        return Err(Error::parameter("signature.timestamp"));
    }
    let signer = signing::verify(service, session.project, &signature, made, Source::Device).await?;
    if !session.is_for(&signer.user) {
        return Err(Error::refused(Code::InvalidAuthenticationSession));
    }
    transition(service, id, move |tx, _, id, now| statements::complete_signing(tx, id, &signer, &text, now))
        .await
}

/// Changes a session that is still open. One client decodes nothing but a flat object of texts in the answer.
async fn transition<F>(service: &Arc<Service>, id: Vec<u8>, change: F) -> Result<Response>
where
    F: FnOnce(&mut Transaction<'_>, ProjectId, &[u8], Instant) -> Result<bool> + Send + 'static,
{
    let (now, project) = (service.clock.now(), service.project.id);
    let changed = service.store.write(move |tx| {
        let changed = change(tx, project, &id, now)?;
        if changed { Ok(()) } else { Err(super::refuse(tx, project, &id, now)?.into()) }
    });
    changed.await.map(|()| Json(json!({ "status": "OK" })).into_response())
}
