//! A host that is nothing but what the bridge asks for: no window, no Tauri.

use std::{
    collections::{HashMap, VecDeque},
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use authenticator::{Error, Ports, UserId, diagnostics::Surroundings, testing::World};
use countersign_desktop::bridge::{
    AcceptEnrolment, Answered, Attention, ById, Chosen, Clipboard, ClipboardTrouble, Commands, Desk, Dialogs,
    Drawing, Event, Failure, Fault, FileKind, Host, IdentityView, Log, Outcome, Painter, Picture, PinEntry,
    PinKey, PinKeyPress, PinPhase, PinState, Presence, Question, ReadLink, RefuseSession, ScreenTrouble,
    Screens, Session, Settings, Shot, Shots, Updates, Verdict,
};
use serde_json::Value;
use tokio::sync::{Notify, mpsc};

/// A PIN that nobody guesses first.
pub const PIN: &str = "4711";

/// A desk, with what it told and what a person will choose.
pub struct Bare {
    pub desk: Desk,
    events: tokio::sync::Mutex<mpsc::UnboundedReceiver<Event>>,
    choices: Arc<Mutex<VecDeque<Option<PathBuf>>>>,
    pub dialog: Arc<Dialog>,
    copied: Arc<Mutex<Result<Picture, ClipboardTrouble>>>,
    shown: Arc<Mutex<Result<Vec<Shot>, ScreenTrouble>>>,
    pub desktop: Arc<Desktop>,
    seat: Arc<Mutex<Seat>>,
    /// What was logged, and how much is.
    pub log: Lines,
    /// How many keys each entry has had.
    pressed: Mutex<HashMap<String, u32>>,
}

/// Dialogs whose answers were decided before.
struct Scripted {
    choices: Arc<Mutex<VecDeque<Option<PathBuf>>>>,
    dialog: Arc<Dialog>,
}

/// The dialog that is on the screen.
#[derive(Default)]
pub struct Dialog {
    /// Told of each that opens.
    pub opened: Notify,
    /// Nobody answers while this is held.
    pub thinking: tokio::sync::Mutex<()>,
}

impl Dialogs for Scripted {
    fn open(&self, _: FileKind) -> Chosen<'_> {
        let choice = self.choices.lock().expect("the choices").pop_front().flatten();
        self.dialog.opened.notify_one();
        Box::pin(async move {
            let _answered = self.dialog.thinking.lock().await;
            choice
        })
    }

    fn save(&self, kind: FileKind, _: &str) -> Chosen<'_> {
        self.open(kind)
    }
}

/// A clipboard that holds what was put into it before.
struct Held(Arc<Mutex<Result<Picture, ClipboardTrouble>>>);

impl Clipboard for Held {
    fn picture(&self) -> Result<Picture, ClipboardTrouble> {
        self.0.lock().expect("the clipboard").clone()
    }
}

/// Screens that show what was put there before.
struct Shown(Arc<Mutex<Result<Vec<Shot>, ScreenTrouble>>>);

impl Screens for Shown {
    fn shots(&self) -> Shots<'_> {
        let shown = self.0.lock().expect("the screens").clone();
        Box::pin(async move { shown })
    }
}

/// A desktop that remembers what it was told.
#[derive(Default)]
pub struct Desktop {
    pub settings: Mutex<Option<Settings>>,
    pub attention: Mutex<Option<Attention>>,
    pub asked: Mutex<Vec<&'static str>>,
    /// Whether the program starts at login; `None` where the system does not let it.
    pub autostart: Mutex<Option<bool>>,
    told: Notify,
}

struct Told(Arc<Desktop>);

impl Presence for Told {
    fn obey(&self, settings: &Settings) {
        *self.0.settings.lock().expect("the settings") = Some(settings.clone());
        self.0.told.notify_one();
    }

    fn attend(&self, attention: Attention) {
        *self.0.attention.lock().expect("the attention") = Some(attention);
        self.0.told.notify_one();
    }

    fn is_seen(&self) -> bool {
        false
    }

    fn close_window(&self) {
        self.0.asked.lock().expect("what was asked").push("close");
    }

    fn quit(&self) {
        self.0.asked.lock().expect("what was asked").push("quit");
    }

    fn starts_at_login(&self) -> bool {
        self.0.autostart.lock().expect("the system").unwrap_or(false)
    }

