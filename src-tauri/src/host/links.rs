//! Links and files from outside: a cold start's argument, a second start, the system's own event. Each only puts a
//! question; nothing is fetched, approved or signed by opening one.

use std::path::Path;

use tauri::{App, AppHandle, Builder, Runtime, Wry, plugin::TauriPlugin};
use tauri_plugin_deep_link::DeepLinkExt;

use super::window;
use crate::bridge::{Brought, Desk};

/// Hands a second start's arguments to the program that runs already.
pub(super) fn single_instance(desk: Desk) -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(move |app, arguments, folder| {
        let brought = Brought::from_arguments(arguments.into_iter().skip(1), Path::new(&folder));
        tracing::info!(?brought, "started a second time");
        match brought {
            Some(brought) => bring(app, &desk, brought),
            None => window::come_forward(app),
        }
    })
}

/// Takes what this start was asked for. It waits until the page is ready.
pub(super) fn take_arguments(desk: &Desk) {
    let folder = std::env::current_dir().unwrap_or_default();
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    if let Some(brought) = Brought::from_arguments(arguments, &folder) {
        tracing::info!(?brought, "started with");
        desk.bring(brought);
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
pub(super) fn listen(app: &App, desk: &Desk) {
    if BY_EVENT {
        let (app, desk) = (app.handle().clone(), desk.clone());
        app.clone().deep_link().on_open_url(move |event| {
            for url in event.urls() {
                bring(&app, &desk, Brought::Link(url.into()));
            }
        });
    }
}

/// Puts a question and brings the window forward.
pub(super) fn bring<R: Runtime>(app: &AppHandle<R>, desk: &Desk, brought: Brought) {
    desk.bring(brought);
    window::come_forward(app);
}
