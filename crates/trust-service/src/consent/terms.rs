//! `POST /member/v1/terms`: what an application asks for in a session, with what there is to share.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use wire::{ClaimOption, Code, TermsItem, TermsRequest, TermsResponse};

use super::member::{describe, device};
use super::rules::{Need, terms_of};
use super::statements;
use crate::Service;
use crate::error::{Error, Refusal, Result};
use crate::http::{Bearer, Body};
use crate::identity_data::{self, Datum};
use crate::{projects, sessions};

/// Answers the endpoint.
pub async fn terms(
    State(service): State<Arc<Service>>,
    Bearer(token): Bearer,
    Body(TermsRequest { wid, user_id: user }): Body<TermsRequest>,
) -> Result<Json<TermsResponse>> {
    let (now, project) = (service.clock.now(), service.project.id);
    let read = service.store.read(move |tx| {
        device(tx, project, &token, now)?.check(&user)?;
        let session = sessions::derive_id(&wid);
        if !sessions::is_for(tx, project, &session, &user, now)? {
            return Err(sessions::refuse(tx, project, &session, now)?.into());
        }
        let asked = sessions::consent(tx, project, &session, now)?;
        let (application, need) = asked.ok_or_else(|| Error::parameter("wid"))?;
        let client = projects::client(tx, &application)?.filter(|client| client.project == project);
        let client = client.ok_or_else(|| Refusal::new(Code::ConsentChanged))?;
        let data = identity_data::of_user(tx, project, &user)?;
        let consent = statements::in_force(tx, project, &user, &application, now)?;
        let enough = consent.as_ref().is_some_and(|consent| consent.suffices(&client, &data));
        let items = client.claims.iter().map(|asked| {
            let options = data.iter().filter(|datum| datum.value.claim() == asked.claim);
            TermsItem { asked: asked.clone(), options: options.map(option).collect() }
        });
        Ok(TermsResponse {
            items: items.collect(),
            terms: terms_of(&client),
            shared: consent.map(|consent| describe(consent, &client, &data)),
            application_name: client.name,
            application,
            decides: need == Need::Always || !enough,
        })
    });
    Ok(Json(read.await?))
}

fn option(datum: &Datum) -> ClaimOption {
    ClaimOption { id: datum.id.clone(), value: datum.value.display(), verified: datum.verified }
}
