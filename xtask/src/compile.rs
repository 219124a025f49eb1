//! Building the page and the programs.

use std::process::Command;

use anyhow::Result;

use crate::steps::Step;
use crate::{place, tools};

/// The one set of features of every build, so that nothing is built twice: pages from inside the program.
const FEATURES: [&str; 2] = ["--features", "countersign-desktop/custom-protocol"];

/// cargo in the workspace, with the one set of features.
pub fn cargo(subcommand: &str, arguments: &[&str]) -> Command {
    let mut command = plain_cargo();
    command.arg(subcommand).arg("--locked").args(FEATURES).args(arguments);
    command
}

/// cargo in the workspace.
pub fn plain_cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(place::root()).envs([("CARGO_TERM_COLOR", "never"), ("RUST_BACKTRACE", "0")]);
    command
}

/// Builds the page, which the desktop program holds.
pub fn page(step: &mut Step) -> Result<()> {
    step.command(tools::npm().args(["run", "build"]))
}

/// Builds every program.
pub fn programs(step: &mut Step) -> Result<()> {
    step.command(&mut cargo("build", &["--workspace", "--bins"]))
}

/// Builds the programs that people install, as they get them.
pub fn released_programs(step: &mut Step) -> Result<()> {
    step.command(&mut cargo(
        "build",
        &["--release", "--package", "countersign-desktop", "--package", "cli", "--bins"],
    ))
}

/// Builds the tests of the window and of the package.
pub fn window_tests(step: &mut Step) -> Result<()> {
    step.command(&mut cargo("test", &["--workspace", "--no-run", "--test", "window", "--test", "package"]))
}
