//! The running program, and what brings its window forward.

use std::sync::{
    Arc, Mutex, MutexGuard, OnceLock, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use tauri::{AppHandle, Emitter};

use super::window;
use crate::bridge::{Attention, Brought, Desk, Event, Failure, Settings};

/// The running program, once there is one. What comes before it waits in the bridge.
#[derive(Clone, Default)]
pub(super) struct Running(Arc<State>);

#[derive(Default)]
struct State {
    app: OnceLock<AppHandle>,
    desk: OnceLock<Desk>,
    /// Whether somebody called for the window and has not got it yet.
    summoned: AtomicBool,
    /// Whether the person chose to end the program.
    ending: AtomicBool,
    /// Whether the desktop shows the tray's icon.
    tray_seen: AtomicBool,
    settings: Mutex<Option<Settings>>,
    attention: Mutex<Option<Attention>>,
    shortcut_problem: Mutex<Option<Failure>>,
}

impl Running {
    /// Says where questions are put.
    pub(super) fn work_at(&self, desk: Desk) {
        // A second desk does not happen.
        let _ = self.0.desk.set(desk);
    }

    /// Says that the program runs.
    pub(super) fn begin(&self, app: AppHandle) {
        // A second set-up does not happen.
        let _ = self.0.app.set(app);
    }

    pub(super) fn app(&self) -> Option<&AppHandle> {
        self.0.app.get()
    }

    pub(super) fn desk(&self) -> Option<&Desk> {
        self.0.desk.get()
    }

    /// Tells the page. Without a page there is nobody to tell: it asks for everything when it starts.
    pub(super) fn tell(&self, event: Event) {
        if let Some(app) = self.app()
            && let Err(error) = app.emit("bridge", event)
        {
            tracing::warn!(%error, "the page was not told");
        }
    }

    /// Puts a question and brings the window forward.
    pub(super) fn bring(&self, brought: Brought) {
        if let Some(desk) = self.desk() {
            desk.bring(brought);
        }
        self.summon();
    }

    /// Brings the window in front of the person; opens it where it is closed.
    pub(super) fn summon(&self) {
        self.0.summoned.store(true, Ordering::SeqCst);
        if self.app().is_some() {
            let running = self.clone();
            // Not on the main thread, which has to answer meanwhile.
            tauri::async_runtime::spawn_blocking(move || window::come_forward(&running));
        }
    }

    /// Whether somebody waits for the window.
    pub(super) fn is_summoned(&self) -> bool {
        self.0.summoned.load(Ordering::SeqCst)
    }

    /// The window is there for whoever called.
    pub(super) fn came_forward(&self) {
        self.0.summoned.store(false, Ordering::SeqCst);
    }

    /// Ends the program.
    pub(super) fn quit(&self) {
        self.0.ending.store(true, Ordering::SeqCst);
        if let Some(app) = self.app() {
            app.exit(0);
        }
    }

    /// Whether the program goes on when its last window is closed.
    pub(super) fn stays(&self) -> bool {
        !self.0.ending.load(Ordering::SeqCst) && self.settings().as_ref().is_none_or(|settings| settings.tray)
    }

    /// Somebody came while the program was about to end.
    pub(super) fn stay(&self) {
        self.0.ending.store(false, Ordering::SeqCst);
    }

    /// Whether a person can see the tray's icon.
    pub(super) fn tray_is_seen(&self) -> bool {
        self.0.tray_seen.load(Ordering::SeqCst)
    }

    pub(super) fn note_tray(&self, seen: bool) {
        self.0.tray_seen.store(seen, Ordering::SeqCst);
    }

    /// The settings in force, once they are known.
    pub(super) fn settings(&self) -> MutexGuard<'_, Option<Settings>> {
        self.0.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What waits for the person, once that is known.
    pub(super) fn attention(&self) -> MutexGuard<'_, Option<Attention>> {
        self.0.attention.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the chosen keys do not work.
    pub(super) fn shortcut_problem(&self) -> MutexGuard<'_, Option<Failure>> {
        self.0.shortcut_problem.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
