//! What the passes exchange, for how long, and what a verdict means.

use std::time::Duration;

use mpin::{Challenge, G1, PublicKey};
use wire::{AuthenticationClaims, Code, G1Hex, ProjectId, PublicKeyHex, Scope};

use crate::activation::Activation;
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::projects::Project;
use crate::registration::Registration;

/// How long an open pair, or a ticket, waits.
pub const LIFE: Duration = Duration::from_secs(120);
/// Most open pairs of one identity; a further one closes the oldest.
pub const MOST_OPEN: i64 = 64;
/// How long an authentication token is good (section C.2).
const TOKEN_LIFE: Duration = Duration::from_secs(60);

/// A pair as it was opened.
pub struct Opened {
    /// What the sign-in is for.
    pub scope: Scope,
    /// The commitment.
    pub u: G1,
    /// The challenge.
    pub y: Challenge,
    /// Whether the request showed what was registered. If not, no answer is ever right.
    pub pinned: bool,
}

/// An attempt that succeeded.
#[derive(Debug, PartialEq, Eq)]
pub struct Success {
    /// What it was for.
    pub scope: Scope,
    /// The promise of a new identity, if this one is to be renewed.
    pub renewal: Option<Activation>,
}

/// What an attempt came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The proof is right.
    Right(Success),
    /// The proof is right, but the device may not make a QuickCode.
    Limited,
    /// The proof is right, but there is no such session to complete.
    NoSession(Refusal),
    /// The proof is wrong, or came too late, or a second time.
    Wrong,
    /// The proof is wrong, and with it the identity is revoked.
    Blocked,
    /// The identity was revoked before.
    Revoked,
}

/// Scopes that the project serves.
pub fn accept_scope(scope: Scope, project: &Project) -> Result<()> {
    match scope {
        Scope::RegCode if !project.quick_codes => Err(Error::refused(Code::Forbidden)),
        _ => Ok(()),
    }
}

/// The only mechanism there is.
pub fn accept_wam(wam: Option<&str>) -> Result<()> {
    if wam.is_none_or(|wam| wam == "dvs") { Ok(()) } else { Err(Error::parameter("wam")) }
}

/// A point of G1 from outside.
pub fn point(hex: &G1Hex, name: &str) -> Result<G1> {
    G1::from_bytes(hex.as_bytes()).map_err(|_| Error::parameter(name))
}

/// Refuses a public key that is no point of the group. The registered one was checked when it came, so the check, which is
/// slow, can be left out.
pub fn check_public_key(hex: &PublicKeyHex, registered: Option<&Registration>, name: &str) -> Result<()> {
    if registered.is_some_and(|registration| registration.public_key == *hex) {
        return Ok(());
    }
    PublicKey::from_bytes(hex.as_bytes()).map(drop).map_err(|_| Error::parameter(name))
}

/// Claims of an authentication token (section C.2).
pub fn claims(issuer: &str, project: ProjectId, user: &str, now: Instant) -> AuthenticationClaims {
    AuthenticationClaims {
        iss: issuer.to_owned(),
        aud: project,
        sub: user.to_owned(),
        iat: now.seconds(),
        exp: now.after(TOKEN_LIFE).seconds(),
    }
}

impl Verdict {
    /// The success, or the refusal.
    pub fn success(self) -> Result<Success> {
        match self {
            Verdict::Right(success) => Ok(success),
            Verdict::NoSession(refusal) => Err(refusal.into()),
            Verdict::Limited => Err(Error::refused(Code::LimitedQuickcodeGeneration)),
            Verdict::Wrong => Err(Error::refused(Code::UnsuccessfulAuthentication)),
            Verdict::Blocked | Verdict::Revoked => Err(Error::refused(Code::RevokedMpinId)),
        }
    }
}
