//! The bridge between the page and the authenticator: typed requests in, answers and events out.
//! It knows nothing of Tauri.
//!
//! State of record lives here and behind it. The page refers to offers, session requests, documents and PIN entries
//! by identifiers that were made here, and holds no secret.

mod clipboard;
mod commands;
mod desk;
mod dialogs;
mod failure;
mod held;
mod lock;
mod log;
mod painter;
mod pin_entry;
mod presence;
mod pushed;
mod screens;
mod session;
mod view;
mod waiting;

use std::sync::Arc;

pub use clipboard::{Clipboard, ClipboardTrouble, Picture};
pub use commands::{COMMANDS, Commands, Gate, WHILE_LOCKED, answer, dispatch};
pub use desk::{Desk, Host, Updates};
pub use dialogs::{Chosen, Dialogs, FileKind};
pub use failure::{Fault, codes};
pub use log::Log;
pub use painter::{Drawing, Painter};
pub use presence::{Attention, Presence};
pub use screens::{ScreenTrouble, Screens, Shot, Shots};
pub use session::{Answered, Session, SessionNews, Verdict};
pub use view::*;
pub use waiting::Brought;

/// Hears what the page is to be told. Called from any thread; it must not block.
pub type Events = Arc<dyn Fn(Event) + Send + Sync>;

/// The TypeScript module with every type of the bridge, as checked in at `ui/src/bridge/types.ts`.
pub fn typescript() -> String {
    let config = ts_rs::Config::default();
    format!(
        "// Generated from src-tauri/src/bridge. Do not edit: `cargo xtask types` writes it.\n\n{}{}",
        view::typescript(&config),
        commands::typescript(&config)
    )
}
