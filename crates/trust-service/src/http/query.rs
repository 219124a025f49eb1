//! Queries of addresses.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::error::Error;
use crate::message::from_value;

/// The query, read like a body whose members are all text. Parameters that nobody asked for are ignored: some clients add
/// `project_id` to every address.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let query = parts.uri.query().unwrap_or_default();
        let members: Map<String, Value> = form_urlencoded::parse(query.as_bytes())
            .map(|(key, value)| (key.into_owned(), Value::String(value.into_owned())))
            .collect();
        Ok(Query(from_value(Value::Object(members))?))
    }
}
