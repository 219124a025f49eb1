//! Inviting an employee: the portal vouches for them, and the service answers with what enrols their computer.

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use wire::{EnrolLink, UserId};

use crate::State;
use crate::problem::Problem;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InvitationRequest {
    user_id: String,
}

/// What the employee is sent.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    state: &'static str,
    user: String,
    verification_url: String,
    link: String,
    qr: String,
}

/// `POST /api/invitations`
pub async fn invite(portal: State, body: Bytes) -> Result<Json<Invitation>, Problem> {
    let request: InvitationRequest =
        serde_json::from_slice(&body).map_err(|_| Problem::input("Send {\"userId\": \"…\"}."))?;
    let user = UserId::parse(&request.user_id)
        .map_err(|_| Problem::input("A user ID is an e-mail address or a name of 1 to 256 characters."))?;
    let url = String::from(portal.service.verification(user.clone()).await?.verification_url);
    let id = portal.invitations.keep(url.clone())?;
    Ok(Json(Invitation {
        state: "invited",
        user: user.into(),
        link: EnrolLink::open_verification(&url),
        verification_url: url,
        qr: format!("/api/invitations/{id}/qr.svg"),
    }))
}

/// `GET /api/invitations/{id}/qr.svg`
pub async fn qr(portal: State, Path(id): Path<String>) -> Result<Response, Problem> {
    crate::qr::image(&portal.invitations.find(&id).ok_or_else(Problem::unknown)?)
}
