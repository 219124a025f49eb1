//! Registering anew when a service asks for it, as after the rotation of an authority's key (section A.11 of the
//! protocol sheet).

use mpin::{DeviceKey, Pin};
use wire::{CURVE, DvsRegister};

use super::{
    complete::token,
    register::{answer, registered},
    successor,
};
use crate::{
    Error, Ports,
    authentication::Ready,
    journal::PendingRecord,
    keychain::{self, Kept},
    service::{Fault, ServiceError},
    sweep::sweep,
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
    let place = successor::begin(ports, ready).await?;
    let done = take_place(ports, ready, pin, asked, &place).await;
    if done.is_err() {
        successor::give_up(ports, &place).await?;
    }
    done
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
    let kept = Kept { token, push };
    successor::take_place(ports, ready, pending, registered.credentials, kept, Vec::new()).await
}
