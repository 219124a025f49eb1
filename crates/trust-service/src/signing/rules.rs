//! When a signature is confirmed.

use std::sync::Arc;
use std::time::Duration;

use wire::{CertificateClaims, ClientId, Code, MessageHash, MpinIdHash, Signature, Timestamp};

use crate::audit::{self, Event, Kind};
use crate::authentication::{check_public_key, point};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::Origin;
use crate::registration::{self, Registration, Standing};
use crate::store::Transaction;
use crate::{Service, mail};

/// How far in the future a signature may say it was made, for clocks that are fast.
const FAST_CLOCK: Duration = Duration::from_secs(300);
/// Most signatures of an identity that are refused to relying parties until its PIN is right again: a hundredth of the PINs
/// of four digits, for someone who holds both the device's token and a relying party's credentials.
const MOST_REFUSED: i64 = 100;
/// How long a certificate is good (section C.4).
const CERTIFICATE_LIFE: Duration = Duration::from_secs(10);

/// Who hands a signature in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A relying party, with its credentials. A wrong signature does not count against the three attempts, or an application
    /// could block people by sending rubbish.
    RelyingParty(ClientId),
    /// A device that completes a session, as anybody can; with the application that opened it. The device proved the PIN a
    /// moment ago, so a wrong signature is a wrong PIN like any other.
    Device(Option<ClientId>),
    /// A device that completes a session of this application, which asks for data, by signing what is shared.
    Sharer(ClientId),
}

/// A signature of a project's user that somebody hands in.
pub struct Submission {
    /// The signature.
    pub signature: Signature,
    /// When it says it was made.
    pub made: Timestamp,
    /// Who hands it in.
    pub source: Source,
    /// From where.
    pub origin: Origin,
}

/// Checks a signature. If it is right, what follows from it is done in the transaction that decides, which commits also when
/// that comes to a refusal.
pub async fn verify<T: Send + 'static>(
    service: &Arc<Service>,
    submission: Submission,
    follow: impl FnOnce(&mut Transaction<'_>, &Registration) -> Result<Result<T, Refusal>> + Send + 'static,
) -> Result<T> {
    let now = service.clock.now();
    let Submission { signature, made, source, origin } = submission;
    if i64::from(made) > now.after(FAST_CLOCK).seconds() {
        return Err(Error::parameter("timestamp"));
    }
    let proof =
        mpin::Signature { u: point(&signature.u, "signature.u")?, v: point(&signature.v, "signature.v")? };
    let id = signature.mpin_id.hash();
    let signer = find_pinned(service, &signature, &id).await?;
    let _turn = service.proofs.turn(&id).await;
    let message = signature.hash.as_bytes().to_vec();
    let right = service.proofs.is_signature(&signer, message, made.seconds(), proof).await?;
    let judging = Judging { service: service.clone(), signer, made, source, origin, now };
    // Decided in one transaction, so that of any number of guesses at once no more are answered than are counted.
    let decided = service.store.write(move |tx| match judging.decide(tx, right)? {
        Err(refusal) => Ok(Err(refusal)),
        Ok(()) => {
            let followed = follow(tx, &judging.signer)?;
            if followed.is_ok() {
                judging.record_success(tx)?
            } else {
                judging.record_refusal(tx)?
            }
            Ok(followed)
        }
    });
    Ok(decided.await??)
}

/// The registration that the signature names, if it shows what was registered; else it is just not valid.
async fn find_pinned(service: &Service, signature: &Signature, id: &MpinIdHash) -> Result<Registration> {
    let (project, lookup) = (service.project.id, id.clone());
    let registered = service.store.read(move |tx| registration::find(tx, project, &lookup)).await?;
    check_public_key(&signature.public_key, registered.as_ref(), "signature.publicKey")?;
    match registered {
        Some(signer) if signer.is_pinned(&signature.public_key, &signature.dtas) => Ok(signer),
        _ => Err(Error::refused(Code::InvalidSignature)),
    }
}

