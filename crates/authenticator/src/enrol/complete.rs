//! The second step: the PIN is chosen, and the token takes the place of the device key.

use mpin::{ClientSecret, Pin, PublicKey, Share, Token};
use wire::ShareResponse;

use super::{
    PendingId, discard, record,
    register::{answer, put},
};
use crate::{
    Error, NewPin, Ports,
    authentication::same_keychain,
    history::Kind,
    identities::{self, Identity, IdentityId, State},
    journal::{IdentityRecord, JournalError, NewEntry, PendingRecord, Registered, Write},
    keychain::{self, Answer, Kept, KeychainError, Sealed, Trouble},
    policy,
    service::{Fault, ServiceError},
    sweep::{clear, sweep},
};

/// Finishes an enrolment with its PIN.
///
/// # Errors
///
/// [`Error::PendingExpired`], [`Error::PinLength`], [`Error::ServiceNotAllowed`], [`Error::PinsTooShort`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn complete(ports: &Ports, id: PendingId, pin: &NewPin) -> Result<Identity, Error> {
    let record = record(ports, id).await?;
    let registered = record.registered.clone().ok_or(Error::PendingExpired)?;
    same_keychain(ports, &record.store)?;
    let policy = policy::in_force(ports).await?;
    policy.allow(&record.service)?;
    let project = record.project_name.clone().unwrap_or_else(|| registered.project_id.to_string());
    policy.document.pin.suffices(&project, registered.pin_length)?;
    if pin.pin().length() != usize::from(registered.pin_length) {
        return Err(Error::PinLength { expected: registered.pin_length });
    }
    let item = ports.keychain.get(&record.place).await?;
    let secrets = match Sealed::read(&item) {
        Ok(Sealed::Pending(secrets)) => secrets,
        // The token is there already: only the journal did not learn of it.
        Ok(Sealed::Token(kept)) => return flip(ports, &record, &registered, &kept).await,
        Err(_) => return Err(corrupt(&record)),
    };
    if record.expires <= ports.clock.now() {
        discard(ports, id).await?;
        return Err(Error::PendingExpired);
    }
    let push = secrets.push.clone();
    let token = token(ports, &record, &registered, *secrets, pin.pin()).await?;
    // One write ends the device key and the share URLs and begins the token: they are never there together.
    let kept = Kept { token, push };
    put(ports, &record, kept.write()).await?;
    match flip(ports, &record, &registered, &kept).await {
        Err(error) => {
            // Another PIN may be typed the next time, so the token must not stand.
            undo(ports, &record, &item, &error).await?;
            Err(error)
        }
        done => done,
    }
}

/// The journal's part: the enrolment becomes an identity, and a secret that it replaces is deleted.
pub(super) async fn flip(
    ports: &Ports,
    pending: &PendingRecord,
    registered: &Registered,
    kept: &Kept,
) -> Result<Identity, Error> {
    let at = ports.clock.now();
    let project_name = pending.project_name.clone().unwrap_or_else(|| registered.project_id.to_string());
    let older = identities::list(ports).await?.into_iter().find(|older| {
        older.service == pending.service
            && older.project_id == registered.project_id
            && older.user == pending.user
    });
    let identity = Identity {
        id: IdentityId(pending.place.identity),
        name: older.map_or_else(
            || project_name.chars().take(identities::LONGEST_NAME).collect(),
            |older| older.name,
        ),
        user: pending.user.clone(),
        project_id: registered.project_id,
        project_name,
        service: pending.service.clone(),
        device_name: pending.device_name.clone(),
        pin_length: registered.pin_length,
        state: State::Active,
        attempts_left: None,
        enrolled: at,
        last_used: None,
    };
    let entry = NewEntry::of(&identity, Kind::Enrolled, at);
    let enrolled = IdentityRecord {
        identity: identity.clone(),
        credentials: registered.credentials.clone(),
        place: pending.place,
        store: pending.store.clone(),
        pushed: kept.push.is_some(),
    };
    let writes = vec![Write::Enrol(pending.id, Box::new(enrolled)), Write::Record(entry)];
    ports.journal.write(writes).await?;
    // The identity stands; what is left over is tried again at the next start.
    if let Err(error) = sweep(ports).await {
        tracing::warn!(%error, "secrets could not be swept");
    }
    Ok(identity)
}

/// Puts the pending item back after the journal failed; where another process was faster, nothing is left of this one.
async fn undo(
    ports: &Ports,
    record: &PendingRecord,
    item: &keychain::Secret,
    error: &Error,
) -> Result<(), Error> {
    if matches!(error, Error::Journal(JournalError::Overtaken)) {
        return clear(ports, record.place).await;
    }
    if let Err(error) = ports.keychain.put(&record.place, item).await {
        tracing::warn!(%error, "the enrolment could not be put back");
    }
    Ok(())
}

/// Fetches both shares and takes the PIN off their sum (section E.4).
pub(super) async fn token(
    ports: &Ports,
    record: &PendingRecord,
    registered: &Registered,
    secrets: keychain::Pending,
    pin: &Pin,
) -> Result<Token, Error> {
    let malformed = |what: &str| {
        Error::from(ServiceError::new(&record.service, Fault::Malformed { what: what.to_owned() }))
    };
    let answer = secrets.answer.as_ref().ok_or(Error::PendingExpired)?;
    let [first, second] = match shares(ports, record, answer).await {
        Err(error) if matches!(error.fault, Fault::Refused { .. }) => {
            renewed(ports, record, &secrets, error).await?
        }
        shares => shares?,
    };
    let share = |answer: &ShareResponse| {
        Share::from_bytes(answer.dvs_client_secret.as_bytes()).map_err(|_| malformed("dvsClientSecret"))
    };
    let secret = ClientSecret::combine(&secrets.key, &share(&first)?, &share(&second)?)
        .map_err(|_| malformed("dvsClientSecret"))?;
    let credentials = &registered.credentials;
    let public_key = PublicKey::from_bytes(credentials.public_key.as_bytes()).map_err(|_| corrupt(record))?;
    let identity = mpin::Identity::derive(credentials.mpin_id.as_bytes(), &public_key);
    secret.less(&identity, pin).map_err(|_| malformed("dvsClientSecret"))
}

async fn shares(
    ports: &Ports,
    record: &PendingRecord,
    answer: &Answer,
) -> Result<[ShareResponse; 2], ServiceError> {
    let tenant = record.tenant();
    let [first, second] = &answer.secret_urls;
    let (first, second) =
        tokio::try_join!(ports.service.share(&tenant, &first.0), ports.service.share(&tenant, &second.0))?;
    Ok([first, second])
}

/// Asks once more for shares whose URLs the service does not know any more. It must be the same registration.
async fn renewed(
    ports: &Ports,
    record: &PendingRecord,
    secrets: &keychain::Pending,
    refusal: ServiceError,
) -> Result<[ShareResponse; 2], Error> {
    let same = |answer: &Answer| {
        secrets
            .answer
            .as_ref()
            .is_some_and(|first| first.mpin_id == answer.mpin_id && first.dtas == answer.dtas)
    };
    match answer(ports, record, secrets).await {
        Ok(answer) if same(&answer) => Ok(shares(ports, record, &answer).await?),
        _ => {
            tracing::debug!(%refusal, "the shares are gone");
            Err(Error::PendingExpired)
        }
    }
}

fn corrupt(record: &PendingRecord) -> Error {
    let reason = "not what was written".to_owned();
    KeychainError { store: record.store.clone(), trouble: Trouble::Corrupt, reason }.into()
}
