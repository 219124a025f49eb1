//! Notices what the command line changes while the window is open.

use std::time::Duration;

use super::{running::Running, window};

/// How often the journal's counter is read while somebody can see what it says.
const PERIOD: Duration = Duration::from_secs(1);
/// How often it is looked whether somebody can see the window, while nobody can.
const UNSEEN: Duration = Duration::from_secs(10);

/// Looks at the journal's counter about once a second, while somebody can see the window. Without one nothing is read: a
/// page asks for everything when it opens.
pub(super) fn watch(running: Running) {
    tauri::async_runtime::spawn(async move {
        loop {
            let asked = running.clone();
            // Asking the window waits for the main thread, which a task must not do.
            let seen = tauri::async_runtime::spawn_blocking(move || asked.app().is_some_and(window::is_seen));
            let seen = seen.await.unwrap_or(false);
            if seen && let Some(desk) = running.desk() {
                desk.notice_changes().await;
            }
            tokio::time::sleep(if seen { PERIOD } else { UNSEEN }).await;
        }
    });
}
