//! Redeeming a ticket: the one place where a PIN is judged.

use std::sync::Arc;

use wire::{Code, MpinIdHash, ProjectId, Scope, SessionStatus};

use super::rules::{Success, Verdict};
use super::statements::{self, Answer, Candidate};
use crate::audit::{self, Event, Kind};
use crate::authority::KeyPair;
use crate::clock::Instant;
use crate::error::{Refusal, Result};
use crate::http::Origin;
use crate::registration::{self, Registration, Standing};
use crate::store::Transaction;
use crate::{Service, sessions, verification};

/// What is known before the proof is checked.
struct Case {
    answer: Answer,
    /// Nothing if nobody has this identity.
    registration: Option<Registration>,
    candidates: Vec<Candidate>,
    /// The hash of what repeating the session's number gave.
    match_hash: Option<Vec<u8>>,
}

impl Case {
    /// The session to complete; nothing is found by an empty id.
    fn session(&self) -> &[u8] {
        self.answer.session.as_deref().unwrap_or_default()
    }
}

/// What a device shows for its verdict.
pub struct Shown {
    /// The hash of the ticket that it got for its answer.
    pub ticket_hash: Vec<u8>,
    /// The hash of the one that it got for repeating a session's number.
    pub match_hash: Option<Vec<u8>>,
    /// Where it is.
    pub origin: Origin,
}

/// The verdict on the answer behind a ticket, and whose it was. The proof is checked first; then one transaction uses up the
/// ticket, counts, and decides. Nothing leaves before it has committed, so of any number of attempts at once each
/// verdict is about the count that it made.
pub async fn redeem(service: &Arc<Service>, shown: Shown) -> Result<(Verdict, Option<Registration>)> {
    let Shown { ticket_hash, match_hash, origin } = shown;
    let now = service.clock.now();
    let Some(id) = holder(service, &ticket_hash, now).await? else { return Ok((Verdict::Wrong, None)) };
    let _turn = service.proofs.turn(&id).await;
    let (project, hash) = (service.project.id, ticket_hash.clone());
    let read = service.store.read(move |tx| read_case(tx, project, &hash, now)).await?;
    let Some(case) = read.map(|case| Case { match_hash, ..case }) else {
        return Ok((Verdict::Wrong, None));
    };
    let answered = check(service, &case).await?;
    let current = service.authorities.current_keys().await?;
    let (inner, registration) = (service.clone(), case.registration.clone());
    let verdict = service.store.write(move |tx| {
        if !statements::take_answer(tx, &ticket_hash)? {
            return Ok(Verdict::Wrong);
        }
        let Some(of) = &case.registration else { return Ok(Verdict::Wrong) };
        let verdict = decide(tx, &inner, of, &case, answered, &current, now)?;
        record(tx, of, &case, &verdict, &origin, now)?;
        Ok(verdict)
    });
    Ok((verdict.await?, registration))
}

async fn holder(service: &Service, ticket_hash: &[u8], now: Instant) -> Result<Option<MpinIdHash>> {
    let hash = ticket_hash.to_vec();
    let answer = service.store.read(move |tx| statements::answer(tx, &hash, now)).await?;
    Ok(answer.map(|answer| answer.mpin_id.hash()))
}

fn read_case(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    ticket_hash: &[u8],
    now: Instant,
) -> Result<Option<Case>> {
    let Some(answer) = statements::answer(tx, ticket_hash, now)? else { return Ok(None) };
    let id = answer.mpin_id.hash();
    let candidates = if answer.claims { statements::candidates(tx, &id, answer.given)? } else { Vec::new() };
    let registration = registration::find(tx, project, &id)?;
    Ok(Some(Case { answer, registration, candidates, match_hash: None }))
}

/// Which candidate the answer is for. Nothing is computed for a revoked identity; where there is nothing to compare with,
/// the time is spent all the same.
async fn check(service: &Service, case: &Case) -> Result<Option<usize>> {
    let v = case.answer.v.clone();
    match &case.registration {
        Some(registration) if registration.revoked => Ok(None),
        Some(registration) if !case.candidates.is_empty() => {
            let openings = case.candidates.iter().map(|candidate| candidate.opening.clone()).collect();
            service.proofs.answered(registration, openings, v).await
        }
        _ => service.proofs.pretend(&case.answer.mpin_id, v).await.map(|()| None),
    }
}