    fn start_at_login(&self, on: bool) -> Result<(), Failure> {
        match &mut *self.0.autostart.lock().expect("the system") {
            Some(now) => *now = on,
            None => return Err(Fault::AutostartUnwritable.into()),
        }
        Ok(())
    }

    fn shortcut_problem(&self) -> Option<Failure> {
        None
    }
}

/// What the operating system knows of the person.
#[derive(Clone, Copy)]
pub struct Seat {
    /// What comes of asking who is there; `None` where it cannot ask.
    pub verdict: Option<Verdict>,
    /// How long nobody has touched anything.
    pub untouched: Option<Duration>,
    /// How often it asked.
    pub asked: usize,
}

struct Seated(Arc<Mutex<Seat>>);

impl Session for Seated {
    fn can_authenticate(&self) -> Answered<'_, bool> {
        let can = self.0.lock().expect("the seat").verdict.is_some();
        Box::pin(async move { can })
    }

    fn authenticate(&self) -> Answered<'_, Verdict> {
        let mut seat = self.0.lock().expect("the seat");
        seat.asked += 1;
        let verdict = seat.verdict.unwrap_or(Verdict::Unavailable);
        Box::pin(async move { verdict })
    }

    fn untouched(&self) -> Answered<'_, Option<Duration>> {
        let untouched = self.0.lock().expect("the seat").untouched;
        Box::pin(async move { untouched })
    }
}

/// A log that somebody else writes.
#[derive(Clone, Default)]
pub struct Lines(pub Arc<Mutex<(Vec<String>, bool)>>);

impl Log for Lines {
    fn lines(&self) -> Vec<String> {
        self.0.lock().expect("the log").0.clone()
    }

    fn say_everything(&self, everything: bool) {
        self.0.lock().expect("the log").1 = everything;
    }
}

/// Draws here and now.
struct Here;

impl Painter for Here {
    fn draw(&self, document: Vec<u8>, page: u32, width: u32) -> Drawing<'_> {
        Box::pin(async move { preview::draw(&document, page, width) })
    }
}

impl Bare {
    /// A desk whose ports are opened by `open`.
    pub fn new(open: impl Fn() -> Result<Ports, Error> + Send + Sync + 'static) -> Bare {
        Bare::with_updates(open, None)
    }

    /// The same, with a place to look for updates.
    pub fn with_updates(
        open: impl Fn() -> Result<Ports, Error> + Send + Sync + 'static,
        updates: Option<Updates>,
    ) -> Bare {
        let (tell, events) = mpsc::unbounded_channel();
        let choices = Arc::<Mutex<VecDeque<_>>>::default();
        let dialog = Arc::<Dialog>::default();
        let copied = Arc::new(Mutex::new(Err(ClipboardTrouble::Empty)));
        let shown = Arc::new(Mutex::new(Ok(Vec::new())));
        let desktop = Arc::new(Desktop { autostart: Mutex::new(Some(false)), ..Desktop::default() });
        let seat = Arc::new(Mutex::new(Seat { verdict: None, untouched: None, asked: 0 }));
        let log = Lines::default();
        let desk = Desk::new(Host {
            open: Box::new(open),
            events: Arc::new(move |event| drop(tell.send(event))),
            dialogs: Box::new(Scripted { choices: choices.clone(), dialog: dialog.clone() }),
            clipboard: Box::new(Held(copied.clone())),
            updates,
            screens: Box::new(Shown(shown.clone())),
            presence: Box::new(Told(desktop.clone())),
            painter: Box::new(Here),
            session: Box::new(Seated(seat.clone())),
            log: Box::new(log.clone()),
            surroundings: Surroundings {
                version: "1.2.3".into(),
                language: "en".into(),
                ..Surroundings::default()
            },
        });
        Bare {
            desk,
            events: events.into(),
            choices,
            dialog,
            copied,
            shown,
            desktop,
            seat,
            log,
            pressed: Mutex::default(),
        }
    }

    /// A desk on a workstation in memory, with a trust service in memory.
    pub fn with_world() -> (Bare, World) {
        let world = World::new().expect("a world");
        let ports = world.ports.clone();
        (Bare::new(move || Ok(ports.clone())), world)
    }

