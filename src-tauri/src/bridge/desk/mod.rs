//! Answers every command of the page with the authenticator's use cases.

mod answers;
mod arrivals;
mod attempts;
mod changes;
mod diagnosis;
mod documents;
mod enrolments;
mod handed;
mod histories;
mod identities;
mod keychains;
mod locking;
mod mails;
mod managed;
mod networks;
mod pictures;
mod pin_changes;
mod presence;
mod previews;
mod questions;
mod quick_codes;
mod requests;
mod sessions;
mod sharing;
mod start;
mod updates;
mod views;

pub use updates::Updates;

use std::sync::Arc;

use authenticator::{
    Error, Ports, ServiceUrl, consent, diagnostics::Surroundings, enrol, sign_in, trust::Authority,
};
use tokio::sync::{Mutex, Notify, OnceCell};

use attempts::Attempt;

use super::{
    Brought, Clipboard, Dialogs, Event, Events, Failure, Fault, Outcome, Painter, Presence, Screens, Session,
    held::Held,
    lock::Lock,
    log::Log,
    pin_entry::{PinEntries, Step},
    pushed::PushedRequests,
    view::*,
    waiting::Waiting,
};

/// Where the page's commands are answered. A handle: its copies are the same desk.
#[derive(Clone)]
pub struct Desk(Arc<State>);

/// What a desk needs of the program around it.
pub struct Host {
    /// Opens the ports; may block. Asked again after a failure.
    pub open: Box<dyn Fn() -> Result<Ports, Error> + Send + Sync>,
    /// Tells the page.
    pub events: Events,
    /// The file dialogs.
    pub dialogs: Box<dyn Dialogs>,
    /// The clipboard.
    pub clipboard: Box<dyn Clipboard>,
    /// Where to look for updates; `None` where they come from whoever installed the program.
    pub updates: Option<Updates>,
    /// The screens.
    pub screens: Box<dyn Screens>,
    /// What the desktop shows of the program.
    pub presence: Box<dyn Presence>,
    /// The person's session with the operating system.
    pub session: Box<dyn Session>,
    /// The log.
    pub log: Box<dyn Log>,
    /// Version, system and language.
    pub surroundings: Surroundings,
    /// Who draws documents.
    pub painter: Box<dyn Painter>,
}

struct State {
    host: Host,
    ports: OnceCell<Ports>,
    /// The journal's change counter when the page was last told.
    seen: Mutex<u64>,
    /// Held by whatever changes enrolments: two of them at once would each take the other's work for a crash's.
    enrolling: Arc<Mutex<()>>,
    /// Told of whatever the desktop may have to show.
    stirred: Arc<Notify>,
    /// Where the page was, until the next one asks.
    place: std::sync::Mutex<Option<Place>>,
    waiting: Waiting,
    offers: Held<enrol::Offer>,
    requests: Held<sign_in::Request>,
    pushed: PushedRequests,
    documents: Held<previews::Shown<authenticator::sign::Document>>,
    handed: handed::OpenDocument,
    keychain_asked: keychains::Asked,
    terms: Held<consent::Terms>,
    told: sharing::Told,
    authorities: Held<(ServiceUrl, Authority)>,
    bundles: Held<String>,
    pins: PinEntries,
    lock: Arc<Lock>,
    /// Held by whoever has the system ask who is there: it asks once at a time.
    asking: Mutex<()>,
}

impl Desk {
    /// A desk on which nothing lies yet. The ports are opened when they are first needed.
    pub fn new(mut host: Host) -> Desk {
        let (lock, stirred) = (Arc::<Lock>::default(), Arc::<Notify>::default());
        host.events = presence::overheard(locking::behind(lock.clone(), host.events), stirred.clone());
        Desk(Arc::new(State {
            pins: PinEntries::new(host.events.clone()),
            host,
            ports: OnceCell::new(),
            seen: Mutex::default(),
            enrolling: Arc::default(),
            stirred,
            place: std::sync::Mutex::default(),
            waiting: Waiting::default(),
            offers: Held::new(Fault::OfferExpired),
            requests: Held::new(Error::SessionExpired),
            pushed: PushedRequests::default(),
            documents: Held::new(Fault::DocumentGone),
            handed: handed::OpenDocument::default(),
            keychain_asked: keychains::Asked::default(),
            terms: Held::new(Error::ConsentChanged),
            told: sharing::Told::default(),
            authorities: Held::new(Fault::CertificateGone),
            lock,
            asking: Mutex::default(),
            bundles: Held::new(Fault::BundleGone),
        }))
    }

    /// Puts a question that came from outside. It is read when the page takes it, and answered by nobody but a person.
    pub fn bring(&self, brought: Brought) {
        if self.0.waiting.add(brought) {
            (self.0.host.events)(Event::QuestionWaiting);
        }
    }

    /// The ports, opened now unless they are.
    async fn ports(&self) -> Result<&Ports, Failure> {
        self.0.ports.get_or_try_init(|| self.open_ports()).await
    }

    async fn open_ports(&self) -> Result<Ports, Failure> {
        let state = self.0.clone();
        let opened = tokio::task::spawn_blocking(move || (state.host.open)()).await;
        let ports = opened.map_err(|_| Fault::InternalDefect)??;
        *self.0.seen.lock().await = ports.changes().await?;
        self.close_as_before(&ports).await?;
        self.adjust_log(&ports).await;
        // Not waited for: a keychain may ask the person something first, and the window is to open meanwhile.
        let (desk, recovering) = (self.clone(), ports.clone());
        let turn = self.0.enrolling.clone().lock_owned().await;
        tokio::spawn(async move {
            if let Err(error) = enrol::recover(&recovering).await {
                tracing::warn!(%error, "what an earlier run left is not tidied up");
            }
            drop(turn);
            desk.notice_changes().await;
            tokio::join!(
                desk.clone().hear_requests(recovering.clone()),
                desk.accompany(&recovering),
                desk.watch_changes(&recovering),
                desk.watch_networks(recovering.clone()),
                desk.watch_idleness(&recovering),
            );
        });
        Ok(ports)
    }
}
