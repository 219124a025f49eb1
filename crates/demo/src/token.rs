//! Signing in with an authentication token, where there is no browser.

use axum::Json;
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use wire::AuthenticationClaims;

use crate::State;
use crate::jwt::{self, Expected};
use crate::problem::Problem;

#[derive(Deserialize)]
struct TokenRequest {
    jwt: String,
}

/// Who the token proves.
#[derive(Serialize)]
pub struct TokenAnswer {
    user: String,
}

/// `POST /token`
pub async fn sign_in(portal: State, body: Bytes) -> Result<Json<TokenAnswer>, Problem> {
    let request: TokenRequest =
        serde_json::from_slice(&body).map_err(|_| Problem::input("Send {\"jwt\": \"…\"}."))?;
    let keys = portal.service.authentication_keys().await?;
    let project = portal.service.project_id().to_string();
    let expected = Expected { audience_and_issuer: Some((&project, portal.service.base()?.as_str())) };
    let claims: AuthenticationClaims = jwt::verify(request.jwt.trim(), &keys, expected)
        .map_err(|reason| Problem::unproven(format!("The token proves nothing: {reason}.")))?;
    Ok(Json(TokenAnswer { user: claims.sub }))
}
