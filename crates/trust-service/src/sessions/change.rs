//! `POST /rps/v2/codeStatus`: an authenticator looks at a session, or changes it (section A.3 of the protocol sheet).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;
use wire::{
    Code, CodeStatusRequest, CodeStatusResponse, MatchTicket, SessionDetails, SessionDocument,
    SessionRefusal, SessionStatus, Signature, Timestamp, UserId,
};

use super::rules::{self, Session};
use super::{kept_documents, numbers, signed, statements};
use crate::Service;
use crate::audit::{self, Kind};
use crate::consent::{self, Agreeing};
use crate::error::{Error, Refusal, Result};
use crate::http::{Body, Origin};
use crate::signing::{self, Source, Submission};

/// What is answered: the session to who looks at it, else that it is done.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Changed {
    Details(Box<SessionDetails>),
    /// One client decodes nothing but a flat object of texts.
    Done(CodeStatusResponse),
}

/// Does what the status says.
pub async fn change(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<CodeStatusRequest>,
) -> Result<Json<Changed>> {
    let id = rules::derive_id(&request.wid);
    let mut matched = None;
    match request.status {
        SessionStatus::Wid => {
            let (session, document) = look(&service, id.clone()).await?;
            let signed = signed::request(&service, &id, &session, document.clone()).await?;
            let mut details = session.details(&service.project, document);
            details.signed_request = Some(signed);
            return Ok(Json(Changed::Details(Box::new(details))));
        }
        SessionStatus::User => {
            let user = request.user_id.ok_or_else(|| Error::parameter("userId"))?;
            match request.number {
                None => choose(&service, id, user).await?,
                Some(number) => matched = Some(numbers::repeat(&service, id, user, number, origin).await?),
            }
        }
        SessionStatus::Abort => {
            let refusal = rules::accept_refusal(request.refusal)?;
            abort(&service, id, Abort { reported: request.reported == Some(true), refusal, origin }).await?;
        }
        SessionStatus::Signed => {
            let text = request.signature.ok_or_else(|| Error::parameter("signature"))?;
            let (signature, made) = rules::read_signature(&text)?;
            let ticket = request.matched;
            match request.statement {
                None => sign(&service, id, Signing { signature, made, text, ticket, origin }).await?,
                Some(statement) => {
                    let agreeing = Agreeing { statement, signature, made, ticket, origin };
                    consent::agree(&service, id, agreeing).await?;
                }
            }
        }
        _ => return Err(Error::parameter("status")),
    }
    Ok(Json(Changed::Done(CodeStatusResponse { status: "OK".to_owned(), matched })))
}

/// Looks at an open session and its document, and notes that somebody did.
pub async fn look(service: &Arc<Service>, id: Vec<u8>) -> Result<(Session, Option<SessionDocument>)> {
    let (now, project) = (service.clock.now(), service.project.id);
    let looked = service.store.write(move |tx| match statements::find_open(tx, project, &id, now)? {
        Some(session) => {
            statements::mark_seen(tx, &id)?;
            let document = kept_documents::find(tx, &id, &session)?;
            Ok((session, document))
        }
        None => Err(super::refuse(tx, project, &id, now)?.into()),
    });
    looked.await
}

async fn choose(service: &Arc<Service>, id: Vec<u8>, user: UserId) -> Result<()> {
    let (now, project) = (service.clock.now(), service.project.id);
    let chosen = service.store.write(move |tx| {
        let chosen = statements::choose_user(tx, project, &id, &user, now)?;
        if chosen { Ok(()) } else { Err(super::refuse(tx, project, &id, now)?.into()) }
    });
    chosen.await
}

/// A session that is refused by whoever holds it.
pub struct Abort {
    /// Whether they say that they did not ask for it.
    pub reported: bool,
    /// Why, if they say that.
    pub refusal: Option<SessionRefusal>,
    /// From where it came.
    pub origin: Origin,
}

/// Ends a session as refused.
pub async fn abort(service: &Arc<Service>, id: Vec<u8>, abort: Abort) -> Result<()> {
    let Abort { reported, refusal, origin } = abort;
    let (now, project) = (service.clock.now(), service.project.id);
    let aborted = service.store.write(move |tx| {
        if !statements::abort(tx, project, &id, refusal.as_ref(), now)? {
            return Err(super::refuse(tx, project, &id, now)?.into());
        }
        let session = statements::find(tx, project, &id)?.ok_or(Error::Damaged("a session is gone"))?;
        let kind = if reported { Kind::SessionReported } else { Kind::SessionAborted };
        audit::record(tx, &session.event(kind, &origin), now)
    });
    aborted.await
}

/// A signature that is to complete a session.
pub struct Signing {
    /// The signature.
    pub signature: Signature,
    /// When it says it was made.
    pub made: Timestamp,
    /// What the session's opener is given: base64 of the signature's JSON.
    pub text: String,
    /// What repeating the session's number gave.
    pub ticket: Option<MatchTicket>,
    /// From where it came.
    pub origin: Origin,
}

/// Checks a signature as `/dvs/verify` does, and that it is for this session, and ends the session with it.
pub async fn sign(service: &Arc<Service>, id: Vec<u8>, signing: Signing) -> Result<()> {
    let Signing { signature, made, text, ticket, origin } = signing;
    let (now, project, lookup) = (service.clock.now(), service.project.id, id.clone());
    let session = service.store.read(move |tx| match statements::find_open(tx, project, &lookup, now)? {
        Some(session) => Ok(session),
        None => Err(super::refuse(tx, project, &lookup, now)?.into()),
    });
    let session = session.await?;
    session.accept_signature(&signature, made)?;
    let source = Source::Device(session.application.clone());
    let (rule, ticket) = (service.project.number_matching, ticket.map(numbers::derive_hash));
    let submission = Submission { signature, made, source, origin };
    signing::verify(service, submission, move |tx, signer| {
        if !session.is_for(&signer.user) {
            return Ok(Err(Refusal::new(Code::InvalidAuthenticationSession)));
        }
        if numbers::lacks_number(tx, rule, &id, signer, ticket.as_deref(), now)? {
            return Ok(Err(Refusal::new(Code::NumberRequired)));
        }
        if statements::complete_signing(tx, &id, signer, &text, now)? {
            return Ok(Ok(()));
        }
        super::refuse(tx, project, &id, now).map(Err)
    })
    .await
}
