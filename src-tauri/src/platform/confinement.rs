//! Bounds around a process that draws what strangers made.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Most memory, in bytes of addresses: the program's own libraries take some hundred millions of them.
const MEMORY: u64 = 3 << 30;
/// Longest work, in seconds of the processor.
const WORK: u64 = 20;

/// Keeps the process to the streams that it was given, and to bounds of memory and time.
///
/// A bound that the system refuses is one less; what watches from outside is still there.
pub(super) fn confine() {
    for (resource, bound) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, WORK),
        // Input, output and errors: there is no number left for a file, a connection or a pipe.
        (Resource::Nofile, 3),
        (Resource::Fsize, 0),
        #[cfg(target_os = "linux")]
        (Resource::Nproc, 0),
    ] {
        let _ = setrlimit(resource, Rlimit { current: Some(bound), maximum: Some(bound) });
    }
}
