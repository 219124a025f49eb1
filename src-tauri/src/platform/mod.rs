//! What the operating system is asked to do for our secrets, before anything else runs.

mod environment;
#[cfg(unix)]
mod memory;

/// Keeps secrets out of core files and debuggers, and strangers out of the window.
///
/// Call it first thing, while the process has a single thread.
pub fn harden() {
    environment::forget_automation();
    #[cfg(unix)]
    memory::keep_to_ourselves();
}
