//! `POST /rps/v2/pass1`, `pass2` and `authenticate` (sections A.9 to A.11 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use mpin::Challenge;
use wire::{
    AuthOtt, AuthenticateRequest, AuthenticateResponse, CURVE, Code, DvsRegister, Pass1Request,
    Pass1Response, Pass2Request, Pass2Response, ScalarHex, Scope,
};
use zeroize::Zeroizing;

use super::redeem::{Shown, redeem};
use super::rules::{self, Opened, Success};
use super::statements::{self, Answer};
use crate::audit::{self, Kind};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Routes, describe};
use crate::keys::Purpose;
use crate::{Service, activation, random, registration, sessions, verification};

/// The capability's addresses.
pub fn routes() -> Routes {
    const VERDICTS: &[Code] = &[
        Code::UnsuccessfulAuthentication,
        Code::RevokedMpinId,
        Code::InvalidAuthenticationSession,
        Code::NumberRequired,
        Code::ConsentRequired,
        Code::LimitedQuickcodeGeneration,
    ];
    let opens = describe("Opens an authentication", "Section A.9", &[Code::ExpiredMpinId, Code::Forbidden]);
    let takes = describe("Takes a proof", "Section A.10", &[]);
    let judges = describe("Gives the verdict", "Section A.11", VERDICTS);
    Routes::new()
        .api_route("/rps/v2/pass1", post_with(pass1, opens))
        .api_route("/rps/v2/pass2", post_with(pass2, takes))
        .api_route("/rps/v2/authenticate", post_with(authenticate, judges))
}

async fn pass1(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<Pass1Request>,
) -> Result<Json<Pass1Response>> {
    let [scope] = request.scope;
    rules::accept_scope(scope, &service.project)?;
    let u = rules::point(&request.u, "U")?;
    let now = service.clock.now();
    let id = request.mpin_id.hash();
    service.count_identity(&id)?;
    let (project, lookup) = (service.project.id, id.clone());
    let registered = service.store.read(move |tx| registration::find(tx, project, &lookup)).await?;
    rules::check_public_key(&request.public_key, registered.as_ref(), "publicKey")?;
    let pinned = match &registered {
        Some(registration) => registration.is_pinned(&request.public_key, &request.dtas),
        None => false,
    };
    // A revoked identity gets a challenge like any other; its revocation is told by the verdict.
    if let Some(expired) = registered.filter(|registration| pinned && registration.is_expired(now)) {
        let event = expired.event(Kind::AuthenticationRefused, &origin);
        service.store.write(move |tx| audit::record(tx, &event, now)).await?;
        return Err(Error::refused(Code::ExpiredMpinId));
    }
    let y = Challenge::generate();
    let opened = Opened { scope, u, y: y.clone(), pinned };
    let open = service.store.write(move |tx| {
        if pinned {
            registration::mark_used(tx, &id, now)?;
        }
        statements::open(tx, &id, &opened, now)
    });
    open.await?;
    Ok(Json(Pass1Response { y: ScalarHex::new(y.to_bytes()) }))
}

async fn pass2(
    State(service): State<Arc<Service>>,
    Body(request): Body<Pass2Request>,
) -> Result<Json<Pass2Response>> {
    let v = rules::point(&request.v, "V")?;
    let given = service.clock.now();
    let session = request.wid.as_ref().map(sessions::derive_id);
    let ticket = random::generate_token()?;
    let hash = random::derive_hash(&ticket);
    let keep = service.store.write(move |tx| {
        let claims = statements::claim(tx, &request.mpin_id.hash(), given)?;
        let answer = Answer { mpin_id: request.mpin_id, v, session, claims, given };
        statements::insert_answer(tx, &hash, &answer)
    });
    keep.await?;
    let auth_ott = AuthOtt::parse(&ticket).map_err(|_| Error::Damaged("a ticket"))?;
    Ok(Json(Pass2Response { auth_ott }))
}

async fn authenticate(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<AuthenticateRequest>,
) -> Result<Json<AuthenticateResponse>> {
    rules::accept_wam(request.wam.as_deref())?;
    let ticket = Zeroizing::new(String::from(request.auth_ott));
    let shown = Shown {
        ticket_hash: random::derive_hash(&ticket),
        match_hash: request.matched.map(sessions::derive_match_hash),
        origin,
    };
    let (verdict, registration) = redeem(&service, shown).await?;
    let Success { scope, renewal } = verdict.success()?;
    let of = registration.ok_or(Error::Damaged("an identity is gone"))?;
    let now = service.clock.now();
    let jwt = match scope {
        Scope::Jwt => {
            let claims = rules::claims(&service.url, of.project, of.user.as_str(), now);
            Some(service.keys.sign(Purpose::Authentication, &claims).await?)
        }
        Scope::RegCode => Some(verification::token_for_quickcode(&service, &of, now).await?),
        Scope::Oidc | Scope::DvsAuth => None,
    };
    let dvs_register = match &renewal {
        None => None,
        Some(renewal) => Some(DvsRegister {
            token: activation::token(&service, renewal, &of.user, None, now).await?,
            curve: CURVE.to_owned(),
        }),
    };
    Ok(Json(AuthenticateResponse { status: 200, message: "OK".to_owned(), jwt, dvs_register }))
}
