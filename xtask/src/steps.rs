//! A plan of steps: which one runs, for how long, and what it said when it failed.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::children::{self, Running};
use crate::place;
use crate::tally::Tally;

/// Lines of a failed step's log that are shown.
const LAST_LINES: usize = 60;
/// How often something is printed where there is no terminal.
const HEARTBEAT: Duration = Duration::from_secs(60);
/// Columns that every terminal has.
const COLUMNS: usize = 79;

/// The longest that one command may take.
const LIMIT: Duration = Duration::from_secs(40 * 60);

type Work<'a> = Box<dyn FnOnce(&mut Step) -> Result<()> + 'a>;

/// Steps, in the order in which they will run.
#[derive(Default)]
pub struct Plan<'a> {
    steps: Vec<(String, Work<'a>)>,
}

impl<'a> Plan<'a> {
    /// Adds a step.
    pub fn step(&mut self, title: &str, work: impl FnOnce(&mut Step) -> Result<()> + 'a) -> &mut Self {
        self.steps.push((title.to_owned(), Box::new(work)));
        self
    }

    /// Runs every step; stops at the first that fails. Answers how long each took and what its tests said.
    pub fn run(self) -> Result<Report> {
        let of = self.steps.len();
        let mut report = Report::default();
        for (index, (title, work)) in self.steps.into_iter().enumerate() {
            let mut step = Step::begin(index + 1, of, title)?;
            let outcome = work(&mut step);
            let tally = step.tally();
            report.tally += tally;
            report.lines.push((step.title.clone(), step.began.elapsed(), tally, step.note.clone()));
            if let Err(error) = outcome {
                step.fail();
                report.tally.failed += usize::from(tally.failed == 0);
                report.failed = Some(error.context(format!("“{}” failed", step.title)));
                break;
            }
            step.end();
        }
        Ok(report)
    }
}

/// What became of a plan.
#[derive(Default)]
pub struct Report {
    lines: Vec<(String, Duration, Tally, Option<String>)>,
    /// Every test that ran; a step that failed without naming tests counts as one.
    pub tally: Tally,
    failed: Option<anyhow::Error>,
}

impl Report {
    /// Prints the table of steps.
    pub fn print(&self) {
        let width = self.lines.iter().map(|(title, ..)| title.chars().count()).max().unwrap_or(0);
        println!();
        for (title, time, tally, note) in &self.lines {
            let note = note.clone().unwrap_or_else(|| tally.shown());
            println!("  {title:width$}  {:>8}  {note}", clock(*time));
        }
        let total = self.lines.iter().map(|(_, time, ..)| *time).sum();
        println!("  {:width$}  {:>8}", "all", clock(total));
    }

    /// Why the plan stopped, if it did.
    pub fn outcome(self) -> Result<()> {
        self.failed.map_or(Ok(()), Err)
    }
}

/// A step that runs.
pub struct Step {
    number: String,
    title: String,
    began: Instant,
    spoke: Instant,
    log: PathBuf,
    note: Option<String>,
    terminal: bool,
}

impl Step {
    fn begin(number: usize, of: usize, title: String) -> Result<Step> {
        let name: String = title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let log = place::logs().join(format!("{number:02}-{}.log", name.to_lowercase()));
        fs::create_dir_all(place::logs()).context("the folder of logs cannot be made")?;
        File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let now = Instant::now();
        let terminal = std::io::stdout().is_terminal();
        let step = Step {
            number: format!("[{number}/{of}]"),
            title,
            began: now,
            spoke: now,
            log,
            note: None,
            terminal,
        };
        if terminal {
            step.draw("");
        } else {
            println!("{} {} …", step.number, step.title);
        }
        Ok(step)
    }

    /// Runs a command; what it says goes to the log.
    pub fn command(&mut self, command: &mut Command) -> Result<()> {
        self.command_within(LIMIT, command)
    }

    /// Runs a command that may take no longer than this; what it says goes to the log.
    pub fn command_within(&mut self, limit: Duration, command: &mut Command) -> Result<()> {
        let mut log = self.open_log()?;
        writeln!(log, "$ {}", shown(command))?;
        let errors = log.try_clone()?;
        let mut running = Running::start(command.stdin(Stdio::null()).stdout(log).stderr(errors))?;
        let status = running.wait(limit, || self.glance())?;
        expect_success(command, status)
    }

    /// Runs a command in full view; what it says on its standard output goes to the log as well.
    pub fn command_in_view(&mut self, command: &mut Command) -> Result<()> {
        let mut log = self.open_log()?;
        self.wipe();
        let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
        let output = running.child().stdout.take().context("no output")?;
        let tee = std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("{line}");
                let _ = writeln!(log, "{line}");
            }
        });
        let status = running.wait(LIMIT, || ());
        drop(running);
        let _ = tee.join();
        expect_success(command, status?)
    }

    /// Says why there was nothing to do, or what else is worth a line.
    pub fn note(&mut self, note: impl Into<String>) {
        self.note = Some(note.into());
    }

    fn open_log(&self) -> Result<File> {
        File::options().append(true).open(&self.log).context("the log cannot be written")
    }

    fn glance(&mut self) {
        if self.terminal {
            self.draw(&last_line(&self.log));
        } else if self.spoke.elapsed() > HEARTBEAT {
            self.spoke = Instant::now();
            println!(
                "{} {} … {}  {}",
                self.number,
                self.title,
                clock(self.began.elapsed()),
                last_line(&self.log)
            );
        }
    }

    fn draw(&self, said: &str) {
        let line = format!("{} {}  {}  {said}", self.number, self.title, clock(self.began.elapsed()));
        let line: String = line.chars().take(COLUMNS).collect();
        print!("\r\x1b[2K{line}");
        let _ = std::io::stdout().flush();
    }

    fn wipe(&self) {
        if self.terminal {
            print!("\r\x1b[2K");
            let _ = std::io::stdout().flush();
        }
    }

    fn end(&self) {
        self.wipe();
        let note = self.note.as_ref().map(|note| format!("  {note}")).unwrap_or_default();
        println!("{} {}  {}{note}", self.number, self.title, clock(self.began.elapsed()));
    }

    fn fail(&self) {
        self.wipe();
        if children::stopping() {
            return;
        }
        println!("{} {}  failed after {}", self.number, self.title, clock(self.began.elapsed()));
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for line in &lines[lines.len().saturating_sub(LAST_LINES)..] {
            println!("    {line}");
        }
        println!("The whole log: {}", place::shown(&self.log));
    }

    fn tally(&self) -> Tally {
        Tally::read(&fs::read_to_string(&self.log).unwrap_or_default())
    }
}

/// Minutes and seconds.
pub fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

fn expect_success(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The last line of a log that says anything.
pub fn last_line(log: &Path) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(log)?;
        let start = file.metadata()?.len().saturating_sub(512);
        file.seek(SeekFrom::Start(start))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        Ok(String::from_utf8_lossy(&tail).into_owned())
    };
    let tail = read().unwrap_or_default();
    tail.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
}
