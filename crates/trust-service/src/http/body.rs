//! Bodies: JSON whatever their content type says, for some clients say nothing (section 0.1 of the protocol sheet).

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use wire::Code;

use crate::error::Error;
use crate::message::from_value;

/// Longest body that is read, in bytes. A signing session's answer takes about 3,000.
pub const LONGEST: usize = 32 * 1024;

/// A message of the protocol.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
        let value = serde_json::from_slice(&bytes).map_err(|_| Error::refused(Code::InvalidRequestBody))?;
        Ok(Body(from_value(value)?))
    }
}

/// A message that may be left out, and is refused as a whole if it has another shape.
pub struct Payload<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Default> FromRequest<S> for Payload<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
        if bytes.trim_ascii().is_empty() {
            return Ok(Payload(T::default()));
        }
        let value = serde_json::from_slice(&bytes).map_err(|_| Error::refused(Code::InvalidRequestBody))?;
        from_value(value).map(Payload).map_err(|_| Error::refused(Code::InvalidRequestPayload))
    }
}

fn unread(rejection: BytesRejection) -> Error {
    let too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
    Error::refused(if too_large { Code::RequestTooLarge } else { Code::InvalidRequestBody })
}
