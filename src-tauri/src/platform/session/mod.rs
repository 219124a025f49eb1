//! The person's session, where the system tells of it only by calls that Rust cannot check.

#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "macos")]
pub(crate) use macos::{ask_who_is_there, can_ask_who_is_there, listen_to_session};
#[cfg(windows)]
pub(crate) use windows::{ask_who_is_there, can_ask_who_is_there, listen_to_session};
