//! Registering anew when a service asks for it, as after the rotation of an authority's key (section A.11 of the
//! protocol sheet).
//!
//! The old registration is good until the new one is first used, so the new token gets a place of its own in the
//! keychain, and one transaction makes it the identity's. Until then an enrolment that nobody sees holds the place, so
//! that the next start finds and deletes what a crash left there.

use mpin::{DeviceKey, Pin};
use uuid::Uuid;
use wire::{CURVE, DvsRegister};

use super::{
    PendingId,
    complete::token,
    discard,
    register::{LIFE, answer, put, registered},
};
use crate::{
    Error, Ports,
    authentication::{Ready, kept},
    journal::{IdentityRecord, PendingRecord, Renewal, Write},
    keychain::{self, Kept, Place},
    service::{Fault, ServiceError},
    sweep::{clear, sweep},
};

/// Registers an identity anew with the PIN that was just proved. It is the new one afterwards, or the old one.
pub(crate) async fn renew(ports: &Ports, ready: &mut Ready, pin: &Pin, asked: &DvsRegister) {
    let name = ready.record.identity.name.clone();
    match renewed(ports, ready, pin, asked).await {
        Ok(new) => {
            *ready = new;
            tracing::info!(identity = name, "registered anew");
            if let Err(error) = sweep(ports).await {
                tracing::warn!(%error, "secrets could not be swept");
            }
        }
        // The service asks again the next time.
        Err(error) => tracing::warn!(identity = name, %error, "could not be registered anew"),
    }
}

async fn renewed(ports: &Ports, ready: &Ready, pin: &Pin, asked: &DvsRegister) -> Result<Ready, Error> {
    if asked.curve != CURVE {
        let fault = Fault::Malformed { what: "dvsRegister.curve".into() };
        return Err(ServiceError::new(&ready.record.identity.service, fault).into());
    }
    let place = begin(ports, ready).await?;
    let done = take_place(ports, ready, pin, asked, &place).await;
    if done.is_err() {
        discard(ports, place.id).await?;
        // Another process may have given it up before the token was put there.
        clear(ports, place.place).await?;
    }
    done
}

/// Takes a place in the keychain, before there is anything that could be forgotten there.
async fn begin(ports: &Ports, ready: &Ready) -> Result<PendingRecord, Error> {
    let began = ports.clock.now();
    let identity = &ready.record.identity;
    let record = PendingRecord {
        id: PendingId(Uuid::new_v4()),
        place: Place {
            identity: ready.record.place.identity,
            generation: ports.journal.next_generation().await?,
        },
        store: ports.keychain.store().to_owned(),
        service: identity.service.clone(),
        expected: Some(identity.project_id),
        project_name: Some(identity.project_name.clone()),
        pin_length: Some(identity.pin_length),
        user: identity.user.clone(),
        device_name: identity.device_name.clone(),
        began,
        expires: began.saturating_add(LIFE).unwrap_or(began),
        registered: None,
    };
    ports.journal.write(vec![Write::Begin(Box::new(record.clone()))]).await?;
    Ok(record)
}

/// Registers, fetches both shares, keeps the new token, and makes it the identity's.
async fn take_place(
    ports: &Ports,
    ready: &Ready,
    pin: &Pin,
    asked: &DvsRegister,
    pending: &PendingRecord,
) -> Result<Ready, Error> {
    let push = ready.kept.push.clone();
    let activation = Some(asked.token.clone());
    let mut secrets = keychain::Pending { key: DeviceKey::generate(), activation, push, answer: None };
    let answer = answer(ports, pending, &secrets).await?;
    let registered = registered(&answer, &secrets);
    secrets.answer = Some(answer);
    let push = secrets.push.clone();
    let token = token(ports, pending, &registered, secrets, pin).await?;
    put(ports, pending, Kept { token, push }.write()).await?;
    let credentials = registered.credentials;
    let renewal = Renewal { from: ready.record.place, to: pending.place, credentials: credentials.clone() };
    let record = IdentityRecord { place: pending.place, credentials, ..ready.record.clone() };
    // Read back before the old one is given up.
    let kept = kept(ports, &record).await?;
    let new = Ready::with(record, kept)?;
    ports.journal.write(vec![Write::Renew(pending.id, Box::new(renewal))]).await?;
    Ok(new)
}
