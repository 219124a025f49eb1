//! The commands, one file each.

mod applications;
mod change_pin;
mod doctor;
mod enrol;
mod generate;
mod handed;
mod history;
mod identities;
mod mail;
mod quick_code;
mod requests;
mod sharing;
mod sign;
mod sign_in;

use authenticator::{Claim, DataFolder, Ports, Timestamp};

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;
use crate::speaker::Speaker;

/// How a command ended that did what it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// A document is not what was signed.
    NotAsSigned,
    /// Something is not well.
    NotWell,
}

impl Outcome {
    /// What the process ends with.
    pub fn exit_status(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::NotAsSigned => 13,
            Outcome::NotWell => 14,
        }
    }
}

/// Does what the command line says.
pub async fn run(arguments: &Arguments, speaker: &Speaker) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::Completions { shell } => generate::completions(*shell),
        Command::Man { dir } => generate::manual(speaker, dir),
        Command::Enrol(enrol) => enrol::run(&open(arguments).await?, speaker, enrol).await,
        Command::SignIn(sign_in) => sign_in::run(&open(arguments).await?, speaker, sign_in).await,
        Command::QuickCode(quick_code) => quick_code::run(&open(arguments).await?, speaker, quick_code).await,
        Command::ChangePin(change) => change_pin::run(&open(arguments).await?, speaker, change).await,
        Command::Requests(requests) => requests::run(&open(arguments).await?, speaker, requests).await,
        Command::Sign(sign) => sign::run(&open(arguments).await?, speaker, sign).await,
        Command::Applications(applications) => {
            applications::run(&open(arguments).await?, speaker, applications.action.as_ref()).await
        }
        Command::Identities(identities) => {
            identities::run(&open(arguments).await?, speaker, identities.action.as_ref()).await
        }
        Command::History(history) => history::run(&open(arguments).await?, speaker, history).await,
        Command::Doctor => doctor::run(&open(arguments).await?, speaker).await,
    }
}

/// The ports, after putting right what a crash left.
async fn open(arguments: &Arguments) -> Result<Ports, Failure> {
    let folder = arguments.data_dir.as_ref().map_or_else(DataFolder::standard, DataFolder::at);
    let ports = Ports::open(&folder)?;
    authenticator::enrol::recover(&ports).await?;
    Ok(ports)
}

/// A moment as people read it. In UTC, so that it reads alike in every log.
pub fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// A moment as services tell it, in seconds since 1970.
fn seconds(moment: i64) -> Option<Timestamp> {
    Timestamp::from_second(moment).ok()
}

/// What something about a person is called.
fn claim_name(speaker: &Speaker, claim: Claim) -> String {
    let claim: &'static str = claim.into();
    speaker.word("share-claim", &[("claim", &claim)])
}

/// Something that is shared, on a line below with whom.
fn value_line(speaker: &Speaker, claim: Claim, value: &str) -> String {
    let values: crate::speaker::Values = &[("name", &claim_name(speaker, claim)), ("value", &value)];
    format!("  {}", speaker.word("share-value", values))
}
