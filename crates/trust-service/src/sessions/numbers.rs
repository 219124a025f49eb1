//! Numbers: two digits that are shown where a session began, and repeated by who completes it, before the PIN.
//!
//! Who repeats the right number gets a ticket, and the session is completed with it. That anybody has repeated the number is
//! not enough: whoever opens a session knows its number, and could repeat it in the name of somebody whose client never asks.

use std::sync::Arc;

use wire::{Code, MatchNumber, MatchTicket, ProjectId, UserId};
use zeroize::Zeroizing;

use super::{abort, refuse, statements};
use crate::audit::{self, Kind};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::Origin;
use crate::projects::NumberMatching;
use crate::registration::Registration;
use crate::store::Transaction;
use crate::{Service, random};

/// Compares a number with the session's, for a user who is about to answer. A wrong one ends the session.
pub async fn repeat(
    service: &Arc<Service>,
    id: Vec<u8>,
    user: UserId,
    number: MatchNumber,
    origin: Origin,
) -> Result<MatchTicket> {
    let ticket = random::generate_token()?;
    let hash = random::derive_hash(&ticket);
    let (now, project) = (service.clock.now(), service.project.id);
    let compared = service.store.write(move |tx| {
        let session = statements::find_open(tx, project, &id, now)?.filter(|session| session.is_for(&user));
        let Some(session) = session else { return Ok(Err(refuse(tx, project, &id, now)?)) };
        let Some(expected) = session.number else { return Ok(Err(Refusal::parameter("number"))) };
        let event = |kind| session.event(kind, &origin).to(&user);
        if number != expected {
            abort(tx, project, &id, now)?;
            audit::record(tx, &event(Kind::NumberMismatched), now)?;
            return Ok(Err(Refusal::new(Code::WrongNumber)));
        }
        statements::choose_user(tx, project, &id, &user, now)?;
        statements::insert_match(tx, (&id, &session), &user, &hash)?;
        audit::record(tx, &event(Kind::NumberMatched), now)?;
        Ok(Ok(()))
    });
    compared.await??;
    MatchTicket::parse(&ticket).map_err(|_| Error::Damaged("a ticket"))
}

/// What is kept of a ticket.
pub fn derive_hash(ticket: MatchTicket) -> Vec<u8> {
    random::derive_hash(&Zeroizing::new(String::from(ticket)))
}

/// Whether an open session is not to be completed by this identity, for want of its number.
pub fn lacks_number(
    tx: &mut Transaction<'_>,
    rule: NumberMatching,
    id: &[u8],
    by: &Registration,
    ticket_hash: Option<&[u8]>,
    now: Instant,
) -> Result<bool> {
    let session = statements::find_open(tx, by.project, id, now)?;
    if !session.is_some_and(|session| session.is_for(&by.user) && session.needs_number(rule, by)) {
        return Ok(false);
    }
    match ticket_hash {
        Some(hash) => Ok(!statements::is_matched(tx, id, &by.user, hash)?),
        None => Ok(true),
    }
}

/// The number of an open session, for who opened it.
pub fn number(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &[u8],
    now: Instant,
) -> Result<Option<MatchNumber>> {
    Ok(statements::find_open(tx, project, id, now)?.and_then(|session| session.number))
}
