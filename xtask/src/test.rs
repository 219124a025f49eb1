//! `cargo xtask test`: every check and every test there is.

use std::fs;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::steps::{Plan, Report, Step};
use crate::{children, compile, debian, installation, place, tools};

/// Window tests that run at the same time.
const WINDOWS: &str = "--test-threads=2";
/// How long fetching the advisories may take before they count as out of reach.
const FETCH: Duration = Duration::from_secs(90);

/// Runs everything, the cheapest first, the window last.
pub fn everything() -> Result<ExitCode> {
    tools::check_prerequisites()?;
    let mut plan = Plan::default();
    install(&mut plan);
    check(&mut plan);
    plan.step("Unit, property and integration tests", |step| {
        step.command(&mut compile::cargo("test", &["--workspace", "--exclude", "e2e"]))?;
        // What the memory tests search by. Of the whole workspace, or its dependencies are built once more.
        step.command(&mut compile::cargo("test", &["--workspace", "--lib", "encodings"]))
    })
    .step("Page tests", |step| step.command(tools::npm().args(["test"])))
    .step("Page tests in a browser", |step| step.command(tools::npm().args(["run", "test:page"])))
    .step("Dependencies", dependencies)
    .step("Build the programs", compile::programs)
    .step("A client from elsewhere", independent_client)
    .step("Build the window tests", compile::window_tests)
    .step("Window tests", |step| window_tests(step, ""))
    .step("Pack", installation::pack)
    .step("Package tests", installation::tests);
    Ok(close(plan.run()?))
}

/// Only the window tests, and what they need.
pub fn window(name: &str) -> Result<ExitCode> {
    tools::check_prerequisites()?;
    let mut plan = Plan::default();
    plan.step("Install system libraries", |step| debian::install(step, &[debian::BUILD, debian::HEADLESS]))
        .step("Install the page's packages", tools::install_page_packages)
        .step("Build the page", compile::page)
        .step("Build the programs", compile::programs)
        .step("Build the window tests", compile::window_tests)
        .step("Window tests", |step| window_tests(step, name));
    Ok(close(plan.run()?))
}

/// Only the package: packed from what is built for the tests, and tried.
pub fn package() -> Result<ExitCode> {
    tools::check_prerequisites()?;
    let packages = [debian::BUILD, debian::BUNDLE, debian::HEADLESS, debian::TESTS];
    let mut plan = Plan::default();
    plan.step("Install system libraries", move |step| debian::install(step, &packages))
        .step("Install the page's packages", tools::install_page_packages)
        .step("Build the page", compile::page)
        .step("Build the programs", compile::programs)
        .step("Build the package tests", compile::window_tests)
        .step("Pack", installation::pack)
        .step("Package tests", installation::tests);
    Ok(close(plan.run()?))
}

fn install(plan: &mut Plan) {
    let packages = [debian::BUILD, debian::BUNDLE, debian::HEADLESS, debian::TESTS];
    plan.step("Install system libraries", move |step| debian::install(step, &packages))
        .step("Install Rust's components", tools::install_rust_components)
        .step("Install the page's packages", tools::install_page_packages)
        .step("Install cargo-deny", tools::install_cargo_deny);
}

fn check(plan: &mut Plan) {
    plan.step("Format of Rust", |step| {
        step.command(compile::plain_cargo().args(["fmt", "--all", "--check"]))
    })
    .step("Format of the page", |step| step.command(tools::npm().args(["run", "format:check"])))
    .step("Types of the page", |step| step.command(tools::npm().args(["run", "check"])))
    .step("Build the page", compile::page)
    .step("Lints", |step| {
        step.command(&mut compile::cargo("clippy", &["--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
}

/// Licences, bans and sources always; advisories where their database can be reached.
fn dependencies(step: &mut Step) -> Result<()> {
    let deny = |what: &[&str]| {
        let mut command = Command::new(tools::cargo_deny());
        command.current_dir(place::root()).args(["--locked", "check"]).args(what);
        command
    };
    step.command(&mut deny(&["bans", "licenses", "sources"]))?;
    let mut fetch = Command::new(tools::cargo_deny());
    if step.command_within(FETCH, fetch.current_dir(place::root()).args(["fetch", "db"])).is_err() {
        children::go_on()?;
        step.note("the advisory database cannot be reached from here: advisories were not checked");
        return Ok(());
    }
    step.command(&mut deny(&["--disable-fetch", "advisories"]))
}

/// A client written in JavaScript from the protocol's description alone.
fn independent_client(step: &mut Step) -> Result<()> {
    let mut node = Command::new("node");
    node.current_dir(place::root()).args(["--test", "--test-reporter=tap"]);
    let folder = place::root().join("tests/independent");
    let entries = fs::read_dir(&folder).context("tests/independent cannot be read")?;
    let mut tests: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    tests.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    tests.sort();
    step.command(node.args(tests).env("COUNTERSIGN_SERVER", place::program("countersign-server")))
}

fn window_tests(step: &mut Step, name: &str) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("window tests need Linux: WebKitWebDriver, Xvfb and gnome-keyring");
    }
    step.command_in_view(&mut compile::cargo(
        "test",
        &["--workspace", "--test", "window", "--", WINDOWS, name],
    ))
}

/// Ends with the one line that sums up every runner.
fn close(report: Report) -> ExitCode {
    report.print();
    let tally = report.tally;
    let outcome = report.outcome();
    if let Err(error) = &outcome {
        println!("\nerror: {error:#}");
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
