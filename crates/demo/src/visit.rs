//! Who is signed in to the portal: a random cookie, and the portal's memory.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};

use crate::{Portal, State};

/// Ports share cookies, so the name is the portal's own.
const NAME: &str = "larkspur_visit";

/// Somebody's stay in the portal.
#[derive(Clone)]
pub struct Visit {
    /// Who signed in.
    pub user: String,
}

/// Begins a visit: the header that tells the browser.
pub fn begin(portal: &Portal, user: &str) -> Result<(HeaderName, HeaderValue), getrandom::Error> {
    let id = portal.visits.keep(Visit { user: user.to_owned() })?;
    Ok((SET_COOKIE, cookie(&id, 8 * 3600)))
}

/// Whose visit the request belongs to.
pub fn user(portal: &Portal, headers: &HeaderMap) -> Option<String> {
    portal.visits.find(id(headers)?).map(|visit| visit.user)
}

/// `POST /sign-out`
pub async fn sign_out(portal: State, headers: HeaderMap) -> Response {
    if let Some(id) = id(&headers) {
        portal.visits.drop(id);
    }
    ([(SET_COOKIE, cookie("", 0))], Redirect::to("/")).into_response()
}

fn id(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == NAME).then_some(value))
}

/// `id` is hexadecimal or empty, so the value is always one that a header can have.
fn cookie(id: &str, seconds: u32) -> HeaderValue {
    let text = format!("{NAME}={id}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("larkspur_visit=; Max-Age=0"))
}
