//! `POST /oidc/backchannel`: a client asks a user to sign in without a browser, and polls for the answer (CIBA Core 1.0, poll mode).

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use wire::{BackchannelResponse, ClientId, ProjectId, SessionStatus, UserId};

use super::client_form::ClientForm;
use super::codes;
use super::failure::{Outcome, Reason, Refused};
use super::grants::{self, Grant};
use super::id_token;
use super::parameters::Parameters;
use super::scope::{Scope, Scopes};
use super::token::{Asking, Granting};
use crate::Service;
use crate::clock::Instant;
use crate::consent::{self, Need};
use crate::error::{Error, Result};
use crate::http::Origin;
use crate::projects;
use crate::random;
use crate::sessions::{self, Opening};
use crate::store::{Transaction, values};

/// Seconds between two questions, at first; each that comes too early adds as many.
const PAUSE: i64 = 5;
/// Longest message, in bytes: it stands on a screen that asks for a PIN.
const LONGEST_MESSAGE: usize = 200;

/// Opens a session and pushes it to the user's devices.
pub async fn begin(
    State(service): State<Arc<Service>>,
    origin: Origin,
    ClientForm { client, form }: ClientForm,
) -> Outcome<Json<BackchannelResponse>> {
    let scope = Scopes::read(form.get("scope").unwrap_or_default());
    if !scope.has(Scope::Openid) {
        let missing = "The scope must contain openid.";
        return Err(Refused::parameter(Reason::InvalidScope, "scope", missing).into());
    }
    let user = hinted(&service, &form).await?;
    let life = life(&form)?;
    let numbered = numbered(&form)?;
    let description = message(&form)?;
    let token = random::generate_token()?;
    let hash = random::derive_hash(&token);
    let (now, inner) = (service.clock.now(), service.clone());
    let open = service.store.write(move |tx| {
        let opening = Opening {
            wanted_user: Some(user),
            description,
            message: None,
            application: Some(client.id.clone()),
            consent: asks(tx, &client.id, &scope)?,
            pushed: true,
            numbered,
            life,
        };
        let opened = sessions::open(tx, &inner, opening, &origin, now)?;
        let request = Request {
            session: opened.id,
            scope,
            pause: PAUSE,
            asked: now.before(Duration::from_secs(PAUSE.unsigned_abs())),
            expires: opened.expires,
            redeemed: false,
        };
        insert(tx, inner.project.id, &client.id, &hash, &request)?;
        Ok(opened.number)
    });
    let number = open.await?;
    let answer = BackchannelResponse {
        auth_req_id: token.to_string(),
        expires_in: life.as_secs(),
        interval: PAUSE.unsigned_abs(),
        number,
    };
    Ok(Json(answer))
}

/// When what a client asks for has to be shared first, if it asks for anything.
fn asks(tx: &mut Transaction<'_>, client: &ClientId, scope: &Scopes) -> Result<Option<Need>> {
    let client = projects::client(tx, client)?;
    Ok(client.and_then(|client| consent::asks(&client, |claim| scope.reach(claim), false)))
}

/// Whom the one hint names. Whether there is such a user is not told: a request to nobody expires like one that is not answered.
async fn hinted(service: &Service, form: &Parameters) -> Outcome<UserId> {
    let hints = ["login_hint", "id_token_hint", "login_hint_token"];
    if hints.iter().filter(|name| form.get(name).is_some()).count() != 1 {
        return Err(Refused::new(Reason::InvalidRequest, "Exactly one hint must be given.").into());
    }
    if let Some(token) = form.get("id_token_hint") {
        return id_token::hinted(service, token).await;
    }
    let unknown = || Refused::parameter(Reason::UnknownUserId, "login_hint", "The hint can be no user's.");
    let user = form.get("login_hint").and_then(|id| UserId::parse(id).ok());
    Ok(user.ok_or_else(unknown)?)
}

fn message(form: &Parameters) -> std::result::Result<String, Refused> {
    let message = form.get("binding_message").unwrap_or_default();
    if message.len() > LONGEST_MESSAGE || message.chars().any(char::is_control) {
        let why = "The message is too long, or no text of one line.";
        return Err(Refused::parameter(Reason::InvalidBindingMessage, "binding_message", why));
    }
    Ok(message.to_owned())
}

/// Whether the client asks for a number to show beside its message.
fn numbered(form: &Parameters) -> std::result::Result<bool, Refused> {
    match form.get("number_matching") {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => {
            let why = "Either true or false.";
            Err(Refused::parameter(Reason::InvalidRequest, "number_matching", why))
        }
    }
}

