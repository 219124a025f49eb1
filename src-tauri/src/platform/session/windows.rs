//! Windows: Hello, and what a window that nobody sees is told of the session and of sleep.

use std::{sync::OnceLock, thread};

use windows::{
    Security::Credentials::UI::{
        UserConsentVerificationResult, UserConsentVerifier, UserConsentVerifierAvailability,
    },
    Win32::{
        Foundation::{HWND, LPARAM, LRESULT, WPARAM},
        System::RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification},
        UI::WindowsAndMessaging::{
            CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, PBT_APMSUSPEND,
            RegisterClassW, WINDOW_EX_STYLE, WINDOW_STYLE, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE,
            WNDCLASSW, WTS_CONSOLE_CONNECT, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_CONNECT,
            WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK, WTS_SESSION_UNLOCK,
        },
    },
    core::{HSTRING, w},
};

use crate::bridge::{SessionNews, Verdict};

/// What Hello says above its question.
const MESSAGE: &str = "Countersign";

/// Who is told. A window's procedure can be given nothing else.
static TELL: OnceLock<Box<dyn Fn(SessionNews) + Send + Sync>> = OnceLock::new();

/// Whether Hello is set up.
pub(crate) async fn can_ask_who_is_there() -> bool {
    let asked = || UserConsentVerifier::CheckAvailabilityAsync()?.join();
    let available = tokio::task::spawn_blocking(asked).await;
    matches!(available, Ok(Ok(UserConsentVerifierAvailability::Available)))
}

/// Has Hello ask who is there.
pub(crate) async fn ask_who_is_there() -> Verdict {
    let asked = || UserConsentVerifier::RequestVerificationAsync(&HSTRING::from(MESSAGE))?.join();
    match tokio::task::spawn_blocking(asked).await {
        Ok(Ok(UserConsentVerificationResult::Verified)) => Verdict::Confirmed,
        Ok(Ok(UserConsentVerificationResult::Canceled | UserConsentVerificationResult::RetriesExhausted)) => {
            Verdict::Refused
        }
        _ => Verdict::Unavailable,
    }
}

/// Tells what happens to the session, for as long as the program runs.
pub(crate) fn listen_to_session(tell: impl Fn(SessionNews) + Send + Sync + 'static) {
    if TELL.set(Box::new(tell)).is_ok() {
        thread::spawn(|| {
            if let Err(error) = listen() {
                tracing::warn!(%error, "nobody tells when the session is locked");
            }
        });
    }
}

#[allow(unsafe_code)]
fn listen() -> windows::core::Result<()> {
    let name = w!("CountersignSession");
    let class = WNDCLASSW { lpfnWndProc: Some(hear), lpszClassName: name, ..Default::default() };
    // SAFETY: the class, its name and its procedure live as long as the program, and the window is this thread's alone.
    // It is no message-only window, which would not be told of sleep.
    unsafe {
        RegisterClassW(&class);
        let (none, hidden) = (WINDOW_EX_STYLE(0), WINDOW_STYLE(0));
        let window = CreateWindowExW(none, name, w!(""), hidden, 0, 0, 0, 0, None, None, None, None)?;
        WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION)?;
        let mut message = MSG::default();
        while GetMessageW(&mut message, None, 0, 0).as_bool() {
            DispatchMessageW(&message);
        }
    }
    Ok(())
}

#[allow(unsafe_code)]
extern "system" fn hear(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    if let (Some(news), Some(tell)) = (news(message, what.0 as u32), TELL.get()) {
        tell(news);
    }
    // SAFETY: every message is handed on as it came, as a procedure has to.
    unsafe { DefWindowProcW(window, message, what, more) }
}

fn news(message: u32, what: u32) -> Option<SessionNews> {
    let covered = |covered| SessionNews::Covered { source: "windows".into(), covered };
    match (message, what) {
        (WM_POWERBROADCAST, PBT_APMSUSPEND) => Some(SessionNews::Sleeping),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK) => Some(covered(true)),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK) => Some(covered(false)),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT) => {
            Some(SessionNews::InFront(false))
        }
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_CONNECT | WTS_REMOTE_CONNECT) => Some(SessionNews::InFront(true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_news() {
        assert_eq!(news(WM_POWERBROADCAST, PBT_APMSUSPEND), Some(SessionNews::Sleeping));
        assert_eq!(news(WM_WTSSESSION_CHANGE, WTS_CONSOLE_CONNECT), Some(SessionNews::InFront(true)));
        assert_eq!(news(WM_WTSSESSION_CHANGE, u32::MAX), None);
    }
}
