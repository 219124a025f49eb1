//! The main window.

use std::sync::{Mutex, PoisonError};

use tauri::{
    AppHandle, CloseRequestApi, DragDropEvent, Manager, Runtime, Theme, Url, WebviewWindow,
    WebviewWindowBuilder, WindowEvent, webview::NewWindowResponse, window::Color,
};

use super::{farewell::Farewell, running::Running};
use crate::bridge::{Appearance, Brought, Event, Settings};

/// The window's label, which the capability names.
pub(super) const MAIN: &str = "main";

/// Held while the window is opened: two who call for it get one.
static OPENING: Mutex<()> = Mutex::new(());

/// Opens the main window. It appears at once, in the colour of its page, while that is made.
pub(super) fn open(running: &Running) -> tauri::Result<()> {
    let Some(app) = running.app() else { return Ok(()) };
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let own = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    if let Some(desk) = running.desk().cloned() {
        // While the window is made, which takes longer.
        tauri::async_runtime::spawn(async move { desk.expect_page().await });
    }
    // Not held while the window is made or asked: both wait for the main thread, which may want the settings meanwhile.
    let settings = running.settings().clone();
    let guarded = settings.as_ref().is_none_or(|settings| settings.capture_guard);
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(move |url| is_own(url, own.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                tracing::debug!(%error, "the window keeps its title");
            }
        })
        .content_protected(guarded)
        .build()?;
    window.set_background_color(Some(background(settings.as_ref(), &window)))?;
    show(&window);
    let running = running.clone();
    window.on_window_event(move |event| hear(&running, event));
    Ok(())
}

/// The page's `--background`: as the person chose, where that is known so soon, else as the system has it.
fn background(settings: Option<&Settings>, window: &WebviewWindow) -> Color {
    let dark = match settings.map(|settings| &settings.appearance) {
        Some(Appearance::Light) => false,
        Some(Appearance::Dark) => true,
        Some(Appearance::System) | None => window.theme().is_ok_and(|theme| theme == Theme::Dark),
    };
    if dark { Color(0x14, 0x16, 0x1a, 0xff) } else { Color(0xf6, 0xf7, 0xf9, 0xff) }
}

/// Brings the window in front of the person; opens it where it is closed. Waits for the main thread.
pub(super) fn come_forward(running: &Running) {
    let _turn = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(app) = running.app() else { return };
    match app.get_webview_window(MAIN) {
        Some(window) => show(&window),
        None => {
            if let Err(error) = open(running) {
                tracing::error!(%error, "the window cannot be opened");
            }
        }
    }
    running.came_forward();
}

/// Keeps the window out of screen captures, or no longer. Not every system can.
pub(super) fn guard(app: &AppHandle, guarded: bool) {
    if let Some(window) = app.get_webview_window(MAIN)
        && let Err(error) = window.set_content_protected(guarded)
    {
        tracing::debug!(%error, "screen captures stay as they are");
    }
}

/// Closes the window, whatever is on it.
pub(super) fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN)
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the window stays open");
    }
}

/// What happens to the window.
fn hear(running: &Running, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => part(running, api),
        WindowEvent::Destroyed => {
            if let Some(desk) = running.desk() {
                desk.leave();
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            for path in paths {
                running.bring(Brought::Dropped(path.clone()));
            }
        }
        _ => {}
    }
}

/// Lets the window close, unless its page has to say first that the program goes on unseen.
fn part(running: &Running, closing: &CloseRequestApi) {
    let locked = running.attention().as_ref().is_some_and(|told| told.locked);
    if running.stays() && !running.tray_is_seen() && !locked && Farewell::standard().is_due() {
        closing.prevent_close();
        running.tell(Event::NoTray);
    }
}

/// Whether a person can see the window.
pub(super) fn is_seen<R: Runtime, M: Manager<R>>(app: &M) -> bool {
    app.get_webview_window(MAIN)
        .is_some_and(|window| window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false))
}

/// Whether the person works in the window at this moment.
pub(super) fn is_in_front(app: &AppHandle) -> bool {
    app.get_webview_window(MAIN).is_some_and(|window| window.is_focused().unwrap_or(false))
}

fn show<R: Runtime>(window: &WebviewWindow<R>) {
    let shown = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window did not come forward");
    }
}

/// The window shows bundled pages and nothing else; while developing, Vite's.
fn is_own(url: &Url, development: Option<&Url>) -> bool {
    let bundled = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    bundled || development.is_some_and(|development| development.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let url = |text: &str| Url::parse(text).expect("a URL");
        let vite = url("http://localhost:5173");
        assert!(is_own(&url("tauri://localhost/index.html"), None));
        assert!(is_own(&url("http://localhost:5173/#home"), Some(&vite)));
        for foreign in ["http://localhost:5173/", "https://example.com/", "file:///etc/passwd", "about:blank"]
        {
            assert!(!is_own(&url(foreign), None), "{foreign}");
        }
    }
}
