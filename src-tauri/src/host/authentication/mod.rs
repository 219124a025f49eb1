//! The system's own authentication: it knows whose session this is, by a password, a finger or a face.

#[cfg(target_os = "linux")]
mod polkit;

#[cfg(target_os = "linux")]
pub(super) use polkit::{ask, is_offered};

#[cfg(not(target_os = "linux"))]
pub(super) use crate::platform::{ask_who_is_there as ask, can_ask_who_is_there as is_offered};
