//! Whether there is a newer version. Nothing is fetched but the list of versions, and only when a person asks.

use std::sync::Arc;

use authenticator::{
    settings,
    trust::{FromJournal, Known},
    updates::{self, Feed, Installed, Offer, Refusal, TrustFile, Version},
};

use super::{Desk, Failure, Fault, NewVersion, RefusedUpdate, Update, UpdatePackage, UpdateRefusal};

/// Where to look for updates.
pub struct Updates {
    /// Brings the list of versions.
    pub feed: Box<dyn Feed>,
    /// Which keys are trusted, and what was seen.
    pub trust: TrustFile,
    /// Operating system and processor, such as `linux-x86_64`.
    pub system: String,
    /// Whether the system's package manager installed this program.
    pub by_system: bool,
}

impl Desk {
    /// Looks once, in the channel in force.
    pub(super) async fn find_update(&self) -> Result<Update, Failure> {
        let Some(place) = &self.0.host.updates else { return Ok(Update::Elsewhere) };
        let ports = self.ports().await?;
        let installed = Installed {
            version: Version::parse(&self.0.host.surroundings.version).map_err(|_| Fault::InternalDefect)?,
            channel: settings::load(ports).await?.update_channel,
            system: place.system.clone(),
        };
        let known: Arc<dyn Known> = Arc::new(FromJournal(ports.journal.clone()));
        let now = ports.clock.now();
        let found = updates::look(&*place.feed, &known, &place.trust, &installed, now).await;
        Ok(match found {
            updates::Finding::UpToDate => Update::UpToDate,
            updates::Finding::Available(offer) => Update::Available(new_version(*offer, place.by_system)),
            updates::Finding::Refused(refusal) => Update::Refused(refusal.into()),
            updates::Finding::Offline => Update::Offline,
        })
    }
}

fn new_version(offer: Offer, by_system: bool) -> NewVersion {
    let package = offer.artifacts.into_iter().next().filter(|_| !by_system);
    NewVersion {
        version: offer.version.to_string(),
        direct: offer.direct,
        by_system,
        package: package
            .map(|artifact| UpdatePackage { address: artifact.url.into(), fingerprint: artifact.sha256 }),
    }
}

impl From<Refusal> for RefusedUpdate {
    fn from(refusal: Refusal) -> RefusedUpdate {
        let (reason, offered) = match refusal {
            Refusal::Unsigned | Refusal::Malformed | Refusal::OtherChannel => (UpdateRefusal::Unsigned, None),
            Refusal::Stale => (UpdateRefusal::Stale, None),
            Refusal::Replayed => (UpdateRefusal::Older, None),
            Refusal::Older(version) => (UpdateRefusal::Older, Some(version.to_string())),
        };
        RefusedUpdate { reason, offered }
    }
}
