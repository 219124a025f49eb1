//! The first step: using the activation up.

use jiff::SignedDuration;
use mpin::DeviceKey;
use uuid::Uuid;
use wire::{
    ActivationToken, CURVE, Code, ConfirmationRequest, DeviceName, PublicKeyHex, RegistrationRequest,
    RegistrationResponse, ServiceUrl, VerificationCode,
};

use super::{Offer, Pending, PendingId, Proof, discard, same_project};
use crate::{
    Error, Ports,
    journal::{Credentials, PendingRecord, Registered, Write},
    keychain::{self, Answer, KeychainError, Place, PushToken, Sealed, ShareUrl, Trouble},
    policy,
    service::{Fault, ServiceError, Tenant, protected},
    sweep::clear,
};

/// How long an enrolment waits for its PIN. The service's share URLs live no longer.
pub(super) const LIFE: SignedDuration = SignedDuration::from_mins(10);
/// Digits of a PIN where the service does not tell.
pub(super) const PIN_LENGTH: u8 = 4;

/// Accepts an offer: uses the activation up and gets an identity that only lacks its PIN.
///
/// An attempt of the same user at the same service that broke off before the service answered is taken up again, so
/// that a code already exchanged is not lost.
///
/// # Errors
///
/// [`Error::NameInvalid`], [`Error::AlreadyEnrolled`], [`Error::CodeWrongOrExpired`], [`Error::ActivationInvalid`],
/// [`Error::ServiceNotAllowed`], [`Error::PinsTooShort`], [`Error::ProjectMismatch`], [`Error::Keychain`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn register(ports: &Ports, offer: &Offer, device_name: &str) -> Result<Pending, Error> {
    let device_name = DeviceName::parse(device_name).map_err(|_| Error::NameInvalid)?;
    policy::in_force(ports).await?.allow(&offer.service)?;
    let replaced = offer.replaced(ports).await?.map(|identity| identity.id);
    if replaced != offer.replaces.as_ref().map(|identity| identity.id) {
        return Err(Error::AlreadyEnrolled { user: offer.user.to_string() });
    }
    if let Some(pending) = taken_up(ports, offer).await? {
        return Ok(pending);
    }
    let record = begin(ports, offer, device_name).await?;
    match prepare(ports, offer, &record).await {
        Ok(secrets) => ask(ports, record, secrets).await,
        Err(error) => {
            discard(ports, record.id).await?;
            Err(error)
        }
    }
}

/// Puts what `/registration` takes into the keychain. The device key goes first: a keychain that refuses must not cost a
/// code, which can be exchanged only once.
async fn prepare(ports: &Ports, offer: &Offer, record: &PendingRecord) -> Result<keychain::Pending, Error> {
    let key = DeviceKey::generate();
    let (activation, code) = match &offer.proof {
        Proof::Token(token) => (Some(token.clone()), None),
        Proof::Code(code) => (None, Some(code)),
    };
    let push = offer.pushes.then(PushToken::generate);
    let mut secrets = keychain::Pending { key, activation, push, answer: None };
    put(ports, record, secrets.write()).await?;
    if let Some(code) = code {
        secrets.activation = Some(exchange(ports, offer, code).await?);
        put(ports, record, secrets.write()).await?;
    }
    Ok(secrets)
}

/// The activation token for a code.
async fn exchange(ports: &Ports, offer: &Offer, code: &VerificationCode) -> Result<ActivationToken, Error> {
    let device_tag = Some(ports.journal.device_tag().await?);
    let request = ConfirmationRequest {
        user_id: offer.user.clone(),
        code: code.clone(),
        device_tag,
        confirm_missmatch: None,
    };
    let answer = match ports.service.confirm(&offer.tenant(), &request).await {
        Ok(answer) => answer,
        Err(error) => {
            return Err(match error.refusal() {
                Some(Code::UnsuccessfulVerification | Code::InvalidRequestParameters) => {
                    Error::CodeWrongOrExpired { user: offer.user.to_string() }
                }
                _ => error.into(),
            });
        }
    };
    same_project(offer.expected, Some(answer.project_id))?;
    Ok(answer.act_token)
}

/// Writes down that an enrolment begins, before there is anything in the keychain that could be forgotten there.
async fn begin(ports: &Ports, offer: &Offer, device_name: DeviceName) -> Result<PendingRecord, Error> {
    let began = ports.clock.now();
    let identity = offer.replaces.as_ref().map_or_else(Uuid::new_v4, |identity| identity.id.0);
    let record = PendingRecord {
        id: PendingId(Uuid::new_v4()),
        place: Place { identity, generation: ports.journal.next_generation().await? },
        store: ports.keychain.store().to_owned(),
        service: offer.service.clone(),
        expected: offer.expected,
        project_name: offer.project.as_ref().map(|project| project.name.clone()),
        pin_length: offer.project.as_ref().map(|project| project.pin_length),
        user: offer.user.clone(),
        device_name,
        began,
        expires: began.saturating_add(LIFE).unwrap_or(began),
        registered: None,
    };
    ports.journal.write(vec![Write::Begin(Box::new(record.clone()))]).await?;
    Ok(record)
}

