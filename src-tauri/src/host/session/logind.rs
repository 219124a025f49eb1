//! What logind tells: that the session is to lock itself, that it is covered or left, and that the computer will sleep.

use futures_util::StreamExt;
use zbus::{Connection, fdo::PropertiesProxy, zvariant};

use crate::bridge::{Desk, SessionNews};

const LOGIND: &str = "org.freedesktop.login1";
/// Where a desktop says which session it is.
const SESSION_ID: &str = "XDG_SESSION_ID";

#[zbus::proxy(
    interface = "org.freedesktop.login1.Manager",
    default_service = "org.freedesktop.login1",
    default_path = "/org/freedesktop/login1"
)]
trait Manager {
    fn get_session(&self, id: &str) -> zbus::Result<zvariant::OwnedObjectPath>;
    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, pid: u32) -> zbus::Result<zvariant::OwnedObjectPath>;
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::Result<zvariant::OwnedFd>;
    #[zbus(signal)]
    fn prepare_for_sleep(&self, start: bool) -> zbus::Result<()>;
}

#[zbus::proxy(interface = "org.freedesktop.login1.Session", default_service = "org.freedesktop.login1")]
trait LoginSession {
    #[zbus(signal)]
    fn lock(&self) -> zbus::Result<()>;
    #[zbus(property(emits_changed_signal = "false"))]
    fn active(&self) -> zbus::Result<bool>;
    #[zbus(property(emits_changed_signal = "false"))]
    fn locked_hint(&self) -> zbus::Result<bool>;
}

/// Listens for as long as the program runs. Where there is no logind, it tells nothing.
pub(super) async fn listen(desk: Desk) {
    let connection = match Connection::system().await {
        Ok(connection) => connection,
        Err(error) => return tracing::warn!(%error, "there is no system bus to hear of sleep from"),
    };
    let sleep = async {
        if let Err(error) = listen_for_sleep(&connection, &desk).await {
            tracing::warn!(%error, "nobody tells before the computer sleeps");
        }
    };
    let session = async {
        if let Err(error) = listen_to_session(&connection, &desk).await {
            tracing::warn!(%error, "nobody tells when the session is locked");
        }
    };
    tokio::join!(sleep, session);
}

/// Holds sleep back until the lock is in place.
async fn listen_for_sleep(connection: &Connection, desk: &Desk) -> zbus::Result<()> {
    let manager = ManagerProxy::new(connection).await?;
    let mut changes = manager.receive_prepare_for_sleep().await?;
    let mut delay = hold_back(&manager).await;
    while let Some(change) = changes.next().await {
        if *change.args()?.start() {
            desk.hear_session(SessionNews::Sleeping).await;
            delay.take();
        } else {
            delay = hold_back(&manager).await;
        }
    }
    Ok(())
}

/// For as long as this is held, sleep waits a few seconds for whoever has something to do before.
async fn hold_back(manager: &ManagerProxy<'_>) -> Option<zvariant::OwnedFd> {
    let held =
        manager.inhibit("sleep", "Countersign", "Locks itself before the computer sleeps", "delay").await;
    held.inspect_err(|error| tracing::warn!(%error, "sleep will not wait for the lock")).ok()
}

async fn listen_to_session(connection: &Connection, desk: &Desk) -> zbus::Result<()> {
    let path = session(&ManagerProxy::new(connection).await?).await?;
    let session = LoginSessionProxy::builder(connection).path(path.clone())?.build().await?;
    let properties = PropertiesProxy::builder(connection).destination(LOGIND)?.path(path)?.build().await?;
    let mut locks = session.receive_lock().await?;
    let mut changes = properties.receive_properties_changed().await?;
    tell_state(&session, desk).await?;
    loop {
        tokio::select! {
            Some(_) = locks.next() => desk.hear_session(SessionNews::LockAsked).await,
            // What has changed is asked: not every version sends it along.
            Some(_) = changes.next() => tell_state(&session, desk).await?,
            else => return Ok(()),
        }
    }
}

async fn tell_state(session: &LoginSessionProxy<'_>, desk: &Desk) -> zbus::Result<()> {
    let (covered, in_front) = (session.locked_hint().await?, session.active().await?);
    desk.hear_session(SessionNews::Covered { source: LOGIND.into(), covered }).await;
    desk.hear_session(SessionNews::InFront(in_front)).await;
    Ok(())
}

/// The session of this program: the one that the desktop names, else the one that the process belongs to.
async fn session(manager: &ManagerProxy<'_>) -> zbus::Result<zvariant::OwnedObjectPath> {
    match std::env::var(SESSION_ID) {
        Ok(id) => manager.get_session(&id).await,
        Err(_) => manager.get_session_by_pid(std::process::id()).await,
    }
}
