//! What addresses name.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use wire::Code;

use crate::error::Error;
use crate::message::from_value;

/// The parameters of a route's path, read like a body whose members are all text.
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let named = RawPathParams::from_request_parts(parts, state).await;
        let named = named.map_err(|_| Error::refused(Code::NotFound))?;
        let members: Map<String, Value> =
            named.iter().map(|(key, value)| (key.to_owned(), Value::String(value.to_owned()))).collect();
        Ok(Path(from_value(Value::Object(members))?))
    }
}
