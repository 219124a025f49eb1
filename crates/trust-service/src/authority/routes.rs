//! Where devices fetch their shares (sections A.6 and A.7 of the protocol sheet).

use std::sync::Arc;

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::{Json, Router};
use sha2::{Digest, Sha256};
use wire::{Code, DesignatedShareRequest, DesignatedShareResponse, G1Hex, Hex, ShareResponse};

use super::ticket::{Permit, Ticket};
use super::{LocalAuthority, PLACES};
use crate::clock::Clock;
use crate::error::Error;
use crate::http::{Body, Query, describe};

/// What the address needs.
pub type Host = (Arc<LocalAuthority>, Arc<dyn Clock>);

/// `GET` and `POST /authority/<place>/share`
pub fn routes(authority: Arc<LocalAuthority>, clock: Arc<dyn Clock>) -> Router {
    let described = Router::from(at(authority.place()));
    described.with_state((authority, clock))
}

/// The addresses of both, for the document.
pub fn described() -> ApiRouter<Host> {
    PLACES.into_iter().map(at).fold(ApiRouter::new(), ApiRouter::merge)
}

fn at(place: &str) -> ApiRouter<Host> {
    const SUMMARY: &str = "Issues a share of a client secret";
    const UNAUTHORISED: &[Code] = &[Code::InvalidRequestAuthorization, Code::UnauthorizedRequest];
    let by_address = describe(SUMMARY, "Section A.7", &[Code::Forbidden]);
    let by_token =
        describe("Issues a share of a client secret for a bearer token", "Section A.6", UNAUTHORISED);
    let fetched = get_with(share, by_address).post_with(share_for_token, by_token);
    ApiRouter::new().api_route(&format!("/authority/{place}/share"), fetched)
}

async fn share(
    State((authority, clock)): State<Host>,
    Query(ticket): Query<Ticket>,
) -> Result<Json<ShareResponse>, Error> {
    let share = authority.issue(ticket, clock.now()).await?;
    let share = share.ok_or_else(|| Error::refused(Code::Forbidden))?;
    Ok(Json(ShareResponse { dvs_client_secret: G1Hex::new(*share.to_bytes()) }))
}

async fn share_for_token(
    State((authority, clock)): State<Host>,
    headers: HeaderMap,
    Body(request): Body<DesignatedShareRequest>,
) -> Result<Json<DesignatedShareResponse>, Error> {
    let permit = bearer(&headers).ok_or_else(|| Error::refused(Code::InvalidRequestAuthorization))?;
    let wrong = || Error::refused(Code::UnauthorizedRequest);
    let permit = Permit::parse(permit).ok_or_else(wrong)?;
    let node = permit.key().to_string();
    let digest =
        Sha256::new().chain_update(request.mpin_id.as_bytes()).chain_update(request.pub_key.as_bytes());
    let share = authority.issue_to(permit, Hex::new(digest.finalize().into()), clock.now()).await?;
    let share = G1Hex::new(*share.ok_or_else(wrong)?.to_bytes());
    Ok(Json(DesignatedShareResponse { node, share }))
}

/// The token of `Authorization: Bearer <token>`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
