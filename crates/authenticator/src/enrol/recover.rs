//! What a crash left.

use jiff::SignedDuration;

use super::{complete::flip, discard, register};
use crate::{
    Error, Ports,
    journal::PendingRecord,
    keychain::{Sealed, Trouble},
    sweep::sweep,
};

/// How long an enrolment that lacks a secret is left alone: another process may be about to write it.
const GRACE: SignedDuration = SignedDuration::from_secs(60);

/// Puts right what a crash left: finishes or gives up enrolments, and deletes secrets that nobody needs. For start-up.
///
/// What cannot be done now, because keychain or service do not answer, is left for the next start.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn recover(ports: &Ports) -> Result<(), Error> {
    for record in ports.journal.pendings().await? {
        settle(ports, record).await?;
    }
    sweep(ports).await
}

/// Brings one enrolment to where it can be finished, finishes it, or gives it up.
pub(super) async fn settle(ports: &Ports, record: PendingRecord) -> Result<(), Error> {
    if record.store != ports.keychain.store() {
        return Ok(());
    }
    let now = ports.clock.now();
    let late = record.expires <= now;
    let alone = now.duration_since(record.began) > GRACE;
    let item = match ports.keychain.get(&record.place).await {
        Ok(item) => item,
        Err(error) if error.trouble == Trouble::Missing => {
            return if alone || record.registered.is_some() {
                discard(ports, record.id).await
            } else {
                Ok(())
            };
        }
        Err(error) => {
            tracing::warn!(%error, "an enrolment must wait for the keychain");
            return Ok(());
        }
    };
    match Sealed::read(&item) {
        // The PIN was chosen; only the journal did not learn of it.
        Ok(Sealed::Token(kept)) => match &record.registered {
            Some(registered) => flip(ports, &record, registered, &kept).await.map(|_| ()),
            None if alone => discard(ports, record.id).await,
            // It is being registered anew, by another process.
            None => Ok(()),
        },
        _ if late => discard(ports, record.id).await,
        Ok(Sealed::Pending(secrets)) => match (&record.registered, &secrets.answer) {
            (Some(_), Some(_)) => Ok(()),
            (None, Some(answer)) => {
                register::note(ports, &record, &register::registered(answer, &secrets)).await
            }
            // Its code was being exchanged, and perhaps still is.
            (_, None) if secrets.activation.is_none() && !alone => Ok(()),
            (_, None) => again(register::ask(ports, record, *secrets).await),
        },
        // A damaged item is no use, but it is deleted only when its time is over.
        Err(_) => Ok(()),
    }
}

/// An answer that the service does not give now may come the next time, and a refusal has been dealt with.
fn again<T>(asked: Result<T, Error>) -> Result<(), Error> {
    match asked {
        Err(error @ Error::Journal(_)) => Err(error),
        Err(error) => {
            tracing::warn!(%error, "an enrolment could not be taken up");
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}
