//! Where devices fetch their shares (section A.7 of the protocol sheet).

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use wire::{Code, G1Hex, ShareResponse};

use super::LocalAuthority;
use super::ticket::Ticket;
use crate::clock::Clock;
use crate::error::Error;
use crate::http::Query;

/// What the address needs.
type Host = (Arc<LocalAuthority>, Arc<dyn Clock>);

/// `GET /authority/<place>/share`
pub fn routes(authority: Arc<LocalAuthority>, clock: Arc<dyn Clock>) -> Router {
    let path = format!("/authority/{}/share", authority.place());
    Router::new().route(&path, get(share)).with_state((authority, clock))
}

async fn share(
    State((authority, clock)): State<Host>,
    Query(ticket): Query<Ticket>,
) -> Result<Json<ShareResponse>, Error> {
    let share = authority.issue(ticket, clock.now()).await?;
    let share = share.ok_or_else(|| Error::refused(Code::Forbidden))?;
    Ok(Json(ShareResponse { dvs_client_secret: G1Hex::new(*share.to_bytes()) }))
}
