//! The tray's menu. Its entries stay the same ones and change what they say: a menu that is open under the pointer is never
//! replaced by another.

use authenticator::words::Catalogue;
use tauri::{
    AppHandle, Manager, Wry,
    menu::{self, MenuBuilder, MenuItem, MenuItemBuilder},
};

use super::super::{running::Running, words::said};
use super::counted;
use crate::bridge::{Attention, Brought, Commands};

/// The menu, made once.
pub(super) struct Menu {
    whole: menu::Menu<Wry>,
    open: MenuItem<Wry>,
    requests: MenuItem<Wry>,
    lock: MenuItem<Wry>,
    quit: MenuItem<Wry>,
}

impl Menu {
    /// The program's menu, as it stands.
    pub(super) fn of<'a>(app: &'a AppHandle) -> tauri::Result<tauri::State<'a, Menu>> {
        if app.try_state::<Menu>().is_none() {
            app.manage(Menu::new(app)?);
        }
        Ok(app.state())
    }

    fn new(app: &AppHandle) -> tauri::Result<Menu> {
        let entry = |id| MenuItemBuilder::with_id(id, "").build(app);
        let (open, requests, lock, quit) =
            (entry("open")?, entry("requests")?, entry("lock")?, entry("quit")?);
        let whole = MenuBuilder::new(app).item(&open).item(&requests).separator().item(&lock).item(&quit);
        Ok(Menu { whole: whole.build()?, open, requests, lock, quit })
    }

    /// As the tray takes it.
    pub(super) fn whole(&self) -> &menu::Menu<Wry> {
        &self.whole
    }

    /// Has the entries say how things stand.
    pub(super) fn say(&self, attention: &Attention, words: &Catalogue) -> tauri::Result<()> {
        // Behind the lock nobody learns whether anything waits.
        let (waiting, waits) = match attention.requests.len() {
            _ if attention.locked => (said(words, "tray-locked", &[]), false),
            0 => (said(words, "tray-idle", &[]), false),
            count => (counted(words, count), true),
        };
        self.open.set_text(said(words, "tray-open", &[]))?;
        self.requests.set_text(waiting)?;
        self.requests.set_enabled(waits)?;
        self.lock.set_text(said(words, "lock-verb", &[]))?;
        self.lock.set_enabled(attention.lockable && !attention.locked)?;
        self.quit.set_text(said(words, "tray-quit", &[]))
    }
}

/// Does what an entry says.
pub(super) fn choose(running: &Running, entry: &str) {
    match entry {
        "quit" => running.quit(),
        "lock" => {
            if let Some(desk) = running.desk().cloned() {
                tauri::async_runtime::spawn(async move {
                    if let Err(failure) = desk.lock(()).await {
                        tracing::warn!(code = failure.code, "the lock stays open");
                    }
                });
            }
        }
        "requests" => {
            // The one that has waited longest; its page finds the others beside it.
            let oldest =
                running.attention().as_ref().and_then(|told| told.requests.last().map(|one| one.id.clone()));
            match oldest {
                Some(id) => running.bring(Brought::Request(id)),
                None => running.summon(),
            }
        }
        _ => running.summon(),
    }
}
