//! Letting another device in: a QuickCode that enrols it as the same user (section A.12 of the protocol sheet).

use jiff::Timestamp;
use mpin::Pin;
use wire::{Code, QuickCodeRequest, Scope, ServiceUrl, UserId, VerificationCode};
use zeroize::Zeroize;

use crate::{
    Error, Ports,
    authentication::Ready,
    history::Kind,
    identities::{Identity, IdentityId},
    journal::{NewEntry, Write},
    service::{Fault, ServiceError},
};

/// A code that enrols another device of the same user, once and for a short time.
#[derive(Clone, Debug)]
pub struct QuickCode {
    /// What is typed there. It is wiped when dropped, and not printed.
    pub code: VerificationCode,
    /// When it expires.
    pub expires: Timestamp,
    /// Whom it enrols.
    pub user: UserId,
    /// The service that takes it.
    pub service: ServiceUrl,
    /// The project's name.
    pub project_name: String,
}

/// Makes a QuickCode with an identity and its PIN.
///
/// # Errors
///
/// [`Error::QuickCodeNotOffered`], [`Error::QuickCodeLimited`], [`Error::IdentityUnknown`], [`Error::PinLength`],
/// [`Error::WrongPin`], [`Error::IdentityRevoked`], [`Error::IdentityExpired`], [`Error::Keychain`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn quick_code(ports: &Ports, id: IdentityId, pin: &Pin) -> Result<QuickCode, Error> {
    let mut ready = Ready::fetch(ports, id, pin).await?;
    let identity = ready.record.identity.clone();
    let entry = NewEntry::of(&identity, Kind::QuickCode, ports.clock.now());
    let proven = ready.authenticate(ports, pin, Scope::RegCode, None, entry.clone()).await;
    let proven = proven.map_err(|error| refused(&identity, error))?;
    ports.journal.write(vec![Write::Used(id, ports.clock.now())]).await?;
    let malformed = |what: &str| ServiceError::new(&identity.service, Fault::Malformed { what: what.into() });
    let mut request = QuickCodeRequest {
        project_id: identity.project_id,
        jwt: proven.jwt.ok_or_else(|| malformed("jwt"))?,
        device_name: Some(identity.device_name.clone()),
    };
    let answer = ports.service.quick_code(&ready.record.tenant(), &request).await;
    request.jwt.zeroize();
    let answer = answer.map_err(|error| refused(&identity, error.into()))?;
    let expires = Timestamp::from_second(answer.expire_time).map_err(|_| malformed("expireTime"))?;
    ports.journal.write(vec![Write::Record(entry)]).await?;
    Ok(QuickCode {
        code: answer.code,
        expires,
        user: identity.user,
        service: identity.service,
        project_name: identity.project_name,
    })
}

/// What a refusal says of QuickCodes.
fn refused(identity: &Identity, error: Error) -> Error {
    let Error::Service(cause) = &error else { return error };
    match cause.refusal() {
        Some(Code::LimitedQuickcodeGeneration) => Error::QuickCodeLimited { name: identity.name.clone() },
        Some(Code::Forbidden | Code::InvalidVerificationMethod | Code::NotFound | Code::MethodNotAllowed) => {
            Error::QuickCodeNotOffered { project: identity.project_name.clone() }
        }
        _ => error,
    }
}
