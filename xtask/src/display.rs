//! What the session of the person offers a window.

use std::process::Command;

/// Whether a window can be seen.
pub fn is_there() -> bool {
    !cfg!(target_os = "linux") || ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|name| is_set(name))
}

/// Whether a keychain answers in this session. `None` where that is not to be asked.
pub fn has_keychain() -> Option<bool> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let names = |method: &str| {
        let mut ask = Command::new("dbus-send");
        ask.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]);
        ask.arg(format!("org.freedesktop.DBus.{method}")).output().ok()
    };
    let known =
        |method| Some(String::from_utf8_lossy(&names(method)?.stdout).contains("org.freedesktop.secrets"));
    Some(known("ListNames")? || known("ListActivatableNames")?)
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
