//! The bridge between the page and the authenticator: typed requests in, answers and events out.
//! It knows nothing of Tauri.

mod commands;
mod view;

pub use commands::{COMMANDS, Commands, dispatch};
pub use view::*;

/// The TypeScript module with every type of the bridge, as checked in at `ui/src/bridge/types.ts`.
pub fn typescript() -> String {
    let config = ts_rs::Config::default();
    format!(
        "// Generated from src-tauri/src/bridge. Do not edit: `cargo xtask types` writes it.\n\n{}{}",
        view::typescript(&config),
        commands::typescript(&config)
    )
}
