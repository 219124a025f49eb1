//! No core files, and no other process of the same person reading this one's memory.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Ends core files for this process and those it starts, and makes this one opaque to debuggers.
///
/// A system that refuses does not keep a person from working: it is said in the log.
pub(super) fn keep_to_ourselves() {
    // The page's processes inherit the limit. The kernel's other way, a pipe to a crash handler, it stops too, save
    // for handlers that ask for cores regardless; those are stopped by the process not being dumpable.
    if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
        eprintln!("core files are not prevented: {error}");
    }
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
    {
        eprintln!("other processes may read this one's memory: {error}");
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn the_process_is_opaque_and_leaves_no_core() {
        super::keep_to_ourselves();
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
        assert_eq!(dumpable_behavior().ok(), Some(DumpableBehavior::NotDumpable));
    }
}
