//! Making an identity, however the device asks for it.

use std::sync::Arc;

use mpin::{Identity, PublicKey};
use wire::{Code, DeviceName, Dtas, MpinId, PublicKeyHex, UserId};

use super::rules::{self, Registration};
use super::{Standing, standing, statements};
use crate::activation::{Promise, Use};
use crate::audit::{self, Event, Kind};
use crate::authority::{Grant, KeyPair};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::Origin;
use crate::store::Transaction;
use crate::{Service, mail, push};

/// A device that wants to be registered, and everything else that a registration needs.
pub struct Enrolling {
    /// The service.
    pub service: Arc<Service>,
    /// Whose device it is.
    pub user: UserId,
    /// How it calls itself.
    pub device_name: DeviceName,
    /// What it keeps for as long as it is installed.
    pub device_tag: Option<String>,
    /// Where it takes pushed requests.
    pub push_token: Option<String>,
    /// Whether it can repeat numbers.
    pub matches_numbers: bool,
    /// Where it is.
    pub origin: Origin,
    /// The authorities' current keys.
    pub keys: KeyPair,
    /// Now.
    pub now: Instant,
}

/// What it came to. A refusal is committed, for it leaves a row in the log.
pub type Outcome = Result<Result<Registration, Refusal>>;

impl Enrolling {
    /// For a device that asks now.
    pub async fn new(
        service: &Arc<Service>,
        user: UserId,
        device_name: DeviceName,
        origin: Origin,
    ) -> Result<Self> {
        let (keys, now) = (service.authorities.current_keys().await?, service.clock.now());
        Ok(Enrolling {
            service: service.clone(),
            user,
            device_name,
            device_tag: None,
            push_token: None,
            matches_numbers: false,
            origin,
            keys,
            now,
        })
    }

    /// Makes the identity that was promised, or answers again, or refuses.
    pub fn make(&self, tx: &mut Transaction<'_>, used: Option<Use>, public_key: &PublicKeyHex) -> Outcome {
        match used {
            Some(Use::First(promise)) => self.enrol(tx, promise, public_key),
            Some(Use::Again(mpin_id)) => self.repeat(tx, &mpin_id),
            None => self.refuse(tx),
        }
    }

    fn enrol(&self, tx: &mut Transaction<'_>, promise: Promise, public_key: &PublicKeyHex) -> Outcome {
        let Promise { mpin_id, grounds } = promise;
        if let Some(before) = &grounds.renews
            && standing(tx, before)? != Standing::Good
        {
            return self.refuse(tx);
        }
        // A device that can repeat numbers cannot unlearn it by renewing its identity.
        let before =
            grounds.renews.as_ref().map(|before| statements::find(tx, self.service.project.id, before));
        let could = before.transpose()?.flatten().is_some_and(|before| before.matches_numbers);
        let new = Registration {
            mpin_id,
            project: self.service.project.id,
            user: self.user.clone(),
            device_name: self.device_name.as_str().to_owned(),
            public_key: public_key.clone(),
            keys: self.keys.clone(),
            grounds,
            created: self.now,
            last_used: self.now,
            matches_numbers: self.matches_numbers || could,
            revoked: false,
        };
        statements::insert(tx, &new, self.device_tag.as_deref(), &self.origin)?;
        if let Some(token) = &self.push_token {
            push::keep(tx, &new, token)?;
        }
        let renewed = new.grounds.renews.is_some();
        let kind = if renewed { Kind::RegistrationRenewed } else { Kind::RegistrationSucceeded };
        audit::record(tx, &new.event(kind, &self.origin), self.now)?;
        if !renewed {
            let letter = mail::device_enrolled(&self.service.project, &new.user, &new.device_name);
            mail::post(tx, &new.user, &letter, self.now)?;
        }
        Ok(Ok(new))
    }

    /// Answers again, as long as nobody has used the identity.
    fn repeat(&self, tx: &mut Transaction<'_>, mpin_id: &MpinId) -> Outcome {
        match statements::find_unused(tx, self.service.project.id, &mpin_id.hash())? {
            Some(registration) => Ok(Ok(registration)),
            None => self.refuse(tx),
        }
    }

    /// The token is not good, or no longer.
    pub fn refuse(&self, tx: &mut Transaction<'_>) -> Outcome {
        let event = Event::new(Kind::RegistrationFailed, self.service.project.id, &self.origin)
            .to(&self.user)
            .on(Some(self.device_name.as_str()));
        audit::record(tx, &event, self.now)?;
        Ok(Err(Refusal::new(Code::InvalidActivationToken)))
    }
}

/// What a device needs to fetch its shares.
pub struct Shares {
    /// Permission, of each authority.
    pub grants: [Grant; 2],
    /// The authorities.
    pub dtas: Dtas,
}

impl Shares {
    /// Of a registration.
    pub fn of(registered: &Registration, public_key: &PublicKey, now: Instant) -> Result<Shares> {
        let identity = Identity::derive(registered.mpin_id.as_bytes(), public_key);
        let expires = rules::shares_expiry(registered.created, now);
        Ok(Shares {
            grants: registered.keys.grants(identity.digest(), expires),
            dtas: registered.keys.derive_dtas()?,
        })
    }
}

/// A public key from outside, a point that was checked.
pub fn public_key(hex: &PublicKeyHex) -> Result<PublicKey> {
    PublicKey::from_bytes(hex.as_bytes()).map_err(|_| Error::parameter("publicKey"))
}
