//! What is shared with whom.

use tokio::task::JoinSet;
use wire::{MemberConsent, ServiceUrl, SessionLink};

use super::token;
use crate::{
    Error, Ports,
    authentication::consent_error,
    history::Kind,
    identities::{Identity, IdentityId, State, record},
    journal::{IdentityRecord, NewEntry, Write},
    policy,
    sign_in::{self, Request},
};

/// Something that is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Whose it is.
    pub identity: Identity,
    /// What, with whom, since when and until when.
    pub consent: MemberConsent,
}

/// What this workstation's identities share.
#[derive(Debug, Default)]
pub struct Applications {
    /// What is shared, the newest first.
    pub shared: Vec<Shared>,
    /// Whose service could not be asked, and why.
    pub failures: Vec<(Identity, Error)>,
}

/// Asks every service that can tell what its identities share. It runs inside a Tokio runtime.
///
/// # Errors
///
/// [`Error::Journal`]. What one service or the keychain does not give is a failure among others.
pub async fn list(ports: &Ports) -> Result<Applications, Error> {
    let policy = policy::in_force(ports).await?;
    let mut records = ports.journal.identities().await?;
    records.retain(|record| {
        let usable = record.pushed && record.identity.state == State::Active;
        usable && policy.allows(&record.identity.service)
    });
    let mut asking = JoinSet::new();
    for record in records {
        let ports = ports.clone();
        asking.spawn(async move {
            let told = of_identity(&ports, &record).await;
            (record.identity, told)
        });
    }
    let mut found = Applications::default();
    while let Some(asked) = asking.join_next().await {
        match asked {
            Ok((identity, Ok(consents))) => found
                .shared
                .extend(consents.into_iter().map(|consent| Shared { identity: identity.clone(), consent })),
            Ok((identity, Err(error))) => found.failures.push((identity, error)),
            Err(defect) => tracing::error!(%defect, "what an identity shares was not asked"),
        }
    }
    found.shared.sort_by_key(|shared| -shared.consent.since);
    found.failures.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    Ok(found)
}

async fn of_identity(ports: &Ports, record: &IdentityRecord) -> Result<Vec<MemberConsent>, Error> {
    let token = token(ports, record).await?;
    let told = match ports.service.consents(&record.tenant(), &token).await {
        Ok(told) => told,
        // A service that knows nothing of all this shares nothing.
        Err(error) if is_unknown(&error) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    Ok(told.consents.into_iter().filter(|consent| consent.user_id == record.identity.user).collect())
}

fn is_unknown(error: &crate::service::ServiceError) -> bool {
    matches!(error.refusal(), Some(wire::Code::NotFound | wire::Code::MethodNotAllowed))
}

/// Takes back what an identity shares with an application. The service stops handing it out at once; what the application has
/// read already stays with it.
///
/// # Errors
///
/// [`Error::ConsentEnded`], [`Error::IdentityUnknown`], [`Error::SharingImpossible`], [`Error::Keychain`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn take_back(ports: &Ports, id: IdentityId, consent: &MemberConsent) -> Result<(), Error> {
    let record = record(ports, id).await?;
    let token = token(ports, &record).await?;
    let ended = ports.service.end_consent(&record.tenant(), &token, &consent.id).await;
    ended.map_err(consent_error)?;
    let mut entry = NewEntry::of(&record.identity, Kind::TookBack, ports.clock.now());
    if !consent.application_name.is_empty() {
        entry.subject = consent.application_name.clone();
    }
    ports.journal.write(vec![Write::Record(entry)]).await?;
    Ok(())
}

/// Asks to share something else with an application instead. Answers the request in which that is done; until it is, nothing
/// changes.
///
/// # Errors
///
/// [`Error::ConsentEnded`], [`Error::IdentityUnknown`], [`Error::SharingImpossible`], [`Error::RequestForged`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn change(ports: &Ports, id: IdentityId, consent: &str) -> Result<Request, Error> {
    let record = record(ports, id).await?;
    let token = token(ports, &record).await?;
    let opened = ports.service.change_consent(&record.tenant(), &token, consent).await;
    let opened = opened.map_err(consent_error)?;
    let service: ServiceUrl = record.identity.service.clone();
    sign_in::read_there(ports, &SessionLink { service, access_id: opened.access_id }).await
}
