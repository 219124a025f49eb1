//! What is well and what is not: keychain, journal, services, identities.

use std::collections::BTreeMap;

use uuid::Uuid;
use wire::{ProjectId, ServiceUrl};

use crate::{
    Error, Ports,
    authentication::{TOLERANCE, kept},
    journal::IdentityRecord,
    keychain::{KeychainError, Place, Secret, Trouble},
    policy::{self, InForce},
    service::Tenant,
    settings,
};

/// One thing that was examined.
#[derive(Debug)]
pub struct Finding {
    /// What was examined.
    pub check: Check,
    /// What it is about: a service's address, an identity's name.
    pub subject: Option<String>,
    /// Why it is not well; `None` when it is.
    pub failure: Option<Error>,
}

/// What is examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Check {
    /// The keychain takes, gives and deletes a secret.
    Keychain,
    /// The journal can be read and written.
    Journal,
    /// The service answers and is compatible.
    Service,
    /// The service's clock and this computer's agree.
    Clock,
    /// What the organisation fixes can be read. Only where somebody manages this computer.
    Policy,
    /// The identity is not blocked, its service allowed, and its secret is in the keychain. It is not shown.
    Identity,
}

impl Check {
    /// The check's name, in kebab case.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Examines everything. What is not well is a finding, not an error.
///
/// # Errors
///
/// None: what cannot be examined is a finding too. A host treats one as it does any other.
pub async fn examine(ports: &Ports) -> Result<Vec<Finding>, Error> {
    let mut findings = vec![
        finding(Check::Keychain, Some(ports.keychain.store().to_owned()), keychain(ports).await),
        finding(Check::Journal, None, journal(ports).await),
    ];
    let Ok(policy) = policy::in_force(ports).await else { return Ok(findings) };
    if policy.managed {
        let flaw = policy.flaw.clone().map_or(Ok(()), |flaw| Err(flaw.into()));
        findings.push(finding(Check::Policy, policy.document.organisation.clone(), flaw));
    }
    let Ok(records) = ports.journal.identities().await else { return Ok(findings) };
    for (service, project) in services(ports, &records).await {
        // A service that is not allowed is not even asked how it is.
        if !policy.allows(&service) {
            continue;
        }
        let tenant = Tenant { service: service.clone(), project };
        let reached = reach(ports, &tenant).await;
        let answered = reached.is_ok();
        findings.push(finding(Check::Service, Some(service.to_string()), reached));
        if answered {
            findings.push(finding(Check::Clock, Some(service.to_string()), clock(ports, &service)));
        }
    }
    for record in &records {
        findings.push(finding(
            Check::Identity,
            Some(record.identity.name.clone()),
            usable(ports, &policy, record).await,
        ));
    }
    Ok(findings)
}

fn finding(check: Check, subject: Option<String>, examined: Result<(), Error>) -> Finding {
    Finding { check, subject, failure: examined.err() }
}

/// Writes, reads and deletes an item of no meaning.
async fn keychain(ports: &Ports) -> Result<(), Error> {
    let place = Place { identity: Uuid::new_v4(), generation: 0 };
    let written = Secret::new(b"examined".to_vec());
    ports.keychain.put(&place, &written).await?;
    let read = ports.keychain.get(&place).await;
    ports.keychain.delete(&place).await?;
    if *read? == *written {
        return Ok(());
    }
    let store = ports.keychain.store().to_owned();
    Err(KeychainError { store, trouble: Trouble::Corrupt, reason: "not what was written".into() }.into())
}

/// Reads and writes, without a change that anybody would notice.
async fn journal(ports: &Ports) -> Result<(), Error> {
    ports.journal.changes().await?;
    ports.journal.next_generation().await?;
    Ok(())
}

/// The services of the identities, and the one that the form is filled in with.
async fn services(ports: &Ports, records: &[IdentityRecord]) -> BTreeMap<ServiceUrl, Option<ProjectId>> {
    let preset = settings::load(ports).await.ok().and_then(|settings| settings.preset_service);
    let preset = preset.into_iter().map(|service| (service, None));
    let used = records.iter().map(|record| &record.identity);
    preset.chain(used.map(|identity| (identity.service.clone(), Some(identity.project_id)))).collect()
}

async fn reach(ports: &Ports, tenant: &Tenant) -> Result<(), Error> {
    let found = ports.service.project_configuration(tenant).await?.map(|configuration| configuration.id);
    match (tenant.project, found) {
        (Some(expected), Some(found)) if expected != found => {
            Err(Error::ProjectMismatch { expected: expected.to_string(), found: found.to_string() })
        }
        _ => Ok(()),
    }
}

async fn usable(ports: &Ports, policy: &InForce, record: &IdentityRecord) -> Result<(), Error> {
    record.check_usable()?;
    policy.allow(&record.identity.service)?;
    kept(ports, record).await.map(drop)
}

fn clock(ports: &Ports, service: &ServiceUrl) -> Result<(), Error> {
    let minutes = ports.service.skew(service).map_or(0, |skew| skew.as_mins());
    if minutes.abs() > TOLERANCE {
        return Err(Error::ClockSkewed { service: service.to_string(), minutes });
    }
    Ok(())
}
