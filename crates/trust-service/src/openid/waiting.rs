//! Where a browser waits for its user's answer. All of it is for the browser that began: its cookie is asked for each time, so
//! that who only knows the session, from its QR code, gets nothing.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{RawQuery, Request as HttpRequest, State};
use axum::http::header::{ACCEPT_LANGUAGE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::time::{Instant as Moment, sleep, timeout_at};
use wire::{Code, MatchNumber, SessionStatus, UserId};
use zeroize::Zeroizing;

use super::authorize::description;
use super::browser::{self, Cookie};
use super::client_form::read_form;
use super::failure::{Outcome, Reason, Refused};
use super::page::{self, Manner, Page};
use super::parameters::Parameters;
use super::requests::{self, Request};
use super::words::{self, Words};
use super::{Answered, GRACE, codes};
use crate::Service;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::Origin;
use crate::projects;
use crate::random;
use crate::sessions::{self, Opening};
use crate::store::Transaction;

/// How long one question for a change may wait.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often it looks meanwhile, for changes that another node makes.
const GLANCE: Duration = Duration::from_secs(2);

/// A browser that comes back.
struct Visit {
    service: Arc<Service>,
    cookie: Zeroizing<String>,
    request: String,
    origin: Origin,
    now: Instant,
}

/// A request whose session waits, or ended without success.
struct Standing {
    request: Box<Request>,
    client_name: String,
    status: SessionStatus,
    /// What the page shows, while the session waits.
    number: Option<MatchNumber>,
}

/// What a visit comes to.
enum Found {
    /// The session still waits, or ended without success.
    Standing(Standing),
    /// The client is answered; the value is of a fresh cookie.
    Answered(Box<Request>, Answered, Option<Zeroizing<String>>),
}

impl Visit {
    /// Nothing if the browser has no cookie of ours, or names no request.
    fn new(
        service: &Arc<Service>,
        headers: &HeaderMap,
        parameters: &Parameters,
        origin: Origin,
    ) -> Option<Visit> {
        Some(Visit {
            cookie: Cookie::Browser.read(service, headers)?,
            request: parameters.get("request")?.to_owned(),
            service: service.clone(),
            origin,
            now: service.clock.now(),
        })
    }

    fn request(&self, tx: &mut Transaction<'_>) -> Result<Option<Request>> {
        let browser = random::derive_hash(&self.cookie);
        requests::of_browser(tx, self.service.project.id, &self.request, &browser)
    }

    /// Where its session stands. A code is to be fetched soon after.
    fn status(&self, tx: &mut Transaction<'_>, request: &Request) -> Result<SessionStatus> {
        let standing = sessions::standing(tx, self.service.project.id, &request.session, self.now)?;
        let late = request.expires.after(GRACE) <= self.now;
        Ok(standing.filter(|_| !late).map_or(SessionStatus::Expired, |standing| standing.status))
    }

    /// Looks, and answers the client if there is an answer.
    fn look(&self, tx: &mut Transaction<'_>) -> Result<Option<Found>> {
        let Some(request) = self.request(tx)? else { return Ok(None) };
        let (service, now) = (&self.service, self.now);
        let status = self.status(tx, &request)?;
        if status == SessionStatus::Authenticated {
            let standing = sessions::standing(tx, service.project.id, &request.session, now)?;
            let person = standing.as_ref().and_then(codes::person).ok_or(Error::Damaged("a session"))?;
            let cookie = match &request.salt {
                None => {
                    Some(browser::remember(tx, service.project.id, &request.recipient.client, &person, now)?)
                }
                Some(_) => None,
            };
            let answered = codes::issue(tx, service, &request, &self.cookie, person, &self.origin, now)?;
            return Ok(Some(Found::Answered(Box::new(request), answered, cookie)));
        }
        if matches!(status, SessionStatus::Abort | SessionStatus::Expired) {
            codes::refuse(tx, service, &request, unanswered(), &self.origin, now)?;
        }
        let number = sessions::number(tx, service.project.id, &request.session, now)?;
        let client_name = client_name(tx, &request)?;
        let standing = Standing { request: Box::new(request), client_name, status, number };
        Ok(Some(Found::Standing(standing)))
    }

    /// Opens another session for the request, in the place of the one that it has.
    fn reopen(&self, tx: &mut Transaction<'_>, user: Option<UserId>, pushed: bool) -> Result<bool> {
        let Some(mut request) = self.request(tx)? else { return Ok(false) };
        let status = self.status(tx, &request)?;
        if status == SessionStatus::Authenticated || request.salt.is_some() {
            return Ok(true);
        }
        let project = self.service.project.id;
        sessions::abort(tx, project, &request.session, self.now)?;
        if !request.fixed_user && user.is_some() {
            request.user = user;
        }
        let opening = Opening {
            wanted_user: request.user.clone(),
            description: description(&request.language, &client_name(tx, &request)?),
            message: None,
            application: Some(request.recipient.client.clone()),
            consent: request.consent,
            pushed: pushed && request.user.is_some(),
            numbered: true,
            life: sessions::LIFE,
        };
        let opened = sessions::open(tx, &self.service, opening, &self.origin, self.now)?;
        request.session = opened.id;
        request.access_id = Some(opened.access_id);
        request.expires = opened.expires;
        requests::reopen(tx, &request)
    }
}

/// `GET /authorize/wait`: the page, or on to the client.
pub async fn wait(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let Some(visit) = Visit::new(&service, &headers, &parameters, origin) else { return Ok(lost(&headers)) };
    let found = service.store.write(move |tx| visit.look(tx)).await?;
    match found {
        None => Ok(lost(&headers)),
        Some(Found::Answered(request, answered, cookie)) => {
            let mut response = send_back(&service, &request, &answered)?;
            if let Some(cookie) = cookie {
                response.headers_mut().append(SET_COOKIE, Cookie::SignedIn.set(&service, &cookie)?);
            }
            Ok(response)
        }
        Some(Found::Standing(Standing { request, client_name, status, number })) => {
            let page = Page { service: &service, request: &request, client_name: &client_name, number };
            if matches!(status, SessionStatus::New | SessionStatus::Wid | SessionStatus::User) {
                let has = |name| parameters.get(name).is_some();
                let manner = Manner { sent: has("sent"), reloads: has("reloads"), ..Manner::default() };
                return page.waiting(status, &manner);
            }
            Ok(page.ended(status, &request.recipient.with_refusal(&service.url, &unanswered())?))
        }
    }
}

/// `GET /authorize/status`: where the session stands, as soon as that is not what was `seen`.
pub async fn status(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let unknown = || Error::refused(Code::NotFound);
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes()).map_err(|_| unknown())?;
    // As for those who wait at the session itself: an answer is worked on also after its caller has hung up.
    let place = service.places.clone().try_acquire_owned();
    let mut end = if place.is_ok() { Moment::now() + PATIENCE } else { Moment::now() };
    loop {
        let visit = Visit::new(&service, &headers, &parameters, origin.clone()).ok_or_else(unknown)?;
        let notices = service.store.notices();
        let read = service.store.read(move |tx| match visit.request(tx)? {
            Some(request) => Ok(Some((visit.status(tx, &request)?, request.session))),
            None => Ok(None),
        });
        let (status, session) = read.await?.ok_or_else(unknown)?;
        let status: &str = status.into();
        if parameters.get("seen") != Some(status) || Moment::now() >= end {
            return Ok(Json(json!({ "status": status })).into_response());
        }
        let glance = async {
            tokio::select! {
                () = sessions::changed_of(notices, Some(&session)) => true,
                () = sleep(GLANCE) => true,
                () = service.stopped() => false,
            }
        };
        if !timeout_at(end, glance).await.unwrap_or(true) {
            end = Moment::now();
        }
    }
}

