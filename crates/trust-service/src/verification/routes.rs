//! `POST /verification` (seed 003; section B of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use wire::{Code, DeviceName, VerificationRequest, VerificationResponse};

use super::{rules, statements};
use crate::audit::{self, Event, Kind};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Permitted, Routes, describe};
use crate::projects;
use crate::service_accounts::may;
use crate::{Service, random, sessions};

/// The address that relying parties call.
pub fn routes() -> Routes {
    const SUMMARY: &str = "Makes a verification URL for a user that the caller has verified";
    let documented = describe(SUMMARY, "Section B", &[Code::InvalidVerificationMethod]);
    Routes::new().api_route("/verification", post_with(verify, documented))
}

async fn verify(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::Verify>,
    origin: Origin,
    Body(request): Body<VerificationRequest>,
) -> Result<Json<VerificationResponse>> {
    let now = service.clock.now();
    let (project, id) = (caller.project, caller.client.clone());
    let named = request.client_id.clone();
    // A service account is no application, but may name one of its project.
    let client = service.store.read(move |tx| match (projects::client(tx, &id)?, named) {
        (None, Some(named)) => Ok(projects::client(tx, &named)?.filter(|client| client.project == project)),
        (client, _) => Ok(client),
    });
    let client = client.await?;
    let verification = rules::accept(&request, &service.project, &caller, client.as_ref(), now)?;
    let code = random::generate_token()?;
    let hash = random::derive_hash(&code);
    let event = Event::new(Kind::VerificationUrlCreated, caller.project, &origin)
        .through(&caller.client)
        .to(&verification.user)
        .on(verification.device_name.as_ref().map(DeviceName::as_str));
    let keep = service.store.write(move |tx| {
        if let Some(session) = &verification.access_id {
            let id = sessions::derive_id(session);
            if !sessions::bind(tx, project, &id, &verification.user, now)? {
                return Err(Error::parameter("accessId"));
            }
        }
        statements::insert(tx, &hash, project, &verification)?;
        audit::record(tx, &event, now)
    });
    keep.await?;
    Ok(Json(VerificationResponse { verification_url: rules::address(&service.url, &request, &code)? }))
}
