//! What a service's certificate is checked against besides the operating system's trust store: authorities that are
//! trusted for this service alone, and keys of which the service must show one. Pins are checked in addition to the
//! certificate, never instead of it.

mod authority;
mod key_pin;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wire::ServiceUrl;

pub use authority::{Authority, Fingerprint};
pub use key_pin::KeyPin;

use crate::{
    Error, Ports,
    journal::{Journal, Write},
    ports::Task,
    service::ServiceError,
};

/// What is known of one service's certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Trust {
    /// Authorities that may vouch for it, besides the operating system's.
    pub authorities: Vec<Authority>,
    /// Keys of which it must show one. Empty where any will do.
    pub pins: Vec<KeyPin>,
}

/// What is known of each service. A service that is not in it has no entry to keep.
pub type Trusts = BTreeMap<ServiceUrl, Trust>;

impl Trust {
    /// This and what `other` adds, such as an organisation to what a person chose. The pins of both are allowed.
    #[must_use]
    pub fn with(mut self, other: &Trust) -> Trust {
        for authority in &other.authorities {
            if !self.authorities.contains(authority) {
                self.authorities.push(authority.clone());
            }
        }
        for pin in &other.pins {
            if !self.pins.contains(pin) {
                self.pins.push(*pin);
            }
        }
        self
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.authorities.is_empty() && self.pins.is_empty()
    }
}

/// What a person chose, and what `given` adds to it for each service.
pub fn merged(mut chosen: Trusts, given: &Trusts) -> Trusts {
    for (service, trust) in given {
        let own = chosen.remove(service).unwrap_or_default();
        chosen.insert(service.clone(), own.with(trust));
    }
    chosen
}

/// Where the client of services looks up what is known of them. Asked before each call, so that a change holds at once,
/// whichever process made it.
pub trait Known: Send + Sync {
    /// What is known of a service.
    fn of<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Result<Trust, ServiceError>>;
}

/// What stands in the settings.
pub struct FromJournal(pub std::sync::Arc<dyn Journal>);

impl Known for FromJournal {
    fn of<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Result<Trust, ServiceError>> {
        Box::pin(async move {
            // Without the settings nobody knows which key the service must show.
            let settings =
                self.0.settings().await.map_err(|error| ServiceError::unknowable(service, &error))?;
            Ok(settings.and_then(|mut settings| settings.trust.remove(service)).unwrap_or_default())
        })
    }
}

/// Trusts an authority for one service.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn add_authority(ports: &Ports, service: &ServiceUrl, authority: Authority) -> Result<(), Error> {
    change(ports, service, |trust| {
        if !trust.authorities.contains(&authority) {
            trust.authorities.push(authority);
        }
    })
    .await
}

/// Trusts an authority for a service no more.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn forget_authority(ports: &Ports, service: &ServiceUrl, print: &Fingerprint) -> Result<(), Error> {
    change(ports, service, |trust| trust.authorities.retain(|known| known.fingerprint() != *print)).await
}

/// Lets a service show this key, and no key that is not pinned.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn pin(ports: &Ports, service: &ServiceUrl, pin: KeyPin) -> Result<(), Error> {
    change(ports, service, |trust| {
        if !trust.pins.contains(&pin) {
            trust.pins.push(pin);
        }
    })
    .await
}

/// Takes a pin away; without any, the service may show every key that its certificate vouches for.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn unpin(ports: &Ports, service: &ServiceUrl, pin: &KeyPin) -> Result<(), Error> {
    change(ports, service, |trust| trust.pins.retain(|known| known != pin)).await
}

/// Changes what a person chose for a service, and nothing else of the settings.
async fn change(ports: &Ports, service: &ServiceUrl, alter: impl FnOnce(&mut Trust)) -> Result<(), Error> {
    let mut settings = ports.journal.settings().await?.unwrap_or_default();
    let mut trust = settings.trust.remove(service).unwrap_or_default();
    alter(&mut trust);
    if !trust.is_empty() {
        settings.trust.insert(service.clone(), trust);
    }
    ports.journal.write(vec![Write::Settings(settings)]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_organisation_gives_is_added_to_what_a_person_chose() {
        let service = |text: &str| ServiceUrl::parse(text).expect("an address");
        let pinned = |bytes: &[u8]| Trust {
            authorities: Vec::new(),
            pins: bytes.iter().map(|byte| KeyPin::from([*byte; 32])).collect(),
        };
        let (one, two) = (service("https://one.example.com"), service("https://two.example.com"));
        let chosen = Trusts::from([(one.clone(), pinned(&[1, 2]))]);
        let given = Trusts::from([(one.clone(), pinned(&[2, 3])), (two.clone(), pinned(&[4]))]);
        let merged = merged(chosen, &given);
        assert_eq!(merged, Trusts::from([(one, pinned(&[1, 2, 3])), (two, pinned(&[4]))]));
    }
}
