//! Requests that say which project they are for: `?project_id=` or `X-MIRACL-CID` (section 0.1 of the protocol sheet).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::form_urlencoded;

use crate::Service;
use crate::error::Refusal;

const HEADER: &str = "X-MIRACL-CID";
const PARAMETER: &str = "project_id";

/// Refuses what is meant for another project, before anything is done with it.
pub async fn check(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let ours = service.project.id.to_string();
    let is_ours = |named: &str| named.is_empty() || named.eq_ignore_ascii_case(&ours);
    let query = request.uri().query().unwrap_or_default();
    if form_urlencoded::parse(query.as_bytes()).any(|(key, value)| key == PARAMETER && !is_ours(&value)) {
        return Refusal::parameter(PARAMETER).into_response();
    }
    let header = request.headers().get(HEADER);
    if header.is_some_and(|value| !value.to_str().is_ok_and(|named| is_ours(named.trim()))) {
        return Refusal::parameter(HEADER).into_response();
    }
    next.run(request).await
}
