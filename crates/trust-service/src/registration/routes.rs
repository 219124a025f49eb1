//! `POST /registration` (section A.6 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use mpin::{Identity, PublicKey};
use wire::{CURVE, Code, PublicKeyHex, RegistrationRequest, RegistrationResponse};

use super::rules::{self, Registration};
use super::statements;
use crate::activation::{self, Claims, Use, VERIFICATION_TYPE};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::{Body, Routes, describe};
use crate::store::Transaction;
use crate::{Service, mail, push};

/// Longest token of a push service, in bytes.
const LONGEST_PUSH_TOKEN: usize = 4096;

/// The capability's addresses.
pub fn routes() -> Routes {
    let documented = describe("Registers a device", "Section A.6", &[Code::InvalidActivationToken]);
    Routes::new().api_route("/registration", post_with(register, documented))
}

async fn register(
    State(service): State<Arc<Service>>,
    Body(request): Body<RegistrationRequest>,
) -> Result<Json<RegistrationResponse>> {
    rules::check_device_tag(request.device_tag.as_deref())?;
    if request.push_token.as_ref().is_some_and(|token| token.len() > LONGEST_PUSH_TOKEN) {
        return Err(Error::parameter("pushToken"));
    }
    let public_key =
        PublicKey::from_bytes(request.public_key.as_bytes()).map_err(|_| Error::parameter("publicKey"))?;
    let now = service.clock.now();
    let claims = activation::claims(&service, request.activation_token.clone(), &request.user_id).await?;
    let registering = Registering { service: service.clone(), request, claims, now };
    let registered = service.store.write(move |tx| registering.run(tx)).await?;
    answer(&service, &registered, &public_key, now).await.map(Json)
}

/// A registration on its way into the database.
struct Registering {
    service: Arc<Service>,
    request: RegistrationRequest,
    claims: Claims,
    now: Instant,
}

impl Registering {
    fn run(self, tx: &mut Transaction<'_>) -> Result<Registration> {
        let Registering { service, request, claims, now } = self;
        let mpin_id = match activation::consume(tx, &claims, &request.public_key, now)? {
            Use::First(mpin_id) => mpin_id,
            Use::Again(mpin_id) => {
                return statements::find_unused(tx, claims.project_id, &mpin_id.hash())?
                    .ok_or_else(|| Error::refused(Code::InvalidActivationToken));
            }
        };
        let new = Registration {
            mpin_id,
            project: claims.project_id,
            user: request.user_id,
            device_name: request.device_name.as_str().to_owned(),
            public_key: PublicKeyHex::new(*request.public_key.as_bytes()),
            keys: service.authorities.current_keys(),
            created: now,
            last_used: now,
            revoked: false,
        };
        statements::insert(tx, &new, request.device_tag.as_deref())?;
        if let Some(token) = &request.push_token {
            push::keep(tx, &new, token)?;
        }
        mail::device_enrolled(tx, &service.project, &new.user, &new.device_name, now)?;
        Ok(new)
    }
}

async fn answer(
    service: &Service,
    registered: &Registration,
    public_key: &PublicKey,
    now: Instant,
) -> Result<RegistrationResponse> {
    let identity = Identity::derive(registered.mpin_id.as_bytes(), public_key);
    let expires = rules::shares_expiry(registered.created, now);
    let urls = service.authorities.share_urls(&service.url, &registered.keys, identity.digest(), expires);
    Ok(RegistrationResponse {
        mpin_id: registered.mpin_id.clone(),
        project_id: registered.project,
        dtas: registered.keys.derive_dtas()?,
        curve: CURVE.to_owned(),
        secret_urls: urls.await?,
        pin_length: Some(service.project.pin_length),
        verification_type: Some(VERIFICATION_TYPE.to_owned()),
        now_time: Some(now.seconds()),
    })
}