fn life(form: &Parameters) -> std::result::Result<Duration, Refused> {
    let Some(text) = form.get("requested_expiry") else { return Ok(sessions::LIFE) };
    let seconds = text.parse::<u32>().ok().filter(|seconds| *seconds > 0);
    let wrong =
        || Refused::parameter(Reason::InvalidRequest, "requested_expiry", "No positive number of seconds.");
    let asked = Duration::from_secs(seconds.ok_or_else(wrong)?.into());
    Ok(asked.min(sessions::LIFE))
}

/// Tokens for a sign-in that was approved, once; else how it stands.
pub fn redeem(tx: &mut Transaction<'_>, asking: &Asking, hash: &[u8]) -> Granting {
    let (project, now) = (asking.service.project.id, asking.now);
    let refuse = |reason, why| Ok(Err(Refused::new(reason, why)));
    let Some(request) = find(tx, project, &asking.client, hash)? else {
        return asking.refuse(tx, None, "The request is unknown, or another client's.");
    };
    if request.redeemed {
        return asking.refuse(tx, None, "The request was redeemed before.");
    }
    let standing = sessions::standing(tx, project, &request.session, now)?;
    let status = standing.as_ref().map_or(SessionStatus::Expired, |standing| standing.status);
    match status {
        SessionStatus::New | SessionStatus::Wid | SessionStatus::User => {
            if note_question(tx, hash, &request, now)? {
                return refuse(Reason::AuthorizationPending, "The user has not answered yet.");
            }
            return refuse(Reason::SlowDown, "The client asks too often; it is to wait five seconds longer.");
        }
        SessionStatus::Abort => return refuse(Reason::AccessDenied, "The user refused."),
        SessionStatus::Authenticated if now < request.expires.after(super::GRACE) => {}
        _ => return refuse(Reason::ExpiredToken, "The user did not answer in time."),
    }
    let person = standing.as_ref().and_then(codes::person).ok_or(Error::Damaged("a session"))?;
    let consent = match asks(tx, &asking.client, &request.scope)? {
        None => None,
        Some(_) => match codes::consent(tx, &asking.client, &person, now)? {
            Some(consent) => Some(consent),
            None => return Ok(Err(codes::unshared())),
        },
    };
    let grant = Grant::new(asking.client.clone(), person, request.scope.clone(), None, now)?;
    let grant = Grant { consent, ..grant };
    let Some(registration) = grant.registration(tx, project, now)? else {
        return refuse(Reason::AccessDenied, "The identity is revoked.");
    };
    if !mark_redeemed(tx, hash, now)? {
        return asking.refuse(tx, None, "The request was redeemed before.");
    }
    grants::insert(tx, project, &grant)?;
    asking.issue(tx, grant, &registration, &request.scope)
}

struct Request {
    session: Vec<u8>,
    scope: Scopes,
    pause: i64,
    asked: Instant,
    expires: Instant,
    redeemed: bool,
}

fn insert(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    client: &ClientId,
    hash: &[u8],
    request: &Request,
) -> Result<()> {
    tx.execute(
        "INSERT INTO openid_backchannel_requests (hash, project_id, client_id, session_id, scope, pause, asked_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            hash,
            project.to_string(),
            client.as_str(),
            &request.session,
            request.scope.to_string(),
            request.pause,
            request.asked,
            request.expires,
        ],
    )?;
    Ok(())
}

fn find(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    client: &ClientId,
    hash: &[u8],
) -> Result<Option<Request>> {
    let row = tx.row(
        "SELECT session_id, scope, pause, asked_at, expires_at, redeemed_at FROM openid_backchannel_requests
         WHERE hash = ?1 AND project_id = ?2 AND client_id = ?3",
        values![hash, project.to_string(), client.as_str()],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Request {
        session: row.bytes(0)?,
        scope: Scopes::read(&row.text(1)?),
        pause: row.integer(2)?,
        asked: row.instant(3)?,
        expires: row.instant(4)?,
        redeemed: row.optional_instant(5)?.is_some(),
    }))
}

/// Notes a question. Answers whether it came late enough; one that did not makes the pause longer.
fn note_question(tx: &mut Transaction<'_>, hash: &[u8], request: &Request, now: Instant) -> Result<bool> {
    let pause = Duration::from_secs(request.pause.unsigned_abs());
    let in_time = request.asked.after(pause) <= now;
    let longer = if in_time { 0 } else { PAUSE };
    tx.execute(
        "UPDATE openid_backchannel_requests SET asked_at = ?1, pause = pause + ?2 WHERE hash = ?3",
        values![now, longer, hash],
    )?;
    Ok(in_time)
}

fn mark_redeemed(tx: &mut Transaction<'_>, hash: &[u8], now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_backchannel_requests SET redeemed_at = ?1 WHERE hash = ?2 AND redeemed_at IS NULL",
        values![now, hash],
    )?;
    Ok(touched > 0)
}

/// Deletes those that ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM openid_backchannel_requests WHERE expires_at < ?1", values![before])?;
    Ok(())
}
