//! Sessions: sign-ins and signing requests that are opened in one place and completed in another (sections A.1 to A.3 and F
//! of the protocol sheet).
//!
//! A session has one end: completed, signed, refused, or its time is over. Each is reached by a single statement that asks
//! for the session to be still open, so of several at once one wins.

mod change;
mod changes;
mod documents;
mod kept_documents;
mod numbers;
mod older;
mod opening;
mod poll;
mod routes;
mod rules;
mod signed;
mod statements;

pub use changes::{changed_of, pushed_to};
pub use numbers::{derive_hash as derive_match_hash, lacks_number, number};
pub use opening::{Opened, Opening, open};
pub use routes::routes;
pub use rules::{LIFE, Standing, accept_description, derive_id, qr_url};
pub use statements::{complete_sign_in, forget_project, pushed};

use wire::{ClientId, Code, ProjectId, UserId};

use crate::clock::Instant;
use crate::consent::{self, Need};
use crate::error::{Refusal, Result};
use crate::projects;
use crate::store::Transaction;

/// Forgets sessions that ended long ago, and the ids, numbers and documents of those that are over.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::forget_secrets(tx, now)?;
    kept_documents::sweep(tx, now)?;
    statements::sweep(tx, now.before(rules::MEMORY))
}

/// Where a session stands, if the project has it.
pub fn standing(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    now: Instant,
) -> Result<Option<Standing>> {
    let session = statements::find(tx, project, id)?;
    Ok(session.map(|session| session.standing(now)))
}

/// The application that opened a session, if that is known.
pub fn application(tx: &mut Transaction<'_>, project: ProjectId, id: &[u8]) -> Result<Option<ClientId>> {
    Ok(statements::find(tx, project, id)?.and_then(|session| session.application))
}

/// The application of an open session that asks for data, and when it has to be given.
pub fn consent(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    now: Instant,
) -> Result<Option<(ClientId, Need)>> {
    let session = statements::find_open(tx, project, id, now)?;
    Ok(session.and_then(|session| session.application.zip(session.consent)))
}

/// Whether an open session is not to be completed by this user without a statement of what they share.
pub fn lacks_consent(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    user: &UserId,
    now: Instant,
) -> Result<bool> {
    let Some((application, need)) = consent(tx, project, id, now)? else { return Ok(false) };
    match (need, projects::client(tx, &application)?) {
        (Need::Once, Some(client)) => Ok(consent::standing(tx, &client, user, now)?.is_none()),
        _ => Ok(true),
    }
}

/// Whether an open session can be completed by this user.
pub fn is_for(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    user: &UserId,
    now: Instant,
) -> Result<bool> {
    Ok(statements::find_open(tx, project, id, now)?.is_some_and(|session| session.is_for(user)))
}

/// Reserves a session for the user that a relying party has verified. Answers whether that is possible: one that is no longer
/// open, or unknown, is nobody's, and one for another user is not this one's.
pub fn bind(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    user: &UserId,
    now: Instant,
) -> Result<bool> {
    let bound = statements::bind(tx, project, id, user, now)?;
    Ok(bound || statements::find_open(tx, project, id, now)?.is_none())
}

/// Ends a session as refused. Answers whether it was open.
pub fn abort(tx: &mut Transaction<'_>, project: ProjectId, id: &[u8], now: Instant) -> Result<bool> {
    statements::abort(tx, project, id, None, now)
}

/// Why a session cannot be completed: how it ended, which tells an authenticator that somebody was faster.
pub fn refuse(tx: &mut Transaction<'_>, project: ProjectId, id: &[u8], now: Instant) -> Result<Refusal> {
    let refusal = Refusal::new(Code::InvalidAuthenticationSession);
    Ok(match standing(tx, project, id, now)?.map(|standing| standing.status) {
        Some(ended) if !rules::is_open(ended) => refusal.with("status", <&str>::from(ended)),
        _ => refusal,
    })
}
