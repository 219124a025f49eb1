//! `POST /rps/v2/access`: the opener of a session asks where it stands (section A.2 of the protocol sheet).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use wire::{AccessRequest, AccessResponse, WebOtt};
use zeroize::Zeroizing;

use super::{rules, statements};
use crate::error::Result;
use crate::http::Body;
use crate::{Service, random};

/// Tells where the session stands.
pub async fn poll(
    State(service): State<Arc<Service>>,
    Body(request): Body<AccessRequest>,
) -> Result<Json<AccessResponse>> {
    report(&service, request.web_ott).await.map(Json)
}

/// Where the session of this poller stands; one that nobody knows is over.
async fn report(service: &Arc<Service>, web_ott: WebOtt) -> Result<AccessResponse> {
    let (now, project) = (service.clock.now(), service.project.id);
    let hash = random::derive_hash(&Zeroizing::new(String::from(web_ott)));
    let session = service.store.read(move |tx| statements::polled(tx, project, &hash)).await?;
    Ok(session.map_or_else(rules::unknown, |(_, session)| session.report(now)))
}
