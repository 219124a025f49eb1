//! What administrators do from the command line: `countersign-server project list` and the rest.
//!
//! A command works on the databases themselves, whether the service runs at the same time or not: SQLite lets both write, and
//! the service takes changes up within two seconds. Each prints a table for people, or with `--json` one document of a shape
//! that stays. What it changes it notes in the audit log, in the same transaction.

mod answer;
mod archive;
mod audit;
mod backup;
mod client;
mod desk;
mod doctor;
mod failure;
mod given;
mod identity;
mod key;
mod project;
mod record;
mod service_account;
mod user;
mod user_data;
mod wishes;

use std::future::Future;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

pub use answer::Answer;
pub use desk::Desk;
pub use failure::Failure;

use crate::config::Config;
use crate::error::Result;

/// How a configuration is read, if one is needed.
pub type Load<'a> = &'a dyn Fn() -> Result<Config>;

/// The groups of commands.
#[derive(Subcommand)]
pub enum Command {
    /// Projects: tenants with an address, rules and users of their own.
    Project(Group<project::Command>),
    /// Applications of a project: their names, redirect addresses and secrets.
    Client(Group<client::Command>),
    /// Service accounts: back ends that call with a token and may do only what they are permitted.
    ServiceAccount(Group<service_account::Command>),
    /// Users: looked up, and activated.
    User(Group<user::Command>),
    /// Identities: each is one device of one user.
    Identity(Group<identity::Command>),
    /// The keys that sign, and those of the authorities.
    Key(Group<key::Command>),
    /// The audit log.
    Audit(Group<audit::Command>),
    /// Backups: databases copied into archives, and restored.
    Backup(Group<backup::Command>),
    /// Look at everything and say what is not as it should be; ends with status 5 if something is not.
    Doctor(Place),
}

/// A group of commands, and what all of them take.
#[derive(Args)]
pub struct Group<C: Subcommand> {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: C,
}

/// Where a command works, and how it answers.
#[derive(Args)]
pub struct Place {
    /// The folder that the service keeps everything in. Without it, what the configuration says.
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Answer with JSON, failures too.
    #[arg(long, global = true)]
    json: bool,
}

/// A command that can be run.
pub trait Run {
    /// Does what was asked.
    fn run(self, desk: &Desk) -> impl Future<Output = Result<Answer, Failure>>;
}

impl Command {
    /// Runs the command, prints its answer, and tells how it ended.
    pub async fn run(self, load: Load<'_>) -> ExitCode {
        match self {
            Command::Project(group) => group.run(load).await,
            Command::Client(group) => group.run(load).await,
            Command::ServiceAccount(group) => group.run(load).await,
            Command::User(group) => group.run(load).await,
            Command::Identity(group) => group.run(load).await,
            Command::Key(group) => group.run(load).await,
            Command::Audit(group) => group.run(load).await,
            Command::Backup(group) => group.run(load).await,
            Command::Doctor(place) => {
                let json = place.json;
                let desk = match Desk::of(place, load) {
                    Ok(desk) => desk,
                    Err(failure) => return failure.print(json),
                };
                print(doctor::examine(&desk).await, json)
            }
        }
    }
}

impl<C: Subcommand + Run> Group<C> {
    async fn run(self, load: Load<'_>) -> ExitCode {
        let json = self.place.json;
        let done = match Desk::of(self.place, load) {
            Ok(desk) => self.command.run(&desk).await,
            Err(failure) => Err(failure),
        };
        print(done, json)
    }
}

fn print(done: Result<Answer, Failure>, json: bool) -> ExitCode {
    match done {
        Ok(answer) => answer.print(json),
        Err(failure) => failure.print(json),
    }
}
