//! Keys under Wayland, where only the desktop can watch for them: the portal's `GlobalShortcuts`. The person confirms the
//! keys, or chooses others, in a dialog of the desktop.

use ashpd::desktop::{
    CreateSessionOptions,
    global_shortcuts::{BindShortcutsOptions, GlobalShortcuts, NewShortcut},
};
use futures_util::StreamExt;
use tauri::async_runtime::JoinHandle;

use super::super::{
    running::Running,
    surroundings,
    words::{said, words},
};

/// What the desktop calls the one shortcut.
const ID: &str = "open";

/// Keys that the desktop watches, until it is dropped.
pub(super) struct Watch(JoinHandle<()>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Whether the desktop lets no program watch for keys itself.
pub(super) fn is_needed() -> bool {
    std::env::var_os("WAYLAND_DISPLAY").is_some()
        || std::env::var_os("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland")
}

/// Has the desktop watch for keys; answers once the person has agreed.
pub(super) async fn watch(running: &Running, keys: &str) -> ashpd::Result<Watch> {
    let portal = GlobalShortcuts::new().await?;
    let session = portal.create_session(CreateSessionOptions::default()).await?;
    let language = running.settings().as_ref().and_then(|settings| settings.language.clone());
    let words = words(&language.unwrap_or_else(surroundings::language));
    let what = said(&words, "tray-open", &[]);
    let trigger = trigger(keys);
    let wanted = NewShortcut::new(ID, what).preferred_trigger(trigger.as_str());
    // Heard before it is bound, so that the first press is not lost.
    let mut presses = portal.receive_activated().await?;
    portal.bind_shortcuts(&session, &[wanted], None, BindShortcutsOptions::default()).await?.response()?;
    let running = running.clone();
    Ok(Watch(tauri::async_runtime::spawn(async move {
        // The desktop watches for as long as the session is held.
        let _held = session;
        while let Some(press) = presses.next().await {
            if press.shortcut_id() == ID {
                running.summon();
            }
        }
    })))
}

/// Keys as the shortcuts specification writes them: `Ctrl+Alt+C` is `CTRL+ALT+c`.
fn trigger(keys: &str) -> String {
    let parts = keys.split('+').map(|part| match part.trim().to_ascii_lowercase().as_str() {
        "ctrl" | "control" | "commandorcontrol" | "cmdorctrl" => "CTRL".to_owned(),
        "alt" | "option" => "ALT".to_owned(),
        "shift" => "SHIFT".to_owned(),
        "super" | "cmd" | "command" | "meta" => "LOGO".to_owned(),
        key if key.len() == 1 => key.to_owned(),
        _ => part.trim().to_owned(),
    });
    parts.collect::<Vec<_>>().join("+")
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_spelled_as_desktops_do() {
        for (keys, trigger) in
            [("Ctrl+Alt+C", "CTRL+ALT+c"), ("Super+Shift+F5", "LOGO+SHIFT+F5"), ("ctrl + 1", "CTRL+1")]
        {
            assert_eq!(super::trigger(keys), trigger);
        }
    }
}
