//! What the program runs on.

use std::env;

use authenticator::{diagnostics::Surroundings, words};

/// Looks around.
pub(super) fn look() -> Surroundings {
    Surroundings {
        version: env!("CARGO_PKG_VERSION").into(),
        system: system(),
        desktop: ["XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE"]
            .iter()
            .filter_map(|name| env::var(name).ok().filter(|value| !value.is_empty()))
            .collect::<Vec<_>>()
            .join(", "),
        language: language(),
    }
}

/// The system's language, a BCP 47 tag: the first one that the person prefers and the program speaks.
pub(super) fn language() -> String {
    words::choose(sys_locale::get_locales())
}

/// The operating system with its version, and the processor. The computer's name is no part of it.
fn system() -> String {
    #[cfg(unix)]
    let version = rustix::system::uname().release().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let version = String::new();
    [env::consts::OS, &version, env::consts::ARCH].join(" ")
}
