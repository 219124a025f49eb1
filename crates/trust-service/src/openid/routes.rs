//! The provider's endpoints.

use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use wire::PushedAuthorizationResponse;

use super::document::{Member, oauth};
use super::{authorize, backchannel, inspection, metadata, pushed, token, userinfo, waiting};
use crate::http::Routes;

/// The capability's addresses. Those that browsers are sent to answer with pages.
pub fn routes() -> Routes {
    const TOKEN: &[Member] = &[("token", &[])];
    const HINT: &[Member] = &[("scope", &["openid", "openid email"]), ("login_hint", &[])];
    const GRANT: &[Member] =
        &[("grant_type", &["authorization_code", "refresh_token", "urn:openid:params:grant-type:ciba"])];
    const REQUEST: &[Member] =
        &[("response_type", &["code"]), ("scope", &["openid", "openid email"]), ("redirect_uri", &[])];
    let exchanges = oauth("Exchanges a code, or another grant, for tokens", "Section C.1; RFC 6749", GRANT);
    let deposits = oauth("Deposits an authorization request", "RFC 9126", REQUEST);
    let introspects = oauth("Says whether a token can be used", "RFC 7662", TOKEN);
    let revokes = oauth("Revokes a token", "RFC 7009", TOKEN);
    let begins = oauth("Asks a user to sign in, without a browser", "CIBA Core 1.0", HINT);
    Routes::new()
        .merge(metadata::routes())
        .merge(pages())
        .api_route("/oidc/token", post_with(token::exchange, exchanges))
        .api_route(
            "/oidc/userinfo",
            get_with(userinfo::serve, userinfo::describe).post_with(userinfo::serve, userinfo::describe),
        )
        .api_route(
            "/oidc/par",
            post_with(pushed::deposit, |op| {
                deposits(op).response::<201, Json<PushedAuthorizationResponse>>()
            }),
        )
        .api_route("/oidc/introspect", post_with(inspection::introspect, introspects))
        .api_route("/oidc/revoke", post_with(inspection::revoke, revokes))
        .api_route("/oidc/backchannel", post_with(backchannel::begin, begins))
}

fn pages() -> Routes {
    Routes::new()
        .route("/authorize", get(authorize::begin).post(authorize::post))
        .route("/authorize/wait", get(waiting::wait))
        .route("/authorize/status", get(waiting::status))
        .route("/authorize/user", post(waiting::choose_user))
        .route("/authorize/again", post(waiting::again))
        .route("/authorize/cancel", get(waiting::cancel))
        .route(
            "/assets/hosted.css",
            get(async || asset("text/css; charset=utf-8", include_str!("../../pages/hosted.css"))),
        )
        .route(
            "/assets/hosted.js",
            get(async || asset("text/javascript; charset=utf-8", include_str!("../../pages/hosted.js"))),
        )
}

fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, kind)], text)
}