fn decide(
    tx: &mut Transaction<'_>,
    service: &Service,
    registration: &Registration,
    case: &Case,
    answered: Option<usize>,
    current: &KeyPair,
    now: Instant,
) -> Result<Verdict> {
    let id = &registration.mpin_id.hash();
    if registration::standing(tx, id)? != Standing::Good {
        return Ok(Verdict::Revoked);
    }
    let Some(candidate) = answered.map(|index| &case.candidates[index]) else {
        let blocked = registration::count_wrong_pin(tx, &service.project, registration, now)?;
        return Ok(if blocked { Verdict::Blocked } else { Verdict::Wrong });
    };
    // Answered by a copy of this very request a moment ago: the PIN was right, so nothing is counted.
    if !statements::close(tx, id, &candidate.id)? {
        return Ok(Verdict::Wrong);
    }
    registration::count_success(tx, id, now)?;
    if !registration::take_over(tx, id, now)? {
        return Ok(Verdict::Revoked);
    }
    let (scope, session) = (candidate.scope, case.session());
    if scope == Scope::RegCode && verification::is_limited(&service.project, registration) {
        return Ok(Verdict::Limited);
    }
    let match_hash = case.match_hash.as_deref();
    let rule = service.project.number_matching;
    if scope == Scope::Oidc && sessions::lacks_number(tx, rule, session, registration, match_hash, now)? {
        return Ok(Verdict::NoSession(Refusal::new(Code::NumberRequired)));
    }
    if scope == Scope::Oidc
        && sessions::lacks_consent(tx, registration.project, session, &registration.user, now)?
    {
        return Ok(Verdict::NoSession(Refusal::new(Code::ConsentRequired)));
    }
    if scope == Scope::Oidc && !complete(tx, session, registration, now)? {
        return sessions::refuse(tx, registration.project, session, now).map(Verdict::NoSession);
    }
    let renewal = registration::offer(tx, registration, current, now)?;
    Ok(Verdict::Right(Success { scope, renewal }))
}

/// Completes a session. A client that was told to renew its identity completes it a second time, with the new one: what the
/// identity before has completed is complete.
fn complete(tx: &mut Transaction<'_>, session: &[u8], by: &Registration, now: Instant) -> Result<bool> {
    if sessions::complete_sign_in(tx, session, by, now)? {
        return Ok(true);
    }
    let standing = sessions::standing(tx, by.project, session, now)?;
    Ok(standing.is_some_and(|standing| {
        standing.status == SessionStatus::Authenticated
            && standing.user.as_ref() == Some(&by.user)
            && standing.identity.is_some()
            && standing.identity == by.grounds.renews
    }))
}

/// Tells the audit log what the caller is told.
fn record(
    tx: &mut Transaction<'_>,
    of: &Registration,
    case: &Case,
    verdict: &Verdict,
    origin: &Origin,
    now: Instant,
) -> Result<()> {
    let event = |kind| of.event(kind, origin);
    let told = match verdict {
        Verdict::Right(_) | Verdict::Limited => event(Kind::AuthenticationSucceeded),
        Verdict::NoSession(_) => event(Kind::AuthenticationWithoutSession),
        Verdict::Wrong | Verdict::Blocked => event(Kind::AuthenticationFailed),
        Verdict::Revoked => event(Kind::AuthenticationRefused),
    };
    let application = sessions::application(tx, of.project, case.session())?;
    audit::record(tx, &Event { application: application.clone(), ..told }, now)?;
    let besides = match verdict {
        Verdict::Blocked => Kind::IdentityBlocked,
        Verdict::Limited => Kind::QuickCodeRefused,
        _ => return Ok(()),
    };
    audit::record(tx, &Event { application, ..event(besides) }, now)?;
    Ok(())
}
