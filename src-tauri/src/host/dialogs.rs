//! The system's own file dialogs. The page may ask for one, and never learns a path that a person did not choose.

use std::path::PathBuf;

use tauri::Manager;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use super::{running::Running, window::MAIN};
use crate::bridge::{Chosen, Dialogs, FileKind};

/// The dialogs of the operating system.
pub(super) struct Native(Running);

impl Native {
    pub(super) fn new(running: Running) -> Native {
        Native(running)
    }

    /// A dialog above the main window.
    fn dialog(&self) -> Option<FileDialogBuilder<tauri::Wry>> {
        let app = self.0.app()?;
        let dialog = app.dialog().file();
        Some(match app.get_webview_window(MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        })
    }
}

impl Dialogs for Native {
    fn open(&self, kind: FileKind) -> Chosen<'_> {
        Box::pin(async move {
            let dialog = filtered(self.dialog()?, kind);
            let (chosen, choice) = oneshot::channel();
            dialog.pick_file(|path| {
                let _ = chosen.send(path);
            });
            path(choice.await)
        })
    }

    fn save(&self, kind: FileKind, name: &str) -> Chosen<'_> {
        let name = name.to_owned();
        Box::pin(async move {
            let dialog = filtered(self.dialog()?, kind).set_file_name(name);
            let (chosen, choice) = oneshot::channel();
            dialog.save_file(|path| {
                let _ = chosen.send(path);
            });
            path(choice.await)
        })
    }
}

fn filtered(dialog: FileDialogBuilder<tauri::Wry>, kind: FileKind) -> FileDialogBuilder<tauri::Wry> {
    match kind.extensions() {
        [] => dialog,
        extensions => {
            let names: Vec<_> = extensions.iter().map(|extension| format!("*.{extension}")).collect();
            dialog.add_filter(names.join(", "), extensions)
        }
    }
}

fn path(choice: Result<Option<FilePath>, oneshot::error::RecvError>) -> Option<PathBuf> {
    choice.ok().flatten().and_then(|path| path.into_path().ok())
}
