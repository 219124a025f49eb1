//! Programs that run beside this one. None outlives it.

use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

static STOPPING: AtomicBool = AtomicBool::new(false);
/// How long a program may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a program is asked whether it still runs.
pub const GLANCE: Duration = Duration::from_millis(50);

/// A program and all that it starts, ended together when this is dropped.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts a program in a process group of its own.
    pub fn start(command: &mut Command) -> Result<Running> {
        let name = command.get_program().to_string_lossy().into_owned();
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = command.spawn().with_context(|| format!("{name} cannot be started"))?;
        Ok(Running { child })
    }

    /// The program itself, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// How it ended, if it did.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().context("cannot wait for a program")
    }

    /// Waits until it ends; fails at the limit, or when a person stops everything. `meanwhile` is called again
    /// and again.
    pub fn wait(&mut self, limit: Duration, mut meanwhile: impl FnMut()) -> Result<ExitStatus> {
        let deadline = Instant::now() + limit;
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            go_on()?;
            if Instant::now() > deadline {
                bail!("it took longer than {} s", limit.as_secs());
            }
            meanwhile();
            thread::sleep(GLANCE);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Also where the program itself is gone: what it started may still be there.
        signal(&self.child, false);
        let deadline = Instant::now() + PATIENCE;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(GLANCE);
        }
        signal(&self.child, true);
        let _ = self.child.wait();
    }
}

/// Makes Ctrl-C and a polite kill end this program through `go_on`, so that everything is dropped.
pub fn stop_on_signals() -> Result<()> {
    ctrlc::set_handler(|| STOPPING.store(true, Ordering::SeqCst)).context("cannot listen for Ctrl-C")
}

/// Fails once a person asked to stop.
pub fn go_on() -> Result<()> {
    if stopping() {
        bail!("stopped");
    }
    Ok(())
}

/// Whether a person asked to stop.
pub fn stopping() -> bool {
    STOPPING.load(Ordering::SeqCst)
}

#[cfg(unix)]
fn signal(child: &Child, hard: bool) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, if hard { Signal::KILL } else { Signal::TERM });
    }
}

#[cfg(not(unix))]
fn signal(child: &Child, hard: bool) {
    let mut kill = Command::new("taskkill");
    kill.args(["/T", "/PID", &child.id().to_string()]);
    if hard {
        kill.arg("/F");
    }
    let _ = kill.output();
}
