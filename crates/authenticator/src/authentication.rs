//! Proving a PIN to the service: pass 1, pass 2 and the verdict (sections A.9 to A.11).

use jiff::Timestamp;
use mpin::{Challenge, Pin, PublicKey, Token};
use wire::{
    AccessId, AuthenticateRequest, AuthenticateResponse, G1Hex, MatchTicket, MessageHash, Pass1Request,
    Pass2Request, Scope,
};

use crate::{
    Code, Error, Ports,
    enrol::renew,
    history::Kind,
    identities::{ATTEMPTS, IdentityId, State, record},
    journal::{IdentityRecord, NewEntry, Write},
    keychain::{Kept, KeychainError, Sealed, Secret, Trouble},
    policy,
    service::{Fault, ServiceError},
    sweep::sweep,
};

/// An identity whose token is at hand.
pub(crate) struct Ready {
    pub record: IdentityRecord,
    pub kept: Kept,
    identity: mpin::Identity,
    /// Whether the service may have counted an attempt: from pass 2 on, an answer that does not come says nothing.
    pub sent: bool,
}

/// A session that a right PIN completes.
pub(crate) struct Completing {
    pub session: AccessId,
    /// What repeating its number gave.
    pub matched: Option<MatchTicket>,
}

/// A signature and when it was made.
pub(crate) struct Signed {
    /// Without a time of its own.
    pub signature: wire::Signature,
    /// The time that is part of what was signed.
    pub timestamp: wire::Timestamp,
    /// The same time.
    pub at: Timestamp,
}

/// Most that this clock and the service's may differ when something is signed, in minutes.
pub(crate) const TOLERANCE: i64 = 5;

impl Ready {
    /// Fetches an identity's token. Nothing that fails here costs an attempt.
    pub(crate) async fn fetch(ports: &Ports, id: IdentityId, pin: &Pin) -> Result<Ready, Error> {
        let mut known = record(ports, id).await?;
        loop {
            known.check_usable()?;
            policy::in_force(ports).await?.allow(&known.identity.service)?;
            if pin.length() != usize::from(known.identity.pin_length) {
                return Err(Error::PinLength { expected: known.identity.pin_length });
            }
            match kept(ports, &known).await {
                Err(Error::Keychain(error)) if error.trouble == Trouble::Missing => {
                    let now = record(ports, id).await?;
                    if now.place == known.place {
                        return Err(Error::Keychain(error));
                    }
                    // Another program has just given the identity another secret.
                    known = now;
                }
                kept => return Self::with(known, kept?),
            }
        }
    }

    /// An identity and its secrets.
    pub(crate) fn with(record: IdentityRecord, kept: Kept) -> Result<Ready, Error> {
        let public_key = PublicKey::from_bytes(record.credentials.public_key.as_bytes())
            .map_err(|_| damaged(&record, "public key"))?;
        let identity = mpin::Identity::derive(record.credentials.mpin_id.as_bytes(), &public_key);
        Ok(Ready { record, kept, identity, sent: false })
    }

    /// Asks the service whether the PIN is right. What it says of the identity is written down; a call that fails for
    /// another reason changes nothing.
    ///
    /// A service that asks for it gets this device registered anew. Whether that succeeds does not matter here: the old
    /// registration is good until the new one takes its place.
    pub(crate) async fn authenticate(
        &mut self,
        ports: &Ports,
        pin: &Pin,
        scope: Scope,
        session: Option<Completing>,
        attempt: NewEntry,
    ) -> Result<AuthenticateResponse, Error> {
        match self.prove(ports, pin, scope, session).await {
            Err(Error::Service(error)) => Err(self.judged(ports, error, attempt).await?),
            Err(error) => Err(error),
            Ok(answer) => {
                if let Some(asked) = &answer.dvs_register {
                    renew(ports, self, pin, asked).await;
                }
                Ok(answer)
            }
        }
    }

    async fn prove(
        &mut self,
        ports: &Ports,
        pin: &Pin,
        scope: Scope,
        session: Option<Completing>,
    ) -> Result<AuthenticateResponse, Error> {
        let (tenant, credentials) = (self.record.tenant(), &self.record.credentials);
        let (u, attempt) =
            self.kept.token.begin(&self.identity, pin).map_err(|_| damaged(&self.record, "token"))?;
        let request = Pass1Request {
            scope: [scope],
            mpin_id: credentials.mpin_id.clone(),
            dtas: credentials.dtas.clone(),
            u: G1Hex::new(u.to_bytes()),
            public_key: credentials.public_key.clone(),
        };
        let y = ports.service.pass1(&tenant, &request).await?.y;
        let malformed = || ServiceError::new(&tenant.service, Fault::Malformed { what: "y".into() });
        let challenge = Challenge::from_bytes(y.as_bytes()).map_err(|_| malformed())?;
        let v = attempt.respond(&challenge).map_err(|_| malformed())?;
        self.sent = true;
        let (wid, matched) = session.map(|one| (one.session, one.matched)).unzip();
        let request = Pass2Request { mpin_id: credentials.mpin_id.clone(), v: G1Hex::new(v.to_bytes()), wid };
        let auth_ott = ports.service.pass2(&tenant, &request).await?.auth_ott;
        let request = AuthenticateRequest { auth_ott, wam: Some("dvs".into()), matched: matched.flatten() };
        Ok(ports.service.authenticate(&tenant, &request).await?)
    }

