//! A document on its way to a signature.

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use wire::{MatchNumber, RefusalReason, SessionRefusal, SessionStatus, UserId};

use crate::certificate::{Signed, Unverified, Verified};
use crate::problem::Problem;
use crate::purchase_order::PurchaseOrder;
use crate::session::{Session, Stage};
use crate::{Portal, State, visit};

/// A document that the portal sent.
#[derive(Clone)]
pub struct Document {
    /// The document itself.
    pub order: PurchaseOrder,
    /// Who is to sign it: whoever was signed in when it was sent.
    for_user: Option<String>,
    session: Option<Session>,
    progress: Progress,
}

#[derive(Clone)]
enum Progress {
    Ready,
    Open(Stage),
    Refused(Option<SessionRefusal>),
    Verified(Verified),
    Rejected(Unverified),
}

/// Where a document stands, for the page and for tests.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    id: String,
    title: String,
    name: String,
    sha256: String,
    file: String,
    state: &'static str,
    sentence: String,
    #[serde(flatten)]
    verified: Option<Verified>,
    #[serde(flatten)]
    opening: Option<Opening>,
}

/// How the app reaches the signing session.
#[derive(Serialize)]
struct Opening {
    link: String,
    address: String,
    qr: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<MatchNumber>,
}

/// `POST /api/documents`
pub async fn send(portal: State, headers: HeaderMap) -> Result<Json<Standing>, Problem> {
    let document = Document {
        order: PurchaseOrder::generate()?,
        for_user: visit::user(&portal, &headers),
        session: None,
        progress: Progress::Ready,
    };
    let id = portal.documents.keep(document.clone())?;
    Ok(Json(document.standing(id)))
}

/// `GET /documents/{id}/file`
pub async fn file(portal: State, Path(id): Path<String>) -> Result<Response, Problem> {
    let order = portal.documents.find(&id).ok_or_else(Problem::unknown)?.order;
    let disposition = format!("attachment; filename=\"{}\"", order.file_name());
    let headers =
        [(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, order.text).into_response())
}

/// `POST /api/documents/{id}/session`
pub async fn open(portal: State, Path(id): Path<String>) -> Result<Json<Standing>, Problem> {
    let mut document = portal.documents.find(&id).ok_or_else(Problem::unknown)?;
    if !document.is_verified() {
        // A user ID that signed in is one that the service takes.
        let user = document.for_user.as_deref().and_then(|user| UserId::parse(user).ok());
        document.session = Some(Session::open_document(&portal.service, user, &document.order).await?);
        document.progress = Progress::Open(Stage::Waiting);
        portal.documents.change(&id, |kept| *kept = document.clone());
    }
    Ok(Json(document.standing(id)))
}

/// `GET /api/documents/{id}`
pub async fn poll(portal: State, Path(id): Path<String>) -> Result<Json<Standing>, Problem> {
    let document = portal.documents.find(&id).ok_or_else(Problem::unknown)?;
    let Some(session) = document.session.as_ref().filter(|_| document.is_open()) else {
        return Ok(Json(document.standing(id)));
    };
    let progress = match session.poll(&portal.service).await {
        Ok(access) if Stage::from(access.status) == Stage::Done => {
            match document.judge(&portal, Signed::from_session(&access.signature)).await {
                Progress::Rejected(Unverified::Service(_)) => Progress::Open(Stage::Unreachable),
                verdict => verdict,
            }
        }
        Ok(access) if access.status == SessionStatus::Abort => Progress::Refused(access.refusal),
        Ok(access) => Progress::Open(access.status.into()),
        Err(_) => Progress::Open(Stage::Unreachable),
    };
    record(&portal, id, progress)
}

/// `POST /api/documents/{id}/signature`: the file that the app saved beside the document.
pub async fn accept(portal: State, Path(id): Path<String>, body: Bytes) -> Result<Json<Standing>, Problem> {
    let document = portal.documents.find(&id).ok_or_else(Problem::unknown)?;
    match document.judge(&portal, Signed::read(&body)).await {
        Progress::Rejected(Unverified::Service(failure)) => Err(failure.into()),
        verdict => record(&portal, id, verdict),
    }
}

