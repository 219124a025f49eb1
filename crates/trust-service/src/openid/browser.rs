//! Browsers: which one began a sign-in, and in which somebody signed in lately.
//!
//! A sign-in belongs to the browser that began it, whoever else sees its QR code: a cookie says which that is. Another cookie
//! remembers for half an hour that somebody signed in; it answers only requests that ask for it (see the decision).

use std::time::Duration;

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use wire::{ClientId, MpinIdHash, ProjectId, UserId};
use zeroize::Zeroizing;

use super::grants::Person;
use crate::Service;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::random;
use crate::store::{Transaction, values};

/// How long a browser is remembered as signed in.
const LIFE: Duration = Duration::from_secs(1800);
/// Characters of a cookie's value.
const LENGTH: usize = 43;

/// One of our cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Which browser it is, until it is closed.
    Browser,
    /// That somebody signed in.
    SignedIn,
}

impl Cookie {
    /// The value that a browser sends.
    pub fn read(self, service: &Service, headers: &HeaderMap) -> Option<Zeroizing<String>> {
        let name = self.name(service);
        let cookies = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
        let mut pairs =
            cookies.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let value = pairs.find(|(found, _)| *found == name).map(|(_, value)| value)?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        (value.len() == LENGTH && value.bytes().all(plain)).then(|| Zeroizing::new(value.to_owned()))
    }

    /// The header that sets it. It is sent along when a client leads the browser here, and no script reads it.
    pub fn set(self, service: &Service, value: &str) -> Result<HeaderValue> {
        let secure = if is_secure(service) { "; Secure" } else { "" };
        let life = match self {
            Cookie::Browser => String::new(),
            Cookie::SignedIn => format!("; Max-Age={}", LIFE.as_secs()),
        };
        let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{life}", self.name(service));
        HeaderValue::from_str(&text).map_err(|_| Error::Damaged("a cookie"))
    }

    /// No other host can set a cookie whose name begins with `__Host-`. Browsers take it over TLS only.
    fn name(self, service: &Service) -> &'static str {
        match (self, is_secure(service)) {
            (Cookie::Browser, true) => "__Host-countersign",
            (Cookie::Browser, false) => "countersign",
            (Cookie::SignedIn, true) => "__Host-countersign-signed-in",
            (Cookie::SignedIn, false) => "countersign-signed-in",
        }
    }
}

fn is_secure(service: &Service) -> bool {
    service.url.starts_with("https://")
}

/// Remembers that somebody signed in to an application, and to no other: they approved of that one. Answers the cookie's value.
pub fn remember(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    client: &ClientId,
    person: &Person,
    now: Instant,
) -> Result<Zeroizing<String>> {
    let value = random::generate_token()?;
    tx.execute(
        "INSERT INTO openid_browsers (hash, project_id, client_id, user_id, registration_id, authenticated_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            random::derive_hash(&value),
            project.to_string(),
            client.as_str(),
            person.user.as_str(),
            person.identity.to_string(),
            person.authenticated,
            person.authenticated.after(LIFE).max(now),
        ],
    )?;
    Ok(value)
}

/// Who signed in to this application lately in the browser that sends this.
pub fn signed_in(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    client: &ClientId,
    value: &str,
    now: Instant,
) -> Result<Option<Person>> {
    let row = tx.row(
        "SELECT user_id, registration_id, authenticated_at FROM openid_browsers
         WHERE hash = ?1 AND project_id = ?2 AND client_id = ?3 AND expires_at > ?4",
        values![random::derive_hash(value), project.to_string(), client.as_str(), now],
    )?;
    let Some(row) = row else { return Ok(None) };
    let damaged = |_| Error::Damaged("a browser");
    Ok(Some(Person {
        user: UserId::parse(&row.text(0)?).map_err(damaged)?,
        identity: MpinIdHash::parse(&row.text(1)?).map_err(|_| Error::Damaged("a browser"))?,
        authenticated: row.instant(2)?,
    }))
}

/// Deletes those that are over.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute("DELETE FROM openid_browsers WHERE expires_at < ?1", values![now])?;
    Ok(())
}