    /// Writes down what a refusal says of the identity.
    async fn judged(&self, ports: &Ports, error: ServiceError, attempt: NewEntry) -> Result<Error, Error> {
        let identity = &self.record.identity;
        let name = identity.name.clone();
        match error.refusal() {
            Some(wire::Code::UnsuccessfulAuthentication) => {
                let entry = NewEntry { failure: Some(Code::WrongPin.to_string()), ..attempt };
                ports.journal.write(vec![Write::WrongPin(identity.id), Write::Record(entry)]).await?;
                let left = record(ports, identity.id).await?.identity.attempts_left;
                Ok(Error::WrongPin { left: left.unwrap_or(ATTEMPTS - 1) })
            }
            Some(wire::Code::RevokedMpinId) => {
                self.block(ports, State::Revoked, Code::IdentityRevoked).await?;
                Ok(Error::IdentityRevoked { name })
            }
            Some(wire::Code::ExpiredMpinId) => {
                self.block(ports, State::Expired, Code::IdentityExpired).await?;
                Ok(Error::IdentityExpired { name })
            }
            _ => Ok(session_error(error)),
        }
    }

    async fn block(&self, ports: &Ports, state: State, code: Code) -> Result<(), Error> {
        let identity = &self.record.identity;
        let mut entry = NewEntry::of(identity, Kind::Blocked, ports.clock.now());
        entry.failure = Some(code.to_string());
        ports.journal.write(vec![Write::Mark(self.record.place, state), Write::Record(entry)]).await?;
        sweep(ports).await
    }

    /// The token of another PIN.
    pub(crate) fn change_pin(&self, old: &Pin, new: &Pin) -> Result<Token, Error> {
        let changed = self.kept.token.change_pin(&self.identity, old, new);
        changed.map_err(|_| damaged(&self.record, "token"))
    }

    /// Signs a hash with this computer's time, which the service's must agree with.
    pub(crate) fn sign(&self, ports: &Ports, pin: &Pin, hash: MessageHash) -> Result<Signed, Error> {
        let service = &self.record.identity.service;
        let minutes = ports.service.skew(service).map_or(0, |skew| skew.as_mins());
        let skewed = |minutes| Error::ClockSkewed { service: service.to_string(), minutes };
        if minutes.abs() > TOLERANCE {
            return Err(skewed(minutes));
        }
        let now = ports.clock.now();
        let timestamp = wire::Timestamp::new(now.as_second()).map_err(|_| skewed(minutes))?;
        let credentials = &self.record.credentials;
        let signature = self
            .kept
            .token
            .sign(&self.identity, pin, hash.as_bytes(), timestamp.seconds())
            .map_err(|_| damaged(&self.record, "token"))?;
        let signature = wire::Signature {
            mpin_id: credentials.mpin_id.clone(),
            u: G1Hex::new(signature.u.to_bytes()),
            v: G1Hex::new(signature.v.to_bytes()),
            public_key: credentials.public_key.clone(),
            dtas: credentials.dtas.clone(),
            hash,
            timestamp: None,
        };
        Ok(Signed { signature, timestamp, at: now })
    }
}

/// An identity's secrets, out of the keychain they were put into.
pub(crate) async fn kept(ports: &Ports, record: &IdentityRecord) -> Result<Kept, Error> {
    same_keychain(ports, &record.store)?;
    opened(record, &ports.keychain.get(&record.place).await?)
}

/// The same, if the keychain gives it without asking anybody.
pub(crate) async fn kept_quietly(ports: &Ports, record: &IdentityRecord) -> Result<Kept, Error> {
    same_keychain(ports, &record.store)?;
    opened(record, &ports.keychain.get_quietly(&record.place).await?)
}

fn opened(record: &IdentityRecord, item: &Secret) -> Result<Kept, Error> {
    match Sealed::read(item) {
        Ok(Sealed::Token(kept)) => Ok(kept),
        _ => Err(damaged(record, "item")),
    }
}

/// Whether this keychain is the one that was used before.
pub(crate) fn same_keychain(ports: &Ports, store: &str) -> Result<(), Error> {
    if ports.keychain.store() == store {
        return Ok(());
    }
    let reason = format!("{} is in use now", ports.keychain.store());
    Err(KeychainError { store: store.to_owned(), trouble: Trouble::Unavailable, reason }.into())
}

/// What a service's refusal says of a session.
pub(crate) fn session_error(error: ServiceError) -> Error {
    match error.refusal() {
        Some(wire::Code::InvalidAuthenticationSession) => match error.context("status") {
            Some("authenticated" | "signed" | "abort") => Error::SessionAnswered,
            _ => Error::SessionExpired,
        },
        Some(wire::Code::WrongNumber) => Error::NumberWrong,
        Some(wire::Code::NumberRequired) => Error::NumberMissing,
        _ => consent_error(error),
    }
}

/// What a service's refusal says of what is shared.
pub(crate) fn consent_error(error: ServiceError) -> Error {
    match error.refusal() {
        Some(wire::Code::ConsentRequired) => Error::ConsentIncomplete,
        Some(wire::Code::ConsentChanged) => Error::ConsentChanged,
        Some(wire::Code::UnknownConsent) => Error::ConsentEnded,
        _ => error.into(),
    }
}

fn damaged(record: &IdentityRecord, what: &str) -> Error {
    KeychainError { store: record.store.clone(), trouble: Trouble::Corrupt, reason: what.to_owned() }.into()
}
