//! A name for every request, and one line about it in the log.

use std::time::Instant;

use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use wire::Code;

use super::answer::Failure;
use crate::error::{Error, Refusal};
use crate::random;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Runs the request to its end even if the caller hangs up, turns a panic into an answer, and logs. The log has the path
/// but not the query, for addresses of shares are secret.
pub async fn follow(request: Request, next: Next) -> Response {
    let id = random::generate_id().unwrap_or_default();
    let (method, path, begun) = (request.method().clone(), request.uri().path().to_owned(), Instant::now());
    let mut response = tokio::spawn(next.run(request))
        .await
        .unwrap_or_else(|_| Error::CutOff("answering a request").into_response());
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
