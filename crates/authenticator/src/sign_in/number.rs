//! The number that is shown where a session began: repeated here and compared by the service, before any PIN.

use wire::{MatchNumber, MatchTicket, SessionStatus, UserId};

use super::{Request, report};
use crate::{
    Error, Ports,
    authentication::session_error,
    identities::{Identity, IdentityId, record},
    service::{Fault, ServiceError, Tenant},
};

/// That a user has repeated a session's number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    user: UserId,
    /// Completes the session, for that user.
    ticket: MatchTicket,
}

/// Has the service compare a number with the session's, for the identity that is to answer. A wrong one ends the session, and
/// costs no attempt. Answers the request with that it was repeated, for [`approve`](super::approve).
///
/// # Errors
///
/// [`Error::NumberWrong`], [`Error::NoIdentityForSession`], [`Error::IdentityUnknown`], [`Error::SessionExpired`],
/// [`Error::SessionAnswered`], [`Error::Service`], [`Error::Journal`]
pub async fn repeat_number(
    ports: &Ports,
    request: &Request,
    id: IdentityId,
    number: MatchNumber,
) -> Result<Request, Error> {
    let identity = record(ports, id).await?.identity;
    if !request.fits(&identity) {
        return Err(Error::NoIdentityForSession { project: request.project_name.clone() });
    }
    let tenant = Tenant { service: request.service.clone(), project: Some(request.project_id) };
    let mut repeated = report(request, SessionStatus::User);
    repeated.user_id = Some(identity.user.clone());
    repeated.number = Some(number);
    let ticket = ports.service.report(&tenant, &repeated).await.map_err(session_error)?;
    let missing = || ServiceError::new(&request.service, Fault::Malformed { what: "matched".into() });
    let matched = Matched { user: identity.user, ticket: ticket.ok_or_else(missing)? };
    Ok(Request { matched: Some(matched), ..request.clone() })
}

impl Request {
    /// What this identity completes the session with. Nobody is asked for a PIN without it where there is a number.
    pub(super) fn ticket_of(&self, identity: &Identity) -> Result<Option<MatchTicket>, Error> {
        let matched = self.matched.as_ref().filter(|matched| matched.user == identity.user);
        match matched {
            Some(matched) => Ok(Some(matched.ticket.clone())),
            None if self.numbered => Err(Error::NumberMissing),
            None => Ok(None),
        }
    }
}
