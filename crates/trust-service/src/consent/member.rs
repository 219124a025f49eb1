//! `/member/v1`: what a user's own devices ask about what the user shares (section 5.2 of the sheet on identity APIs).
//!
//! A device shows the token that it chose for pushed requests: it proves which identities are on it, and no PIN. That is enough
//! to see what is shared, and to share less; to share anything takes a signature.

use std::sync::Arc;

use aide::axum::routing::{delete_with, get_with, post_with};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Code, MemberConsent, MemberConsents, ProjectId, SessionResponse, SharedClaim, UserId};

use super::rules::{Consent, Need};
use super::{statements, terms};
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::{Bearer, Origin, Path, Routes, describe as documented};
use crate::identity_data::{self, Datum};
use crate::projects::{self, Client};
use crate::sessions::{self, Opening};
use crate::store::Transaction;
use crate::{Service, push, random};

/// The capability's addresses.
pub fn routes() -> Routes {
    const TOKEN: &str = "The token is the pushToken of the registration";
    const TERMS: &[Code] = &[Code::InvalidAuthenticationSession, Code::ConsentChanged];
    let tells =
        documented("What an application asks for in a session, and what there is to share", TOKEN, TERMS);
    let lists = documented("What the users of a device share", TOKEN, &[]);
    let ends = documented("Takes back what is shared", TOKEN, &[Code::UnknownConsent]);
    let changes = documented(
        "Opens a session in which something else is shared instead",
        TOKEN,
        &[Code::UnknownConsent],
    );
    Routes::new()
        .api_route("/member/v1/terms", post_with(terms::terms, tells))
        .api_route("/member/v1/consents", get_with(list, lists))
        .api_route(
            "/member/v1/consents/{consentId}",
            delete_with(take_back, |op| ends(op).response::<204, ()>()),
        )
        .api_route("/member/v1/consents/{consentId}/change", post_with(change, changes))
}

/// Whose device it is.
pub struct Device(Vec<UserId>);

impl Device {
    /// Refuses who is not among its users.
    pub fn check(&self, user: &UserId) -> Result<()> {
        if self.0.contains(user) { Ok(()) } else { Err(Error::refused(Code::UnauthorizedRequest)) }
    }
}

/// The device that shows this token.
pub fn device(tx: &mut Transaction<'_>, project: ProjectId, token: &str, now: Instant) -> Result<Device> {
    let users = push::listeners(tx, project, &random::derive_hash(token), now)?;
    if users.is_empty() { Err(Error::refused(Code::UnauthorizedRequest)) } else { Ok(Device(users)) }
}

/// A consent as the user's device shows it.
pub fn describe(consent: Consent, client: &Client, data: &[Datum]) -> MemberConsent {
    let shares = data.iter().filter(|datum| consent.shares_option(&datum.id)).map(|datum| SharedClaim {
        claim: datum.value.claim(),
        option: datum.id.clone(),
        value: datum.value.display(),
    });
    MemberConsent {
        shares: shares.collect(),
        application_name: client.name.clone(),
        domain: client.domain(),
        since: consent.since.seconds(),
        until: consent.expires.map(Instant::seconds),
        last_used: consent.last_used.map(Instant::seconds),
        application: consent.client,
        user_id: consent.user,
        id: consent.id,
    }
}

async fn list(State(service): State<Arc<Service>>, Bearer(token): Bearer) -> Result<Json<MemberConsents>> {
    let (now, project) = (service.clock.now(), service.project.id);
    let read = service.store.read(move |tx| {
        let mut consents = Vec::new();
        for user in device(tx, project, &token, now)?.0 {
            let data = identity_data::of_user(tx, project, &user)?;
            for consent in statements::of_user(tx, project, &user, now)? {
                if let Some(client) = projects::client(tx, &consent.client)? {
                    consents.push(describe(consent, &client, &data));
                }
            }
        }
        consents.sort_by_key(|consent| -consent.since);
        Ok(consents)
    });
    Ok(Json(MemberConsents { consents: read.await? }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct OfConsent {
    consent_id: String,
}

async fn take_back(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Bearer(token): Bearer,
    Path(OfConsent { consent_id }): Path<OfConsent>,
) -> Result<StatusCode> {
    let (now, project) = (service.clock.now(), service.project.id);
    let end = service.store.write(move |tx| {
        let consent = find(tx, project, &token, &consent_id, now)?;
        if statements::end(tx, &consent.id, now)? {
            let event = Event::new(Kind::ConsentTakenBack, project, &origin);
            audit::record(tx, &event.to(&consent.user).through(&consent.client), now)?;
        }
        Ok(())
    });
    end.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is shared stays so until the session is completed.
async fn change(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Bearer(token): Bearer,
    Path(OfConsent { consent_id }): Path<OfConsent>,
) -> Result<Json<SessionResponse>> {
    let (now, inner) = (service.clock.now(), service.clone());
    let open = service.store.write(move |tx| {
        let consent = find(tx, inner.project.id, &token, &consent_id, now)?;
        let opening = Opening {
            wanted_user: Some(consent.user),
            description: String::new(),
            message: None,
            application: Some(consent.client),
            consent: Some(Need::Always),
            pushed: false,
            numbered: false,
            life: sessions::LIFE,
        };
        sessions::open(tx, &inner, opening, &origin, now)
    });
    open.await?.answer(&service).map(Json)
}

/// A consent in force of a user of this device.
fn find(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    token: &str,
    id: &str,
    now: Instant,
) -> Result<Consent> {
    let device = device(tx, project, token, now)?;
    let consent = statements::find(tx, project, id)?.filter(|consent| consent.is_in_force(now));
    let consent = consent.filter(|consent| device.check(&consent.user).is_ok());
    consent.ok_or_else(|| Error::refused(Code::UnknownConsent))
}
