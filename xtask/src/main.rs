//! `cargo xtask run | test | bench | bundle | release | screenshots | types`. Each command installs what it needs first.

mod bench;
mod bundle;
mod children;
mod compile;
mod debian;
mod display;
mod installation;
mod place;
mod release;
mod run;
mod screenshots;
mod service;
mod steps;
mod tally;
mod test;
mod tools;
mod types;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

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
        /// Only packs, and tries the package
        #[arg(long, conflicts_with = "window")]
        package: bool,
    },
    /// Measures the mathematics, or what the app costs
    Bench {
        /// What is measured
        #[arg(value_enum, default_value_t = Bench::Mathematics)]
        what: Bench,
    },
    /// Packs the app and its command line for this system: .deb and .rpm on Linux, .msi on Windows, .dmg on macOS
    Bundle {
        /// Other kinds of package than the usual ones
        #[arg(long, value_name = "KIND", value_delimiter = ',')]
        kinds: Vec<bundle::Kind>,
    },
    /// Makes keys for signed updates, and signs lists of versions
    #[command(subcommand)]
    Release(release::Release),
    /// Takes the pictures of docs/pictures anew, through the real window
    Screenshots,
    /// Writes the page's types of the bridge anew
    Types,
}

#[derive(Clone, Copy, ValueEnum)]
enum Bench {
    /// Pairings, signatures, verifications
    Mathematics,
    /// The app beside others: start, memory, processor, PIN to result
    Desktop,
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
        Command::Test { package: true, .. } => return test::package(),
        Command::Test { window: Some(name), .. } => return test::window(&name),
        Command::Test { .. } => return test::everything(),
        Command::Bench { what: Bench::Mathematics } => bench::bench()?,
        Command::Bench { what: Bench::Desktop } => bench::desktop::bench()?,
        Command::Bundle { kinds } => bundle::bundle(kinds)?,
        Command::Release(what) => release::release(what)?,
        Command::Screenshots => screenshots::screenshots()?,
        Command::Types => types::write()?,
    }
    Ok(ExitCode::SUCCESS)
}
