//! The desktop host: the window, what the operating system brings to it, and the bridge from its page to the
//! authenticator.

pub mod bridge;

mod host;
mod log;
mod platform;

/// Runs the program until its window is closed.
pub fn run() -> std::process::ExitCode {
    platform::harden();
    if std::env::args_os().nth(1).is_some_and(|argument| argument == host::DRAW) {
        return match platform::confine().and_then(|()| host::draw_a_page()) {
            Ok(()) => std::process::ExitCode::SUCCESS,
            Err(_) => std::process::ExitCode::FAILURE,
        };
    }
    platform::draw_without_graphics_card();
    log::start();
    match host::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window cannot be opened");
            std::process::ExitCode::FAILURE
        }
    }
}
