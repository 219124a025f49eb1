//! `cargo xtask run | test | bench | screenshots | types`. Each command installs what it needs first.

mod bench;
mod children;
mod compile;
mod debian;
mod display;
mod place;
mod run;
mod screenshots;
mod service;
mod steps;
mod tally;
mod test;
mod tools;
mod types;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs and checks Countersign", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts a service with a demo application, and opens the app with a first user ready to accept
    Run {
        /// Goes through enrolling, signing in and signing by itself, in a virtual display with its own keychain
        #[arg(long)]
        headless: bool,
    },
    /// Runs every check and every test, the window tests included
    Test {
        /// Only prepares and runs the window tests, those whose names contain this text
        #[arg(long, value_name = "TEXT", num_args = 0..=1, default_missing_value = "")]
        window: Option<String>,
    },
    /// Measures the mathematics
    Bench,
    /// Takes the pictures of docs/pictures anew, through the real window
    Screenshots,
    /// Writes the page's types of the bridge anew
    Types,
}

fn main() -> ExitCode {
    match children::stop_on_signals().and_then(|()| carry_out(Arguments::parse().command)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Run { headless } => run::run(headless)?,
        Command::Test { window: None } => return test::everything(),
        Command::Test { window: Some(name) } => return test::window(&name),
        Command::Bench => bench::bench()?,
        Command::Screenshots => screenshots::screenshots()?,
        Command::Types => types::write()?,
    }
    Ok(ExitCode::SUCCESS)
}
