//! `cargo xtask bench desktop`: the app beside others, in one run.

use std::process::Command;

use anyhow::{Result, bail};

use crate::steps::{Plan, Step};
use crate::{compile, debian, place, tools};

/// Programs of the same trade, drawn by other means.
const OTHERS: &[&str] = &["keepassxc", "yubioath-desktop"];
/// Lets WebDriver press the keys of the PIN; see the app's manifest. It changes nothing else.
const AUTOMATION: [&str; 2] = ["--features", "countersign-desktop/automation"];

/// Builds what is measured, measures it, and prints one table.
pub fn bench() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("it needs Linux: Xvfb, /proc and the other programs");
    }
    tools::check_prerequisites()?;
    let mut plan = Plan::default();
    plan.step("Install system libraries", |step| {
        debian::install(step, &[debian::BUILD, debian::HEADLESS, OTHERS])
    })
    .step("Install the page's packages", tools::install_page_packages)
    .step("Build the page", compile::page)
    .step("Build the service", |step| {
        step.command(&mut compile::cargo("build", &["--workspace", "--bin", "countersign-server"]))
    })
    .step("Build the app and the empty window", subjects)
    .step("Build the stopwatch", |step| {
        step.command(&mut compile::cargo("build", &["--workspace", "--example", "bench_desktop"]))
    })
    .step("Measure", |step| {
        step.command_in_view(&mut Command::new(place::program("examples/bench_desktop")))
    });
    plan.run()?.outcome()
}

fn subjects(step: &mut Step) -> Result<()> {
    let mut arguments = AUTOMATION.to_vec();
    arguments.extend([
        "--release",
        "--package",
        "countersign-desktop",
        "--package",
        "empty-window",
        "--bins",
    ]);
    step.command(&mut compile::cargo("build", &arguments))
}
