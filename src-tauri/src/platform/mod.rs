//! What the operating system is asked to do for our secrets, before anything else runs.

mod allocator;
#[cfg(unix)]
mod confinement;
mod environment;
#[cfg(unix)]
mod memory;
#[cfg(not(target_os = "linux"))]
mod session;

#[cfg(not(target_os = "linux"))]
pub(crate) use session::{ask_who_is_there, can_ask_who_is_there, listen_to_session};

/// Keeps secrets out of core files and debuggers, and strangers out of the window.
///
/// Call it first thing, while the process has a single thread.
pub fn harden() {
    environment::forget_automation();
    #[cfg(unix)]
    memory::keep_to_ourselves();
}

/// Lets this process open nothing, start nothing and take only so much memory and time.
pub fn confine() {
    #[cfg(unix)]
    confinement::confine();
}
