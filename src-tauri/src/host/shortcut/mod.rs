//! Keys that bring the window forward from anywhere. There are none unless the person chooses some.

#[cfg(target_os = "linux")]
mod portal;

use std::sync::{OnceLock, mpsc};

use tauri::AppHandle;
use tauri_plugin_global_shortcut::{Builder, GlobalShortcutExt, Shortcut, ShortcutEvent, ShortcutState};

use super::running::Running;
use crate::bridge::{Failure, Fault};

/// The keys in force.
#[derive(Default)]
pub(super) struct Keys {
    chosen: Option<String>,
    problem: Option<Failure>,
    held: Option<Held>,
}

/// What has to be let go of before other keys are taken.
enum Held {
    /// Keys that this program took itself.
    Taken(Shortcut),
    /// Keys that the desktop watches for it.
    #[cfg(target_os = "linux")]
    Watched { _until_dropped: portal::Watch },
}

impl Keys {
    /// Takes these keys in place of those before. Why that did not work, if it did not.
    pub(super) async fn obey(&mut self, running: &Running, chosen: Option<&str>) -> Option<Failure> {
        if self.chosen.as_deref() != chosen {
            self.release(running);
            self.chosen = chosen.map(str::to_owned);
            self.problem = match chosen {
                Some(keys) => self.take(running, keys).await.err(),
                None => None,
            };
        }
        self.problem.clone()
    }

    fn release(&mut self, running: &Running) {
        match self.held.take() {
            Some(Held::Taken(keys)) => {
                let released = running.app().map(|app| app.global_shortcut().unregister(keys));
                if let Some(Err(error)) = released {
                    tracing::debug!(%error, "the keys were free already");
                }
            }
            // Ends with its task.
            #[cfg(target_os = "linux")]
            Some(Held::Watched { .. }) => {}
            None => {}
        }
    }

    async fn take(&mut self, running: &Running, text: &str) -> Result<(), Failure> {
        let keys: Shortcut = text.parse().map_err(|_| unavailable(text))?;
        #[cfg(target_os = "linux")]
        if portal::is_needed() {
            let watch = portal::watch(running, text).await.map_err(|error| {
                tracing::warn!(%error, "the desktop does not watch for the keys");
                unavailable(text)
            })?;
            self.held = Some(Held::Watched { _until_dropped: watch });
            return Ok(());
        }
        let Some(app) = running.app().cloned() else { return Err(unavailable(text)) };
        // It waits for the main thread.
        let taken = tauri::async_runtime::spawn_blocking({
            let running = running.clone();
            move || take_natively(&app, &running, keys)
        });
        match taken.await {
            Ok(Ok(())) => self.held = Some(Held::Taken(keys)),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the keys cannot be taken");
                return Err(unavailable(text));
            }
            Err(_) => return Err(Fault::InternalDefect.into()),
        }
        Ok(())
    }
}

fn take_natively(app: &AppHandle, running: &Running, keys: Shortcut) -> Result<(), String> {
    if !is_ready(app) {
        return Err("the system lets no program watch for keys".into());
    }
    let running = running.clone();
    let pressed = move |_: &AppHandle, _: &Shortcut, event: ShortcutEvent| {
        if event.state == ShortcutState::Pressed {
            running.summon();
        }
    };
    app.global_shortcut().on_shortcut(keys, pressed).map_err(|error| error.to_string())
}

/// Whether what watches for keys runs. It begins when somebody first wants it: on X11 it looks twenty times a second.
fn is_ready(app: &AppHandle) -> bool {
    static READY: OnceLock<bool> = OnceLock::new();
    *READY.get_or_init(|| {
        let (added, outcome) = mpsc::channel();
        let at = app.clone();
        // Where the system wants it: on the main thread.
        let asked = app.run_on_main_thread(move || {
            let _ = added.send(at.plugin(Builder::new().build()));
        });
        let outcome = asked.map(|()| outcome.recv());
        matches!(outcome, Ok(Ok(Ok(()))))
    })
}

fn unavailable(keys: &str) -> Failure {
    Failure::from(Fault::ShortcutUnavailable).with("keys", keys.to_owned())
}
