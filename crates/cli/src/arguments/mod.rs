//! The command line.

mod sharing;

use std::path::PathBuf;

use authenticator::history::Kind;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use strum::IntoEnumIterator;

pub use sharing::{ApplicationAction, Applications, LONGEST as LONGEST_SHARING, Share, Wish};

/// What scripts can rely on; in the help, the manual pages and the documentation.
const EXIT_STATUS: &str = "\
Exit status:
   0  It was done.
   1  It was not done, and you can change that: what was typed, chosen or opened was not right.
   2  The command line makes no sense.
   3  The trust service did not do it.
   4  The trust service could not be reached.
   5  The keychain did not do it.
   6  This computer did not do it: its disk, its clock.
   7  This program is at fault.
  10  The PIN was wrong.
  11  The identity is blocked.
  12  The identity has expired.
  13  A signature was checked, and the document is not what was signed.
  14  Something was examined and is not well.

With --json every answer is one JSON value on standard output, and so is every failure:
{\"error\": {\"code\", \"details\", \"retry\", \"what\", \"means\", \"todo\"}}.

A PIN is typed at the terminal or read from a file descriptor, one line. It is never an argument and never in the
environment.";

/// The authenticator for terminals and scripts: enrol this computer, sign in and sign documents with a PIN.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, max_term_width = 100, after_long_help = EXIT_STATUS)]
pub struct Arguments {
    /// Answer with JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Keep identities and history in this folder instead of the standard one
    #[arg(long, global = true, value_name = "DIR", env = authenticator::DataFolder::VARIABLE)]
    pub data_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Enrol this computer, with a link, a QR code, a code or a mail
    #[command(after_long_help = EXIT_STATUS)]
    Enrol(Enrol),
    /// Sign in to the application that made a link, or get a token for one that made none
    #[command(after_long_help = EXIT_STATUS)]
    SignIn(SignIn),
    /// Make a QuickCode that enrols another device
    #[command(after_long_help = EXIT_STATUS)]
    QuickCode(QuickCode),
    /// Change the PIN of an identity
    #[command(after_long_help = EXIT_STATUS)]
    ChangePin(ChangePin),
    /// Show what applications ask of this computer's identities right now
    #[command(after_long_help = EXIT_STATUS)]
    Requests(Requests),
    /// Sign a document, or check a signature
    #[command(after_long_help = EXIT_STATUS)]
    Sign(Sign),
    /// List the applications that data is shared with, or take it back
    #[command(after_long_help = EXIT_STATUS)]
    Applications(Applications),
    /// List, rename or remove the identities of this computer
    #[command(after_long_help = EXIT_STATUS)]
    Identities(Identities),
    /// Show what was done with the identities of this computer
    #[command(after_long_help = EXIT_STATUS)]
    History(History),
    /// Examine the keychain, the data folder, the trust services and the identities
    #[command(after_long_help = EXIT_STATUS)]
    Doctor,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder
    Man {
        /// The folder
        dir: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Enrol {
    /// The link; - reads it from standard input
    #[arg(
        conflicts_with_all = ["qr", "service", "user", "mail", "code", "code_fd"],
        required_unless_present_any = ["qr", "service", "pending", "resume", "discard"],
    )]
    pub link: Option<String>,
    /// A picture of a QR code with the link, PNG or JPEG; - reads it from standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["service", "user", "mail", "code", "code_fd"])]
    pub qr: Option<PathBuf>,
    /// Address of the trust service, where there is no link
    #[arg(long, value_name = "URL", requires = "whom")]
    pub service: Option<String>,
    /// Your user ID there
    #[arg(long, value_name = "ID", requires = "service", group = "whom")]
    pub user: Option<String>,
    /// Your user ID there, an address to which the service sends a code or a link first
    #[arg(long, value_name = "USER", requires = "service", group = "whom", conflicts_with = "code")]
    pub mail: Option<String>,
    /// The code that you were given; asked for when left out
    #[arg(long, requires = "service", conflicts_with = "code_fd")]
    pub code: Option<String>,
    /// Read the code from this file descriptor; with --mail, once the mail was sent
    #[arg(long, value_name = "N", requires = "service")]
    pub code_fd: Option<u32>,
    /// How this computer calls itself at the service
    #[arg(long, value_name = "NAME")]
    pub device_name: Option<String>,
    #[command(flatten)]
    pub pin: PinSource,
    /// Do not ask before the link or the code is used up
    #[arg(long, short)]
    pub yes: bool,
    #[command(flatten)]
    pub unfinished: Unfinished,
}

/// Enrolments that were interrupted before a PIN was chosen.
#[derive(Debug, Args)]
#[group(multiple = false, conflicts_with_all = ["link", "qr", "service"])]
pub struct Unfinished {
    /// List enrolments that were interrupted before a PIN was chosen
    #[arg(long)]
    pub pending: bool,
    /// Choose the PIN of an interrupted enrolment
    #[arg(long, value_name = "ID", num_args = 0..=1)]
    pub resume: Option<Option<String>>,
    /// Give an interrupted enrolment up
    #[arg(long, value_name = "ID", num_args = 0..=1)]
    pub discard: Option<Option<String>>,
}

#[derive(Debug, Args)]
pub struct SignIn {
    /// The link that the application shows; - reads it from standard input
    #[arg(required_unless_present_any = ["token", "qr"])]
    pub link: Option<String>,
    /// A picture of a QR code with the link, PNG or JPEG; - reads it from standard input
    #[arg(long, value_name = "FILE", conflicts_with = "link")]
    pub qr: Option<PathBuf>,
    /// Print an authentication token instead
    #[arg(long, conflicts_with_all = ["link", "qr", "refuse", "document", "save", "unseen", "Share"])]
    pub token: bool,
    /// Sign in as this identity: its name, user ID or identifier
    #[arg(long, value_name = "NAME")]
    pub identity: Option<String>,
    #[command(flatten)]
    pub pin: PinSource,
    /// The number that is shown where the request began; asked for when left out
    #[arg(long, value_name = "NN", conflicts_with_all = ["token", "refuse"])]
    pub number: Option<String>,
    /// Refuse what the application asks
    #[arg(long, conflicts_with = "Share")]
    pub refuse: bool,
    /// With --refuse: also tell the service that you did not ask for this
    #[arg(long, requires = "refuse")]
    pub report: bool,
    /// The document that the application asks to be signed
    #[arg(long, value_name = "FILE", conflicts_with = "refuse")]
    pub document: Option<PathBuf>,
    /// Save the document that the application hands over as this file, or in this folder, before anything is signed
    #[arg(long, value_name = "FILE", conflicts_with = "refuse")]
    pub save: Option<PathBuf>,
    /// Sign what the application asks without the document, or without seeing the one that is handed over
    #[arg(long, conflicts_with_all = ["refuse", "document"])]
    pub unseen: bool,
    #[command(flatten)]
    pub share: Share,
}

#[derive(Debug, Args)]
pub struct QuickCode {
    /// Whose: an identity's name, user ID or identifier
    #[arg(value_name = "IDENTITY")]
    pub identity: Option<String>,
    #[command(flatten)]
    pub pin: PinSource,
}

#[derive(Debug, Args)]
pub struct ChangePin {
    /// Whose: an identity's name, user ID or identifier
    #[arg(value_name = "IDENTITY")]
    pub identity: Option<String>,
    #[command(flatten)]
    pub pin: PinSource,
    /// Read the new PIN from this file descriptor instead of the terminal
    #[arg(long, value_name = "N", requires = "pin_fd")]
    pub new_pin_fd: Option<u32>,
}

#[derive(Debug, Args)]
pub struct Requests {
    /// Show each request as it arrives, until interrupted
    #[arg(long)]
    pub follow: bool,
    /// Wait so many seconds for a first request
    #[arg(long, value_name = "SECONDS", default_value_t = 5, conflicts_with = "follow")]
    pub wait: u16,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// The document
    #[arg(required_unless_present = "check", value_name = "FILE")]
    pub document: Option<PathBuf>,
    /// Check a saved signature against its document; either file can be named
    #[arg(long, value_name = "FILE", conflicts_with_all = ["document", "identity", "pin_fd"])]
    pub check: Option<PathBuf>,
    /// Sign as this identity: its name, user ID or identifier
    #[arg(long, value_name = "NAME")]
    pub identity: Option<String>,
    #[command(flatten)]
    pub pin: PinSource,
}

/// Where a PIN comes from.
#[derive(Debug, Args)]
pub struct PinSource {
    /// Read the PIN from this file descriptor instead of the terminal
    #[arg(long, value_name = "N")]
    pub pin_fd: Option<u32>,
}

#[derive(Debug, Args)]
pub struct Identities {
    #[command(subcommand)]
    pub action: Option<IdentityAction>,
}

#[derive(Debug, Subcommand)]
pub enum IdentityAction {
    /// List the identities of this computer
    List,
    /// Give an identity another name
    Rename {
        /// Its name, user ID or identifier
        identity: String,
        /// The new name
        name: String,
    },
    /// Forget an identity; the trust service is not told
    Remove {
        /// Its name, user ID or identifier
        identity: String,
        /// Do not ask first
        #[arg(long, short)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
pub struct History {
    /// Only what contains this text
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub search: String,
    /// Only this kind
    #[arg(long, value_parser = kinds())]
    pub kind: Option<Kind>,
    /// At most so many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub limit: Option<u16>,
    /// Print all of it in this format
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["search", "kind", "limit"])]
    pub export: Option<ExportFormat>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExportFormat {
    /// RFC 4180, with a line of names
    Csv,
    /// An array of objects
    Json,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::iter().map(<&'static str>::from)).try_map(|kind| kind.parse::<Kind>())
}

#[cfg(test)]
mod tests {
    use authenticator::Code;
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_description_of_the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_exit_status_is_documented() {
        let documented = |status: u8| {
            EXIT_STATUS.lines().any(|line| line.split_whitespace().next() == Some(&status.to_string()))
        };
        for code in Code::iter() {
            assert!(documented(code.exit_status()), "{code} ends with {}", code.exit_status());
        }
    }

    #[test]
    fn the_documentation_says_the_same() {
        let documented = include_str!("../../README.md");
        let table = EXIT_STATUS.lines().skip(1).take_while(|line| !line.is_empty());
        for (status, meaning) in table.filter_map(|line| line.trim().split_once("  ")) {
            assert!(documented.contains(&format!("| {status} | {meaning} |")), "{status} {meaning}");
        }
    }

    #[test]
    fn a_pin_is_never_an_argument() {
        for line in [
            ["countersign", "sign", "--pin", "1357"],
            ["countersign", "sign", "--pin=1357", "x"],
            ["countersign", "sign-in", "--token", "--pin=1357"],
        ] {
            assert!(Arguments::try_parse_from(line).is_err());
        }
    }

    #[test]
    fn what_belongs_together_is_accepted() {
        for line in [
            "countersign enrol --mail U --service S",
            "countersign enrol --mail U --service S --code-fd 3 --pin-fd 4",
            "countersign enrol --user U --service S",
            "countersign enrol --qr -",
            "countersign sign-in --qr FILE --refuse",
            "countersign quick-code",
            "countersign quick-code Work --pin-fd 3",
            "countersign change-pin",
            "countersign change-pin Work --pin-fd 3 --new-pin-fd 4",
            "countersign requests --follow",
        ] {
            assert!(Arguments::try_parse_from(line.split(' ')).is_ok(), "{line}");
        }
    }

    #[test]
    fn what_belongs_apart_is_refused_together() {
        for line in [
            "countersign enrol LINK --service S --user U",
            "countersign enrol",
            "countersign enrol --service S",
            "countersign enrol --resume --discard",
            "countersign enrol LINK --resume",
            "countersign sign",
            "countersign sign FILE --check FILE",
            "countersign sign-in",
            "countersign sign-in LINK --token",
            "countersign history --export csv --search x",
            "countersign history --limit 0",
            "countersign enrol --mail U",
            "countersign enrol --mail U --user U --service S",
            "countersign enrol --mail U --service S --code C",
            "countersign enrol LINK --qr FILE",
            "countersign enrol --qr FILE --service S --user U",
            "countersign enrol --qr FILE --resume",
            "countersign sign-in LINK --qr FILE",
            "countersign sign-in --token --qr FILE",
            "countersign requests --follow --wait 1",
            "countersign change-pin --new-pin-fd 4",
        ] {
            assert!(Arguments::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }
}
