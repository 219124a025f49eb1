//! When a signature is confirmed.

use std::sync::Arc;
use std::time::Duration;

use wire::{CertificateClaims, Code, MessageHash, MpinIdHash, ProjectId, Signature, Timestamp};

use crate::authentication::{check_public_key, point};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::projects::Project;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A relying party, with its credentials. A wrong signature does not count against the three attempts, or an application
    /// could block people by sending rubbish.
    RelyingParty,
    /// A device that completes a session, as anybody can. It proved the PIN a moment ago, so a wrong signature is a wrong
    /// PIN like any other.
    Device,
}

/// Checks a signature of a project's user, and answers whose it is.
pub async fn verify(
    service: &Arc<Service>,
    project: ProjectId,
    signature: &Signature,
    made: Timestamp,
    source: Source,
) -> Result<Registration> {
    let now = service.clock.now();
    if i64::from(made) > now.after(FAST_CLOCK).seconds() {
        return Err(Error::parameter("timestamp"));
    }
    let proof =
        mpin::Signature { u: point(&signature.u, "signature.u")?, v: point(&signature.v, "signature.v")? };
    let id = signature.mpin_id.hash();
    let signer = find_pinned(service, project, signature, &id).await?;
    let _turn = service.proofs.turn(&id).await;
    let message = signature.hash.as_bytes().to_vec();
    let right = service.proofs.is_signature(&signer, message, made.seconds(), proof).await?;
    // Decided in one transaction, so that of any number of guesses at once no more are answered than are counted.
    let (project, of) = (service.project.clone(), signer.clone());
    let decided = service.store.write(move |tx| {
        if registration::standing(tx, &of.mpin_id.hash())? != Standing::Good {
            return Ok(Err(Refusal::new(Code::RevokedMpinId)));
        }
        match source {
            Source::RelyingParty => answer_relying_party(tx, &project, &of, right, now),
            Source::Device => answer_device(tx, &project, &of, right, now),
        }
    });
    decided.await??;
    Ok(signer)
}

/// The registration that the signature names, if it shows what was registered; else it is just not valid.
async fn find_pinned(
    service: &Service,
    project: ProjectId,
    signature: &Signature,
    id: &MpinIdHash,
) -> Result<Registration> {
    let lookup = id.clone();
    let registered = service.store.read(move |tx| registration::find(tx, project, &lookup)).await?;
    check_public_key(&signature.public_key, registered.as_ref(), "signature.publicKey")?;
    match registered {
        Some(signer) if signer.is_pinned(&signature.public_key, &signature.dtas)? => Ok(signer),
        _ => Err(Error::refused(Code::InvalidSignature)),
    }
}

/// The verdict for a relying party; it commits also when it is a refusal.
fn answer_relying_party(
    tx: &mut Transaction<'_>,
    project: &Project,
    signer: &Registration,
    right: bool,
    now: Instant,
) -> Result<Result<(), Refusal>> {
    let id = &signer.mpin_id.hash();
    if registration::refused_signatures(tx, id)? >= MOST_REFUSED {
        return Ok(Err(Refusal::new(Code::TooManyRequests)));
    }
    if right {
        return Ok(Ok(()));
    }
    if registration::count_refused_signature(tx, id)? == MOST_REFUSED {
        mail::signatures_refused(tx, project, &signer.user, &signer.device_name, now)?;
    }
    Ok(Err(Refusal::new(Code::InvalidSignature)))
}

/// The verdict for a device; it commits also when it is a refusal.
fn answer_device(
    tx: &mut Transaction<'_>,
    project: &Project,
    signer: &Registration,
    right: bool,
    now: Instant,
) -> Result<Result<(), Refusal>> {
    if right {
        return Ok(Ok(()));
    }
    let revoked = registration::count_wrong_pin(tx, project, signer, now)?;
    Ok(Err(Refusal::new(if revoked { Code::RevokedMpinId } else { Code::InvalidSignature })))
}

/// Claims of a certificate (section C.4).
pub fn claims(hash: MessageHash, now: Instant) -> CertificateClaims {
    CertificateClaims { confirmed_at: now.seconds(), exp: now.after(CERTIFICATE_LIFE).seconds(), hash }
}
