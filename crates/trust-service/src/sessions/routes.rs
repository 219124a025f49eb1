//! `POST /rps/v2/session`, `access` and `codeStatus` (sections A.1 to A.3 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::State;
use axum::routing::get;
use wire::{Code, SessionRequest, SessionResponse};

use super::change::change;
use super::poll::{poll, stream_of, stream_posted};
use super::{Opening, documents, older, rules};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Routes, describe, streams};
use crate::{Service, pages};

/// The capability's addresses, the page that QR codes lead to among them.
pub fn routes() -> Routes {
    const ENDED: &[Code] = &[
        Code::InvalidAuthenticationSession,
        Code::InvalidSignature,
        Code::RevokedMpinId,
        Code::WrongNumber,
        Code::NumberRequired,
        Code::ConsentRequired,
        Code::ConsentChanged,
    ];
    let opens = describe("Opens a session", "Section A.1", &[]);
    let polls = describe("Where a session stands", "Section A.2", &[]);
    let streams_of = || {
        describe("Where a session stands, as long as it is open", "Section A.2; the token is the webOTT", &[])
    };
    let changes = describe("Looks at a session, or changes it", "Section A.3", ENDED);
    Routes::new()
        .api_route("/rps/v2/session", post_with(open, opens))
        .api_route("/rps/v2/access", post_with(poll, polls))
        .api_route(
            "/rps/v2/access/events",
            get_with(stream_of, |op| streams(streams_of()(op)))
                .post_with(stream_posted, |op| streams(streams_of()(op))),
        )
        .api_route("/rps/v2/codeStatus", post_with(change, changes))
        .route("/session/", get(pages::session))
        .merge(documents::routes())
        .merge(older::routes())
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
        consent: None,
        pushed: false,
        numbered: request.number == Some(true),
        life: rules::LIFE,
    };
    let (now, inner) = (service.clock.now(), service.clone());
    let opened = service.store.write(move |tx| super::open(tx, &inner, opening, &origin, now)).await?;
    opened.answer(&service).map(Json)
}
