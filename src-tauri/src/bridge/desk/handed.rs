//! The document that a service hands over with a session: fetched when its question is read, seen, and let go of.

use std::{
    ptr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
};

use authenticator::{
    requests::Inbox,
    sign,
    sign_in::{self, Handed},
};
use tokio::sync::Notify;

use super::{
    Desk, Event, Events, Failure, Fault, FetchedSoFar, HandedDocument, Place, PlaceScreen, Question,
    histories::write,
    previews::{Shown, first_look},
};
use crate::bridge::FileKind;

/// The one document that lies open, in memory alone, for as long as its question is on the screen.
#[derive(Default)]
pub(super) struct OpenDocument {
    wanted: Mutex<Option<Wanted>>,
    /// Told when nobody waits any more for what is on its way.
    left: Notify,
}

/// The document of one question, from the asking on.
struct Wanted {
    /// The question's identifier.
    id: String,
    /// Nothing while it is fetched.
    shown: Option<Arc<Shown<Handed>>>,
}

impl OpenDocument {
    /// The document of this question, if it lies open.
    pub(super) fn find(&self, id: &str) -> Option<Arc<Shown<Handed>>> {
        self.wanted().as_ref().filter(|wanted| wanted.id == id).and_then(|wanted| wanted.shown.clone())
    }

    /// Lets go of it, and of what is on its way, unless it is this question's.
    pub(super) fn leave(&self, stays: Option<&str>) {
        if self.wanted().take_if(|wanted| Some(wanted.id.as_str()) != stays).is_some() {
            self.left.notify_waiters();
        }
    }

    /// From now on this question's is wanted, and no other.
    fn want(&self, id: &str) {
        self.leave(Some(id));
        self.wanted().get_or_insert_with(|| Wanted { id: id.to_owned(), shown: None });
    }

    /// Keeps what came, if it is still wanted; what came before it has perhaps been read already.
    fn keep(&self, id: &str, document: Handed) -> Option<Arc<Shown<Handed>>> {
        let mut wanted = self.wanted();
        let wanted = wanted.as_mut().filter(|wanted| wanted.id == id)?;
        let shown = wanted.shown.get_or_insert_with(|| {
            let preview = first_look(document.content());
            Arc::new(Shown::new(document, preview))
        });
        Some(shown.clone())
    }

    /// Lets go of this very document; answers whose it was.
    fn expire(&self, document: &Weak<Shown<Handed>>) -> Option<String> {
        let expired = |wanted: &mut Wanted| {
            wanted.shown.as_ref().is_some_and(|shown| ptr::eq(Arc::as_ptr(shown), document.as_ptr()))
        };
        self.wanted().take_if(expired).map(|wanted| wanted.id)
    }

    fn wanted(&self) -> MutexGuard<'_, Option<Wanted>> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Fetches the document of a session's question, unless it lies open already.
    pub(super) async fn fetch_handed(&self, id: &str) -> Result<HandedDocument, Failure> {
        let request = self.0.requests.find(id)?;
        if let Some(shown) = self.0.handed.find(id) {
            return Ok(view(id, &shown));
        }
        let ports = self.ports().await?;
        self.0.handed.want(id);
        let left = self.0.handed.left.notified();
        let told = progress(
            id,
            request.document.as_ref().map_or(0, |document| document.size),
            self.0.host.events.clone(),
        );
        let fetched = tokio::select! {
            fetched = sign_in::document(ports, &request, &told) => fetched,
            () = left => return Err(Fault::DocumentGone.into()),
        };
        let document = fetched.inspect_err(|error| self.note_failed_answer(&request, error))?;
        let shown = self.0.handed.keep(id, document).ok_or(Fault::DocumentGone)?;
        let (state, clock, read) = (self.0.clone(), ports.clock.clone(), Arc::downgrade(&shown));
        tokio::spawn(async move {
            // By then the session is over, whatever is on the screen.
            clock.sleep(Inbox::LIFE.unsigned_abs()).await;
            if let Some(id) = state.handed.expire(&read) {
                state.requests.forget(&id);
            }
        });
        Ok(view(id, &shown))
    }

    /// What lies open is the question's that is on the screen, or nobody's.
    pub(super) fn leave_handed(&self, place: &Place) {
        let shown = match place.screen {
            PlaceScreen::Question(index) => place.questions.get(index as usize),
            _ => None,
        };
        match shown {
            Some(Question::Session(request)) => self.0.handed.leave(Some(&request.id)),
            _ => self.0.handed.leave(None),
        }
    }

    /// Saves a copy of the document that lies open where the person chooses; answers with the file's path.
    pub(super) async fn save_handed(&self, id: &str) -> Result<Option<String>, Failure> {
        let shown = self.0.handed.find(id).ok_or(Fault::DocumentGone)?;
        let chosen = self.0.host.dialogs.save(FileKind::Document, shown.document.name()).await;
        let Some(path) = chosen else { return Ok(None) };
        // Not behind a lock that has closed while the person chose.
        let shown = self.0.handed.find(id).ok_or(Fault::DocumentGone)?;
        let saved = path.display().to_string();
        write(path, shown.document.content().to_vec(), Fault::CopyUnwritable).await?;
        Ok(Some(saved))
    }

    /// Saves the receipt that history keeps of such a document; answers with the file's path.
    pub(super) async fn save_kept_receipt(&self, entry: &str) -> Result<Option<String>, Failure> {
        let id = entry.parse().map_err(|_| Fault::ReceiptGone)?;
        let entry = authenticator::history::entry(self.ports().await?, id).await?;
        let kept = entry.and_then(|entry| {
            // The name of an application is no file's.
            let name = sign::receipt_name(&entry.subject.replace(['/', '\\'], "-"));
            Some((name, entry.receipt?))
        });
        let (name, receipt) = kept.ok_or(Fault::ReceiptGone)?;
        let Some(path) = self.0.host.dialogs.save(FileKind::Json, &name).await else { return Ok(None) };
        let saved = path.display().to_string();
        write(path, receipt, Fault::CopyUnwritable).await?;
        Ok(Some(saved))
    }
}

/// Tells how much of a document has come: not with each piece of it, but about as often as a bar on the screen moves.
fn progress(id: &str, size: u64, events: Events) -> impl Fn(usize) + Send + Sync + use<> {
    let (id, step) = (id.to_owned(), (size / 100).max(1));
    let last = AtomicU64::new(0);
    move |bytes| {
        let bytes = bytes as u64;
        let before = last.load(Ordering::Relaxed);
        // Less than before: it is fetched once more from its beginning.
        if bytes < before || bytes >= before + step || bytes == size {
            last.store(bytes, Ordering::Relaxed);
            events(Event::Fetching(FetchedSoFar { id: id.clone(), bytes }));
        }
    }
}

fn view(id: &str, shown: &Shown<Handed>) -> HandedDocument {
    HandedDocument {
        id: id.to_owned(),
        name: shown.document.name().to_owned(),
        size: shown.document.content().len() as u64,
        hash: shown.document.hash_hex(),
        preview: shown.preview.clone(),
    }
}
