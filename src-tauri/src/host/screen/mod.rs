//! What the screens show: looked at when a person asks for it, and never otherwise. The program's own windows are away
//! meanwhile, so that they neither cover a QR code nor show one.

#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod x11;

use std::time::Duration;

use tauri::{Manager, PhysicalPosition, WebviewWindow};

use super::running::Running;
use crate::bridge::{ScreenTrouble, Screens, Shot, Shots};

/// How long a desktop takes to fade a window out and to draw what was behind it.
const FADING: Duration = Duration::from_millis(400);

/// The screens of the operating system.
pub(super) struct Native(Running);

impl Native {
    pub(super) fn new(running: Running) -> Native {
        Native(running)
    }
}

impl Screens for Native {
    fn shots(&self) -> Shots<'_> {
        Box::pin(async move {
            if !cfg!(target_os = "linux") {
                return Err(ScreenTrouble::Unavailable);
            }
            let away = self.0.app().map(Away::put);
            tokio::time::sleep(FADING).await;
            let shots = shots().await;
            drop(away);
            shots
        })
    }
}

/// Through the portal where the screen belongs to a Wayland compositor, which lets nobody else look.
#[cfg(target_os = "linux")]
async fn shots() -> Result<Vec<Shot>, ScreenTrouble> {
    if is_wayland() {
        return portal::shot().await.map(|shot| vec![shot]);
    }
    let shots = tokio::task::spawn_blocking(x11::shots).await;
    shots.unwrap_or_else(|defect| Err(defect.into())).map_err(|error| {
        tracing::warn!(%error, "the screen cannot be read");
        ScreenTrouble::Unavailable
    })
}

#[cfg(not(target_os = "linux"))]
async fn shots() -> Result<Vec<Shot>, ScreenTrouble> {
    Err(ScreenTrouble::Unavailable)
}

#[cfg(target_os = "linux")]
fn is_wayland() -> bool {
    let names = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty());
    names("WAYLAND_DISPLAY").is_some() || names("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland")
}

/// Windows that are away for a moment. Dropping this brings them back to where they were.
struct Away(Vec<(WebviewWindow, Option<PhysicalPosition<i32>>, bool)>);

impl Away {
    fn put(app: &tauri::AppHandle) -> Away {
        let seen = app.webview_windows().into_values();
        let seen = seen.filter(|window| window.is_visible().unwrap_or(false));
        let away = seen.map(|window| {
            let (position, focused) = (window.outer_position().ok(), window.is_focused().unwrap_or(false));
            if let Err(error) = window.hide() {
                tracing::debug!(%error, "a window stays on the screen");
            }
            (window, position, focused)
        });
        Away(away.collect())
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        for (window, position, focused) in &self.0 {
            let shown = window.show().and_then(|()| match position {
                Some(position) => window.set_position(*position),
                None => Ok(()),
            });
            let shown = shown.and_then(|()| if *focused { window.set_focus() } else { Ok(()) });
            if let Err(error) = shown {
                tracing::warn!(%error, "a window did not come back");
            }
        }
    }
}
