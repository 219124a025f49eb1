//! What is kept of authorization requests while their session lasts.

use std::str::FromStr;

use wire::{AccessId, ClientId, ProjectId, UserId};

use super::asked::{Asked, Recipient};
use super::scope::Scopes;
use crate::clock::Instant;
use crate::consent::Need;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// A request that waits for its session, or did.
#[derive(Clone, Debug)]
pub struct Request {
    /// What the page knows it by.
    pub id: String,
    /// Where the answer goes.
    pub recipient: Recipient,
    /// The session that answers it, by its hash.
    pub session: Vec<u8>,
    /// The session, where a page shows it.
    pub access_id: Option<AccessId>,
    /// The browser that it belongs to, by the hash of its cookie; nothing if who opened the session polls for the answer.
    pub browser: Option<Vec<u8>>,
    /// What the client may learn.
    pub scope: Scopes,
    /// What the ID token is to repeat.
    pub nonce: Option<String>,
    /// What the code is bound to.
    pub challenge: Option<String>,
    /// Who is expected to sign in.
    pub user: Option<UserId>,
    /// Whether it must be them.
    pub fixed_user: bool,
    /// When what the client asks for has to be shared first, if it asks for anything.
    pub consent: Option<Need>,
    /// The deposited request that it came from, by its hash.
    pub pushed: Option<Vec<u8>>,
    /// What its page speaks.
    pub language: String,
    /// What the code was made with, once it was.
    pub salt: Option<Vec<u8>>,
    /// When its session ends by itself.
    pub expires: Instant,
}

impl Request {
    /// A request that waits for this session.
    pub fn new(id: String, asked: &Asked, session: Vec<u8>, expires: Instant) -> Request {
        Request {
            id,
            recipient: asked.recipient.clone(),
            session,
            access_id: None,
            browser: None,
            scope: asked.scope.clone(),
            nonce: asked.nonce.clone(),
            challenge: asked.challenge.clone(),
            user: asked.user.clone(),
            fixed_user: asked.fixed_user,
            consent: asked.consent,
            pushed: None,
            language: String::new(),
            salt: None,
            expires,
        }
    }
}

/// The statement whose rows `read` reads.
macro_rules! requests_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, client_id, redirect_uri, state, session_id, access_id, browser_hash, scope, nonce, challenge,
             wanted_user_id, fixed_user, pushed_hash, language, salt, expires_at, consent FROM openid_requests WHERE ",
            $condition
        )
    };
}

/// Keeps a request.
pub fn insert(tx: &mut Transaction<'_>, project: ProjectId, request: &Request) -> Result<()> {
    tx.execute(
        "INSERT INTO openid_requests (id, project_id, client_id, redirect_uri, state, session_id, access_id, browser_hash,
         scope, nonce, challenge, wanted_user_id, fixed_user, pushed_hash, language, expires_at, consent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        values![
            &request.id,
            project.to_string(),
            request.recipient.client.as_str(),
            &request.recipient.redirect_uri,
            request.recipient.state.as_ref(),
            &request.session,
            request.access_id.as_ref().map(AccessId::as_str),
            request.browser.as_ref(),
            request.scope.to_string(),
            request.nonce.as_ref(),
            request.challenge.as_ref(),
            request.user.as_ref().map(UserId::as_str),
            request.fixed_user,
            request.pushed.as_ref(),
            &request.language,
            request.expires,
            request.consent.map(<&str>::from),
        ],
    )?;
    Ok(())
}

/// The request of a page, if it is this browser's.
pub fn of_browser(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &str,
    browser: &[u8],
) -> Result<Option<Request>> {
    let row = tx.row(
        requests_where!("id = ?1 AND project_id = ?2 AND browser_hash = ?3"),
        values![id, project.to_string(), browser],
    )?;
    row.as_ref().map(read).transpose()
}

/// The request that a session answers to who polls for it.
pub fn of_session(tx: &mut Transaction<'_>, project: ProjectId, session: &[u8]) -> Result<Option<Request>> {
    let row = tx.row(
        requests_where!("session_id = ?1 AND project_id = ?2 AND browser_hash IS NULL"),
        values![session, project.to_string()],
    )?;
    row.as_ref().map(read).transpose()
}

/// Lets another session answer it. Answers whether no code was issued yet.
pub fn reopen(tx: &mut Transaction<'_>, request: &Request) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_requests SET session_id = ?1, access_id = ?2, wanted_user_id = ?3, expires_at = ?4,
         denied_at = NULL WHERE id = ?5 AND salt IS NULL",
        values![
            &request.session,
            request.access_id.as_ref().map(AccessId::as_str),
            request.user.as_ref().map(UserId::as_str),
            request.expires,
            &request.id,
        ],
    )?;
    Ok(touched > 0)
}

/// Notes that its code is issued. Answers whether this was the first time.
pub fn grant(tx: &mut Transaction<'_>, request: &Request, salt: &[u8]) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_requests SET salt = ?1, access_id = NULL
         WHERE id = ?2 AND salt IS NULL AND denied_at IS NULL",
        values![salt, &request.id],
    )?;
    Ok(touched > 0)
}

/// Notes that it was refused. Answers whether this was the first time.
pub fn deny(tx: &mut Transaction<'_>, request: &Request, now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_requests SET denied_at = ?1 WHERE id = ?2 AND denied_at IS NULL AND salt IS NULL",
        values![now, &request.id],
    )?;
    Ok(touched > 0)
}

/// Deletes those whose session ended before this moment.
pub fn sweep(tx: &mut Transaction<'_>, before: Instant) -> Result<()> {
    tx.execute("DELETE FROM openid_requests WHERE expires_at < ?1", values![before])?;
    Ok(())
}

fn read(row: &Row) -> Result<Request> {
    let damaged = |_| Error::Damaged("an OpenID request");
    let user = row.optional_text(10)?.map(|text| UserId::parse(&text)).transpose().map_err(damaged)?;
    let consent = row.optional_text(16)?.map(|text| Need::from_str(&text)).transpose();
    let access_id = row.optional_text(5)?.map(|text| AccessId::parse(&text)).transpose().map_err(damaged)?;
    Ok(Request {
        id: row.text(0)?,
        recipient: Recipient {
            client: ClientId::parse(&row.text(1)?).map_err(damaged)?,
            redirect_uri: row.text(2)?,
            state: row.optional_text(3)?,
        },
        session: row.bytes(4)?,
        access_id,
        browser: row.optional_bytes(6)?,
        scope: Scopes::read(&row.text(7)?),
        nonce: row.optional_text(8)?,
        challenge: row.optional_text(9)?,
        user,
        fixed_user: row.truth(11)?,
        consent: consent.map_err(|_| Error::Damaged("an OpenID request"))?,
        pushed: row.optional_bytes(12)?,
        language: row.text(13)?,
        salt: row.optional_bytes(14)?,
        expires: row.instant(15)?,
    })
}
