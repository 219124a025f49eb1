//! End to end: the real window, a real keychain, the real service.
//!
//! Each test has a workstation of its own: a virtual display, a session bus, a keychain and a home folder. It starts
//! the built programs and links nothing of them; it knows only what travels (`wire`).

mod accessibility;
mod application;
mod desk;
mod dialog;
mod encodings;
mod evidence;
mod keychain;
mod machine;
mod memory;
mod picture;
mod pixels;
mod presence;
mod process;
mod screen;
mod service;
mod sharing;
mod shell;
mod signing;
mod wait;
mod window;

pub use application::{Application, Opened};
pub use desk::Desk;
pub use dialog::Dialog;
pub use encodings::{of_bytes, of_digits};
pub use fantoccini::key::Key;
pub use keychain::{Keychain, PASSWORD};
pub use machine::Machine;
pub use memory::{Needle, Running};
pub use picture::draw_code;
pub use pixels::visible_window;
pub use presence::App;
pub use process::Process;
pub use screen::{Portal, ShownCode};
pub use service::{Pushed, Service};
pub use sharing::SharingAsked;
pub use shell::{Notice, Shell};
pub use signing::Asked;
pub use wait::{eventually, soon};
pub use window::{Focus, Window};

use std::path::{Path, PathBuf};

/// The workspace's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace's root")
}

/// The build folder.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A program as people get it. It has to be built before.
pub fn released(name: &str) -> PathBuf {
    let path = target().join("release").join(name);
    assert!(path.is_file(), "{} is not built: `cargo xtask bench desktop` does that", path.display());
    path
}

/// A built program. It has to be built before.
fn program(name: &str) -> PathBuf {
    let path = target().join("debug").join(name);
    assert!(path.is_file(), "{} is not built: `cargo xtask test --window` does that", path.display());
    path
}

/// The client secret of a device, computed by an implementation of its own; keys and points as hexadecimal digits.
pub fn client_secret(mpin_id: &str, device_key: &str, token: &str, pin: &str) -> String {
    let mut node = std::process::Command::new("node");
    node.arg(root().join("tests/independent/client-secret.mjs"));
    let given = serde_json::json!({ "mpinId": mpin_id, "deviceKey": device_key, "token": token, "pin": pin });
    process::answer(&mut node, &given.to_string())
}
