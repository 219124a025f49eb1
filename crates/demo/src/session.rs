//! A session of the service, as the page that shows it sees it.

use serde::Serialize;
use wire::{
    AccessResponse, MatchNumber, MessageHash, SessionLink, SessionRequest, SessionStatus, UserId, WebOtt,
};

use crate::purchase_order::PurchaseOrder;
use crate::service::{Failure, Service};

/// An open session.
#[derive(Clone)]
pub struct Session {
    /// What it is polled with. It never reaches the browser.
    web_ott: WebOtt,
    /// Opens it in the app on this computer.
    pub link: String,
    /// Opens it in an app elsewhere; what the QR code says.
    pub address: String,
    /// What the app asks for before the PIN; it is shown beside the code, and is part of neither.
    pub number: Option<MatchNumber>,
}

/// Where a session stands, in the page's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Waiting,
    Scanned,
    Chosen,
    Done,
    Refused,
    Expired,
    Unreachable,
}

impl Session {
    /// Opens a sign-in, or the signature of `hash`.
    pub async fn open(
        service: &Service,
        user_id: Option<UserId>,
        description: &str,
        hash: Option<MessageHash>,
    ) -> Result<Self, Failure> {
        let request = SessionRequest {
            project_id: service.project_id(),
            user_id,
            description: Some(description.to_owned()),
            hash,
            number: Some(true),
        };
        let session = service.open_session(&request).await?;
        let link = SessionLink { service: service.base()?.clone(), access_id: session.access_id };
        let address = session.qr_url.into();
        Ok(Session { web_ott: session.web_ott, link: link.open(), address, number: session.number })
    }

    /// Opens the signature of a document, and hands the document over, so that it is read where it is signed.
    pub async fn open_document(
        service: &Service,
        user_id: Option<UserId>,
        order: &PurchaseOrder,
    ) -> Result<Self, Failure> {
        let session = Session::open(service, user_id, &order.title(), Some(order.hash())).await?;
        service.hand_over(session.web_ott.clone(), &order.file_name(), order.text.clone()).await?;
        Ok(session)
    }

    /// Asks the service where it stands.
    pub async fn poll(&self, service: &Service) -> Result<AccessResponse, Failure> {
        service.access(self.web_ott.clone()).await
    }
}

impl From<SessionStatus> for Stage {
    fn from(status: SessionStatus) -> Self {
        match status {
            SessionStatus::New => Stage::Waiting,
            SessionStatus::Wid => Stage::Scanned,
            SessionStatus::User => Stage::Chosen,
            SessionStatus::Authenticated | SessionStatus::Signed => Stage::Done,
            SessionStatus::Abort => Stage::Refused,
            SessionStatus::Expired => Stage::Expired,
        }
    }
}
