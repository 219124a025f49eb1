//! The main window.

use tauri::{
    App, DragDropEvent, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    webview::{NewWindowResponse, PageLoadEvent},
};

use super::links;
use crate::bridge::{Brought, Desk};

/// The window's label, which the capability names.
pub(super) const MAIN: &str = "main";

/// Opens the main window, hidden until its page is there.
pub(super) fn open(app: &App, desk: &Desk) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let own = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(move |url| is_own(url, own.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                tracing::debug!(%error, "the window keeps its title");
            }
        })
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                show(&window);
            }
        })
        .build()?;
    take_dropped_files(&window, desk.clone());
    Ok(())
}

/// Brings the window in front of the person, once it is open.
pub(super) fn come_forward<R: Runtime, M: Manager<R>>(app: &M) {
    if let Some(window) = app.get_webview_window(MAIN).filter(|window| window.is_visible().unwrap_or(false)) {
        show(&window);
    }
}

/// Whether a person can see the window.
pub(super) fn is_seen<R: Runtime, M: Manager<R>>(app: &M) -> bool {
    app.get_webview_window(MAIN)
        .is_some_and(|window| window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false))
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

fn take_dropped_files<R: Runtime>(window: &WebviewWindow<R>, desk: Desk) {
    let app = window.app_handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            for path in paths {
                links::bring(&app, &desk, Brought::Dropped(path.clone()));
            }
        }
    });
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
