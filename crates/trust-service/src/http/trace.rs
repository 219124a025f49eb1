//! A name for every request, and one line about it in the log.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use wire::Code;

use super::answer::Failure;
use super::origin::PassedOn;
use crate::Node;
use crate::error::{Error, Refusal};
use crate::random;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Lengths of names that a proxy may give to a request.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=64;

/// Runs the request to its end even if the caller hangs up or has waited long enough, turns a panic into an answer, and
/// logs. The log has the path but not the query, for addresses of shares are secret.
pub async fn follow(State(node): State<Arc<Node>>, request: Request, next: Next) -> Response {
    let passed_on = request.extensions().get::<PassedOn>().is_some();
    let named = given(request.headers()).filter(|_| passed_on);
    let id = named.unwrap_or_else(|| random::generate_id().unwrap_or_default());
    let (method, path, begun) = (request.method().clone(), request.uri().path().to_owned(), Instant::now());
    let patience = node.edge.timeouts.request;
    let mut response = match tokio::time::timeout(patience, tokio::spawn(next.run(request))).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Error::CutOff("answering a request").into_response(),
        Err(_) => Error::CutOff("answering a request in time").into_response(),
    };
    if let Some(Failure(error)) = response.extensions_mut().remove() {
        tracing::error!(id, %method, path, %error, "a request failed");
        response = Refusal::new(Code::InternalError).with("requestId", &id).into_response();
    }
    let status = response.status().as_u16();
    let micros = begun.elapsed().as_micros();
    tracing::info!(id, %method, path, status, micros, "request");
    let headers = response.headers_mut();
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}

/// The name that a proxy gave to the request, if it can stand in a log.
fn given(headers: &HeaderMap) -> Option<String> {
    let name = headers.get(REQUEST_ID)?.to_str().ok()?;
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    (plain && LENGTHS.contains(&name.len())).then(|| name.to_owned())
}
