//! What the desktop shows of the program: the one task that obeys settings and tells what waits.

use tauri::AppHandle;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::{autostart, notifications::Notifications, running::Running, shortcut::Keys, tray, window};
use crate::bridge::{Attention, Event, Failure, Fault, Presence, Settings};

/// The desktop, as the bridge sees it.
pub(super) struct Native {
    running: Running,
    tell: UnboundedSender<Told>,
}

/// What the bridge told.
pub(super) enum Told {
    Settings(Box<Settings>),
    Attention(Box<Attention>),
}

impl Native {
    /// The desktop; what the bridge tells waits until [`begin`] takes it.
    pub(super) fn new(running: Running) -> (Native, UnboundedReceiver<Told>) {
        let (tell, told) = unbounded_channel();
        (Native { running, tell }, told)
    }
}

impl Presence for Native {
    fn obey(&self, settings: &Settings) {
        *self.running.settings() = Some(settings.clone());
        // Nobody listens any more once the program ends.
        let _ = self.tell.send(Told::Settings(Box::new(settings.clone())));
    }

    fn attend(&self, attention: Attention) {
        let _ = self.tell.send(Told::Attention(Box::new(attention)));
    }

    fn is_seen(&self) -> bool {
        self.running.app().is_some_and(window::is_seen)
    }

    fn close_window(&self) {
        if let Some(app) = self.running.app() {
            window::close(app);
        }
    }

    fn quit(&self) {
        self.running.quit();
    }

    fn shortcut_problem(&self) -> Option<Failure> {
        self.running.shortcut_problem().clone()
    }

    fn starts_at_login(&self) -> bool {
        self.running.app().is_some_and(autostart::is_on)
    }

    fn start_at_login(&self, on: bool) -> Result<(), Failure> {
        let Some(app) = self.running.app() else { return Err(Fault::AutostartUnwritable.into()) };
        autostart::switch(app, on).map_err(|error| {
            tracing::warn!(%error, "starting at login cannot be switched");
            Fault::AutostartUnwritable.into()
        })
    }
}

/// Shows what the bridge tells, from now on.
pub(super) fn begin(running: &Running, told: UnboundedReceiver<Told>) {
    let Some(app) = running.app().cloned() else { return };
    tray::watch_for_place(running);
    tauri::async_runtime::spawn(accompany(running.clone(), app, told));
}

async fn accompany(running: Running, app: AppHandle, mut told: UnboundedReceiver<Told>) {
    let mut notifications = Notifications::new(running.clone());
    let mut keys = Keys::default();
    while let Some(told) = told.recv().await {
        match told {
            Told::Settings(settings) => {
                tray::show(&running, settings.tray);
                window::guard(&app, settings.capture_guard);
                notifications.switch(settings.notifications);
                let problem = keys.obey(&running, settings.shortcut.as_deref()).await;
                let before = std::mem::replace(&mut *running.shortcut_problem(), problem.clone());
                if before != problem {
                    running.tell(Event::Changed);
                }
            }
            Told::Attention(attention) => {
                tray::attend(&running, &attention);
                notifications.attend(&attention).await;
            }
        }
    }
}
