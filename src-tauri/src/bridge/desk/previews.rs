//! Documents as they are seen before they are signed, and how much of each was.

use std::sync::{Mutex, MutexGuard, PoisonError};

use authenticator::sign;
use base64::{Engine, engine::general_purpose::STANDARD};
use preview::{Form, Page, Unseen};

use super::{Desk, DocumentPage, Failure, Fault, PageView, Preview, ShownText};

/// A document on the screen: a file that was chosen, or what a service handed over.
pub(super) struct Shown<T> {
    pub(super) document: T,
    pub(super) preview: Preview,
    seen: Mutex<Seen>,
}

/// How much of a document was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// All of it.
    Whole,
    /// Its pages one after another, and not yet the last: which is the next, and whether something on those before could
    /// not be drawn.
    Reading { next: u32, lacking: bool },
    /// What there is to see, which is not all, or nothing.
    Lacking,
}

impl<T> Shown<T> {
    /// What is seen at first of a document.
    pub(super) fn new(document: T, preview: Preview) -> Shown<T> {
        let seen = match &preview {
            Preview::Text(_) => Seen::Whole,
            Preview::Pages => Seen::Reading { next: 0, lacking: false },
            Preview::None => Seen::Lacking,
        };
        Shown { document, preview, seen: Mutex::new(seen) }
    }

    /// Whether it may be signed: its end was seen, and nothing was lacking unless the person has said that they know it.
    pub(super) fn may_be_signed(&self, acknowledged: bool) -> bool {
        match *self.seen() {
            Seen::Whole => true,
            Seen::Reading { .. } => false,
            Seen::Lacking => acknowledged,
        }
    }

    /// Notes a page that was drawn, or was not.
    fn note(&self, number: u32, drawn: &Result<Page, Unseen>) {
        let mut seen = self.seen();
        *seen = match (*seen, drawn) {
            // Only the next page counts: nobody has read what was skipped.
            (Seen::Reading { next, lacking }, drawn) if number == next => match drawn {
                Ok(page) => match (lacking || !page.whole, number + 1 >= page.count) {
                    (true, true) => Seen::Lacking,
                    (false, true) => Seen::Whole,
                    (lacking, false) => Seen::Reading { next: next + 1, lacking },
                },
                Err(_) => Seen::Lacking,
            },
            (before, _) => before,
        };
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Keeps a document until it is signed. What there is to see of it, and what the page calls it.
    pub(super) async fn show(&self, document: sign::Document) -> Result<(String, Preview), Failure> {
        let preview = match sign::content(&document, preview::LARGEST).await? {
            Some(content) => first_look(&content),
            None => Preview::None,
        };
        let id = self.0.documents.keep(Shown::new(document, preview.clone()));
        Ok((id, preview))
    }

    /// Draws a page of what was handed over, or of what was chosen and has not changed.
    pub(super) async fn page_of_document(&self, asked: DocumentPage) -> Result<PageView, Failure> {
        if let Some(shown) = self.0.handed.find(&asked.id) {
            let content = shown.document.content().to_vec();
            return self.draw(&shown, content, &asked).await;
        }
        let shown = self.0.documents.find(&asked.id)?;
        let content = sign::content(&shown.document, preview::LARGEST).await?.unwrap_or_default();
        self.draw(&shown, content, &asked).await
    }

    async fn draw<T>(
        &self,
        shown: &Shown<T>,
        content: Vec<u8>,
        asked: &DocumentPage,
    ) -> Result<PageView, Failure> {
        let drawn = self.0.host.painter.draw(content, asked.page, asked.width).await;
        shown.note(asked.page, &drawn);
        let page = drawn.map_err(|unseen| {
            tracing::info!(%unseen, "a page is not shown");
            Failure::from(Fault::PageUnseen).with("page", (asked.page + 1).to_string())
        })?;
        Ok(PageView {
            count: page.count,
            width: page.width,
            height: page.height,
            picture: format!("data:image/png;base64,{}", STANDARD.encode(page.png)),
            words: page.words,
            whole: page.whole,
        })
    }
}

/// What there is to see of a document at first.
pub(super) fn first_look(content: &[u8]) -> Preview {
    match Form::of(content) {
        Some(Form::Text) => preview::text(content)
            .map_or(Preview::None, |text| Preview::Text(ShownText { text: text.shown, marked: text.marked })),
        Some(Form::Picture | Form::Pdf) => Preview::Pages,
        None => Preview::None,
    }
}
