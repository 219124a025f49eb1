//! Links and files from outside: a cold start's argument, a second start, the system's own event. Each only puts a
//! question; nothing is fetched, approved or signed by opening one.

use std::path::Path;

use tauri::{App, Builder, Wry};
use tauri_plugin_deep_link::DeepLinkExt;

use super::running::Running;
use crate::bridge::{Brought, Desk};

/// Starts without a window.
pub(super) const HIDDEN: &str = "--hidden";

/// This start's arguments, without the program's own name.
pub(super) fn arguments() -> Vec<String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect()
}

/// Takes what this start was asked for. It waits until the page is ready. Whether there was anything.
pub(super) fn take(desk: &Desk, arguments: Vec<String>, folder: &Path) -> bool {
    let brought = Brought::from_arguments(arguments, folder);
    if let Some(brought) = &brought {
        tracing::info!(?brought, "started with");
        desk.bring(brought.clone());
    }
    brought.is_some()
}

/// Takes what a second start was asked for. One that only wants to wait in the tray, as at login, wants nothing.
pub(super) fn take_second(running: &Running, arguments: Vec<String>, folder: &Path) {
    let hidden = arguments.iter().any(|argument| argument == HIDDEN);
    let brought = Brought::from_arguments(arguments, folder);
    tracing::info!(?brought, "started a second time");
    match brought {
        Some(brought) => running.bring(brought),
        None if hidden => {}
        None => running.summon(),
    }
}

/// Whether the system delivers links as events. Elsewhere they are arguments, and the plugin, which would look at
/// those too, stays away.
const BY_EVENT: bool = cfg!(target_os = "macos");

/// Lets the program receive links as events, where there are any.
pub(super) fn with_events(builder: Builder<Wry>) -> Builder<Wry> {
    if BY_EVENT { builder.plugin(tauri_plugin_deep_link::init()) } else { builder }
}

/// Hears links that are delivered as events.
pub(super) fn listen(app: &App, running: &Running) {
    if BY_EVENT {
        let running = running.clone();
        app.deep_link().on_open_url(move |event| {
            for url in event.urls() {
                running.bring(Brought::Link(url.into()));
            }
        });
    }
}
