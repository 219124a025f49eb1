//! Notifications of macOS and Windows. What they are about waits in the tray's menu and on Home.

use notify_rust::Notification;

use super::{About, Notice, Running};

/// Whoever shows notifications on this desktop.
pub(super) struct Server;

impl Server {
    pub(super) fn new(_: Running) -> Server {
        Server
    }

    /// Shows a notice. The system keeps it or not, as the person has told it.
    pub(super) async fn show(&mut self, _: About, notice: Notice) {
        let shown = tauri::async_runtime::spawn_blocking(move || {
            Notification::new()
                .appname("Countersign")
                .summary(&notice.title)
                .body(&notice.body)
                .show()
                .map(drop)
        });
        if let Ok(Err(error)) = shown.await {
            tracing::warn!(%error, "a notification is not shown");
        }
    }

    /// The system itself takes old notices away.
    pub(super) async fn withdraw(&mut self, _: &About) {}
}
