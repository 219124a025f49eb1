//! How each service of this workstation is reached: what the network settings show, and what Home says while one is not.

use std::{collections::BTreeMap, time::Duration};

use jiff::{SignedDuration, Timestamp};
use wire::{ProjectId, ServiceUrl};

use crate::{
    Error, Ports, Watcher,
    pause::Pause,
    policy,
    service::{Fault, Reached, Relay, ServiceError, Tenant},
    settings,
    trust::Trust,
};

/// How often this looks whether a service was lost or found again.
const LOOK: Duration = Duration::from_secs(2);

/// How one service is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// Its address.
    pub service: ServiceUrl,
    /// The proxy on the way, if there is one.
    pub relay: Option<Relay>,
    /// What its certificate is checked against besides the system's trust store.
    pub trust: Trust,
    /// How far this computer's clock was ahead when the service last answered.
    pub skew: Option<SignedDuration>,
    /// How it was reached when it was last called.
    pub reached: Option<Reached>,
}

impl Network {
    /// Why the service is out of reach, if it is: because of the network, not because of what it answered.
    pub fn lost(&self) -> Option<&ServiceError> {
        self.reached.as_ref().and_then(Reached::lost)
    }
}

/// Every service of this workstation: of its identities, of the form, and those that something is known of.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn services(ports: &Ports) -> Result<Vec<Network>, Error> {
    let mut trusts = settings::load(ports).await?.trust;
    let mut networks = Vec::new();
    for service in tenants(ports).await?.into_keys() {
        networks.push(Network {
            relay: ports.service.relay(&service).await,
            trust: trusts.remove(&service).unwrap_or_default(),
            skew: ports.service.skew(&service),
            reached: ports.service.reached(&service),
            service,
        });
    }
    Ok(networks)
}

/// Tells whenever a service is lost or found again, until this is dropped. What is lost is looked for by itself, at
/// first often and then less, so that it comes back without anybody pressing a button.
pub async fn watch(ports: &Ports, tell: impl Fn() + Send + Sync) {
    let mut lost: BTreeMap<ServiceUrl, Search> = BTreeMap::new();
    let mut known = Tenants { watcher: ports.watcher(), changes: None, all: BTreeMap::new() };
    loop {
        match known.now(ports).await {
            Ok(tenants) => {
                if look(ports, tenants, &mut lost).await {
                    tell();
                }
            }
            Err(error) => tracing::debug!(%error, "the services cannot be looked up"),
        }
        ports.clock.sleep(LOOK).await;
    }
}

/// The services, as they were when the journal last changed.
struct Tenants {
    watcher: Watcher,
    changes: Option<u64>,
    all: BTreeMap<ServiceUrl, Option<ProjectId>>,
}

impl Tenants {
    /// The services now, looked up only where something has changed.
    async fn now(&mut self, ports: &Ports) -> Result<&BTreeMap<ServiceUrl, Option<ProjectId>>, Error> {
        if !self.watcher.is_due() && self.changes.is_some() {
            return Ok(&self.all);
        }
        // Forgotten until all is known: who could not look looks again.
        let before = self.changes.take();
        let changes = Some(ports.changes().await?);
        if before != changes {
            self.all = tenants(ports).await?;
        }
        self.changes = changes;
        Ok(&self.all)
    }
}

/// When a lost service is looked for next.
struct Search {
    pause: Pause,
    next: Timestamp,
}

/// Looks at every service, and looks for those that are lost. Whether any was lost or found.
async fn look(
    ports: &Ports,
    tenants: &BTreeMap<ServiceUrl, Option<ProjectId>>,
    lost: &mut BTreeMap<ServiceUrl, Search>,
) -> bool {
    let mut changed = false;
    for (service, project) in tenants {
        if !is_lost(ports, service) {
            changed |= lost.remove(service).is_some();
            continue;
        }
        let now = ports.clock.now();
        let later = |pause: &mut Pause| SignedDuration::try_from(pause.next()).unwrap_or(SignedDuration::MAX);
        match lost.get_mut(service) {
            Some(search) if search.next <= now => {
                let tenant = Tenant { service: service.clone(), project: *project };
                // What it answers is remembered, and looked at in the next round.
                let _ = ports.service.project_configuration(&tenant).await;
                search.next = now.saturating_add(later(&mut search.pause)).unwrap_or(Timestamp::MAX);
            }
            Some(_) => {}
            None => {
                let mut pause = Pause::default();
                let next = now.saturating_add(later(&mut pause)).unwrap_or(Timestamp::MAX);
                lost.insert(service.clone(), Search { pause, next });
                changed = true;
            }
        }
    }
    let known = lost.len();
    lost.retain(|service, _| tenants.contains_key(service));
    changed || lost.len() != known
}

fn is_lost(ports: &Ports, service: &ServiceUrl) -> bool {
    ports.service.reached(service).is_some_and(|reached| reached.lost().is_some())
}

async fn tenants(ports: &Ports) -> Result<BTreeMap<ServiceUrl, Option<ProjectId>>, Error> {
    let policy = policy::in_force(ports).await?;
    let settings = settings::under(ports, &policy).await?;
    let named = settings.preset_service.into_iter().chain(settings.trust.into_keys());
    let mut tenants: BTreeMap<_, _> = named.map(|service| (service, None)).collect();
    for record in ports.journal.identities().await? {
        tenants.insert(record.identity.service, Some(record.identity.project_id));
    }
    // A service that is not allowed is not even asked whether it is there.
    tenants.retain(|service, _| policy.allows(service));
    Ok(tenants)
}

impl Reached {
    /// Why the service is out of reach, if it is.
    pub fn lost(&self) -> Option<&ServiceError> {
        self.failure.as_ref().filter(|error| !matches!(error.fault, Fault::Unknowable { .. }))
    }
}
