//! A request that the portal did not fulfil, said in a sentence.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::service::Failure;

/// What the portal answers instead: `{"error": …, "sentence": …}`.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(skip)]
    status: StatusCode,
    error: String,
    sentence: String,
}

impl Problem {
    /// The request is not what it should be.
    pub fn input(sentence: &str) -> Self {
        Problem { status: StatusCode::BAD_REQUEST, error: "INVALID_INPUT".into(), sentence: sentence.into() }
    }

    /// The portal does not know it, or no longer.
    pub fn unknown() -> Self {
        Problem {
            status: StatusCode::NOT_FOUND,
            error: "NOT_FOUND".into(),
            sentence: "The portal does not know this any more. Start again.".into(),
        }
    }

    /// A token that proves nothing.
    pub fn unproven(sentence: String) -> Self {
        Problem { status: StatusCode::UNAUTHORIZED, error: "TOKEN_REFUSED".into(), sentence }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Problem {
            status: StatusCode::BAD_GATEWAY,
            error: failure.code().into(),
            sentence: failure.to_string(),
        }
    }
}

impl From<getrandom::Error> for Problem {
    fn from(_: getrandom::Error) -> Self {
        Problem {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            error: "NO_RANDOMNESS".into(),
            sentence: "This computer has no random numbers to offer. Try again.".into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}
