//! Approving sessions opened elsewhere, and tokens for scripts.

use std::fmt;

use wire::{AccessId, MessageHash, ProjectId, ServiceUrl, UserId};
use zeroize::Zeroizing;

use crate::{
    Error, Ports,
    identities::{Identity, IdentityId},
};
use mpin::Pin;

/// A session opened elsewhere, with what the service tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The service that holds it.
    pub service: ServiceUrl,
    /// The session.
    pub access_id: AccessId,
    /// The project that opened it.
    pub project_id: ProjectId,
    /// The project's name, else its identifier.
    pub project_name: String,
    /// What the application says it is for; reported, not verified.
    pub description: Option<String>,
    /// User ID that the application expects.
    pub user: Option<UserId>,
    /// What to sign, in a signing session.
    pub hash: Option<MessageHash>,
    /// Identities that can answer; empty when none fits.
    pub candidates: Vec<Identity>,
}

/// A session that was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The project's name.
    pub project_name: String,
    /// What was signed, in a signing session.
    pub signed: Option<MessageHash>,
}

/// An authentication token (section C.2): whoever has it is the user, for a minute.
pub struct Jwt(Zeroizing<String>);

impl Jwt {
    /// The token, to be handed to the application that asked.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Jwt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jwt(<redacted>)")
    }
}

/// Approves a session with an identity and its PIN.
///
/// # Errors
///
/// [`Error::NoIdentityForSession`], [`Error::PinLength`], [`Error::WrongPin`], [`Error::IdentityRevoked`],
/// [`Error::IdentityExpired`], [`Error::SessionExpired`], [`Error::SessionAnswered`], [`Error::ClockSkewed`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn approve(ports: &Ports, request: &Request, id: IdentityId, pin: &Pin) -> Result<Approved, Error> {
    let _ = (ports, request, id, pin);
    todo!()
}

/// Refuses a session.
///
/// # Errors
///
/// [`Error::SessionExpired`], [`Error::SessionAnswered`], [`Error::Service`], [`Error::Journal`]
pub async fn refuse(ports: &Ports, request: &Request) -> Result<(), Error> {
    let _ = (ports, request);
    todo!()
}

/// An authentication token for an application that asked without a session.
///
/// # Errors
///
/// [`Error::PinLength`], [`Error::WrongPin`], [`Error::IdentityRevoked`], [`Error::IdentityExpired`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn token(ports: &Ports, id: IdentityId, pin: &Pin) -> Result<Jwt, Error> {
    let _ = (ports, id, pin);
    todo!()
}
