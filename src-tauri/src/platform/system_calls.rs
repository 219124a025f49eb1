//! What the kernel still does for a process that draws what strangers made: memory, time, and the streams it was given.

use std::collections::BTreeMap;

use seccompiler::{BpfProgram, Error, SeccompAction, SeccompFilter, TargetArch};

/// What is left: none of it opens, connects, starts, signals, or changes a file.
const ALLOWED: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Has the kernel refuse this thread everything else, for good.
///
/// # Errors
///
/// Where the kernel has no such filters, or refuses this one.
pub(super) fn allow_few() -> Result<(), Error> {
    let rules: BTreeMap<_, _> = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let filter = SeccompFilter::new(rules, refused, SeccompAction::Allow, architecture())?;
    seccompiler::apply_filter(&BpfProgram::try_from(filter)?)
}

const fn architecture() -> TargetArch {
    if cfg!(target_arch = "x86_64") { TargetArch::x86_64 } else { TargetArch::aarch64 }
}

#[cfg(test)]
mod tests {
    use std::{fs, net::TcpListener, thread};

    #[test]
    fn a_thread_that_is_left_with_few_opens_connects_and_starts_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        fs::write(&path, "content").expect("a file");
        let (inside, listening) = (path.clone(), TcpListener::bind("127.0.0.1:0").is_ok());
        assert!(listening);
        // The filter is the thread's, and ends with it.
        let tried = thread::spawn(move || {
            super::allow_few().expect("a filter");
            [
                fs::read(&inside).err(),
                fs::remove_file(&inside).err(),
                TcpListener::bind("127.0.0.1:0").err(),
                std::process::Command::new("/bin/true").spawn().err(),
            ]
            .map(|error| error.and_then(|error| error.raw_os_error()))
        });
        assert_eq!(tried.join().expect("a thread"), [Some(libc::EPERM); 4]);
        assert_eq!(fs::read(&path).expect("a file"), b"content");
    }
}
