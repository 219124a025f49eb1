//! `cargo xtask bundle`: the packages that people install.

mod stage;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::steps::{Plan, Step};
use crate::{compile, debian, place, tools};

/// A kind of package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// For Debian and what comes from it
    Deb,
    /// For Fedora, openSUSE and what comes from them
    Rpm,
    /// One file that runs on any Linux; its making fetches a loader from the network
    Appimage,
    /// For Windows
    Msi,
    /// For macOS
    Dmg,
}

/// Which programs a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// What people get.
    Release,
    /// What the tests built anyway: the same files, a slower program.
    Debug,
}

impl Kind {
    /// What this system makes unless it is asked for something else.
    fn usual() -> Vec<Kind> {
        match std::env::consts::OS {
            "windows" => vec![Kind::Msi],
            "macos" => vec![Kind::Dmg],
            _ => vec![Kind::Deb, Kind::Rpm],
        }
    }

    /// Its name in Tauri's command line, and the folder that it is put into.
    fn name(self) -> &'static str {
        match self {
            Kind::Deb => "deb",
            Kind::Rpm => "rpm",
            Kind::Appimage => "appimage",
            Kind::Msi => "msi",
            Kind::Dmg => "dmg",
        }
    }

    /// What its files' names end in.
    fn end(self) -> &'static str {
        if self == Kind::Appimage { "AppImage" } else { self.name() }
    }
}

impl Build {
    /// The folder of its programs in the build folder.
    pub fn folder(self) -> PathBuf {
        place::target().join(match self {
            Build::Release => "release",
            Build::Debug => "debug",
        })
    }
}

/// Builds the programs as people get them and packs them.
pub fn bundle(kinds: Vec<Kind>) -> Result<()> {
    tools::check_prerequisites()?;
    let kinds = if kinds.is_empty() { Kind::usual() } else { kinds };
    let mut plan = Plan::default();
    plan.step("Install system libraries", |step| debian::install(step, &[debian::BUILD, debian::BUNDLE]))
        .step("Install the page's packages", tools::install_page_packages)
        .step("Build the page", compile::page)
        .step("Build the programs for release", compile::released_programs)
        .step("Pack", |step| pack(step, Build::Release, &kinds));
    plan.run()?.outcome()?;
    println!();
    for package in packages(Build::Release, &kinds)? {
        println!("  {:>9}  {}", megabytes(&package)?, place::shown(&package));
    }
    Ok(())
}

/// Packs programs that are built already.
pub fn pack(step: &mut Step, build: Build, kinds: &[Kind]) -> Result<()> {
    for kind in kinds {
        // What an earlier version left would look like what this one makes.
        remove_if_there(&folder(build, *kind))?;
    }
    let config = if cfg!(target_os = "linux") { linux(&stage::stage(step, build)?) } else { json!({}) };
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    let mut command = tools::tauri();
    command.args(["bundle", "--ci", "--bundles", &names.join(",")]);
    command.args(["--features", "custom-protocol", "--config", &config.to_string()]);
    if build == Build::Debug {
        command.arg("--debug");
    }
    step.command(&mut command)?;
    let made = packages(build, kinds)?;
    step.note(format!("{} packages", made.len()));
    Ok(())
}

/// The packages that `pack` made, one of each kind.
pub fn packages(build: Build, kinds: &[Kind]) -> Result<Vec<PathBuf>> {
    kinds.iter().map(|kind| package(build, *kind)).collect()
}

fn package(build: Build, kind: Kind) -> Result<PathBuf> {
    let folder = folder(build, kind);
    let entries = std::fs::read_dir(&folder).with_context(|| format!("no {} was made", kind.name()))?;
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == kind.end()));
    match found.pop() {
        Some(path) if found.is_empty() => Ok(path),
        _ => bail!("{} does not hold exactly one package", folder.display()),
    }
}

fn folder(build: Build, kind: Kind) -> PathBuf {
    build.folder().join("bundle").join(kind.name())
}

/// What the packages of Linux hold beside the program: the same in each, as the staged folder has it.
fn linux(staged: &Path) -> Value {
    let files = json!({ "/usr": staged.join("usr") });
    json!({ "bundle": { "linux": { "deb": { "files": files }, "rpm": { "files": files }, "appimage": { "files": files } } } })
}

fn megabytes(file: &Path) -> Result<String> {
    let bytes = std::fs::metadata(file).context("a package is gone")?.len();
    Ok(format!("{:.1} MB", bytes as f64 / 1e6))
}

fn remove_if_there(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The command line program, for its own pages and completions.
fn command_line(build: Build) -> Command {
    Command::new(build.folder().join("countersign"))
}
