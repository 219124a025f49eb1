//! Programs that a test starts. None outlives it.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::wait::{DEADLINE, eventually};

/// How long a program may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_secs(5);

/// A program and all that it starts, ended together when this is dropped.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
    lines: Receiver<String>,
}

impl Process {
    /// Starts a program in a process group of its own; what it says goes to the log. It also ends when this thread
    /// does, however that ends.
    pub fn start(command: &Command, log: &File) -> Process {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut guarded = Command::new("setpriv");
        guarded.args(["--pdeathsig", "KILL", "--"]).arg(command.get_program()).args(command.get_args());
        guarded.env_clear();
        for (key, value) in command.get_envs() {
            guarded.env(key, value.unwrap_or_default());
        }
        let errors = log.try_clone().expect("a log");
        guarded.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors).process_group(0);
        let mut child = guarded.spawn().unwrap_or_else(|error| panic!("{name} cannot be started: {error}"));
        let lines = listen(&mut child, log.try_clone().expect("a log"));
        Process { name, child, lines }
    }

    /// Its number on the system.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Gives the program all that it will read.
    pub fn tell(&mut self, input: &str) {
        let mut stdin = self.child.stdin.take().expect("an input");
        stdin.write_all(input.as_bytes()).expect("the program reads");
    }

    /// The next line that it prints.
    pub fn line(&mut self) -> String {
        let deadline = Instant::now() + DEADLINE;
        loop {
            match self.lines.recv_timeout(Duration::from_millis(50)) {
                Ok(line) => return line,
                Err(_) if self.has_ended().is_some() => panic!("{} ended before it was ready", self.name),
                Err(_) if Instant::now() > deadline => panic!("{} did not become ready", self.name),
                Err(_) => (),
            }
        }
    }

    /// How it ended, once it has.
    pub async fn end(&mut self) -> ExitStatus {
        let what = format!("the end of {}", self.name);
        eventually(&what, async || self.has_ended()).await
    }

    /// How it ended, if it did.
    pub fn has_ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("a child")
    }

    fn signal(&self, signal: Signal) {
        let group = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw).expect("a process");
        // Gone already is as good.
        let _ = kill_process_group(group, signal);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal(Signal::TERM);
        let deadline = Instant::now() + PATIENCE;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(10));
        }
        self.signal(Signal::KILL);
        let _ = self.child.wait();
    }
}

/// Reads for as long as the program prints, so that it never waits for a reader.
fn listen(child: &mut Child, mut log: File) -> Receiver<String> {
    let output = child.stdout.take().expect("an output");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = writeln!(log, "{line}");
            let _ = sender.send(line);
        }
    });
    receiver
}

/// Runs a short program to its end and answers what it prints; `None` where it failed.
pub fn ask(command: &mut Command) -> Option<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{name} cannot run: {error}"));
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a short program to its end with this input, and answers what it prints.
pub fn answer(command: &mut Command, input: &str) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = started.unwrap_or_else(|error| panic!("{name} cannot run: {error}"));
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{name} ended with {}", output.status);
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
