//! What the journal keeps, and what can be written into it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use wire::{DeviceName, Dtas, MpinId, ProjectId, PublicKeyHex, ServiceUrl, UserId};

use crate::{
    Error,
    enrol::PendingId,
    history::{Entry, Kind},
    identities::{Identity, IdentityId, State},
    keychain::Place,
    policy::LastKnown,
    service::Tenant,
    settings::Settings,
};

/// An identity with what its use takes, all of it public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityRecord {
    /// What a person sees of it.
    pub identity: Identity,
    /// What the service knows it by.
    pub credentials: Credentials,
    /// Where its token is.
    pub place: Place,
    /// The keychain that holds it.
    pub store: String,
    /// Whether its service pushes requests to it. Then the token for that lies beside its own.
    pub pushed: bool,
}

impl IdentityRecord {
    /// Whether its token is still of use: a revoked identity's is not.
    pub(crate) fn live(&self) -> bool {
        self.identity.state != State::Revoked
    }

    /// Refuses what the service has ended.
    pub(crate) fn check_usable(&self) -> Result<(), Error> {
        let name = || self.identity.name.clone();
        match self.identity.state {
            State::Active => Ok(()),
            State::Revoked => Err(Error::IdentityRevoked { name: name() }),
            State::Expired => Err(Error::IdentityExpired { name: name() }),
        }
    }

    /// The project it belongs to.
    pub(crate) fn tenant(&self) -> Tenant {
        Tenant { service: self.identity.service.clone(), project: Some(self.identity.project_id) }
    }
}

/// What the service knows an identity by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The registration.
    pub mpin_id: MpinId,
    /// The device's public key.
    pub public_key: PublicKeyHex,
    /// The authorities, as received.
    pub dtas: Dtas,
    /// The curve, so that it can be replaced one day.
    pub curve: String,
}

/// An enrolment that is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRecord {
    /// Local identifier.
    pub id: PendingId,
    /// Where its secrets are, and where the token will be.
    pub place: Place,
    /// The keychain that holds them.
    pub store: String,
    /// The service.
    pub service: ServiceUrl,
    /// The project that was offered, if that was known.
    pub expected: Option<ProjectId>,
    /// The project's name, if the service told.
    pub project_name: Option<String>,
    /// Digits of the PIN, if the service told before the registration.
    pub pin_length: Option<u8>,
    /// Whom it enrols.
    pub user: UserId,
    /// How this workstation calls itself.
    pub device_name: DeviceName,
    /// When it began.
    pub began: Timestamp,
    /// When it is given up.
    pub expires: Timestamp,
    /// What `/registration` answered, once it did.
    pub registered: Option<Registered>,
}

/// The public part of what `/registration` answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The project.
    pub project_id: ProjectId,
    /// Digits of the PIN.
    pub pin_length: u8,
    /// What the service knows the identity by.
    pub credentials: Credentials,
}

/// What an identity becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// Where its secret was.
    pub from: Place,
    /// Where its secret is.
    pub to: Place,
    /// What the service knows it by.
    pub credentials: Credentials,
}

/// A secret that nobody needs any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// Where it is.
    pub place: Place,
    /// The keychain that holds it.
    pub store: String,
}

/// One change. A list of them is written as a whole or not at all.
#[derive(Clone, Debug)]
pub enum Write {
    /// An enrolment begins.
    Begin(Box<PendingRecord>),
    /// `/registration` answered.
    Registered(PendingId, Box<Registered>),
    /// An enrolment is given up; its secrets are to be swept.
    Discard(PendingId),
    /// An enrolment is finished. Its place is the identity's from now on. An older identity of the same service,
    /// project and user makes way, and its secret is to be swept.
    Enrol(PendingId, Box<IdentityRecord>),
    /// An identity was registered anew: what the enrolment with this identifier has prepared is its own from now on,
    /// and the secret at the place it had is to be swept.
    Renew(PendingId, Box<Renewal>),
    /// An identity was used: its wrong PINs are forgotten.
    Used(IdentityId, Timestamp),
    /// The service did not accept a PIN.
    WrongPin(IdentityId),
    /// The service will not take an identity any more. The secret of a revoked one is to be swept.
    Mark(Place, State),
    /// An identity gets another name.
    Rename(IdentityId, String),
    /// An identity is forgotten; its secret is to be swept.
    Remove(IdentityId),
    /// A secret is gone from the keychain.
    Swept(Place),
    /// Something is worth remembering.
    Record(NewEntry),
    /// The settings.
    Settings(Settings),
    /// Whether the program is locked.
    Locked(bool),
    /// What is kept of the organisation's document.
    Policy(Option<LastKnown>),
}

/// An entry of history before it has an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: Kind,
    /// Name of the identity at that time.
    pub identity: String,
    /// User ID.
    pub user: String,
    /// The service's address.
    pub service: String,
    /// Project or document it was about.
    pub subject: String,
    /// The failure's code where it did not succeed.
    pub failure: Option<String>,
    /// What was signed, lower-case hexadecimal.
    pub hash: Option<String>,
    /// Where the signature was saved.
    pub saved: Option<String>,
    /// The signature itself, where it is saved nowhere else.
    pub receipt: Option<String>,
}

impl NewEntry {
    /// Something that happened with an identity, about its project.
    pub(crate) fn of(identity: &Identity, kind: Kind, at: Timestamp) -> NewEntry {
        NewEntry {
            at,
            kind,
            identity: identity.name.clone(),
            user: identity.user.to_string(),
            service: identity.service.to_string(),
            subject: identity.project_name.clone(),
            failure: None,
            hash: None,
            saved: None,
            receipt: None,
        }
    }
    /// The entry that the journal has under this number.
    pub(crate) fn numbered(self, id: u64) -> Entry {
        let NewEntry { at, kind, identity, user, service, subject, failure, hash, saved, receipt } = self;
        Entry { id, at, kind, identity, user, service, subject, failure, hash, saved, receipt }
    }
}
