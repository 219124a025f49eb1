//! What a link or a file asks.

use std::path::Path;

use authenticator::{Error, identities, link, policy, sign, sign_in};

use super::{Brought, Desk, DocumentView, Failure, Question, SessionRequest, views::active};

impl Desk {
    /// Reads the question that has waited longest. One that cannot be read is answered with why. A dropped picture of
    /// our QR code asks what the code asks, unless the page is `signing` documents.
    pub(super) async fn take_question(&self, signing: bool) -> Option<Question> {
        let question = match self.0.waiting.take()? {
            Brought::Link(text) => self.question_of_link(&text).await,
            Brought::File(path) => self.document(&path).await.map(Question::Document),
            Brought::Dropped(path) => match self.link_in(&path).await.filter(|_| !signing) {
                Some(text) => self.question_of_link(&text).await,
                None => self.document(&path).await.map(Question::Document),
            },
            Brought::Request(id) => self.open_pushed(&id).await,
        };
        Some(question.unwrap_or_else(Question::Failed))
    }

    pub(super) async fn question_of_link(&self, text: &str) -> Result<Question, Failure> {
        Ok(match link::read(self.ports().await?, text).await? {
            link::Asked::Enrol(offer) => Question::Enrol(self.keep_offer(offer).await?),
            link::Asked::Session(request) => Question::Session(self.keep_request(request)),
        })
    }

    /// Reads and hashes a document, and keeps what it was.
    pub(super) async fn document(&self, path: &Path) -> Result<DocumentView, Failure> {
        let document = sign::read(path).await?;
        let ports = self.ports().await?;
        let identities = active(identities::list(ports).await?, &policy::in_force(ports).await?);
        let mut view = DocumentView { identities, ..DocumentView::from(&document) };
        (view.id, view.preview) = self.show(document).await?;
        Ok(view)
    }

    /// Keeps a session's question until it is answered. One that was pushed too is the same question.
    pub(super) fn keep_request(&self, request: sign_in::Request) -> SessionRequest {
        let (view, waits) = (self.as_asked(&request), request.may_get_document());
        let id = self.0.requests.keep(request);
        if waits {
            self.await_document(&id);
        }
        SessionRequest { id, ..view }
    }

    /// A session's question, without an identifier.
    pub(super) fn as_asked(&self, request: &sign_in::Request) -> SessionRequest {
        let mut view = SessionRequest::from(request);
        if let Some((id, expires)) = self.0.pushed.named(&request.service, &request.access_id) {
            view.pushed = Some(id);
            view.expires = Some(expires.to_string());
        }
        view
    }
}

/// The identity among `candidates` that the page names.
pub(super) fn chosen<'a>(
    candidates: impl IntoIterator<Item = &'a identities::Identity>,
    id: &str,
) -> Result<&'a identities::Identity, Failure> {
    let wanted = identities::IdentityId::parse(id)?;
    let found = candidates.into_iter().find(|identity| identity.id == wanted);
    found.ok_or_else(|| Error::IdentityUnknown { wanted: id.to_owned() }.into())
}