/// `GET /api/documents/{id}/qr.svg`
pub async fn qr(portal: State, Path(id): Path<String>) -> Result<Response, Problem> {
    let session = portal.documents.find(&id).and_then(|document| document.session);
    crate::qr::image(&session.ok_or_else(Problem::unknown)?.address)
}

/// Writes down how far a document is. What is verified stays verified.
fn record(portal: &Portal, id: String, progress: Progress) -> Result<Json<Standing>, Problem> {
    let document = portal.documents.change(&id, |kept| {
        if !kept.is_verified() {
            kept.progress = progress;
        }
        kept.clone()
    });
    Ok(Json(document.ok_or_else(Problem::unknown)?.standing(id)))
}

impl Document {
    async fn judge(&self, portal: &Portal, signed: Result<Signed, Unverified>) -> Progress {
        let verdict = match signed {
            Ok(signed) => signed.verify(&portal.service, &self.order.hash(), self.for_user.as_deref()).await,
            Err(reason) => Err(reason),
        };
        match verdict {
            Ok(verified) => Progress::Verified(verified),
            Err(reason) => Progress::Rejected(reason),
        }
    }

    fn is_verified(&self) -> bool {
        matches!(self.progress, Progress::Verified(_))
    }

    /// Whether the service still has something new to tell.
    fn is_open(&self) -> bool {
        matches!(self.progress, Progress::Open(stage) if stage != Stage::Expired)
    }

    /// The document as the page shows it.
    pub fn standing(&self, id: String) -> Standing {
        let (state, sentence) = self.words();
        let verified = match &self.progress {
            Progress::Verified(verified) => Some(verified.clone()),
            _ => None,
        };
        let session = self.session.as_ref().filter(|_| self.is_open());
        let opening = session.map(|session| Opening {
            link: session.link.clone(),
            address: session.address.clone(),
            qr: format!("/api/documents/{id}/qr.svg"),
            number: session.number,
        });
        Standing {
            title: self.order.title(),
            name: self.order.file_name(),
            sha256: self.order.hash().to_string(),
            file: format!("/documents/{id}/file"),
            id,
            state,
            sentence,
            verified,
            opening,
        }
    }

    fn words(&self) -> (&'static str, String) {
        let (state, sentence) = match &self.progress {
            Progress::Ready => ("ready", "Waiting for your signature."),
            Progress::Open(Stage::Waiting) => {
                ("waiting", "Open Countersign on this computer, or scan the code from another one.")
            }
            Progress::Open(Stage::Scanned) => ("scanned", "Countersign has the document. Look at it there."),
            Progress::Open(Stage::Chosen) => ("chosen", "Type your PIN in Countersign."),
            Progress::Open(Stage::Expired) => ("expired", "The request is no longer valid. Begin a new one."),
            Progress::Refused(why) => return ("refused", refusal(why.as_ref())),
            Progress::Open(Stage::Unreachable | Stage::Done | Stage::Refused) => {
                ("unreachable", "The trust service does not answer. The portal keeps trying.")
            }
            Progress::Verified(_) => ("verified", "The signature is genuine, and it is for this document."),
            Progress::Rejected(reason) => return ("rejected", reason.to_string()),
        };
        (state, sentence.to_owned())
    }
}

/// That a document was refused, and why, if the person has said so.
fn refusal(why: Option<&SessionRefusal>) -> String {
    let mut sentence = "The document was refused in Countersign. Nothing was signed.".to_owned();
    if let Some(SessionRefusal { reason, comment }) = why {
        sentence += match reason {
            RefusalReason::Incorrect => " What it says is wrong.",
            RefusalReason::Unclear => " There is a question first.",
            RefusalReason::NotMine => " Somebody else has to sign it.",
            RefusalReason::Other => " There is another reason.",
        };
        sentence.extend(comment.iter().map(|comment| format!(" “{comment}”")));
    }
    sentence
}
