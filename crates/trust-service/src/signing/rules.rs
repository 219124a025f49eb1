//! When a signature is confirmed.

use std::sync::Arc;
use std::time::Duration;

use wire::{CertificateClaims, Code, MessageHash, MpinIdHash, ProjectId, Signature, Timestamp};

use super::statements;
use crate::authentication::{check_public_key, point};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::registration::{self, Registration, Standing};
use crate::store::Transaction;
use crate::{Service, mail};

/// How far in the future a signature may say it was made, for clocks that are fast.
const FAST_CLOCK: Duration = Duration::from_secs(300);
/// Most failures of one identity within [`WINDOW`]: a ten-thousandth of the PINs of six digits, a hundredth of those of
/// four, for someone who holds the device's token besides.
pub const MOST_FAILURES: i64 = 100;
/// The span in which failures are counted.
pub const WINDOW: Duration = Duration::from_secs(24 * 3600);
/// How long a certificate is good (section C.4).
const CERTIFICATE_LIFE: Duration = Duration::from_secs(10);

/// Checks a signature of a project's user, and answers whose it is.
pub async fn verify(
    service: &Arc<Service>,
    project: ProjectId,
    signature: &Signature,
    made: Timestamp,
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
    let (inner, of) = (service.clone(), signer.clone());
    service.store.write(move |tx| decide(tx, &inner, &of, right, now)).await??;
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

/// The verdict; it commits also when it is a refusal.
fn decide(
    tx: &mut Transaction<'_>,
    service: &Service,
    signer: &Registration,
    right: bool,
    now: Instant,
) -> Result<Result<(), Refusal>> {
    let id = &signer.mpin_id.hash();
    if registration::standing(tx, id)? != Standing::Good {
        return Ok(Err(Refusal::new(Code::RevokedMpinId)));
    }
    let since = now.before(WINDOW);
    let (failures, oldest) = statements::failures(tx, id, since)?;
    if failures >= MOST_FAILURES {
        let wait = oldest.map_or(0, |oldest| oldest.after(WINDOW).seconds() - now.seconds() + 1);
        return Ok(Err(Refusal::new(Code::TooManyRequests).with("retryAfter", wait.to_string())));
    }
    if right {
        return Ok(Ok(()));
    }
    statements::insert_failure(tx, id, now)?;
    if failures + 1 == MOST_FAILURES {
        mail::signatures_refused(tx, &service.project, &signer.user, &signer.device_name, now)?;
    }
    Ok(Err(Refusal::new(Code::InvalidSignature)))
}

/// Claims of a certificate (section C.4).
pub fn claims(hash: MessageHash, now: Instant) -> CertificateClaims {
    CertificateClaims { confirmed_at: now.seconds(), exp: now.after(CERTIFICATE_LIFE).seconds(), hash }
}
