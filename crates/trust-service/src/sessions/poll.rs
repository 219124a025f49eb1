//! `POST /rps/v2/access` and its streams: the opener of a session asks where it stands (section A.2 of the protocol sheet).
//!
//! The platform's clients ask every two seconds. Ours may wait for news in the same request, or take a stream of them.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use axum::response::sse::Event;
use futures_util::stream;
use tokio::time::{sleep, timeout};
use wire::{AccessRequest, AccessResponse, Code, SessionStatus, WebOtt};
use zeroize::Zeroizing;

use super::changes::{LOOK_AGAIN, changed_of};
use super::{Standing, rules, statements};
use crate::error::{Error, Result};
use crate::http::{Bearer, Body, Origin, events};
use crate::{Service, openid, random};

/// Longest that an answer waits, in seconds.
const LONGEST_WAIT: u8 = 30;
/// What the events of a stream are called.
const EVENT: &str = "status";

/// Tells where the session stands; to who waits, as soon as that is news.
pub async fn poll(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<AccessRequest>,
) -> Result<Json<AccessResponse>> {
    let wait = request.wait.unwrap_or_default();
    if wait > LONGEST_WAIT {
        return Err(Error::parameter("wait"));
    }
    let mut watch = Watch { service, web_ott: request.web_ott, origin, seen: request.status };
    // An answer is worked on also after its caller has hung up, so the connections do not limit those who wait.
    let place = watch.service.places.clone().try_acquire_owned();
    if wait > 0 && place.is_ok() {
        let news = timeout(Duration::from_secs(wait.into()), watch.news()).await;
        if let Ok(Some(report)) = news.unwrap_or(Ok(None)) {
            return Ok(Json(report));
        }
    }
    watch.look().await.map(|(_, report)| Json(report))
}

/// The same as a stream of events, from where it stands now to its end.
pub async fn stream_of(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Bearer(token): Bearer,
) -> Result<Response> {
    let web_ott = WebOtt::parse(&token).map_err(|_| Error::refused(Code::InvalidRequestAuthorization))?;
    Ok(stream_to(service, web_ott, origin))
}

/// The same for browsers, whose `EventSource` sets no headers, but whose `fetch` streams.
pub async fn stream_posted(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<AccessRequest>,
) -> Result<Response> {
    Ok(stream_to(service, request.web_ott, origin))
}

fn stream_to(service: Arc<Service>, web_ott: WebOtt, origin: Origin) -> Response {
    let watch = Watch { service, web_ott, origin, seen: None };
    events::stream(stream::unfold(Some(watch), next_event))
}

/// The next event, and what is left to tell after it.
async fn next_event(rest: Option<Watch>) -> Option<(Event, Option<Watch>)> {
    let mut watch = rest?;
    let report =
        watch.news().await.inspect_err(|error| tracing::error!(%error, "a stream broke off")).ok()??;
    let event = Event::default().event(EVENT).json_data(&report).ok()?;
    watch.seen = Some(report.status);
    Some((event, rules::is_open(report.status).then_some(watch)))
}

/// Somebody who looks at a session.
struct Watch {
    service: Arc<Service>,
    web_ott: WebOtt,
    origin: Origin,
    /// What is known already.
    seen: Option<SessionStatus>,
}

impl Watch {
    /// Where the session stands, as soon as that is not what is known already, or is its end. Nothing if the service stops
    /// before. While it waits it holds neither a thread nor a connection to the database.
    async fn news(&mut self) -> Result<Option<AccessResponse>> {
        let stopped = self.service.stopped();
        tokio::pin!(stopped);
        loop {
            let notices = self.service.store.notices();
            let (id, report) = self.look().await?;
            if Some(report.status) != self.seen || !rules::is_open(report.status) {
                return Ok(Some(report));
            }
            tokio::select! {
                () = &mut stopped => return Ok(None),
                () = changed_of(notices, id.as_deref()) => {}
                () = sleep(LOOK_AGAIN) => {}
            }
        }
    }

    /// Where the session stands now, with its id. One that nobody knows is over.
    async fn look(&self) -> Result<(Option<Vec<u8>>, AccessResponse)> {
        let (now, project) = (self.service.clock.now(), self.service.project.id);
        let hash = random::derive_hash(&Zeroizing::new(String::from(self.web_ott.clone())));
        let session = self.service.store.read(move |tx| statements::polled(tx, project, &hash)).await?;
        let Some((id, session)) = session else { return Ok((None, rules::unknown())) };
        let mut report = session.report(now);
        if report.status == SessionStatus::Authenticated {
            report.redirect_url = self.redirect_url(id.clone(), session.standing(now)).await?;
        }
        Ok((Some(id), report))
    }

    /// Where the browser goes with its OpenID code; empty if nobody asked for one.
    async fn redirect_url(&self, id: Vec<u8>, standing: Standing) -> Result<String> {
        let (now, service) = (self.service.clock.now(), self.service.clone());
        let (web_ott, origin) = (self.web_ott.clone(), self.origin.clone());
        let url = self
            .service
            .store
            .write(move |tx| openid::redirect_url(tx, &service, &id, &web_ott, &standing, &origin, now));
        Ok(url.await?.map(String::from).unwrap_or_default())
    }
}