/// A signature on its way to a verdict.
struct Judging {
    service: Arc<Service>,
    signer: Registration,
    made: Timestamp,
    source: Source,
    origin: Origin,
    now: Instant,
}

impl Judging {
    /// The verdict; a refusal, too, has to be committed, for it counts.
    fn decide(&self, tx: &mut Transaction<'_>, right: bool) -> Result<Result<(), Refusal>> {
        let id = self.signer.mpin_id.hash();
        if registration::standing(tx, &id)? != Standing::Good && !self.is_from_before(tx, &id)? {
            return self.refuse(tx, Code::RevokedMpinId);
        }
        match self.source {
            Source::RelyingParty(_) => self.answer_relying_party(tx, right),
            Source::Device(_) | Source::Sharer(_) => self.answer_device(tx, right),
        }
    }

    /// Whether a relying party shows what an identity signed before another took its place: a renewal, of which nobody was
    /// told, does not take a signature back.
    fn is_from_before(&self, tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<bool> {
        let until = match self.source {
            Source::RelyingParty(_) => registration::signed_until(tx, id)?,
            Source::Device(_) | Source::Sharer(_) => None,
        };
        Ok(until.is_some_and(|until| i64::from(self.made) <= until.seconds()))
    }

    fn answer_relying_party(&self, tx: &mut Transaction<'_>, right: bool) -> Result<Result<(), Refusal>> {
        let (id, signer) = (&self.signer.mpin_id.hash(), &self.signer);
        if registration::refused_signatures(tx, id)? >= MOST_REFUSED {
            return self.refuse(tx, Code::TooManyRequests);
        }
        if right {
            return Ok(Ok(()));
        }
        if registration::count_refused_signature(tx, id)? == MOST_REFUSED {
            let letter = mail::signatures_refused(&self.service.project, &signer.user, &signer.device_name);
            mail::post(tx, &signer.user, &letter, self.now)?;
        }
        self.refuse(tx, Code::InvalidSignature)
    }

    fn answer_device(&self, tx: &mut Transaction<'_>, right: bool) -> Result<Result<(), Refusal>> {
        if right {
            return Ok(Ok(()));
        }
        let blocked = registration::count_wrong_pin(tx, &self.service.project, &self.signer, self.now)?;
        let refused = self.refuse(tx, if blocked { Code::RevokedMpinId } else { Code::InvalidSignature });
        if blocked {
            self.record(tx, Kind::IdentityBlocked)?;
        }
        refused
    }

    fn refuse(&self, tx: &mut Transaction<'_>, code: Code) -> Result<Result<(), Refusal>> {
        self.record_refusal(tx)?;
        Ok(Err(Refusal::new(code)))
    }

    fn record_success(&self, tx: &mut Transaction<'_>) -> Result<()> {
        self.record(
            tx,
            match self.source {
                Source::RelyingParty(_) => Kind::SignatureConfirmed,
                Source::Device(_) => Kind::DocumentSigned,
                Source::Sharer(_) => Kind::ConsentGiven,
            },
        )
    }

    fn record_refusal(&self, tx: &mut Transaction<'_>) -> Result<()> {
        self.record(
            tx,
            match self.source {
                Source::RelyingParty(_) => Kind::SignatureRefused,
                Source::Device(_) => Kind::DocumentNotSigned,
                Source::Sharer(_) => Kind::ConsentNotGiven,
            },
        )
    }

    fn record(&self, tx: &mut Transaction<'_>, kind: Kind) -> Result<()> {
        let application = match &self.source {
            Source::RelyingParty(client) | Source::Sharer(client) => Some(client.clone()),
            Source::Device(client) => client.clone(),
        };
        let event = Event { application, ..self.signer.event(kind, &self.origin) };
        audit::record(tx, &event, self.now)
    }
}

/// Claims of a certificate (section C.4).
pub fn claims(hash: MessageHash, now: Instant) -> CertificateClaims {
    CertificateClaims { confirmed_at: now.seconds(), exp: now.after(CERTIFICATE_LIFE).seconds(), hash }
}
