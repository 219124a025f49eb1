//! The program as the operating system sees it: one window, its links, its dialogs, and the bridge between page and
//! authenticator.

mod authentication;
mod changes;
mod clipboard;
mod dialogs;
mod invoke;
mod links;
mod screen;
mod session;
mod surroundings;
mod updates;
mod window;

use std::sync::{Arc, OnceLock};

use authenticator::{DataFolder, Ports};
use tauri::{App, AppHandle, Emitter};

use crate::{
    bridge::{Desk, Event, Host},
    log,
};

/// The running program, once there is one. What comes before it waits in the bridge.
#[derive(Clone, Default)]
struct Running(Arc<OnceLock<AppHandle>>);

/// Runs the program until its window is closed.
pub fn run() -> tauri::Result<()> {
    let running = Running::default();
    let desk = Desk::new(Host {
        open: Box::new(|| Ports::open(&DataFolder::standard())),
        events: Arc::new({
            let running = running.clone();
            move |event| running.tell(event)
        }),
        dialogs: Box::new(dialogs::Native::new(running.clone())),
        clipboard: Box::new(clipboard::Native),
        updates: updates::built_in(),
        screens: Box::new(screen::Native::new(running.clone())),
        session: Box::new(session::Native),
        log: Box::new(log::Running),
        surroundings: surroundings::look(),
    });
    // First, so that a second start ends before it does anything else.
    let builder = tauri::Builder::default().plugin(links::single_instance(desk.clone()));
    links::with_events(builder)
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(invoke::handler(desk.clone()))
        .setup(move |app| Ok(set_up(app, &running, desk)?))
        .run(tauri::generate_context!())
}

fn set_up(app: &mut App, running: &Running, desk: Desk) -> tauri::Result<()> {
    // A second set-up does not happen.
    let _ = running.0.set(app.handle().clone());
    links::take_arguments(&desk);
    links::listen(app, &desk);
    session::listen(&desk);
    window::open(app, &desk)?;
    changes::watch(app.handle().clone(), desk);
    Ok(())
}

impl Running {
    /// Tells the page. Without a page there is nobody to tell: it asks for everything when it starts.
    fn tell(&self, event: Event) {
        if let Some(app) = self.0.get()
            && let Err(error) = app.emit("bridge", event)
        {
            tracing::warn!(%error, "the page was not told");
        }
    }
}
