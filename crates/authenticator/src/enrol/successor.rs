//! A new secret for an identity that stays.
//!
//! The old secret is good until the new one takes over, so the new one gets a place of its own in the keychain, and one
//! transaction makes it the identity's. Until then an enrolment that nobody sees holds the place, so that the next start
//! finds and deletes what a crash left there.

use uuid::Uuid;

use super::{
    PendingId, discard,
    register::{LIFE, put},
};
use crate::{
    Error, Ports,
    authentication::{Ready, kept},
    journal::{Credentials, IdentityRecord, PendingRecord, Renewal, Write},
    keychain::{Kept, Place},
    sweep::clear,
};

/// Takes a place in the keychain, before there is anything that could be forgotten there.
pub(crate) async fn begin(ports: &Ports, ready: &Ready) -> Result<PendingRecord, Error> {
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

/// Keeps the new secret and makes it the identity's; what else is to be written is written with it.
pub(crate) async fn take_place(
    ports: &Ports,
    ready: &Ready,
    pending: &PendingRecord,
    credentials: Credentials,
    secret: Kept,
    also: Vec<Write>,
) -> Result<Ready, Error> {
    put(ports, pending, secret.write()).await?;
    let renewal = Renewal { from: ready.record.place, to: pending.place, credentials: credentials.clone() };
    let record = IdentityRecord { place: pending.place, credentials, ..ready.record.clone() };
    // Read back before the old one is given up.
    let kept = kept(ports, &record).await?;
    let new = Ready::with(record, kept)?;
    let mut writes = vec![Write::Renew(pending.id, Box::new(renewal))];
    writes.extend(also);
    ports.journal.write(writes).await?;
    Ok(new)
}

/// Deletes what did not take over.
pub(crate) async fn give_up(ports: &Ports, pending: &PendingRecord) -> Result<(), Error> {
    discard(ports, pending.id).await?;
    // Another process may have given it up before the token was put there.
    clear(ports, pending.place).await
}
