//! The journey that goes by itself through a window that nobody sees, and the pictures it takes.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::steps::Plan;
use crate::{compile, debian, place, tools};

/// `cargo xtask screenshots`: the README's pictures.
pub fn screenshots() -> Result<()> {
    journey(&place::root().join("docs/pictures"))
}

/// Enrols, signs in and signs, and writes a picture of every screen into a folder.
pub fn journey(pictures: &Path) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("a window without a display needs Linux; use cargo xtask run");
    }
    tools::check_prerequisites()?;
    let mut plan = Plan::default();
    plan.step("Install system libraries", |step| debian::install(step, &[debian::BUILD, debian::HEADLESS]))
        .step("Install the page's packages", tools::install_page_packages)
        .step("Build the page", compile::page)
        .step("Build the programs", compile::programs)
        .step("Build the journey", |step| {
            step.command(&mut compile::cargo("build", &["--workspace", "--example", "journey"]))
        })
        .step("Enrol, sign in and sign", |step| {
            step.command_in_view(Command::new(place::program("examples/journey")).arg(pictures))
        });
    plan.run()?.outcome()?;
    println!("\nThe pictures lie in {}.", place::shown(pictures));
    Ok(())
}
