//! Deleting secrets that nobody needs any more.

use std::collections::HashSet;

use crate::{Error, Ports, journal::Write, keychain::Place, keychain::Trouble};

/// Deletes what the journal lists for it. What the keychain does not let go of stays on the list.
///
/// The list is kept in the journal because no keychain can be relied on to list its items.
pub(crate) async fn sweep(ports: &Ports) -> Result<(), Error> {
    // In this order: what is listed by now is needed by nobody any more, unless it was put back before it is asked for.
    let listed = ports.journal.sweeps().await?;
    let needed = needed(ports).await?;
    for sweep in listed {
        if sweep.store != ports.keychain.store() {
            continue;
        }
        if !needed.contains(&sweep.place) {
            match ports.keychain.delete(&sweep.place).await {
                Ok(()) => {}
                Err(error) if error.trouble == Trouble::Missing => {}
                Err(error) => {
                    tracing::warn!(place = %sweep.place, %error, "a secret could not be deleted");
                    continue;
                }
            }
        }
        ports.journal.write(vec![Write::Swept(sweep.place)]).await?;
    }
    Ok(())
}

/// Deletes the secret at a place unless somebody needs it.
pub(crate) async fn clear(ports: &Ports, place: Place) -> Result<(), Error> {
    if !needed(ports).await?.contains(&place)
        && let Err(error) = ports.keychain.delete(&place).await
    {
        tracing::warn!(%place, %error, "a secret could not be deleted");
    }
    Ok(())
}

async fn needed(ports: &Ports) -> Result<HashSet<Place>, Error> {
    let identities = ports.journal.identities().await?.into_iter().filter(|record| record.live());
    let pendings = ports.journal.pendings().await?.into_iter().map(|record| record.place);
    Ok(identities.map(|record| record.place).chain(pendings).collect())
}
