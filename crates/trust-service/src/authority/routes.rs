//! Where devices fetch their shares (section A.7 of the protocol sheet).

use std::sync::Arc;

use aide::axum::ApiRouter;
use aide::axum::routing::get_with;
use axum::extract::State;
use axum::{Json, Router};
use wire::{Code, G1Hex, ShareResponse};

use super::ticket::Ticket;
use super::{LocalAuthority, PLACES};
use crate::clock::Clock;
use crate::error::Error;
use crate::http::{Query, describe};

/// What the address needs.
pub type Host = (Arc<LocalAuthority>, Arc<dyn Clock>);

/// `GET /authority/<place>/share`
pub fn routes(authority: Arc<LocalAuthority>, clock: Arc<dyn Clock>) -> Router {
    let described = Router::from(at(authority.place()));
    described.with_state((authority, clock))
}

/// The addresses of both, for the document.
pub fn described() -> ApiRouter<Host> {
    PLACES.into_iter().map(at).fold(ApiRouter::new(), ApiRouter::merge)
}

fn at(place: &str) -> ApiRouter<Host> {
    let documented = describe("Issues a share of a client secret", "Section A.7", &[Code::Forbidden]);
    ApiRouter::new().api_route(&format!("/authority/{place}/share"), get_with(share, documented))
}

async fn share(
    State((authority, clock)): State<Host>,
    Query(ticket): Query<Ticket>,
) -> Result<Json<ShareResponse>, Error> {
    let share = authority.issue(ticket, clock.now()).await?;
    let share = share.ok_or_else(|| Error::refused(Code::Forbidden))?;
    Ok(Json(ShareResponse { dvs_client_secret: G1Hex::new(*share.to_bytes()) }))
}