    /// Enrols a user with the PIN 4711.
    pub async fn enrolled(&self, world: &World, user: &str) -> IdentityView {
        let user = UserId::parse(user).expect("a user ID");
        let link = ReadLink { text: world.service.verification_url(&user) };
        let Ok(Question::Enrol(offer)) = self.desk.read_link(link).await else { panic!("no offer") };
        let entry =
            self.desk.accept_enrolment(AcceptEnrolment { id: offer.id, device_name: offer.device_name });
        let entry = entry.await.expect("a PIN entry");
        self.type_pin(&entry, PIN).await;
        match self.type_pin(&entry, PIN).await.outcome {
            Some(Outcome::Enrolled(identity)) => identity,
            other => panic!("not enrolled: {other:?}"),
        }
    }

    /// However long nobody does anything, it stays open: for tests that move the clock until something comes.
    pub async fn stays_open(&self) {
        let settings = self.desk.settings(()).await.expect("settings");
        let settings = Settings { lock_after: 0, ..settings };
        self.desk.change_settings(settings).await.expect("they are stored");
    }

    /// The next file that the person chooses.
    pub fn will_choose(&self, path: impl Into<PathBuf>) {
        self.choices.lock().expect("the choices").push_back(Some(path.into()));
    }

    /// What the clipboard holds from now on.
    pub fn copies(&self, picture: Result<Picture, ClipboardTrouble>) {
        *self.copied.lock().expect("the clipboard") = picture;
    }

    /// What the screens show from now on.
    pub fn shows(&self, shots: Result<Vec<Shot>, ScreenTrouble>) {
        *self.shown.lock().expect("the screens") = shots;
    }

    /// What the operating system knows of the person from now on; answers what it knew.
    pub fn sits(&self, change: impl FnOnce(&mut Seat)) -> Seat {
        let mut seat = self.seat.lock().expect("the seat");
        let before = *seat;
        change(&mut seat);
        before
    }

    /// Sends one command as the page does.
    pub async fn ask(&self, command: &'static str, arguments: Value) -> Result<Value, Failure> {
        countersign_desktop::bridge::answer(self.desk.clone(), command, arguments).await
    }

    /// The next event that `wanted` takes; the others are dropped.
    pub async fn event<T>(&self, wanted: impl Fn(Event) -> Option<T>) -> T {
        let mut events = self.events.lock().await;
        loop {
            let event = tokio::time::timeout(Duration::from_secs(30), events.recv()).await;
            if let Some(found) = wanted(event.expect("an event in time").expect("a desk")) {
                return found;
            }
        }
    }

    /// What the desktop was told, as soon as `wanted` holds of it.
    pub async fn shown<T>(&self, wanted: impl Fn(&Desktop) -> Option<T>) -> T {
        let told = async {
            loop {
                if let Some(found) = wanted(&self.desktop) {
                    return found;
                }
                self.desktop.told.notified().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(30), told).await.expect("the desktop is told")
    }

    /// Every event told so far.
    pub async fn told(&self) -> Vec<Event> {
        let mut events = self.events.lock().await;
        std::iter::from_fn(|| events.try_recv().ok()).collect()
    }

    /// Types digits and submits them; answers when the entry has settled.
    pub async fn type_pin(&self, entry: &PinEntry, digits: &str) -> PinState {
        for digit in digits.chars() {
            self.press(entry, serde_json::from_value(digit.to_string().into()).expect("a digit")).await;
        }
        self.press(entry, PinKey::Submit).await;
        let before = self.desk.pin_state(by_id(&entry.id)).await.expect("the entry");
        if before.phase != PinPhase::Working {
            return before;
        }
        self.event(|event| match event {
            Event::Pin(state) if state.id == entry.id && state.revision > before.revision => Some(*state),
            _ => None,
        })
        .await
    }

    async fn press(&self, entry: &PinEntry, key: PinKey) {
        let sequence = {
            let mut pressed = self.pressed.lock().expect("the numbers");
            let next = pressed.entry(entry.id.clone()).or_default();
            std::mem::replace(next, *next + 1)
        };
        let press = PinKeyPress { entry: entry.id.clone(), sequence, key };
        self.desk.pin_key(press).await.expect("the key is taken");
    }
}

/// The arguments of a command about one thing.
pub fn by_id(id: &str) -> ById {
    ById { id: id.into() }
}

/// Refuses a session without a word about why.
pub fn refused(id: &str) -> RefuseSession {
    RefuseSession { id: id.into(), reason: None, comment: String::new() }
}