/// `POST /authorize/user`: the request is for this user, and goes to their devices.
pub async fn choose_user(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    request: HttpRequest,
) -> Outcome<Response> {
    let form = read_form(request).await?;
    let user = form.get("user").and_then(|user| UserId::parse(user).ok());
    let sent = user.is_some();
    reopen(&service, origin, &headers, &form, user, sent).await
}

/// `POST /authorize/again`: another session, for the same.
pub async fn again(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    request: HttpRequest,
) -> Outcome<Response> {
    let form = read_form(request).await?;
    reopen(&service, origin, &headers, &form, None, false).await
}

async fn reopen(
    service: &Arc<Service>,
    origin: Origin,
    headers: &HeaderMap,
    form: &Parameters,
    user: Option<UserId>,
    pushed: bool,
) -> Outcome<Response> {
    let Some(visit) = Visit::new(service, headers, form, origin) else { return Ok(lost(headers)) };
    let id = visit.request.clone();
    let reopened = service.store.write(move |tx| visit.reopen(tx, user, pushed)).await?;
    if !reopened {
        return Ok(lost(headers));
    }
    let sent = if pushed { "&sent=1" } else { "" };
    Ok(page::send_to(&format!("/authorize/wait?request={id}{sent}")))
}

/// `GET /authorize/cancel`: back to the client, without a sign-in.
pub async fn cancel(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let Some(visit) = Visit::new(&service, &headers, &parameters, origin) else { return Ok(lost(&headers)) };
    let cancelled = service.store.write(move |tx| {
        let Some(request) = visit.request(tx)? else { return Ok(None) };
        sessions::abort(tx, visit.service.project.id, &request.session, visit.now)?;
        let answered = codes::refuse(tx, &visit.service, &request, unanswered(), &visit.origin, visit.now)?;
        Ok(Some((request, answered)))
    });
    match cancelled.await? {
        Some((request, answered)) => send_back(&service, &request, &answered),
        None => Ok(lost(&headers)),
    }
}

fn send_back(service: &Service, request: &Request, answered: &Answered) -> Result<Response> {
    let recipient = &request.recipient;
    let url = match answered {
        Answered::Code(code) => recipient.with_code(&service.url, code)?,
        Answered::Refused(refused) => recipient.with_refusal(&service.url, refused)?,
    };
    Ok(page::send_to(url.as_str()))
}

fn unanswered() -> Refused {
    Refused::new(Reason::AccessDenied, "The user refused, or did not answer.")
}

fn client_name(tx: &mut Transaction<'_>, request: &Request) -> Result<String> {
    Ok(projects::client(tx, &request.recipient.client)?.map(|client| client.name).unwrap_or_default())
}

/// For a browser that did not begin what it asks for.
fn lost(headers: &HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_LANGUAGE).map(HeaderValue::as_bytes).unwrap_or_default();
    let language = words::choose("", std::str::from_utf8(accepted).unwrap_or_default());
    page::failed_here(&Words::of(language))
}
