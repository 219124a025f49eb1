//! `PUT` and `GET /rps/v2/session/document`: whoever opened a signing session hands over the document that it is about, and
//! authenticators fetch it. The platform has no such thing; who does not know of it loses nothing.
//!
//! Both secrets of a session are permissions, and travel in a header: the webOTT of whoever opened it hands over, the
//! session's id fetches.

use std::sync::Arc;

use aide::axum::routing::put_with;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use sha2::{Digest, Sha256};
use wire::{AccessId, Code, DocumentHash, DocumentQuery, SessionDocument, WebOtt};
use zeroize::Zeroizing;

use super::kept_documents::{self, PART};
use super::rules::{self, Session};
use super::{refuse, statements};
use crate::audit::{self, Kind};
use crate::error::{Error, Refusal, Result};
use crate::http::{Bearer, Origin, Query, Routes, Upload, describe, files};
use crate::{Service, random};

/// The address.
pub fn routes() -> Routes {
    const KEEPS: &[Code] =
        &[Code::InvalidAuthenticationSession, Code::DocumentMismatch, Code::TooManyRequests];
    const SERVES: &[Code] = &[Code::InvalidAuthenticationSession, Code::NotFound];
    let keeps = describe("Hands over the document of a signing session", "The token is the webOTT", KEEPS);
    let serves = describe(
        "The document of a session, as long as it is open",
        "The token is the session's id (`accessId`)",
        SERVES,
    );
    Routes::new()
        .api_route("/rps/v2/session/document", put_with(keep, keeps).get_with(serve, |op| files(serves(op))))
}

async fn keep(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Bearer(token): Bearer,
    Query(DocumentQuery { name }): Query<DocumentQuery>,
    upload: Upload,
) -> Result<Json<SessionDocument>> {
    let web_ott = WebOtt::parse(&token).map_err(|_| Error::refused(Code::InvalidRequestAuthorization))?;
    let (id, session) = opened_with(&service, &web_ott).await?;
    let message = session.message.clone().ok_or_else(|| Error::parameter("hash"))?;
    let largest = service.edge.documents.largest;
    let expected = upload.expected.unwrap_or(largest);
    if expected > largest {
        return Err(Error::refused(Code::RequestTooLarge));
    }
    let _room = service.edge.documents.room_for(expected).await;
    let received = Received::read(upload.body.into_data_stream(), expected).await?;
    if received.size == 0 {
        return Err(Error::parameter("document"));
    }
    let document = SessionDocument { name, size: received.size, sha256: DocumentHash::new(received.hash) };
    let (now, most) = (service.clock.now(), service.edge.documents.together);
    let kept = service.store.write(move |tx| {
        let project = session.project;
        let Some(session) = statements::find_open(tx, project, &id, now)? else {
            return Ok(Err(refuse(tx, project, &id, now)?));
        };
        // What is told to the audit log is committed, so a refusal is no error here.
        if message.as_bytes() != received.hash {
            audit::record(tx, &session.event(Kind::DocumentMismatched, &origin), now)?;
            return Ok(Err(Refusal::new(Code::DocumentMismatch)));
        }
        // What a person may be reading by now stays what it is.
        if let Some(known) = kept_documents::find(tx, &id, &session)? {
            let same = known == document;
            return Ok(if same { Ok(document) } else { Err(Refusal::parameter("name")) });
        }
        let (weight, first_ends) = kept_documents::weight(tx, project, now)?;
        if weight + document.size > most {
            let wait = (first_ends.seconds() - now.seconds()).max(1);
            return Ok(Err(Refusal::new(Code::TooManyRequests).with("retryAfter", wait.to_string())));
        }
        kept_documents::insert(tx, &id, &session, &document, received.parts)?;
        audit::record(tx, &session.event(Kind::DocumentReceived, &origin), now)?;
        Ok(Ok(document))
    });
    Ok(Json(kept.await??))
}

/// The open session of who polls with this, and its id.
async fn opened_with(service: &Service, web_ott: &WebOtt) -> Result<(Vec<u8>, Session)> {
    let hash = random::derive_hash(&Zeroizing::new(String::from(web_ott.clone())));
    let (now, project) = (service.clock.now(), service.project.id);
    let found = service.store.read(move |tx| match statements::polled(tx, project, &hash)? {
        Some((id, session)) if session.is_open(now) => Ok((id, session)),
        Some((id, _)) => Err(refuse(tx, project, &id, now)?.into()),
        None => Err(Error::refused(Code::InvalidAuthenticationSession)),
    });
    found.await
}

/// A document as it came.
struct Received {
    size: u64,
    hash: [u8; 32],
    parts: Vec<Vec<u8>>,
}

impl Received {
    /// Reads a body of at most so many bytes.
    async fn read(
        mut body: impl Stream<Item = Result<Bytes, axum::Error>> + Unpin,
        most: u64,
    ) -> Result<Received> {
        let (mut digest, mut size) = (Sha256::new(), 0);
        let mut parts: Vec<Vec<u8>> = Vec::new();
        while let Some(chunk) = body.next().await {
            let chunk = chunk.map_err(|_| Error::refused(Code::InvalidRequestBody))?;
            size += chunk.len() as u64;
            if size > most {
                return Err(Error::refused(Code::RequestTooLarge));
            }
            digest.update(&chunk);
            let mut rest = &chunk[..];
            while !rest.is_empty() {
                if parts.last().is_none_or(|part| part.len() == PART) {
                    parts.push(Vec::new());
                }
                let Some(part) = parts.last_mut() else { break };
                let (now, later) = rest.split_at(rest.len().min(PART - part.len()));
                part.extend_from_slice(now);
                rest = later;
            }
        }
        Ok(Received { size, hash: digest.finalize().into(), parts })
    }
}

async fn serve(State(service): State<Arc<Service>>, Bearer(token): Bearer) -> Result<Response> {
    let unknown = |_| Error::refused(Code::InvalidRequestAuthorization);
    let id = rules::derive_id(&AccessId::parse(&token).map_err(unknown)?);
    let (now, project, lookup) = (service.clock.now(), service.project.id, id.clone());
    let found = service.store.read(move |tx| match statements::find_open(tx, project, &lookup, now)? {
        Some(session) => kept_documents::find(tx, &lookup, &session),
        None => Err(refuse(tx, project, &lookup, now)?.into()),
    });
    let document = found.await?.ok_or_else(|| Error::refused(Code::NotFound))?;
    let parts = stream::try_unfold(0_i64, move |place| {
        let (service, id) = (service.clone(), id.clone());
        async move {
            let part = service.store.read(move |tx| kept_documents::part(tx, &id, place)).await?;
            Ok::<_, Error>(part.map(|part| (Bytes::from(part), place + 1)))
        }
    });
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_LENGTH, document.size.to_string()),
        (CONTENT_DISPOSITION, "attachment".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    Ok((headers, Body::from_stream(parts)).into_response())
}
