//! Failures as answers (section 0.2 of the protocol sheet).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use wire::{Code, ErrorBody};

use crate::error::{Error, Refusal};

/// Marks an answer to a failure of ours; the log gets the reason, the caller only the request's id.
#[derive(Clone)]
pub struct Failure(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Error::Refused(refusal) => refusal.into_response(),
            failure => {
                let mut response = Refusal::new(Code::InternalError).into_response();
                response.extensions_mut().insert(Failure(Arc::new(failure)));
                response
            }
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry = self.context.get("retryAfter").cloned().map(|seconds| [(RETRY_AFTER, seconds)]);
        let context: BTreeMap<_, _> =
            self.context.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        (status, retry, Json(ErrorBody { context, ..ErrorBody::new(self.code) })).into_response()
    }
}
