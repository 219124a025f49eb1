//! What users share with applications: asked for with a sign-in, given by a statement that is signed with the PIN, and taken
//! back whenever the user likes (section 1.3 of the sheet on identity APIs; see the decision).
//!
//! What a client asks for is its whole set of claims, whatever the scopes of one request: those only say which of what is
//! shared an access token reaches.

mod agreeing;
mod member;
mod receipts;
mod rules;
mod statements;
mod terms;

pub use agreeing::{Agreeing, agree};
pub use member::routes;
pub use rules::{Consent, Need, asks};
pub use statements::{end_of_client, forget_project};

use std::time::Duration;

use wire::{ProjectId, UserId};

use crate::audit::{self, Event};
use crate::clock::Instant;
use crate::error::Result;
use crate::identity_data::{self, Datum};
use crate::projects::Client;
use crate::store::Transaction;

/// How often it is noted, at most, that a client reads what is shared.
const NOTED_EVERY: Duration = Duration::from_secs(60);

/// What a user shares with a client, if that is enough: in force, to the very set that the client asks for now, with every
/// value that it cannot do without.
pub fn standing(
    tx: &mut Transaction<'_>,
    client: &Client,
    user: &UserId,
    now: Instant,
) -> Result<Option<Consent>> {
    let Some(consent) = statements::in_force(tx, client.project, user, &client.id, now)? else {
        return Ok(None);
    };
    let data = identity_data::of_user(tx, client.project, user)?;
    Ok(consent.suffices(client, &data).then_some(consent))
}

/// Whether a consent is in force.
pub fn is_in_force(tx: &mut Transaction<'_>, project: ProjectId, id: &str, now: Instant) -> Result<bool> {
    Ok(statements::find(tx, project, id)?.is_some_and(|consent| consent.is_in_force(now)))
}

/// The values that a consent in force shares, as they are now; nothing if it is not in force. One that has changed since is
/// another value, to which nobody agreed.
pub fn shared(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &str,
    now: Instant,
) -> Result<Option<Vec<Datum>>> {
    let consent = statements::find(tx, project, id)?.filter(|consent| consent.is_in_force(now));
    let Some(consent) = consent else { return Ok(None) };
    let data = identity_data::of_user(tx, project, &consent.user)?;
    Ok(Some(data.into_iter().filter(|datum| consent.shares_option(&datum.id)).collect()))
}

/// Notes that a client read what is shared under a consent, and tells about it.
pub fn note_use(tx: &mut Transaction<'_>, id: &str, event: &Event, now: Instant) -> Result<()> {
    if statements::note_use(tx, id, now.before(NOTED_EVERY), now)? {
        audit::record(tx, event, now)?;
    }
    Ok(())
}
