//! What a computer tells and asks beyond the window: logind, a screen saver and polkit, played on the workstation's bus.

use std::collections::HashMap;
use std::io::Read;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, MutexGuard};

use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{Connection, connection, interface};

use crate::wait::eventually;

const LOGIND: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";
const SAVER: &str = "/org/gnome/ScreenSaver";
const POLKIT: &str = "/org/freedesktop/PolicyKit1/Authority";
const ACTION: &str = "dev.countersign.desktop.unlock";

/// The computer around the window.
#[derive(Debug)]
pub struct Machine {
    connection: Connection,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// Whether the app has asked how the session is: by then it listens.
    asked_how_it_is: bool,
    /// The other end of what holds sleep back.
    delay: Option<UnixStream>,
    /// Whether the person proves to be who they are.
    proves: bool,
    /// How often they were asked.
    asked_who: usize,
}

impl Machine {
    pub(crate) async fn on(bus: &str) -> Machine {
        let state = Arc::<Mutex<State>>::default();
        let connection = connection::Builder::address(bus)
            .and_then(|bus| bus.serve_at(LOGIND, Manager(state.clone())))
            .and_then(|bus| bus.serve_at(SESSION, LoginSession(state.clone())))
            .and_then(|bus| bus.name("org.freedesktop.login1"))
            .expect("a bus")
            .build()
            .await
            .expect("the workstation's bus");
        Machine { connection, state }
    }

    /// Waits until the app listens.
    pub async fn is_heard(&self) {
        eventually("the app to listen", async || {
            let state = self.state();
            (state.asked_how_it_is && state.delay.is_some()).then_some(())
        })
        .await;
    }

    /// Asks the session to lock itself.
    pub async fn lock_session(&self) {
        self.emit(SESSION, "org.freedesktop.login1.Session", "Lock", &()).await;
    }

    /// A screen saver covers the screen, or does no more.
    pub async fn cover(&self, covered: bool) {
        self.emit(SAVER, "org.gnome.ScreenSaver", "ActiveChanged", &(covered,)).await;
    }

    /// Goes to sleep as soon as nothing holds it back.
    pub async fn sleep(&self) {
        let mut delay = self.state().delay.take().expect("something that holds sleep back");
        self.prepare_for_sleep(true).await;
        delay.set_nonblocking(true).expect("a socket");
        eventually("sleep to be let through", async || (delay.read(&mut [0]).ok()? == 0).then_some(())).await;
    }

    /// Wakes up.
    pub async fn wake(&self) {
        self.prepare_for_sleep(false).await;
        eventually("sleep to be held back again", async || self.state().delay.is_some().then_some(())).await;
    }

    /// From now on polkit can ask the person, who proves to be who they are, or does not.
    pub async fn can_ask(&self, proves: bool) {
        self.state().proves = proves;
        let authority = Authority(self.state.clone());
        self.connection.object_server().at(POLKIT, authority).await.expect("a place for polkit");
        self.connection.request_name("org.freedesktop.PolicyKit1").await.expect("polkit's name");
    }

    /// How often the person was asked.
    pub fn asked(&self) -> usize {
        self.state().asked_who
    }

    async fn prepare_for_sleep(&self, begins: bool) {
        self.emit(LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep", &(begins,)).await;
    }

    async fn emit<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        path: &str,
        interface: &str,
        signal: &str,
        body: &B,
    ) {
        let told = self.connection.emit_signal(None::<&str>, path, interface, signal, body).await;
        told.expect("a signal on the bus");
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("the state")
    }
}

struct Manager(Arc<Mutex<State>>);

#[interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn get_session(&self, _id: &str) -> OwnedObjectPath {
        session()
    }

    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        session()
    }

    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, mode), ("sleep", "delay"));
        let (ours, theirs) = UnixStream::pair().expect("two sockets");
        self.0.lock().expect("the state").delay = Some(ours);
        OwnedFd::from(std::os::fd::OwnedFd::from(theirs))
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, start: bool) -> zbus::Result<()>;
}

fn session() -> OwnedObjectPath {
    OwnedObjectPath::try_from(SESSION).expect("a path")
}

struct LoginSession(Arc<Mutex<State>>);

#[interface(name = "org.freedesktop.login1.Session")]
impl LoginSession {
    #[zbus(property)]
    fn active(&self) -> bool {
        self.0.lock().expect("the state").asked_how_it_is = true;
        true
    }

    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        false
    }
}

struct Authority(Arc<Mutex<State>>);

/// What polkit tells of an action, in its order.
type Action = (String, String, String, String, String, String, u32, u32, u32, HashMap<String, String>);

#[interface(name = "org.freedesktop.PolicyKit1.Authority")]
impl Authority {
    fn enumerate_actions(&self, _locale: &str) -> Vec<Action> {
        let word = String::new;
        vec![(ACTION.into(), word(), word(), word(), word(), word(), 3, 3, 3, HashMap::new())]
    }

    fn check_authorization(
        &self,
        subject: (String, HashMap<String, OwnedValue>),
        action: &str,
        details: HashMap<String, String>,
        flags: u32,
        _cancellation: &str,
    ) -> (bool, bool, HashMap<String, String>) {
        assert_eq!((subject.0.as_str(), action, flags), ("system-bus-name", ACTION, 1));
        assert!(subject.1.contains_key("name") && details.is_empty());
        let mut state = self.0.lock().expect("the state");
        state.asked_who += 1;
        (state.proves, false, HashMap::new())
    }
}
