//! Programs that come from cargo and npm.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::Step;
use crate::{debian, place};

/// The version of cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Finds what nobody but the person can install, and says how where it is missing.
pub fn check_prerequisites() -> Result<()> {
    let version = Command::new(npm_tool("node")).arg("--version").output().ok();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let major = |version: &str| version.trim_start_matches('v').split('.').next()?.parse::<u32>().ok();
    match version.as_deref().and_then(major) {
        Some(20..) => (),
        _ => bail!("Node 20.19 or newer is needed. Install it from your system's packages or nodejs.org."),
    }
    if cfg!(target_os = "macos") && !debian::exists("cc") {
        bail!("The command line tools are needed. Type: xcode-select --install");
    }
    Ok(())
}

/// Installs the page's packages, unless those of the lock file were installed to the end already.
pub fn install_page_packages(step: &mut Step) -> Result<()> {
    let wanted =
        fs::read(place::ui().join("package-lock.json")).context("ui/package-lock.json is missing")?;
    let installed = place::ui().join("node_modules/.installed-by-xtask");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        step.note("nothing is missing");
        return Ok(());
    }
    step.command(npm().args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(installed, wanted).context("ui/node_modules cannot be written")
}

/// Installs rustfmt and clippy where the toolchain came without them.
pub fn install_rust_components(step: &mut Step) -> Result<()> {
    let works = |tool: &str| {
        Command::new("cargo").args([tool, "--version"]).output().is_ok_and(|output| output.status.success())
    };
    if works("fmt") && works("clippy") {
        step.note("nothing is missing");
        return Ok(());
    }
    step.command(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]))
}

/// Installs cargo-deny into the build folder. Without optimisation: it runs for a few seconds only.
pub fn install_cargo_deny(step: &mut Step) -> Result<()> {
    let answer = Command::new(cargo_deny()).arg("--version").output();
    if answer.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains(CARGO_DENY)) {
        step.note("nothing is missing");
        return Ok(());
    }
    let mut install = Command::new("cargo");
    install.args([
        "install",
        "cargo-deny",
        "--version",
        CARGO_DENY,
        "--locked",
        "--debug",
        "--force",
        "--root",
    ]);
    install.arg(place::target().join("tools")).arg("--target-dir").arg(place::target().join("tools/build"));
    step.command(install.args(["--config", "profile.dev.debug=false"]))?;
    // Half a gigabyte that nobody needs again.
    fs::remove_dir_all(place::target().join("tools/build"))
        .context("the tool's build folder cannot be removed")
}

/// cargo-deny, where `install_cargo_deny` puts it.
pub fn cargo_deny() -> PathBuf {
    place::target().join("tools/bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX))
}

/// Tauri's command line, which packs, at the workspace's root.
pub fn tauri() -> Command {
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let mut command = Command::new(place::ui().join("node_modules/.bin").join(name));
    command.current_dir(place::root());
    command
}

/// npm in the page's folder.
pub fn npm() -> Command {
    let mut command = Command::new(npm_tool("npm"));
    command.current_dir(place::ui());
    command
}

/// On Windows npm is a script.
fn npm_tool(name: &str) -> String {
    if cfg!(windows) && name == "npm" { format!("{name}.cmd") } else { name.to_owned() }
}
