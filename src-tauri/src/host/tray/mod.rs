//! The program's place in the tray: an icon that says how things stand, and a menu.

mod menu;
#[cfg(target_os = "linux")]
mod place;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicBool, Ordering},
};

use authenticator::words::Catalogue;
use tauri::{
    AppHandle,
    image::Image,
    tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent},
};

use super::{
    running::Running,
    words::{said, words},
};
use crate::bridge::Attention;
use menu::Menu;

/// The icon's name.
const ICON: &str = "main";

const IDLE: Image<'static> = tauri::include_image!("../icons/tray/idle.png");
const WAITING: Image<'static> = tauri::include_image!("../icons/tray/waiting.png");
const LOCKED: Image<'static> = tauri::include_image!("../icons/tray/locked.png");

/// Set where the system lacks the library that draws the icon: asking for it again would fail again.
static IMPOSSIBLE: AtomicBool = AtomicBool::new(false);

/// Shows the icon, or takes it away.
pub(super) fn show(running: &Running, shown: bool) {
    on_main_thread(running, move |running, app| match app.tray_by_id(ICON) {
        None if shown => build(running, app),
        Some(_) if !shown => drop(app.remove_tray_by_id(ICON)),
        _ => {}
    });
}

/// Shows what waits.
pub(super) fn attend(running: &Running, attention: &Attention) {
    let attention = attention.clone();
    on_main_thread(running, move |running, app| {
        let drawn = app.tray_by_id(ICON).map(|tray| {
            let words = words(&attention.language);
            tray.set_icon(Some(icon(&attention)))?;
            tray.set_tooltip(Some(tooltip(&attention, &words)))?;
            Menu::of(app)?.say(&attention, &words)
        });
        if let Some(Err(error)) = drawn {
            tracing::warn!(%error, "the tray does not show what waits");
        }
        *running.attention() = Some(attention);
    });
}

/// Keeps an eye on whether the desktop shows icons at all.
#[cfg(target_os = "linux")]
pub(super) fn watch_for_place(running: &Running) {
    let running = running.clone();
    tauri::async_runtime::spawn(async move {
        if let Err(error) = place::watch(&running).await {
            tracing::warn!(%error, "whether there is a tray cannot be asked");
        }
    });
}

/// Every desktop of this system shows icons.
#[cfg(not(target_os = "linux"))]
pub(super) fn watch_for_place(running: &Running) {
    running.note_tray(true);
}

fn on_main_thread(running: &Running, work: impl FnOnce(&Running, &AppHandle) + Send + 'static) {
    let Some(app) = running.app().cloned() else { return };
    let running = running.clone();
    let at = app.clone();
    if let Err(error) = app.run_on_main_thread(move || work(&running, &at)) {
        tracing::debug!(%error, "the program ends");
    }
}

fn build(running: &Running, app: &AppHandle) {
    if IMPOSSIBLE.load(Ordering::Relaxed) {
        return;
    }
    // The library that draws it on Linux is looked for at this moment, and its absence is a panic.
    let built = catch_unwind(AssertUnwindSafe(|| try_to_build(running, app)));
    match built {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "the tray has no icon"),
        Err(_) => {
            tracing::warn!("the tray has no icon: libayatana-appindicator3 is not installed");
            IMPOSSIBLE.store(true, Ordering::Relaxed);
        }
    }
}

fn try_to_build(running: &Running, app: &AppHandle) -> tauri::Result<()> {
    let attention = running.attention().clone();
    let attention = attention.unwrap_or(Attention {
        requests: Vec::new(),
        locked: false,
        lockable: false,
        language: "en".into(),
    });
    let words = words(&attention.language);
    let menu = Menu::of(app)?;
    menu.say(&attention, &words)?;
    let (chosen, clicked) = (running.clone(), running.clone());
    TrayIconBuilder::with_id(ICON)
        .icon(icon(&attention))
        .tooltip(tooltip(&attention, &words))
        .menu(menu.whole())
        .show_menu_on_left_click(cfg!(target_os = "macos"))
        .on_menu_event(move |_, event| menu::choose(&chosen, event.id().as_ref()))
        .on_tray_icon_event(move |_, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                clicked.summon();
            }
        })
        .build(app)
        .map(drop)
}

fn icon(attention: &Attention) -> Image<'static> {
    match attention {
        Attention { locked: true, .. } => LOCKED,
        Attention { requests, .. } if !requests.is_empty() => WAITING,
        _ => IDLE,
    }
}

fn tooltip(attention: &Attention, words: &Catalogue) -> String {
    let name = said(words, "app-name", &[]);
    match attention {
        Attention { locked: true, .. } => said(words, "tray-locked", &[]),
        Attention { requests, .. } if requests.is_empty() => name,
        Attention { requests, .. } => format!("{name} – {}", counted(words, requests.len())),
    }
}

fn counted(words: &Catalogue, count: usize) -> String {
    said(words, "tray-waiting", &[("count", &count.to_string())])
}
