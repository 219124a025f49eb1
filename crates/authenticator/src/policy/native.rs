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
}

fn read() -> Reading {
    #[cfg(all(unix, any(debug_assertions, feature = "automation")))]
    if let Some(path) = std::env::var_os(ELSEWHERE) {
        return super::file::read(path.as_ref(), Some(rustix::process::geteuid().as_raw()));
    }
    there()
}

/// Names another file, in builds that are made to be tested: whoever starts a program must not choose what governs it.
#[cfg(all(unix, any(debug_assertions, feature = "automation")))]
const ELSEWHERE: &str = "COUNTERSIGN_POLICY_FILE";

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
    super::file::read("/etc/countersign/policy.json".as_ref(), None)
}
