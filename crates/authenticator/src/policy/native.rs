//! The place that each operating system has for an organisation's document.

use super::{Policy, Reading};
use crate::ports::Task;

/// The place of this operating system: a file on Linux, a policy of the registry on Windows, a managed preference on macOS.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativePolicy;

impl Policy for NativePolicy {
    fn read(&self) -> Task<'_, Reading> {
        Box::pin(async {
            let read = tokio::task::spawn_blocking(read).await;
            read.unwrap_or_else(|error| Reading::Flawed(super::Flaw::new(super::FlawKind::Unreadable, error)))
        })
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn file(&self) -> Option<std::path::PathBuf> {
        Some(elsewhere().unwrap_or_else(|| PLACE.into()))
    }
}

fn read() -> Reading {
    #[cfg(unix)]
    if let Some(path) = elsewhere() {
        return super::file::read(&path, Some(rustix::process::geteuid().as_raw()));
    }
    there()
}

/// Another file, named by the environment in builds that are made to be tested: whoever starts a program must not choose
/// what governs it.
#[cfg(unix)]
fn elsewhere() -> Option<std::path::PathBuf> {
    #[cfg(any(debug_assertions, feature = "automation"))]
    return std::env::var_os("COUNTERSIGN_POLICY_FILE").map(Into::into);
    #[cfg(not(any(debug_assertions, feature = "automation")))]
    None
}

#[cfg(windows)]
fn there() -> Reading {
    super::registry::read()
}

#[cfg(target_os = "macos")]
fn there() -> Reading {
    super::preferences::read(super::preferences::PLACE.as_ref(), None)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn there() -> Reading {
    super::file::read(PLACE.as_ref(), None)
}

/// The file of whoever administers this computer.
#[cfg(all(unix, not(target_os = "macos")))]
const PLACE: &str = "/etc/countersign/policy.json";
