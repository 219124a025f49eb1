//! Being verified by e-mail: the service sends a code to type here, or a link to open (section A.4 of the protocol
//! sheet).

use jiff::Timestamp;
use wire::{Code, DeviceName, EmailMethod, EmailRequest, MpinId, ProjectConfiguration, ServiceUrl, UserId};

use super::{ProjectSummary, register::PIN_LENGTH};
use crate::{
    Error, Ports, policy,
    service::{ServiceError, Tenant},
};

/// A mail on its way to a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The service that sends it.
    pub service: ServiceUrl,
    /// The project to enrol in. Where the service gives it no name it has its identifier, and the PIN the shortest
    /// length until the registration says otherwise.
    pub project: ProjectSummary,
    /// Whose address it goes to: the user ID.
    pub user: UserId,
    /// What the mail holds.
    pub method: MailMethod,
    /// When another one may be asked for.
    pub next: Timestamp,
}

/// What a mail holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum MailMethod {
    /// A code, for [`super::offer`] with the same service and user.
    Code,
    /// A link, for [`crate::link::read`].
    Link,
}

/// Asks a service to verify a user by e-mail.
///
/// An identity of this user that is here already, blocked or not, is named: only then does the service send a code, and
/// not a link, to somebody who is enrolled elsewhere too.
///
/// # Errors
///
/// [`Error::NameInvalid`], [`Error::ServiceNotAllowed`], [`Error::ProjectUntold`], [`Error::MailTooSoon`], [`Error::MailNotOffered`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn ask_for_mail(
    ports: &Ports,
    service: &ServiceUrl,
    user: &UserId,
    device_name: &str,
) -> Result<Mail, Error> {
    let device_name = DeviceName::parse(device_name).map_err(|_| Error::NameInvalid)?;
    policy::in_force(ports).await?.allow(service)?;
    let unknown = Tenant { service: service.clone(), project: None };
    let configuration = ports.service.project_configuration(&unknown).await?;
    let configuration = configuration.ok_or_else(|| Error::ProjectUntold { service: service.to_string() })?;
    let tenant = Tenant { project: Some(configuration.id), ..unknown };
    let request = EmailRequest {
        user_id: user.clone(),
        project_id: configuration.id,
        device_name: Some(device_name),
        mpin_id: known(ports, &tenant, user).await?,
        access_id: None,
        device_tag: Some(ports.journal.device_tag().await?),
        client_id: None,
        redirect_uri: None,
        scope: Vec::new(),
        state: None,
        nonce: None,
    };
    let answer = ports.service.mail(&tenant, &request).await;
    let answer = answer.map_err(|error| refused(ports, service, error))?;
    Ok(Mail {
        service: tenant.service,
        project: summary(configuration),
        user: user.clone(),
        method: match answer.method {
            EmailMethod::Code => MailMethod::Code,
            EmailMethod::Link => MailMethod::Link,
        },
        next: Timestamp::from_second(answer.backoff).unwrap_or_else(|_| ports.clock.now()),
    })
}

/// The identity of this user that this workstation has or had.
async fn known(ports: &Ports, tenant: &Tenant, user: &UserId) -> Result<Option<MpinId>, Error> {
    let mut records = ports.journal.identities().await?.into_iter();
    let known = records.find(|record| record.tenant() == *tenant && record.identity.user == *user);
    Ok(known.map(|record| record.credentials.mpin_id))
}

fn summary(configuration: ProjectConfiguration) -> ProjectSummary {
    let (name, pin_length) = match configuration.countersign {
        Some(told) => (told.name, told.pin_length),
        None => (configuration.id.to_string(), PIN_LENGTH),
    };
    ProjectSummary { id: configuration.id, name, pin_length }
}

fn refused(ports: &Ports, service: &ServiceUrl, error: ServiceError) -> Error {
    match error.refusal() {
        Some(Code::RequestBackoff) => {
            let now = ports.clock.now();
            let told = error.context("backoff").and_then(|seconds| seconds.parse().ok());
            let next = told.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or(now);
            let seconds = u64::try_from(next.duration_since(now).as_secs()).unwrap_or(0).max(1);
            Error::MailTooSoon { next, seconds }
        }
        Some(Code::InvalidVerificationMethod | Code::NotFound | Code::MethodNotAllowed) => {
            Error::MailNotOffered { service: service.to_string() }
        }
        _ => error.into(),
    }
}
