//! Enrolling this workstation: two steps, with a crash between any two lines.
//!
//! The PIN comes last, because the service says how long it is only when it has used the activation up. So a *pending*
//! enrolment is kept in between. Its secrets and the token have one place in the keychain: writing the token there is
//! what deletes the device key and the share URLs, so that at no moment both can be read.

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;
use wire::{ActivationToken, DeviceName, ProjectId, ServiceUrl, UserId, VerificationCode};

use crate::{Error, Ports, identities::Identity, pin::NewPin};

/// An enrolment, ready to be accepted. Nothing has been used up yet.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The service.
    pub service: ServiceUrl,
    /// The project as the service states it; `None` where it does not tell.
    pub project: Option<ProjectSummary>,
    /// Whom it enrols.
    pub user: UserId,
    /// The identity that this enrolment would replace.
    pub replaces: Option<Identity>,
    /// The project that the link named, or the service.
    pub(crate) expected: Option<ProjectId>,
    /// What proves that the user was verified.
    pub(crate) proof: Proof,
}

/// A project as the service states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectSummary {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Digits of its PINs.
    pub pin_length: u8,
}

/// What proves that a user was verified.
#[derive(Clone, Debug)]
pub(crate) enum Proof {
    /// Exchanged for an activation token first.
    Code(VerificationCode),
    /// Taken by `/registration` as it is.
    Token(ActivationToken),
}

/// An enrolment that waits for its PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Local identifier.
    pub id: PendingId,
    /// The service.
    pub service: ServiceUrl,
    /// The project's name as the service gives it, else its identifier.
    pub project_name: String,
    /// Whom it enrols.
    pub user: UserId,
    /// How this workstation calls itself.
    pub device_name: DeviceName,
    /// Digits of the PIN.
    pub pin_length: u8,
    /// When it began.
    pub began: Timestamp,
    /// When it is given up.
    pub expires: Timestamp,
}

/// Local identifier of an enrolment that is not finished.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PendingId(pub(crate) Uuid);

impl PendingId {
    /// Reads the hyphenated form.
    ///
    /// # Errors
    ///
    /// [`Error::PendingExpired`] for anything else: no such enrolment waits.
    pub fn parse(text: &str) -> Result<PendingId, Error> {
        Uuid::try_parse(text).map(PendingId).map_err(|_| Error::PendingExpired)
    }
}

impl fmt::Display for PendingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for PendingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a person typed: the service's address, a user ID, and an activation token, e-mail code or QuickCode.
///
/// # Errors
///
/// [`Error::ServiceAddressInvalid`], [`Error::UserInvalid`], [`Error::CodeWrongOrExpired`] for text that no code has,
/// [`Error::Service`], [`Error::Journal`]
pub async fn offer(ports: &Ports, service: &str, user: &str, code: &str) -> Result<Offer, Error> {
    let _ = (ports, service, user, code);
    todo!()
}

/// Accepts an offer: uses the activation up and gets an identity that only lacks its PIN.
///
/// # Errors
///
/// [`Error::NameInvalid`], [`Error::AlreadyEnrolled`], [`Error::CodeWrongOrExpired`], [`Error::ActivationInvalid`],
/// [`Error::ProjectMismatch`], [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn register(ports: &Ports, offer: &Offer, device_name: &str) -> Result<Pending, Error> {
    let _ = (ports, offer, device_name);
    todo!()
}

/// Finishes an enrolment with its PIN.
///
/// # Errors
///
/// [`Error::PendingExpired`], [`Error::PinLength`], [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn complete(ports: &Ports, id: PendingId, pin: &NewPin) -> Result<Identity, Error> {
    let _ = (ports, id, pin);
    todo!()
}

/// Enrolments that wait for their PIN, oldest first.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn pending(ports: &Ports) -> Result<Vec<Pending>, Error> {
    let _ = ports;
    todo!()
}

/// Gives an enrolment up and deletes its secrets.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn discard(ports: &Ports, id: PendingId) -> Result<(), Error> {
    let _ = (ports, id);
    todo!()
}

/// Puts right what a crash left: finishes or gives up enrolments, and deletes secrets that nobody needs. For start-up.
///
/// What cannot be done now, because keychain or service do not answer, is left for the next start.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn recover(ports: &Ports) -> Result<(), Error> {
    let _ = ports;
    todo!()
}
