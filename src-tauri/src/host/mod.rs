//! The program as the operating system sees it: one window that comes and goes, a place in the tray, links,
//! notifications, dialogs, and the bridge between page and authenticator.

mod authentication;
mod autostart;
mod clipboard;
mod dialogs;
mod farewell;
#[cfg(target_os = "linux")]
mod instance;
mod invoke;
mod links;
mod notifications;
mod painter;
mod presence;
mod running;
mod screen;
mod session;
mod shortcut;
mod surroundings;
mod tray;
mod updates;
mod window;
mod words;

use std::{path::Path, sync::Arc};

use authenticator::{DataFolder, Ports};
use tauri::{App, RunEvent, Wry};

use crate::{
    bridge::{Desk, Host},
    log,
};
use running::Running;

pub(crate) use painter::{DRAW, draw_a_page};

/// Runs the program until it is told to end.
pub fn run() -> tauri::Result<()> {
    let running = Running::default();
    let (presence, told) = presence::Native::new(running.clone());
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
        presence: Box::new(presence),
        painter: Box::new(painter::Apart),
        session: Box::new(session::Native),
        log: Box::new(log::Running),
        surroundings: surroundings::look(),
    });
    running.work_at(desk.clone());
    let (arguments, folder) = (links::arguments(), std::env::current_dir().unwrap_or_default());
    let Some(only) = Only::claim(&running, &arguments, &folder) else { return Ok(()) };
    let set_up = {
        let (running, desk) = (running.clone(), desk.clone());
        move |app: &mut App| {
            let hidden = arguments.iter().any(|argument| argument == links::HIDDEN);
            let brought = links::take(&desk, arguments, &folder);
            running.begin(app.handle().clone());
            links::listen(app, &running);
            session::listen(&desk);
            presence::begin(&running, told);
            // While the window is made, which it need not wait for.
            tauri::async_runtime::spawn(async move { desk.awaken().await });
            if !hidden || brought || running.is_summoned() {
                window::open(&running)?;
            }
            Ok(())
        }
    };
    let builder = links::with_events(only.with_plugin(tauri::Builder::default(), &running));
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(invoke::handler(desk))
        .setup(set_up)
        .build(tauri::generate_context!())?;
    app.run(move |_, event| hear(&running, &only, event));
    Ok(())
}

/// What happens to the program as a whole.
fn hear(running: &Running, only: &Only, event: RunEvent) {
    match event {
        RunEvent::ExitRequested { api, .. } => {
            if running.stays() {
                api.prevent_exit();
            } else if !only.close(running) {
                // Somebody called in the very moment: the program stays for them.
                running.stay();
                api.prevent_exit();
                running.summon();
            }
        }
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => running.summon(),
        _ => {}
    }
}

/// This program as the only one.
struct Only {
    #[cfg(target_os = "linux")]
    instance: instance::Instance,
}

#[cfg(target_os = "linux")]
impl Only {
    /// `None` where another program runs and has taken what this one was started with.
    fn claim(running: &Running, arguments: &[String], folder: &Path) -> Option<Only> {
        let start = instance::Start { arguments: arguments.to_vec(), folder: folder.to_path_buf() };
        let running = running.clone();
        let instance = instance::Instance::claim(&start, move |second| {
            links::take_second(&running, second.arguments, &second.folder);
        })?;
        Some(Only { instance })
    }

    fn with_plugin(&self, builder: tauri::Builder<Wry>, _: &Running) -> tauri::Builder<Wry> {
        builder
    }

    /// Stops to take what second starts bring, unless one has just come. Whether it stopped.
    fn close(&self, running: &Running) -> bool {
        self.instance.close(|| running.is_summoned())
    }
}

#[cfg(not(target_os = "linux"))]
impl Only {
    /// The plugin finds out, and ends a second start.
    fn claim(_: &Running, _: &[String], _: &Path) -> Option<Only> {
        Some(Only {})
    }

    fn with_plugin(&self, builder: tauri::Builder<Wry>, running: &Running) -> tauri::Builder<Wry> {
        let running = running.clone();
        // First, so that a second start ends before it does anything else.
        let single = tauri_plugin_single_instance::init(move |_, arguments, folder| {
            links::take_second(&running, arguments.into_iter().skip(1).collect(), folder.as_ref());
        });
        builder.plugin(single).plugin(autostart::plugin())
    }

    fn close(&self, running: &Running) -> bool {
        !running.is_summoned()
    }
}
