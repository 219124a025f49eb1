//! The person's session with the operating system: what it tells, and what it can be asked.

#[cfg(target_os = "linux")]
mod logind;
#[cfg(target_os = "linux")]
mod saver;
#[cfg(target_os = "linux")]
mod untouched;

use std::time::Duration;

use super::authentication;
use crate::bridge::{Answered, Desk, Session, Verdict};

/// The session of the person who started the program.
pub(super) struct Native;

impl Session for Native {
    fn can_authenticate(&self) -> Answered<'_, bool> {
        Box::pin(authentication::is_offered())
    }

    fn authenticate(&self) -> Answered<'_, Verdict> {
        Box::pin(authentication::ask())
    }

    fn untouched(&self) -> Answered<'_, Option<Duration>> {
        #[cfg(target_os = "linux")]
        return Box::pin(untouched::time());
        #[cfg(not(target_os = "linux"))]
        return Box::pin(std::future::ready(None));
    }
}

/// Tells the desk what the operating system tells, for as long as the program runs.
#[cfg(target_os = "linux")]
pub(super) fn listen(desk: &Desk) {
    tauri::async_runtime::spawn(logind::listen(desk.clone()));
    tauri::async_runtime::spawn(saver::listen(desk.clone()));
}

/// Tells the desk what the operating system tells, for as long as the program runs.
#[cfg(not(target_os = "linux"))]
pub(super) fn listen(desk: &Desk) {
    let desk = desk.clone();
    crate::platform::listen_to_session(move |news| {
        let desk = desk.clone();
        tauri::async_runtime::spawn(async move { desk.hear_session(news).await });
    });
}
