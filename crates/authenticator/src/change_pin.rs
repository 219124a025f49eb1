//! Another PIN for an identity.
//!
//! The service proves the old PIN and learns nothing else: the token of the new one is computed here, from the token of
//! the old. It gets a place of its own in the keychain, and one transaction makes it the identity's; before that the old
//! PIN works, and after it the new one.

use std::fmt;

use mpin::Pin;
use wire::Scope;

use crate::{
    Error, NewPin, Ports,
    authentication::Ready,
    enrol::successor,
    history::Kind,
    identities::{Identity, IdentityId, record},
    journal::{JournalError, NewEntry, PendingRecord, Write},
    keychain::{Kept, Place},
    policy::PinRules,
    sweep::sweep,
};

/// An old PIN that the service has just accepted, wiped when dropped.
pub struct Proved {
    id: IdentityId,
    /// The generation it belongs to.
    place: Place,
    old: Pin,
    rules: PinRules,
}

impl fmt::Debug for Proved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proved").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Proved {
    /// Checks the digits of the new PIN.
    ///
    /// # Errors
    ///
    /// As for [`PinRules::check`], and [`Error::PinUnchanged`]
    pub fn check_new_pin(&self, digits: &str) -> Result<NewPin, Error> {
        let length = u8::try_from(self.old.length()).unwrap_or_default();
        let new = self.rules.check(digits, length)?;
        if *new.pin() == self.old { Err(Error::PinUnchanged) } else { Ok(new) }
    }
}

/// Has the service prove the old PIN. Nothing is opened with it, and no token handed on.
///
/// # Errors
///
/// [`Error::IdentityUnknown`], [`Error::PinLength`], [`Error::WrongPin`], [`Error::IdentityRevoked`],
/// [`Error::IdentityExpired`], [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn prove(ports: &Ports, id: IdentityId, old: Pin) -> Result<Proved, Error> {
    let rules = PinRules::load(ports).await?;
    let mut ready = Ready::fetch(ports, id, &old).await?;
    let attempt = NewEntry::of(&ready.record.identity, Kind::PinChanged, ports.clock.now());
    ready.authenticate(ports, &old, Scope::DvsAuth, None, attempt).await?;
    ports.journal.write(vec![Write::Used(id, ports.clock.now())]).await?;
    Ok(Proved { id, place: ready.record.place, old, rules })
}

/// Changes the PIN. Afterwards the new one works, or, if this fails, the old one.
///
/// # Errors
///
/// [`Error::PinUnchanged`], [`Error::IdentityChanged`] when another program was faster, [`Error::Keychain`],
/// [`Error::Journal`]
pub async fn change(ports: &Ports, proved: &Proved, new: &NewPin) -> Result<Identity, Error> {
    if *new.pin() == proved.old {
        return Err(Error::PinUnchanged);
    }
    let ready = Ready::fetch(ports, proved.id, &proved.old).await?;
    let changed = || Error::IdentityChanged { name: ready.record.identity.name.clone() };
    if ready.record.place != proved.place {
        return Err(changed());
    }
    let pending = successor::begin(ports, &ready).await?;
    let done = take_place(ports, &ready, &pending, &proved.old, new.pin()).await;
    if done.is_err() {
        successor::give_up(ports, &pending).await?;
    }
    match done {
        Err(Error::Journal(JournalError::Overtaken)) => return Err(changed()),
        done => done?,
    }
    // The new PIN stands; what is left over is tried again at the next start.
    if let Err(error) = sweep(ports).await {
        tracing::warn!(%error, "secrets could not be swept");
    }
    Ok(record(ports, proved.id).await?.identity)
}

async fn take_place(
    ports: &Ports,
    ready: &Ready,
    pending: &PendingRecord,
    old: &Pin,
    new: &Pin,
) -> Result<(), Error> {
    let secret = Kept { token: ready.change_pin(old, new)?, push: ready.kept.push.clone() };
    let entry = NewEntry::of(&ready.record.identity, Kind::PinChanged, ports.clock.now());
    let credentials = ready.record.credentials.clone();
    successor::take_place(ports, ready, pending, credentials, secret, vec![Write::Record(entry)]).await?;
    Ok(())
}
