//! Opening the program's lock with a PIN: the service is asked whether it is right, and nothing comes of it.

use mpin::Pin;
use wire::Scope;

use crate::{
    Error, Ports,
    authentication::Ready,
    history::Kind,
    identities::{self, Identity, IdentityId, State},
    journal::{NewEntry, Write},
    service::Fault,
};

/// Whether the program was locked when it last ran.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn was_locked(ports: &Ports) -> Result<bool, Error> {
    Ok(ports.journal.locked().await?)
}

/// Remembers that the program is locked, or no more.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn remember(ports: &Ports, locked: bool) -> Result<(), Error> {
    ports.journal.write(vec![Write::Locked(locked)]).await?;
    Ok(())
}

/// Whether an identity's PIN may be tried: never where a wrong one would block it.
///
/// # Errors
///
/// [`Error::UnlockStopped`], [`Error::IdentityRevoked`], [`Error::IdentityExpired`]
pub fn check(identity: &Identity) -> Result<(), Error> {
    let name = identity.name.clone();
    match identity.state {
        State::Revoked => Err(Error::IdentityRevoked { name }),
        State::Expired => Err(Error::IdentityExpired { name }),
        State::Active if identity.attempts_left == Some(1) => Err(Error::UnlockStopped { name }),
        State::Active => Ok(()),
    }
}

/// Proves the PIN of an identity to its service. No token is asked for, and a success leaves nothing in history: it would
/// fill it. A wrong PIN is counted and recorded as any other, and so is one whose verdict did not arrive.
///
/// # Errors
///
/// [`Error::UnlockStopped`] before anything is sent, [`Error::PinLength`], [`Error::WrongPin`], [`Error::IdentityRevoked`],
/// [`Error::IdentityExpired`], [`Error::IdentityUnknown`], [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn prove(ports: &Ports, id: IdentityId, pin: &Pin) -> Result<(), Error> {
    let identity = identities::record(ports, id).await?.identity;
    check(&identity)?;
    let mut ready = Ready::fetch(ports, id, pin).await?;
    let entry = NewEntry::of(&identity, Kind::Unlocked, ports.clock.now());
    match ready.authenticate(ports, pin, Scope::DvsAuth, None, entry).await {
        Ok(_) => {
            ports.journal.write(vec![Write::Used(id, ports.clock.now())]).await?;
            Ok(())
        }
        Err(Error::Service(error)) if ready.sent && !matches!(error.fault, Fault::Refused { .. }) => {
            // The service may have counted it.
            ports.journal.write(vec![Write::WrongPin(id)]).await?;
            Err(error.into())
        }
        Err(error) => Err(error),
    }
}

/// Forgets every identity, for a person who has no other way in. Nobody is signed in or signs by that.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn by_removing(ports: &Ports) -> Result<(), Error> {
    for identity in identities::list(ports).await? {
        identities::remove(ports, identity.id).await?;
    }
    Ok(())
}
