//! Notices what the command line changes while the window is open.

use std::{thread, time::Duration};

use tauri::AppHandle;

use super::window;
use crate::bridge::Desk;

/// How often the journal's counter is read.
const PERIOD: Duration = Duration::from_secs(1);

/// Looks at the journal's counter about once a second, while somebody can see the window.
pub(super) fn watch(app: AppHandle, desk: Desk) {
    // A thread of its own: asking the window waits for the main thread, which a task must not do.
    thread::spawn(move || {
        loop {
            thread::sleep(PERIOD);
            if window::is_seen(&app) {
                tauri::async_runtime::block_on(desk.notice_changes());
            }
        }
    });
}
