//! `POST /oidc/par`: clients deposit a request here, so that the browser carries only its name (RFC 9126).

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use url::form_urlencoded;
use wire::{ClientId, ProjectId, PushedAuthorizationResponse};

use super::asked::{Asked, Recipient};
use super::client_form::ClientForm;
use super::failure::{Outcome, Reason, Refused};
use super::id_token;
use super::parameters::Parameters;
use crate::Service;
use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::store::{Transaction, values};

/// What names of deposited requests begin with.
const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";
/// How long a browser has to arrive.
const LIFE: Duration = Duration::from_secs(300);

/// Takes a request, if it could be served.
pub async fn deposit(
    State(service): State<Arc<Service>>,
    ClientForm { client, form }: ClientForm,
) -> Outcome<(StatusCode, Json<PushedAuthorizationResponse>)> {
    if form.get("request_uri").is_some() {
        let twice =
            Refused::parameter(Reason::InvalidRequest, "request_uri", "A request cannot name another.");
        return Err(twice.into());
    }
    let hint = match form.get("id_token_hint") {
        Some(hint) => Some(id_token::hinted(&service, hint).await?),
        None => None,
    };
    let token = random::generate_token()?;
    let hash = random::derive_hash(&token);
    let (now, inner) = (service.clock.now(), service.clone());
    let taken = service.store.write(move |tx| {
        let text = form.encode_without(&["client_id", "client_secret"]);
        let text =
            form_urlencoded::Serializer::new(text).append_pair("client_id", client.id.as_str()).finish();
        let Ok(complete) = Parameters::parse(text.as_bytes()) else { return Ok(Err(unreadable())) };
        let recipient = match Recipient::find(tx, &inner.project, &complete)? {
            Ok((recipient, _)) => recipient,
            Err(refused) => return Ok(Err(refused)),
        };
        if let Err(refused) = Asked::accept(recipient, &client, &complete, hint) {
            return Ok(Err(refused));
        }
        insert(tx, inner.project.id, &client.id, &hash, &text, now.after(LIFE)).map(Ok)
    });
    taken.await??;
    let answer = PushedAuthorizationResponse {
        request_uri: format!("{PREFIX}{}", token.as_str()),
        expires_in: LIFE.as_secs(),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// A request that a browser names, with its hash: only if this client deposited it, its time is not over, and it was not
/// answered yet. Loading the page does not use it up, answering it does.
pub fn find(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    parameters: &Parameters,
    name: &str,
    now: Instant,
) -> Result<Option<(Vec<u8>, Parameters)>> {
    let Some(token) = name.strip_prefix(PREFIX) else { return Ok(None) };
    let hash = random::derive_hash(token);
    let row = tx.row(
        "SELECT parameters FROM openid_pushed_requests
         WHERE hash = ?1 AND project_id = ?2 AND client_id = ?3 AND expires_at > ?4 AND used_at IS NULL",
        values![&hash, project.to_string(), parameters.get("client_id").unwrap_or_default(), now],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Parameters::parse(row.text(0)?.as_bytes()).ok().map(|deposited| (hash, deposited)))
}

/// Whether a name is one of ours.
pub fn is_name(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// Uses a request up. Answers whether it was unused.
pub fn use_up(tx: &mut Transaction<'_>, project: ProjectId, hash: &[u8], now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_pushed_requests SET used_at = ?1 WHERE hash = ?2 AND project_id = ?3 AND used_at IS NULL",
        values![now, hash, project.to_string()],
    )?;
    Ok(touched > 0)
}

/// Deletes those whose time has been over for longer than a session lasts.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    let before = now.before(crate::sessions::LIFE + super::GRACE);
    tx.execute("DELETE FROM openid_pushed_requests WHERE expires_at < ?1", values![before])?;
    Ok(())
}

fn unreadable() -> Refused {
    Refused::new(Reason::InvalidRequest, "The request cannot be read.")
}

fn insert(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    client: &ClientId,
    hash: &[u8],
    parameters: &str,
    expires: Instant,
) -> Result<()> {
    tx.execute(
        "INSERT INTO openid_pushed_requests (hash, project_id, client_id, parameters, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        values![hash, project.to_string(), client.as_str(), parameters, expires],
    )?;
    Ok(())
}
