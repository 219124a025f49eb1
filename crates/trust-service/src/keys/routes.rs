//! The published keys (sections B and C of the protocol sheet).
//!
//! What fetches them may keep them for five minutes: a key is published for much longer before it signs.

use std::borrow::Cow;
use std::sync::Arc;

use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use jsonwebtoken::jwk::JwkSet;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::json;

use super::Purpose;
use crate::Service;
use crate::error::Result;
use crate::http::{Routes, describe};

/// `GET /.well-known/jwks`, `GET /dvs/jwks` and `GET /oidc/certs`
pub fn routes() -> Routes {
    let tokens = describe("Keys of authentication tokens", "Section B", &[]);
    let openid = describe("Keys of ID tokens", "Section C.1", &[]);
    let certified = describe("Keys of certificates", "Section B", &[]);
    Routes::new()
        .api_route(
            "/.well-known/jwks",
            get_with(authentication, |op| tokens(op).response::<200, Json<KeySet>>()),
        )
        .api_route("/dvs/jwks", get_with(certificates, |op| certified(op).response::<200, Json<KeySet>>()))
        .api_route("/oidc/certs", get_with(id_tokens, |op| openid(op).response::<200, Json<KeySet>>()))
}

/// A JSON Web Key Set (RFC 7517).
#[derive(Serialize)]
#[serde(transparent)]
struct KeySet(JwkSet);

impl JsonSchema for KeySet {
    fn schema_name() -> Cow<'static, str> {
        "KeySet".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = || json!({ "type": "string" });
        let members =
            json!({ "kty": text(), "use": text(), "alg": text(), "kid": text(), "n": text(), "e": text() });
        json_schema!({
            "description": "A JSON Web Key Set (RFC 7517): RSA keys for RS256, the one that signs first.",
            "type": "object",
            "properties": { "keys": { "type": "array", "minItems": 1, "items": {
                "type": "object", "properties": members, "required": ["kty", "use", "alg", "kid", "n", "e"],
            } } },
            "required": ["keys"],
        })
    }
}

async fn authentication(State(service): State<Arc<Service>>) -> Result<Response> {
    published(&service, Purpose::Authentication).await
}

async fn certificates(State(service): State<Arc<Service>>) -> Result<Response> {
    published(&service, Purpose::Certificate).await
}

async fn id_tokens(State(service): State<Arc<Service>>) -> Result<Response> {
    published(&service, Purpose::OpenId).await
}

async fn published(service: &Service, purpose: Purpose) -> Result<Response> {
    let keys = Json(KeySet(service.keys.key_set(purpose).await?));
    Ok(([(CACHE_CONTROL, "public, max-age=300")], keys).into_response())
}
