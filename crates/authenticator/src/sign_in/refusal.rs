//! Refusing sessions, with or without a word about why.

use wire::{CodeStatusRequest, LONGEST_COMMENT, MessageHash, RefusalReason, SessionRefusal, SessionStatus};

use super::{Request, report};
use crate::{
    Error, Ports,
    authentication::session_error,
    history::Kind,
    journal::{NewEntry, Write},
    service::Tenant,
};

/// Reads why a session is refused. A comment that is empty is none.
///
/// # Errors
///
/// [`Error::CommentInvalid`]
pub fn reason(reason: RefusalReason, comment: &str) -> Result<SessionRefusal, Error> {
    let comment = comment.trim();
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if comment.chars().count() > LONGEST_COMMENT || comment.chars().any(strange) {
        return Err(Error::CommentInvalid);
    }
    Ok(SessionRefusal { reason, comment: Some(comment.to_owned()).filter(|comment| !comment.is_empty()) })
}

/// Refuses a session, and tells its opener why, where the person has said it and the service passes it on.
///
/// # Errors
///
/// [`Error::SessionExpired`], [`Error::SessionAnswered`], [`Error::Service`], [`Error::Journal`]
pub async fn refuse(ports: &Ports, request: &Request, why: Option<SessionRefusal>) -> Result<(), Error> {
    let mut refusal = report(request, SessionStatus::Abort);
    refusal.refusal = why.filter(|_| request.own_kind);
    decline(ports, request, refusal).await
}

/// Refuses a session that the person did not ask for, and tells the service that.
///
/// # Errors
///
/// As for [`refuse`].
pub async fn refuse_and_report(ports: &Ports, request: &Request) -> Result<(), Error> {
    let mut refusal = report(request, SessionStatus::Abort);
    refusal.reported = request.own_kind.then_some(true);
    decline(ports, request, refusal).await
}

async fn decline(ports: &Ports, request: &Request, refusal: CodeStatusRequest) -> Result<(), Error> {
    let tenant = Tenant { service: request.service.clone(), project: Some(request.project_id) };
    ports.service.report(&tenant, &refusal).await.map_err(session_error)?;
    let user = match (&request.user, request.candidates.as_slice()) {
        (Some(user), _) => user.to_string(),
        (None, [only]) => only.user.to_string(),
        (None, _) => String::new(),
    };
    let entry = NewEntry {
        at: ports.clock.now(),
        kind: Kind::Refused,
        identity: String::new(),
        user,
        service: request.service.to_string(),
        subject: request.subject(),
        failure: None,
        hash: request.hash.as_ref().map(MessageHash::to_string),
        saved: None,
        receipt: None,
    };
    ports.journal.write(vec![Write::Record(entry)]).await?;
    Ok(())
}
