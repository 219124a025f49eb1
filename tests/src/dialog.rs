//! Windows of the system: the file dialog and the keychain's question, answered with real key presses.

use std::time::Duration;

use crate::desk::Desk;
use crate::wait::{eventually, soon};

/// How long a dialog may take to close before the key is pressed again.
const PATIENCE: Duration = Duration::from_secs(2);

/// A window that is not the app's page.
#[derive(Debug)]
pub struct Dialog<'a> {
    desk: &'a Desk,
    id: String,
}

impl Desk {
    /// Waits for a window with this class, or with this in its title.
    pub async fn dialog(&self, by: &str, pattern: &str) -> Dialog<'_> {
        let what = format!("a window whose {by} is {pattern}");
        let id = eventually(&what, async || self.window(by, pattern)).await;
        Dialog { desk: self, id }
    }

    fn window(&self, by: &str, pattern: &str) -> Option<String> {
        let found = self.ask("xdotool", &["search", "--onlyvisible", &format!("--{by}"), pattern])?;
        found.lines().last().map(str::to_owned).filter(|id| !id.is_empty())
    }
}

impl Dialog<'_> {
    /// Types text and presses Return.
    pub async fn answer(&self, text: &str) {
        self.focus();
        self.press(&["type", "--delay", "20", text]);
        self.press(&["key", "Return"]);
        eventually("the dialog to close", async || self.is_closed().then_some(())).await;
    }

    /// Names a file in a dialog that asks for one.
    pub async fn choose(&self, path: &str) {
        self.focus();
        // Opens the field for a path, wherever the dialog's focus is.
        self.press(&["key", "ctrl+l"]);
        self.press(&["type", "--delay", "20", path]);
        // The dialog takes no answer while it still reads the folder.
        eventually("the dialog to close", async || {
            self.press(&["key", "Return"]);
            soon(PATIENCE, async || self.is_closed().then_some(())).await
        })
        .await;
    }

    /// Names a file in a dialog that asks where to save one.
    pub async fn save_as(&self, path: &str) {
        self.focus();
        // The field for the name has the focus, with a name that goes.
        self.press(&["key", "ctrl+a"]);
        self.press(&["type", "--delay", "20", path]);
        eventually("the dialog to close", async || {
            self.press(&["key", "Return"]);
            soon(PATIENCE, async || self.is_closed().then_some(())).await
        })
        .await;
    }

    /// Presses Escape.
    pub async fn dismiss(&self) {
        self.focus();
        self.press(&["key", "Escape"]);
        eventually("the dialog to close", async || self.is_closed().then_some(())).await;
    }

    /// There is no window manager that would do it.
    fn focus(&self) {
        self.press(&["windowfocus", "--sync", &self.id]);
    }

    fn press(&self, arguments: &[&str]) {
        assert!(self.desk.ask("xdotool", arguments).is_some(), "xdotool {arguments:?} failed");
    }

    fn is_closed(&self) -> bool {
        let seen = self.desk.ask("xdotool", &["search", "--onlyvisible", "--name", ""]).unwrap_or_default();
        !seen.lines().any(|id| id == self.id)
    }
}
