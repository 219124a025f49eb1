//! Activation: a verified user gets a token, and with it the promise of one identity (seed 001; sections B, C.3 and D of the
//! protocol sheet).

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::{Activation, Claims, Grounds, VERIFICATION_TYPE, Via};
pub use statements::{Promise, Use, consume, forget_project, grounds, is_offered, take};

use wire::{ActivationToken, Code, DeviceName, ProjectId, UserId};

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
    grounds: impl Into<Grounds>,
    now: Instant,
) -> Result<Activation> {
    let id = uuid::Uuid::new_v4();
    let mpin_id = rules::derive_mpin_id(project, user, &random::generate_salt()?, now)?;
    let activation = Activation { id, mpin_id, grounds: grounds.into(), expires: now.after(rules::LIFE) };
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

/// The claims of a token that this service made. `member` is what the request calls the token.
pub async fn claims(service: &Service, token: ActivationToken, member: &'static str) -> Result<Claims> {
    let token = zeroize::Zeroizing::new(String::from(token));
    if !has_form(&token) {
        return Err(Error::parameter(member));
    }
    let claims: Option<Claims> = service.keys.verify(Purpose::Activation, &token).await?;
    claims
        .filter(|claims| claims.is_for(service.project.id))
        .ok_or_else(|| Error::refused(Code::InvalidActivationToken))
}

/// Forgets activations that can no longer be used.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now.before(rules::MEMORY))
}
