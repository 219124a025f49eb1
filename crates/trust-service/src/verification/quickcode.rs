//! `POST /verification/quickcode` (section A.12 of the protocol sheet): a device that has just proved its PIN gets a code that
//! enrols another of the same user.

use std::sync::Arc;
use std::time::Duration;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::{Code, MpinIdHash, ProjectId, QuickCodeRequest, QuickCodeResponse, VerificationCode};

use super::rules::{self, Verification};
use super::typed;
use crate::Service;
use crate::activation::Via;
use crate::audit::{self, Kind};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::{Body, Origin, Routes, describe};
use crate::keys::{Purpose, has_form};
use crate::projects::Project;
use crate::registration::{self, Registration, Standing};
use crate::store::{Transaction, values};

/// How long a device may take to ask for the code after its PIN was right.
const TOKEN_LIFE: Duration = Duration::from_secs(60);
/// The `scope` of the token that it asks with.
const SCOPE: &str = "reg-code";

/// The address that devices call.
pub fn routes() -> Routes {
    const CODES: &[Code] =
        &[Code::UnauthorizedRequest, Code::Forbidden, Code::LimitedQuickcodeGeneration, Code::RevokedMpinId];
    let documented = describe("Makes a QuickCode", "Section A.12", CODES);
    Routes::new().api_route("/verification/quickcode", post_with(make, documented))
}

/// Claims of the token that asks for a QuickCode. It is signed with a key that is not published, for an audience that is no
/// relying party, so nobody takes it for an authentication token.
#[derive(Clone, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    iat: i64,
    exp: i64,
    jti: Uuid,
    scope: String,
    #[serde(rename = "projectID")]
    project_id: ProjectId,
    #[serde(rename = "hashMPinId")]
    identity: MpinIdHash,
}

/// The token with which a device that has just proved its PIN asks for a QuickCode.
pub async fn token_for_quickcode(service: &Service, of: &Registration, now: Instant) -> Result<String> {
    let claims = Claims {
        iss: service.url.clone(),
        aud: audience(service),
        sub: of.user.as_str().to_owned(),
        iat: now.seconds(),
        exp: now.after(TOKEN_LIFE).seconds(),
        jti: Uuid::new_v4(),
        scope: SCOPE.to_owned(),
        project_id: of.project,
        identity: of.mpin_id.hash(),
    };
    service.keys.sign(Purpose::Activation, &claims).await
}

/// Whether the project ends it with this device.
pub fn is_limited(project: &Project, device: &Registration) -> bool {
    project.limits_quick_codes && device.grounds.via == Via::QuickCode
}

/// Forgets tokens that could not be used again anyway.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute("DELETE FROM used_tokens WHERE expires_at <= ?1", values![now])?;
    Ok(())
}

async fn make(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<QuickCodeRequest>,
) -> Result<Json<QuickCodeResponse>> {
    if request.project_id != service.project.id {
        return Err(Error::parameter("projectId"));
    }
    if !has_form(&request.jwt) {
        return Err(Error::parameter("jwt"));
    }
    if !service.project.quick_codes {
        return Err(Error::refused(Code::Forbidden));
    }
    let now = service.clock.now();
    let claims: Option<Claims> = service.keys.verify(Purpose::Activation, &request.jwt).await?;
    let claims = claims
        .filter(|claims| claims.scope == SCOPE && claims.aud == audience(&service))
        .filter(|claims| now.seconds() < claims.exp)
        .ok_or_else(|| Error::refused(Code::UnauthorizedRequest))?;
    let code = rules::generate_code(Via::QuickCode)?;
    let (inner, kept) = (service.clone(), code.clone());
    let expires = now.after(rules::QUICKCODE_LIFE);
    let made = service.store.write(move |tx| {
        let verification = match judge(tx, &inner, &claims, &origin, now)? {
            Ok(device) => Verification { expires, ..Verification::of(device.user, Via::QuickCode) },
            Err(refusal) => return Ok(Err(refusal)),
        };
        typed::insert(tx, inner.project.id, &verification, &kept, None)?;
        Ok(Ok(()))
    });
    made.await??;
    Ok(Json(QuickCodeResponse {
        code: VerificationCode::parse(&code).map_err(|_| Error::Damaged("a code"))?,
        expire_time: expires.seconds(),
        ttl_seconds: rules::QUICKCODE_LIFE.as_secs().try_into().unwrap_or(i64::MAX),
    }))
}

/// Uses the token up, and decides about the device that shows it.
fn judge(
    tx: &mut Transaction<'_>,
    service: &Service,
    claims: &Claims,
    origin: &Origin,
    now: Instant,
) -> Result<Result<Registration, Refusal>> {
    let standing = registration::standing(tx, &claims.identity)?;
    let device = registration::find(tx, service.project.id, &claims.identity)?;
    let Some(device) = device.filter(|device| device.user.as_str() == claims.sub) else {
        return Ok(Err(Refusal::new(Code::UnauthorizedRequest)));
    };
    let refusal = if !use_up(tx, claims)? {
        Some(Code::UnauthorizedRequest)
    } else if standing != Standing::Good {
        Some(Code::RevokedMpinId)
    } else if is_limited(&service.project, &device) {
        Some(Code::LimitedQuickcodeGeneration)
    } else {
        None
    };
    let kind = if refusal.is_some() { Kind::QuickCodeRefused } else { Kind::QuickCodeCreated };
    audit::record(tx, &device.event(kind, origin), now)?;
    Ok(refusal.map_or(Ok(device), |code| Err(Refusal::new(code))))
}

/// Whether the token was not used before. One statement decides, so of several at once one was not.
fn use_up(tx: &mut Transaction<'_>, claims: &Claims) -> Result<bool> {
    let expires = Instant::from_seconds(claims.exp).ok_or(Error::Damaged("a token"))?;
    let touched = tx.execute(
        "INSERT INTO used_tokens (id, expires_at) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING",
        values![claims.jti.to_string(), expires],
    )?;
    Ok(touched > 0)
}

fn audience(service: &Service) -> String {
    format!("{}/verification/quickcode", service.url)
}
