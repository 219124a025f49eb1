//! Answers every command of the page with the authenticator's use cases.

mod diagnosis;
mod documents;
mod enrolments;
mod handed;
mod histories;
mod identities;
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
mod start;
mod updates;
mod views;

pub use updates::Updates;

use std::sync::Arc;

use authenticator::{
    Error, Ports, ServiceUrl, diagnostics::Surroundings, enrol, policy::PinRules, settings, sign_in,
    trust::Authority,
};
use tokio::sync::{Mutex, Notify, OnceCell};

use super::{
    Brought, Clipboard, Commands, Dialogs, Event, Events, Failure, Fault, Outcome, Painter, Presence,
    Screens, Session,
    held::Held,
    lock::Lock,
    log::Log,
    pin_entry::{Digits, Opening, PinEntries, Setback, Step, Work},
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

    /// Tells the page when the journal has changed, here or in another process.
    pub async fn notice_changes(&self) {
        let Some(ports) = self.0.ports.get() else { return };
        // Held to the end: whoever asks meanwhile comes back once everything is told.
        let mut seen = self.0.seen.lock().await;
        match ports.changes().await {
            Ok(now) if *seen != now => {
                *seen = now;
                self.open_without_identities(ports).await;
                self.adjust_log(ports).await;
                (self.0.host.events)(Event::Changed);
            }
            Ok(_) => {}
            Err(error) => tracing::debug!(%error, "the change counter cannot be read"),
        }
    }

    /// Has as much logged as the settings in force say.
    async fn adjust_log(&self, ports: &Ports) {
        match settings::load(ports).await {
            Ok(settings) => self.0.host.log.say_everything(settings.verbose_log),
            Err(error) => tracing::debug!(%error, "how much is logged stays as it is"),
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
                desk.watch_networks(recovering.clone()),
                desk.watch_idleness(&recovering),
            );
        });
        Ok(ports)
    }

    /// Opens a PIN entry whose submitted digits go to `run`.
    async fn ask_pin<R, F, S>(&self, purpose: PinPurpose, length: u8, run: R) -> Result<PinEntry, Failure>
    where
        R: Fn(Attempt) -> F + Send + Sync + 'static,
        F: Future<Output = Result<S, Error>> + Send + 'static,
        S: Into<Step>,
    {
        let ports = self.ports().await?;
        let rules = PinRules::load(ports).await?;
        let work = self.attempting(ports, run);
        let judge = Box::new(move |digits: &Digits| {
            digits.expose(|text| rules.check(text, length)).map(drop).map_err(Failure::from)
        });
        Ok(self.0.pins.open(Opening { purpose, length, judge, work }))
    }

    /// Has submitted digits go to `run`, and tells the page what changed.
    fn attempting<R, F, S>(&self, ports: &Ports, run: R) -> Work
    where
        R: Fn(Attempt) -> F + Send + Sync + 'static,
        F: Future<Output = Result<S, Error>> + Send + 'static,
        S: Into<Step>,
    {
        let (desk, ports) = (self.clone(), ports.clone());
        Box::new(move |digits| {
            let desk = desk.clone();
            let running = run(Attempt { desk: desk.clone(), ports: ports.clone(), digits });
            Box::pin(async move {
                let verdict = running.await.map(Into::into).map_err(setback);
                desk.notice_changes().await;
                verdict
            })
        })
    }
}

/// Submitted digits, and what their use case needs.
struct Attempt {
    desk: Desk,
    ports: Ports,
    digits: Digits,
}

/// Typing again can help where the same again can.
fn setback(error: Error) -> Setback {
    match error.retry() {
        true => Setback::Again(error.into()),
        false => Setback::Over(error.into()),
    }
}

impl Commands for Desk {
    async fn start(&self, (): ()) -> Result<Start, Failure> {
        Ok(self.first_screen().await)
    }

    async fn next_question(&self, page: NextQuestion) -> Result<Option<Question>, Failure> {
        Ok(self.take_question(page.signing).await)
    }

    async fn remember_place(&self, place: Place) -> Result<(), Failure> {
        self.keep_place(place);
        Ok(())
    }

    async fn close_window(&self, (): ()) -> Result<(), Failure> {
        self.0.host.presence.close_window();
        Ok(())
    }

    async fn quit(&self, (): ()) -> Result<(), Failure> {
        self.0.host.presence.quit();
        Ok(())
    }

    async fn read_link(&self, link: ReadLink) -> Result<Question, Failure> {
        self.question_of_link(&link.text).await
    }

    async fn read_qr_file(&self, (): ()) -> Result<Option<Question>, Failure> {
        self.qr_of_file().await
    }

    async fn read_qr_clipboard(&self, (): ()) -> Result<Question, Failure> {
        self.qr_of_clipboard().await
    }

    async fn read_qr_image(&self, pasted: ReadQrImage) -> Result<Question, Failure> {
        self.qr_of_image(pasted).await
    }

    async fn read_qr_screen(&self, (): ()) -> Result<Question, Failure> {
        self.qr_of_screen().await
    }

    async fn service_networks(&self, (): ()) -> Result<Vec<ServiceNetwork>, Failure> {
        self.networks().await
    }

    async fn choose_authority(&self, service: OfService) -> Result<Option<AuthorityOffer>, Failure> {
        self.offer_authority(service).await
    }

    async fn add_authority(&self, offer: ById) -> Result<Vec<ServiceNetwork>, Failure> {
        self.trust_authority(&offer.id).await
    }

    async fn forget_authority(&self, forgotten: ForgetAuthority) -> Result<Vec<ServiceNetwork>, Failure> {
        self.distrust(forgotten).await
    }