/// An enrolment of the same user that lacks only the service's answer, if the service gives it now.
async fn taken_up(ports: &Ports, offer: &Offer) -> Result<Option<Pending>, Error> {
    let now = ports.clock.now();
    let same = |record: &PendingRecord| {
        let unanswered = record.registered.is_none() && record.expires > now;
        unanswered
            && (&record.service, &record.user, record.expected)
                == (&offer.service, &offer.user, offer.expected)
    };
    for record in ports.journal.pendings().await?.into_iter().filter(same) {
        let Ok(item) = ports.keychain.get(&record.place).await else { continue };
        let Ok(Sealed::Pending(secrets)) = Sealed::read(&item) else { continue };
        match ask(ports, record, *secrets).await {
            Ok(pending) => return Ok(Some(pending)),
            // The service has decided against that one, and it is given up. What is offered now may be better.
            Err(Error::ActivationInvalid { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Asks `/registration` and keeps the answer. Without an answer the enrolment stays as it is, to be asked for again; a
/// refusal ends it.
pub(super) async fn ask(
    ports: &Ports,
    mut record: PendingRecord,
    mut secrets: keychain::Pending,
) -> Result<Pending, Error> {
    let policy = policy::in_force(ports).await?;
    policy.allow(&record.service)?;
    let answered = answer(ports, &record, &secrets).await.and_then(|answer| {
        // A service need not say before how long its PINs are.
        let project = record.project_name.clone().unwrap_or_else(|| answer.project_id.to_string());
        policy.document.pin.suffices(&project, answer.pin_length)?;
        Ok(answer)
    });
    let answer = match answered {
        Ok(answer) => answer,
        Err(error) => {
            let unanswered = matches!(
                &error,
                Error::Service(ServiceError {
                    fault: Fault::Unreachable
                        | Fault::Timeout { .. }
                        | Fault::Failed { .. }
                        | Fault::Untrusted
                        | Fault::IssuerUnknown
                        | Fault::OtherKey
                        | Fault::Unknowable { .. },
                    ..
                }) | Error::Journal(_)
            );
            if !unanswered {
                discard(ports, record.id).await?;
            }
            return Err(error);
        }
    };
    let registered = registered(&answer, &secrets);
    secrets.answer = Some(answer);
    put(ports, &record, secrets.write()).await?;
    note(ports, &record, &registered).await?;
    record.registered = Some(registered);
    record.waiting().ok_or(Error::PendingExpired)
}

/// Writes the public part of the answer down. An enrolment that was given up meanwhile leaves no secret behind.
pub(super) async fn note(
    ports: &Ports,
    record: &PendingRecord,
    registered: &Registered,
) -> Result<(), Error> {
    let write = Write::Registered(record.id, Box::new(registered.clone()));
    if let Err(error) = ports.journal.write(vec![write]).await {
        if error == crate::journal::JournalError::Overtaken {
            clear(ports, record.place).await?;
        }
        return Err(error.into());
    }
    Ok(())
}

/// The public part of an answer.
pub(super) fn registered(answer: &Answer, secrets: &keychain::Pending) -> Registered {
    Registered {
        project_id: answer.project_id,
        pin_length: answer.pin_length,
        credentials: Credentials {
            mpin_id: answer.mpin_id.clone(),
            public_key: PublicKeyHex::new(secrets.key.public_key().to_bytes()),
            dtas: answer.dtas.clone(),
            curve: CURVE.to_owned(),
        },
    }
}

/// What `/registration` says, with what is already sure of it checked.
pub(super) async fn answer(
    ports: &Ports,
    record: &PendingRecord,
    secrets: &keychain::Pending,
) -> Result<Answer, Error> {
    let invalid = || Error::ActivationInvalid { user: record.user.to_string() };
    let request = RegistrationRequest {
        user_id: record.user.clone(),
        device_name: record.device_name.clone(),
        activation_token: secrets.activation.clone().ok_or_else(invalid)?,
        public_key: PublicKeyHex::new(secrets.key.public_key().to_bytes()),
        device_tag: Some(ports.journal.device_tag().await?),
        push_token: secrets.push.as_ref().map(|push| push.expose().to_owned()),
        ver: None,
        number_matching: Some(true),
    };
    let tenant = Tenant { service: record.service.clone(), project: record.expected };
    match ports.service.register(&tenant, &request).await {
        Ok(answer) => checked(record, answer),
        Err(error) => Err(match error.refusal() {
            Some(Code::InvalidActivationToken) => invalid(),
            Some(Code::InvalidRequestParameters) if error.context("params") == Some("activationToken") => {
                invalid()
            }
            _ => error.into(),
        }),
    }
}

/// Takes from an answer what this program can work with.
fn checked(record: &PendingRecord, answer: RegistrationResponse) -> Result<Answer, Error> {
    let malformed = |what: &str| {
        Error::from(ServiceError::new(&record.service, Fault::Malformed { what: what.to_owned() }))
    };
    same_project(record.expected, Some(answer.project_id))?;
    if answer.curve != CURVE {
        return Err(malformed("curve"));
    }
    // A service elsewhere has no business on this machine.
    let reachable = |share: ServiceUrl| !share.is_loopback() || record.service.is_loopback();
    if !answer.secret_urls.iter().all(|url| protected(url).is_some_and(reachable)) {
        return Err(malformed("secretUrls"));
    }
    let pin_length = answer.pin_length.or(record.pin_length).unwrap_or(PIN_LENGTH);
    if !(mpin::Pin::SHORTEST..=mpin::Pin::LONGEST).contains(&pin_length.into()) {
        return Err(malformed("pinLength"));
    }
    Ok(Answer {
        project_id: answer.project_id,
        pin_length,
        mpin_id: answer.mpin_id,
        dtas: answer.dtas,
        secret_urls: answer.secret_urls.map(ShareUrl),
    })
}

/// Writes an item to the enrolment's place.
pub(super) async fn put(
    ports: &Ports,
    record: &PendingRecord,
    item: Result<keychain::Secret, keychain::TooLarge>,
) -> Result<(), Error> {
    let item = item.map_err(|_| KeychainError {
        store: record.store.clone(),
        trouble: Trouble::Denied,
        reason: "the item is too large".to_owned(),
    })?;
    Ok(ports.keychain.put(&record.place, &item).await?)
}
