//! What the provider says of itself (OpenID Connect Discovery 1.0, section 4; RFC 8414; section C.1 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use wire::ProviderMetadata;

use super::ACR;
use super::scope::Scopes;
use super::words::LANGUAGES;
use crate::Service;
use crate::http::{Routes, describe};

/// `GET /.well-known/openid-configuration` and `GET /.well-known/oauth-authorization-server`
pub fn routes() -> Routes {
    let openid = describe("What the OpenID Provider says of itself", "OpenID Connect Discovery 1.0", &[]);
    let oauth = describe("The same, for OAuth", "RFC 8414", &[]);
    Routes::new()
        .api_route(
            "/.well-known/openid-configuration",
            get_with(serve, |op| openid(op).response::<200, Json<ProviderMetadata>>()),
        )
        .api_route(
            "/.well-known/oauth-authorization-server",
            get_with(serve, |op| oauth(op).response::<200, Json<ProviderMetadata>>()),
        )
}

async fn serve(State(service): State<Arc<Service>>) -> Response {
    ([(CACHE_CONTROL, "public, max-age=300")], Json(metadata(&service.url))).into_response()
}

fn metadata(issuer: &str) -> ProviderMetadata {
    let at = |path: &str| format!("{issuer}{path}");
    let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    let by_secret = || list(&["client_secret_basic", "client_secret_post"]);
    ProviderMetadata {
        issuer: issuer.to_owned(),
        authorization_endpoint: at("/authorize"),
        token_endpoint: at("/oidc/token"),
        userinfo_endpoint: at("/oidc/userinfo"),
        jwks_uri: at("/oidc/certs"),
        pushed_authorization_request_endpoint: at("/oidc/par"),
        require_pushed_authorization_requests: false,
        revocation_endpoint: at("/oidc/revoke"),
        introspection_endpoint: at("/oidc/introspect"),
        backchannel_authentication_endpoint: at("/oidc/backchannel"),
        backchannel_token_delivery_modes_supported: list(&["poll"]),
        backchannel_user_code_parameter_supported: false,
        scopes_supported: Scopes::names(),
        response_types_supported: list(&["code"]),
        response_modes_supported: list(&["query"]),
        grant_types_supported: list(&[
            "authorization_code",
            "refresh_token",
            "urn:openid:params:grant-type:ciba",
        ]),
        subject_types_supported: list(&["public"]),
        id_token_signing_alg_values_supported: list(&["RS256"]),
        token_endpoint_auth_methods_supported: by_secret(),
        revocation_endpoint_auth_methods_supported: by_secret(),
        introspection_endpoint_auth_methods_supported: by_secret(),
        code_challenge_methods_supported: list(&["S256"]),
        acr_values_supported: list(&[ACR]),
        claims_supported: list(&[
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "at_hash",
            "acr",
            "amr",
            "email",
            "email_verified",
            "name",
            "given_name",
            "family_name",
            "phone_number",
            "phone_number_verified",
            "address",
            "birthdate",
            "dvs_keys",
            "mpin_id",
            "hash_mpin_id",
        ]),
        prompt_values_supported: list(&["none", "login", "consent", "select_account"]),
        ui_locales_supported: LANGUAGES.map(|(tag, _)| tag.to_owned()).to_vec(),
        claims_parameter_supported: false,
        request_parameter_supported: false,
        request_uri_parameter_supported: false,
        authorization_response_iss_parameter_supported: true,
    }
}
