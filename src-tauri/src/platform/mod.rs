//! What is settled with the operating system before anything else runs: for our secrets, and for a window that opens fast.

mod allocator;
#[cfg(unix)]
mod confinement;
mod environment;
#[cfg(target_os = "linux")]
mod graphics;
#[cfg(unix)]
mod memory;
#[cfg(not(target_os = "linux"))]
mod session;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod system_calls;

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

/// Leaves the window's drawing to the processor, and graphics drivers out of this process.
///
/// Call it while the process has a single thread.
pub fn draw_without_graphics_card() {
    #[cfg(target_os = "linux")]
    graphics::leave_out();
}

/// Leaves this process the streams that it was given and only so much memory and time, as far as the system can see to it.
///
/// # Errors
///
/// Where the system can confine a process and does not: then it shall not read what strangers made.
pub fn confine() -> std::io::Result<()> {
    #[cfg(unix)]
    confinement::confine();
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    system_calls::allow_few().map_err(std::io::Error::other)?;
    Ok(())
}
