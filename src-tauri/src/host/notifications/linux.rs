//! The Desktop Notifications Specification 1.2, over the session bus.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_util::StreamExt;
use zbus::{Connection, zvariant::Value};

use super::{About, Notice, Running};
use crate::bridge::Brought;

/// The file by which desktops know the program's name and icon.
const DESKTOP_ENTRY: &str = "Countersign";
/// The action of a click on the notification itself.
const CLICK: &str = "default";

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications"
)]
trait Shell {
    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        app_name: &str,
        replaces: u32,
        icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        timeout: i32,
    ) -> zbus::Result<u32>;
    fn close_notification(&self, id: u32) -> zbus::Result<()>;
    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;
    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action: &str) -> zbus::Result<()>;
}

/// Whoever shows notifications on this desktop.
pub(super) struct Server {
    running: Running,
    shell: Option<ShellProxy<'static>>,
    shown: Shown,
}

/// What is on the screen, by the number that the server gave it.
#[derive(Clone, Default)]
struct Shown(Arc<Mutex<HashMap<About, u32>>>);

impl Server {
    pub(super) fn new(running: Running) -> Server {
        Server { running, shell: None, shown: Shown::default() }
    }

    /// Shows a notice, in place of the one about the same.
    pub(super) async fn show(&mut self, about: About, notice: Notice) {
        if let Err(error) = self.try_to_show(about, notice).await {
            tracing::warn!(%error, "a notification is not shown");
        }
    }

    /// Takes a notice back.
    pub(super) async fn withdraw(&mut self, about: &About) {
        let Some(id) = self.shown.table().remove(about) else { return };
        if let Some(shell) = &self.shell
            // One that the person has closed is closed.
            && let Err(error) = shell.close_notification(id).await
        {
            tracing::debug!(%error, "a notification was gone already");
        }
    }

    async fn try_to_show(&mut self, about: About, notice: Notice) -> zbus::Result<()> {
        let shell = self.shell().await?;
        // Asked each time: a desktop may change it while it runs.
        let able = shell.get_capabilities().await?;
        let can = |what: &str| able.iter().any(|able| able == what);
        let body = if can("body-markup") { escaped(&notice.body) } else { notice.body };
        let actions: &[&str] = if can("actions") { &[CLICK, &notice.action] } else { &[] };
        let hints = HashMap::from([("desktop-entry", DESKTOP_ENTRY.into()), ("urgency", Value::U8(1))]);
        let replaces = self.shown.table().get(&about).copied().unwrap_or_default();
        let id = shell.notify("Countersign", replaces, "", &notice.title, &body, actions, hints, -1).await?;
        self.shown.table().insert(about, id);
        Ok(())
    }

    /// The server; from the first time on, its clicks are heard.
    async fn shell(&mut self) -> zbus::Result<ShellProxy<'static>> {
        if let Some(shell) = &self.shell {
            return Ok(shell.clone());
        }
        let shell = ShellProxy::new(&Connection::session().await?).await?;
        let mut clicks = shell.receive_action_invoked().await?;
        let (running, shown) = (self.running.clone(), self.shown.clone());
        tauri::async_runtime::spawn(async move {
            while let Some(click) = clicks.next().await {
                match click.args().ok().and_then(|click| shown.clicked(click.id)) {
                    Some(About::Request(id)) => running.bring(Brought::Request(id)),
                    Some(About::Missed) => running.summon(),
                    None => {}
                }
            }
        });
        self.shell = Some(shell.clone());
        Ok(shell)
    }
}

impl Shown {
    /// What a notification of ours was about; servers close one that is clicked.
    fn clicked(&self, id: u32) -> Option<About> {
        let mut table = self.table();
        let about = table.iter().find(|(_, shown)| **shown == id).map(|(about, _)| about.clone())?;
        table.remove(&about);
        Some(about)
    }

    fn table(&self) -> MutexGuard<'_, HashMap<About, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Text that a server which reads markup shows as it is.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_no_markup() {
        assert_eq!(super::escaped("<b>R&D</b>"), "&lt;b&gt;R&amp;D&lt;/b&gt;");
    }
}
