//! Notices what the command line and the organisation change while the program runs.

use std::time::Duration;

use authenticator::{Ports, settings};

use super::{Desk, Event};

/// How often to look while somebody can see the window, where the system does not tell of changes.
const PERIOD: Duration = Duration::from_secs(1);
/// How often to look whether somebody can see the window, while nobody can.
const UNSEEN: Duration = Duration::from_secs(10);

impl Desk {
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
    pub(super) async fn adjust_log(&self, ports: &Ports) {
        match settings::load(ports).await {
            Ok(settings) => self.0.host.log.say_everything(settings.verbose_log),
            Err(error) => tracing::debug!(%error, "how much is logged stays as it is"),
        }
    }

    /// Notices changes for as long as the program runs. Where nobody tells of them and nobody can see the window, nothing
    /// is read: a page asks for everything when it opens.
    pub(super) async fn watch_changes(&self, ports: &Ports) {
        let mut watcher = ports.watcher();
        loop {
            let seen = watcher.is_told() || self.is_seen().await;
            if seen {
                self.notice_changes().await;
            }
            watcher.turn(&*ports.clock, if seen { PERIOD } else { UNSEEN }).await;
        }
    }

    /// Whether a person can see the window.
    async fn is_seen(&self) -> bool {
        let state = self.0.clone();
        // Asking the window waits for the main thread, which a task must not do.
        tokio::task::spawn_blocking(move || state.host.presence.is_seen()).await.unwrap_or(false)
    }
}
