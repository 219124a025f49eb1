//! Activation: a verified user gets a token, and with it the promise of one identity (seed 001; sections B, C.3 and D of the
//! protocol sheet).

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::{Activation, Claims, LIFE, VERIFICATION_TYPE};
pub use statements::Use;
pub use statements::forget_project;

use wire::{ActivationToken, Code, DeviceName, ProjectId, PublicKeyHex, UserId};

use crate::Service;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::keys::{Purpose, has_form};
use crate::random;
use crate::store::Transaction;

/// Reserves an identity for a user: what has to be kept of it, and what has to be signed.
pub fn reserve(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    now: Instant,
) -> Result<Activation> {
    let id = uuid::Uuid::new_v4();
    let mpin_id = rules::derive_mpin_id(project, user, &random::generate_salt()?, now)?;
    let activation = Activation { id, mpin_id, expires: now.after(LIFE) };
    statements::insert(tx, &activation, project, user)?;
    Ok(activation)
}

/// The token of a reserved identity.
pub async fn token(
    service: &Service,
    activation: &Activation,
    user: &UserId,
    device_name: Option<&DeviceName>,
    now: Instant,
) -> Result<ActivationToken> {
    let claims = Claims {
        device_name: device_name.map(|name| name.as_str().to_owned()),
        exp: activation.expires.seconds(),
        iat: now.seconds(),
        iss: service.url.clone(),
        jti: activation.id,
        project_id: service.project.id,
        scope: rules::SCOPE.to_owned(),
        sub: user.as_str().to_owned(),
    };
    let token = service.keys.sign(Purpose::Activation, &claims).await?;
    ActivationToken::parse(&token).map_err(|_| Error::Key("an activation token is too long"))
}

/// The activation that a token stands for, if this service made it for this user.
pub async fn claims(service: &Service, token: ActivationToken, user: &UserId) -> Result<Claims> {
    let token = zeroize::Zeroizing::new(String::from(token));
    if !has_form(&token) {
        return Err(Error::parameter("activationToken"));
    }
    let claims: Option<Claims> = service.keys.verify(Purpose::Activation, &token).await?;
    claims
        .filter(|claims| claims.is_for(service.project.id, user))
        .ok_or_else(|| Error::refused(Code::InvalidActivationToken))
}

/// Uses an activation up for a public key. Used again with the same key it says so, for the answer may have got lost.
pub fn consume(
    tx: &mut Transaction<'_>,
    claims: &Claims,
    public_key: &PublicKeyHex,
    now: Instant,
) -> Result<Use> {
    statements::consume(tx, claims, public_key, now)?
        .ok_or_else(|| Error::refused(Code::InvalidActivationToken))
}

/// Forgets activations that can no longer be used.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now.before(rules::MEMORY))
}
