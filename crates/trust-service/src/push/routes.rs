//! `POST /pushauth` and `GET /push/events`.

use std::sync::Arc;

use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use wire::{Code, MessageHash, ProjectId, PushRequest, SessionResponse, UserId};

use super::listening::Listening;
use super::{listeners, reaches};
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::{Bearer, Body, Origin, Routes, describe, events, streams};
use crate::openid::Attachment;
use crate::sessions::{Opened, Opening};
use crate::store::Transaction;
use crate::{Service, openid, random, registration, sessions};

/// The capability's addresses.
pub fn routes() -> Routes {
    const LISTENS: &str = "The token is the pushToken of the registration. Events `request` with the vendor's payload \
                           (section D) and `ended`";
    let pushes =
        describe("Opens a session and pushes it to a user's devices", "Section A.13", &[Code::NoPushToken]);
    Routes::new().api_route("/pushauth", post_with(push, pushes)).api_route(
        "/push/events",
        get_with(listen, |op| streams(describe("Requests pushed to a device", LISTENS, &[])(op))),
    )
}

async fn push(
    State(service): State<Arc<Service>>,
    origin: Origin,
    RawQuery(query): RawQuery,
    Body(request): Body<PushRequest>,
) -> Result<Json<SessionResponse>> {
    let (now, inner, query) = (service.clock.now(), service.clone(), query.unwrap_or_default());
    let numbered = request.number == Some(true);
    let description = sessions::accept_description(request.description)?;
    let signing = request.hash.map(|hash| (hash, description));
    let pushing = Pushing { service: inner, user: request.preroll_id, numbered, signing, query, origin, now };
    let opened = service.store.write(move |tx| pushing.run(tx)).await??;
    opened.answer(&service).map(Json)
}

/// A request on its way to a user's devices.
struct Pushing {
    service: Arc<Service>,
    user: UserId,
    /// Whether the session is to have a number.
    numbered: bool,
    /// What to sign, and what it is for, if it is a signing session.
    signing: Option<(MessageHash, String)>,
    /// The OpenID request that the session answers, if there is one.
    query: String,
    origin: Origin,
    now: Instant,
}

impl Pushing {
    /// Opens the session. A refusal is committed, for it is told to the audit log.
    fn run(self, tx: &mut Transaction<'_>) -> Result<Result<Opened, Refusal>> {
        let Pushing { service, user, numbered, signing, query, origin, now } = &self;
        let attachment = Attachment::read(tx, service, query)?;
        if attachment.is_some() && signing.is_some() {
            return Ok(Err(Refusal::parameter("hash")));
        }
        let (message, described) = signing.clone().unzip();
        if !reaches(tx, service.project.id, user, *now)? {
            return self.refuse(tx, Refusal::new(Code::NoPushToken));
        }
        let opening = Opening {
            wanted_user: Some(user.clone()),
            description: attachment.as_ref().map(Attachment::description).or(described).unwrap_or_default(),
            message,
            application: attachment.as_ref().map(Attachment::application),
            consent: attachment.as_ref().and_then(Attachment::consent),
            pushed: true,
            numbered: *numbered,
            life: sessions::LIFE,
        };
        match sessions::open(tx, service, opening, origin, *now) {
            Err(Error::Refused(refusal)) => self.refuse(tx, refusal),
            Err(failure) => Err(failure),
            Ok(opened) => {
                if let Some(attachment) = &attachment {
                    openid::attach(tx, service, attachment, &opened.id, opened.expires)?;
                }
                Ok(Ok(opened))
            }
        }
    }

    /// Anybody can ask for any name, so only those of users are told.
    fn refuse(&self, tx: &mut Transaction<'_>, refusal: Refusal) -> Result<Result<Opened, Refusal>> {
        let project: ProjectId = self.service.project.id;
        if registration::is_known(tx, project, &self.user)? {
            let event = Event::new(Kind::PushRefused, project, &self.origin).to(&self.user);
            audit::record(tx, &event, self.now)?;
        }
        Ok(Err(refusal))
    }
}

async fn listen(State(service): State<Arc<Service>>, Bearer(token): Bearer) -> Result<Response> {
    let hash = random::derive_hash(&token);
    let (now, project, lookup) = (service.clock.now(), service.project.id, hash.clone());
    let users = service.store.read(move |tx| listeners(tx, project, &lookup, now)).await?;
    if users.is_empty() {
        return Err(Error::refused(Code::UnauthorizedRequest));
    }
    let seat = service.listeners.enter(project, hash.clone());
    Ok(events::stream(Listening::new(service, hash, seat).events()))
}
