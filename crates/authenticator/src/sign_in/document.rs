//! The document that is handed over with a signing session: fetched from its service alone, and compared with what is to be
//! signed before anybody sees it.

use std::fmt;

use sha2::{Digest, Sha256};
use wire::{DocumentName, LARGEST_DOCUMENT, MessageHash, SessionDetails, SessionDocument, SessionLink};

use super::{Request, SignedRequest, read_there};
use crate::{
    Error, Ports,
    authentication::session_error,
    service::{Fault, Progress, ServiceError, Tenant},
};

/// A document that is what its session asks to sign. It is in memory and nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Handed {
    name: DocumentName,
    hash: [u8; 32],
    content: Vec<u8>,
}

impl Handed {
    /// What it is called.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Its SHA-256, computed here, lower-case hexadecimal.
    pub fn hash_hex(&self) -> String {
        wire::encode_hex(&self.hash)
    }

    /// What it says, 1 byte to 32 MiB.
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

impl fmt::Debug for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handed({} bytes)", self.content.len())
    }
}

/// Fetches the document of a request, which has one. `told` hears how many bytes of it have come.
///
/// # Errors
///
/// [`Error::DocumentMismatch`] for a document that is not what the request asks to sign, [`Error::SessionExpired`],
/// [`Error::SessionAnswered`], [`Error::Service`]
pub async fn document(ports: &Ports, request: &Request, told: &Progress) -> Result<Handed, Error> {
    let missing = || ServiceError::new(&request.service, Fault::Malformed { what: "document".into() });
    let expected = request.document.as_ref().ok_or_else(missing)?;
    let tenant = Tenant { service: request.service.clone(), project: Some(request.project_id) };
    let most = usize::try_from(expected.size).map_err(|_| missing())?;
    let content =
        ports.service.document(&tenant, &request.access_id, most, told).await.map_err(session_error)?;
    let name = expected.name.clone();
    let hashing = tokio::task::spawn_blocking(move || (<[u8; 32]>::from(Sha256::digest(&content)), content));
    let (hash, content) = hashing.await.map_err(|_| missing())?;
    if content.len() != most || request.hash.as_ref().is_none_or(|asked| asked.as_bytes() != hash) {
        tracing::warn!(service = %request.service, "a document is not what its session asks to sign");
        return Err(Error::DocumentMismatch { document: name.to_string() });
    }
    Ok(Handed { name, hash, content })
}

/// The request with its document, where that has come since the request was read; `None` where not. Whoever asks may hand a
/// document over after opening the session, and may change nothing else of it.
///
/// # Errors
///
/// [`Error::RequestForged`], [`Error::SessionExpired`], [`Error::SessionAnswered`], [`Error::ServiceNotAllowed`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn arrived(ports: &Ports, request: &Request) -> Result<Option<Request>, Error> {
    let link = SessionLink { service: request.service.clone(), access_id: request.access_id.clone() };
    let now = read_there(ports, &link).await?;
    let Some(document) = now.document.clone() else { return Ok(None) };
    let signed = request.signed.clone();
    let signed = signed.map(|signed| SignedRequest { document: Some(document.clone()), ..signed });
    let expected = Request {
        document: Some(document),
        signed,
        matched: now.matched.clone(),
        candidates: now.candidates.clone(),
        ..request.clone()
    };
    if now != expected {
        return Err(Error::RequestForged { service: request.service.to_string() });
    }
    Ok(Some(now))
}

/// The document that a service says there is, if it has signed that and it is what shall be signed. What it says without is
/// as bad as what does not verify.
pub(super) fn vouched(
    service: &impl fmt::Display,
    details: &SessionDetails,
    signed: Option<&SignedRequest>,
    hash: Option<&MessageHash>,
) -> Result<Option<SessionDocument>, Error> {
    let document = signed.and_then(|signed| signed.document.clone());
    let fits = document.as_ref().is_none_or(|document| {
        let asked = hash.is_some_and(|hash| hash.as_bytes() == document.sha256.as_bytes());
        asked && (1..=LARGEST_DOCUMENT).contains(&document.size)
    });
    if !fits || document != details.document {
        return Err(Error::RequestForged { service: service.to_string() });
    }
    Ok(document)
}