    async fn pin_service(&self, pinned: PinService) -> Result<Vec<ServiceNetwork>, Failure> {
        self.pin_key_of(pinned).await
    }

    async fn unpin_service(&self, pinned: PinService) -> Result<Vec<ServiceNetwork>, Failure> {
        self.unpin_key_of(pinned).await
    }

    async fn ask_for_mail(&self, typed: AskForMail) -> Result<Mail, Failure> {
        self.have_mail_sent(typed).await
    }

    async fn offer_enrolment(&self, typed: OfferEnrolment) -> Result<EnrolmentOffer, Failure> {
        self.offer(typed).await
    }

    async fn accept_enrolment(&self, accepted: AcceptEnrolment) -> Result<PinEntry, Failure> {
        self.accept(accepted).await
    }

    async fn resume_enrolment(&self, pending: ById) -> Result<PinEntry, Failure> {
        self.resume(&pending.id).await
    }

    async fn discard_enrolment(&self, pending: ById) -> Result<(), Failure> {
        self.discard(&pending.id).await
    }

    async fn identities(&self, (): ()) -> Result<Vec<IdentityView>, Failure> {
        self.all_identities().await
    }

    async fn rename_identity(&self, renamed: RenameIdentity) -> Result<IdentityView, Failure> {
        self.rename(renamed).await
    }

    async fn remove_identity(&self, identity: ById) -> Result<(), Failure> {
        self.remove(&identity.id).await
    }

    async fn make_quick_code(&self, identity: ById) -> Result<PinEntry, Failure> {
        self.share(&identity.id).await
    }

    async fn change_pin(&self, identity: ById) -> Result<PinEntry, Failure> {
        self.change(&identity.id).await
    }

    async fn requests(&self, (): ()) -> Result<Vec<PushedRequest>, Failure> {
        self.pushed_requests().await
    }

    async fn open_request(&self, request: ById) -> Result<Question, Failure> {
        self.open_pushed(&request.id).await
    }

    async fn approve_session(&self, approved: ApproveSession) -> Result<PinEntry, Failure> {
        self.approve(approved).await
    }

    async fn refuse_session(&self, refused: RefuseSession) -> Result<(), Failure> {
        self.refuse(refused).await
    }

    async fn report_session(&self, request: ById) -> Result<(), Failure> {
        self.refuse_and_report(&request.id).await
    }

    async fn fetch_document(&self, request: ById) -> Result<HandedDocument, Failure> {
        self.fetch_handed(&request.id).await
    }

    async fn save_document(&self, request: ById) -> Result<Option<String>, Failure> {
        self.save_handed(&request.id).await
    }

    async fn save_receipt(&self, entry: ById) -> Result<Option<String>, Failure> {
        self.save_kept_receipt(&entry.id).await
    }

    async fn choose_document(&self, (): ()) -> Result<Option<DocumentView>, Failure> {
        self.choose().await
    }

    async fn document_page(&self, page: DocumentPage) -> Result<PageView, Failure> {
        self.page_of_document(page).await
    }

    async fn sign_document(&self, signed: SignDocument) -> Result<PinEntry, Failure> {
        self.sign(signed).await
    }

    async fn pin_key(&self, press: PinKeyPress) -> Result<(), Failure> {
        self.0.pins.press(&press)
    }

    async fn pin_state(&self, entry: ById) -> Result<PinState, Failure> {
        self.0.pins.state(&entry.id)
    }

    async fn cancel_pin(&self, entry: ById) -> Result<(), Failure> {
        self.0.pins.cancel(&entry.id);
        Ok(())
    }

    async fn lock_state(&self, (): ()) -> Result<LockState, Failure> {
        Ok(self.lock_as_it_stands().await)
    }

    async fn lock(&self, (): ()) -> Result<(), Failure> {
        self.close_lock(self.ports().await?, LockCause::Person).await;
        Ok(())
    }

    async fn unlock(&self, (): ()) -> Result<(), Failure> {
        self.unlock_by_system().await
    }

    async fn unlock_by_pin(&self, with: UnlockWith) -> Result<UnlockStep, Failure> {
        self.ask_unlocking_pin(with).await
    }

    async fn unlock_by_removing(&self, (): ()) -> Result<(), Failure> {
        self.remove_everything().await
    }

    async fn activity(&self, (): ()) -> Result<(), Failure> {
        // The gate has taken note of it.
        Ok(())
    }

    async fn history(&self, query: HistoryQuery) -> Result<HistoryPage, Failure> {
        self.history_page(query).await
    }

    async fn export_history(&self, export: ExportHistory) -> Result<Option<String>, Failure> {
        self.save_history(export.format).await
    }

    async fn check_receipt(&self, (): ()) -> Result<Option<ReceiptCheck>, Failure> {
        self.check_chosen_receipt().await
    }

    async fn settings(&self, (): ()) -> Result<Settings, Failure> {
        self.settings_in_force().await
    }

    async fn change_settings(&self, settings: Settings) -> Result<Settings, Failure> {
        self.put_in_force(settings).await
    }

    async fn look_for_update(&self, (): ()) -> Result<Update, Failure> {
        self.find_update().await
    }

    async fn diagnose(&self, (): ()) -> Result<Vec<Finding>, Failure> {
        Ok(self.examine().await)
    }

    async fn preview_diagnostics(&self, (): ()) -> Result<DiagnosticsBundle, Failure> {
        self.preview_bundle().await
    }

    async fn save_diagnostics(&self, bundle: ById) -> Result<Option<String>, Failure> {
        self.save_bundle(&bundle.id).await
    }
}
