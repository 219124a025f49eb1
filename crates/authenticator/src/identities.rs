//! The identities of this workstation.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;
use wire::{DeviceName, ProjectId, ServiceUrl, UserId};

use crate::{
    Error, Ports,
    history::Kind,
    journal::{IdentityRecord, NewEntry, Write},
    sweep::sweep,
};

/// An identity as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// Local identifier.
    pub id: IdentityId,
    /// The person's own name for it; at first the project's name.
    pub name: String,
    /// User ID at the service.
    pub user: UserId,
    /// The project.
    pub project_id: ProjectId,
    /// The project's name as the service gives it, else its identifier.
    pub project_name: String,
    /// The service.
    pub service: ServiceUrl,
    /// Name of this workstation at the service.
    pub device_name: DeviceName,
    /// Digits of the PIN.
    pub pin_length: u8,
    /// Whether it can be used.
    pub state: State,
    /// Wrong PINs that the service accepts before it blocks; known after a wrong one.
    pub attempts_left: Option<u8>,
    /// When it was enrolled.
    pub enrolled: Timestamp,
    /// When it was last used.
    pub last_used: Option<Timestamp>,
}

/// Local identifier of an identity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct IdentityId(pub(crate) Uuid);

/// Whether an identity can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum State {
    /// It can.
    Active,
    /// The service has blocked it.
    Revoked,
    /// The service has let it expire.
    Expired,
}

impl IdentityId {
    /// Reads the hyphenated form.
    ///
    /// # Errors
    ///
    /// [`Error::IdentityUnknown`] for anything else.
    pub fn parse(text: &str) -> Result<IdentityId, Error> {
        Uuid::try_parse(text).map(IdentityId).map_err(|_| Error::IdentityUnknown { wanted: text.to_owned() })
    }
}

impl fmt::Display for IdentityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for IdentityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Wrong PINs in a row with which a service blocks an identity (section F).
pub const ATTEMPTS: u8 = 3;

/// Longest name of an identity, in characters.
pub const LONGEST_NAME: usize = 80;

/// All identities, by name.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn list(ports: &Ports) -> Result<Vec<Identity>, Error> {
    Ok(ports.journal.identities().await?.into_iter().map(|record| record.identity).collect())
}

/// The identity with this id, name or user ID.
///
/// # Errors
///
/// [`Error::IdentityUnknown`], [`Error::IdentityAmbiguous`], [`Error::Journal`]
pub async fn find(ports: &Ports, wanted: &str) -> Result<Identity, Error> {
    let identities = list(ports).await?;
    let asked: [fn(&Identity, &str) -> bool; 3] = [
        |identity, wanted| identity.id.to_string() == wanted,
        |identity, wanted| identity.name == wanted,
        |identity, wanted| identity.user.as_str() == wanted,
    ];
    // An id is never ambiguous, and a name was given to tell identities of one user apart.
    for names in asked {
        let mut found = identities.iter().filter(|identity| names(identity, wanted));
        match (found.next(), found.next()) {
            (Some(identity), None) => return Ok(identity.clone()),
            (Some(_), Some(_)) => return Err(Error::IdentityAmbiguous { wanted: wanted.to_owned() }),
            (None, _) => {}
        }
    }
    Err(Error::IdentityUnknown { wanted: wanted.to_owned() })
}

/// Gives an identity another name, of 1 to 80 characters.
///
/// # Errors
///
/// [`Error::NameInvalid`], [`Error::IdentityUnknown`], [`Error::Journal`]
pub async fn rename(ports: &Ports, id: IdentityId, name: &str) -> Result<Identity, Error> {
    let name = name.trim();
    let length = name.chars().count();
    if !(1..=LONGEST_NAME).contains(&length) || name.chars().any(char::is_control) {
        return Err(Error::NameInvalid);
    }
    let mut identity = record(ports, id).await?.identity;
    identity.name = name.to_owned();
    let entry = NewEntry::of(&identity, Kind::Renamed, ports.clock.now());
    ports.journal.write(vec![Write::Rename(id, name.to_owned()), Write::Record(entry)]).await?;
    Ok(identity)
}

/// Forgets an identity and its secret. The service is not told.
///
/// A keychain that cannot delete the secret now is asked again at every start.
///
/// # Errors
///
/// [`Error::IdentityUnknown`], [`Error::Journal`]
pub async fn remove(ports: &Ports, id: IdentityId) -> Result<(), Error> {
    let identity = record(ports, id).await?.identity;
    let entry = NewEntry::of(&identity, Kind::Removed, ports.clock.now());
    ports.journal.write(vec![Write::Remove(id), Write::Record(entry)]).await?;
    sweep(ports).await
}

/// An identity with what its use takes.
pub(crate) async fn record(ports: &Ports, id: IdentityId) -> Result<IdentityRecord, Error> {
    let records = ports.journal.identities().await?;
    let found = records.into_iter().find(|record| record.identity.id == id);
    found.ok_or_else(|| Error::IdentityUnknown { wanted: id.to_string() })
}
