//! Enrolling this workstation: two steps, with a crash between any two lines.
//!
//! The PIN comes last, because the service says how long it is only when it has used the activation up. So a *pending*
//! enrolment is kept in between. Its secrets and the token have one place in the keychain: writing the token there is
//! what deletes the device key and the share URLs, so that at no moment both can be read.

mod complete;
mod mail;
mod recover;
mod register;
mod renew;
pub(crate) mod successor;

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;
use wire::{
    ActivationToken, DeviceName, EnrolLink, Hex, PUSH_FEATURE, ProjectId, ServiceUrl, UserId,
    VerificationCode,
};

pub use complete::complete;
pub use mail::{Mail, MailMethod, ask_for_mail};
pub use recover::recover;
pub use register::register;
pub(crate) use renew::renew;

use crate::{
    Error, Ports,
    identities::{self, Identity},
    journal::{PendingRecord, Write},
    policy,
    service::Tenant,
    sweep::sweep,
};

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
    /// Whether the service pushes requests.
    pub(crate) pushes: bool,
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
/// [`Error::ServiceNotAllowed`], [`Error::PinsTooShort`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn offer(ports: &Ports, service: &str, user: &str, code: &str) -> Result<Offer, Error> {
    let service = ServiceUrl::parse(service).map_err(|_| Error::ServiceAddressInvalid)?;
    let user = UserId::parse(user).map_err(|_| Error::UserInvalid)?;
    let proof = Proof::parse(code).ok_or_else(|| Error::CodeWrongOrExpired { user: user.to_string() })?;
    prepare(ports, Tenant { service, project: None }, user, proof).await
}

/// What an enrolment link offers.
pub(crate) async fn read(ports: &Ports, link: EnrolLink) -> Result<Offer, Error> {
    match link {
        EnrolLink::Verification { service, user, code } => {
            prepare(ports, Tenant { service, project: None }, user, Proof::Code(code)).await
        }
        EnrolLink::Activation { service, project, user, token } => {
            prepare(ports, Tenant { service, project }, user, Proof::Token(token)).await
        }
    }
}

/// Asks the service which project it is, so that the person sees it before anything is used up.
async fn prepare(ports: &Ports, tenant: Tenant, user: UserId, proof: Proof) -> Result<Offer, Error> {
    let policy = policy::in_force(ports).await?;
    policy.allow(&tenant.service)?;
    let configuration = ports.service.project_configuration(&tenant).await?;
    let told = configuration.as_ref().and_then(|configuration| configuration.countersign.as_ref());
    let pushes = told.is_some_and(|told| told.features.iter().any(|feature| feature == PUSH_FEATURE));
    let found = configuration.as_ref().map(|configuration| configuration.id);
    let mut offer = Offer {
        expected: same_project(tenant.project, found)?,
        pushes,
        project: configuration.and_then(|configuration| {
            let told = configuration.countersign?;
            Some(ProjectSummary { id: configuration.id, name: told.name, pin_length: told.pin_length })
        }),
        service: tenant.service,
        user,
        replaces: None,
        proof,
    };
    if let Some(project) = &offer.project {
        policy.document.pin.suffices(&project.name, project.pin_length)?;
    }
    offer.replaces = offer.replaced(ports).await?;
    Ok(offer)
}

impl Offer {
    /// The identity that this enrolment would replace, as far as the project is known.
    async fn replaced(&self, ports: &Ports) -> Result<Option<Identity>, Error> {
        let Some(project) = self.expected else { return Ok(None) };
        let mut identities = identities::list(ports).await?.into_iter();
        Ok(identities
            .find(|one| one.service == self.service && one.project_id == project && one.user == self.user))
    }

    fn tenant(&self) -> Tenant {
        Tenant { service: self.service.clone(), project: self.expected }
    }
}

impl Proof {
    /// Tells activation tokens, a JWT or 32 hexadecimal digits (section C.3), from codes.
    fn parse(text: &str) -> Option<Proof> {
        let text = text.trim();
        let jwt = text.starts_with("eyJ") && text.split('.').count() == 3;
        if jwt || Hex::<16>::parse(text).is_ok() {
            ActivationToken::parse(text).ok().map(Proof::Token)
        } else {
            VerificationCode::parse(text).ok().map(Proof::Code)
        }
    }
}

/// The project, if everybody who named one named the same.
fn same_project(expected: Option<ProjectId>, found: Option<ProjectId>) -> Result<Option<ProjectId>, Error> {
    match (expected, found) {
        (Some(expected), Some(found)) if expected != found => {
            Err(Error::ProjectMismatch { expected: expected.to_string(), found: found.to_string() })
        }
        _ => Ok(expected.or(found)),
    }
}

/// Enrolments that wait for their PIN, oldest first. Those that waited too long are given up.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn pending(ports: &Ports) -> Result<Vec<Pending>, Error> {
    let (late, waiting): (Vec<_>, Vec<_>) =
        ports.journal.pendings().await?.into_iter().partition(|record| record.expires <= ports.clock.now());
    for record in late {
        recover::settle(ports, record).await?;
    }
    Ok(waiting.iter().filter_map(PendingRecord::waiting).collect())
}

/// Gives an enrolment up and deletes its secrets.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn discard(ports: &Ports, id: PendingId) -> Result<(), Error> {
    ports.journal.write(vec![Write::Discard(id)]).await?;
    sweep(ports).await
}

/// The enrolment with this identifier.
async fn record(ports: &Ports, id: PendingId) -> Result<PendingRecord, Error> {
    let mut records = ports.journal.pendings().await?.into_iter();
    records.find(|record| record.id == id).ok_or(Error::PendingExpired)
}

impl PendingRecord {
    /// The enrolment as a person sees it, once the service has answered.
    fn waiting(&self) -> Option<Pending> {
        let registered = self.registered.as_ref()?;
        Some(Pending {
            id: self.id,
            service: self.service.clone(),
            project_name: self.project_name.clone().unwrap_or_else(|| registered.project_id.to_string()),
            user: self.user.clone(),
            device_name: self.device_name.clone(),
            pin_length: registered.pin_length,
            began: self.began,
            expires: self.expires,
        })
    }

    fn tenant(&self) -> Tenant {
        let registered = self.registered.as_ref().map(|registered| registered.project_id);
        Tenant { service: self.service.clone(), project: registered.or(self.expected) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_from_codes() {
        for token in ["0123456789abcdef0123456789abcdef", " eyJhbGciOi.eyJzdWIi.c2ln "] {
            assert!(matches!(Proof::parse(token), Some(Proof::Token(_))), "{token}");
        }
        for code in ["123456", "eyJ", "0123456789ABCDEF0123456789ABCDEF", "ABCD-EFGH"] {
            assert!(matches!(Proof::parse(code), Some(Proof::Code(_))), "{code}");
        }
        assert!(Proof::parse("  ").is_none());
        assert!(Proof::parse("12 34").is_none());
    }
}
