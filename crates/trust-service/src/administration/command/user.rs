//! `user list | show | data | activate`

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};
use wire::{DeviceName, UserId};

use super::answer::{Answer, lines};
use super::desk::{Desk, find_project};
use super::{Failure, Run, given, identity, user_data};
use crate::audit::{self, Event, Filter, Kind, Page};
use crate::clock::Instant;
use crate::error::Error;
use crate::http::Origin;
use crate::projects::Project;
use crate::registration::{self, Search};
use crate::store::Transaction;
use crate::{Service, activation, verification};

/// Most users that are activated at once.
const MOST: usize = 100_000;
/// Rows of the log, and identities, that are shown of a user.
const SHOWN: Page = Page { offset: 0, limit: 20 };

/// What can be done with users.
#[derive(Subcommand)]
pub enum Command {
    /// List the users that have identities.
    List {
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
        /// How many to leave out.
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// How many to list at most.
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Show a user's identities, and what happened lately.
    Show {
        /// The user.
        #[arg(value_parser = given::user)]
        user: UserId,
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
    },
    /// Show what is known of a user, for applications that the user shares it with; or say it anew.
    Data(user_data::Data),
    /// Let users enrol whom you have verified yourself: prints for each an address, or a token, that is shown once.
    Activate(Activate),
}

/// Whom to activate, and how.
#[derive(Args)]
pub struct Activate {
    /// The users.
    #[arg(value_parser = given::user, required_unless_present = "file")]
    users: Vec<UserId>,
    /// Users from a CSV file, or from standard input (`-`): the user ID first, then perhaps the name of a device. A first line
    /// that begins with `userId` is left out.
    #[arg(long, value_name = "FILE", conflicts_with = "users")]
    file: Option<PathBuf>,
    /// The project's id, address or name; not needed if there is only one.
    #[arg(long)]
    project: Option<String>,
    /// What to print.
    #[arg(long = "as", value_name = "WHAT", default_value = "url")]
    form: Form,
    /// Until when addresses enrol: 24 hours if nothing is said, 366 days at most. Tokens live for ten minutes.
    #[arg(long, value_name = "TIME", value_parser = given::moment)]
    expires: Option<Instant>,
}

/// What activates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// An address to send to the user.
    Url,
    /// A token for a back end to pass on.
    Token,
}

/// A user to activate, and the suggested name of the device.
type Invited = (UserId, Option<DeviceName>);

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::List { project, offset, limit } => list(desk, project, Page { offset, limit }).await,
            Command::Show { user, project } => show(desk, project, user).await,
            Command::Data(data) => data.run(desk).await,
            Command::Activate(activate) => activate.run(desk).await,
        }
    }
}

async fn list(desk: &Desk, project: Option<String>, page: Page) -> Result<Answer, Failure> {
    let found = desk.read(move |tx| {
        let project = find_project(tx, project.as_deref())?.id;
        Ok(registration::users(tx, project, page)?)
    });
    let (total, users) = found.await?;
    let rows = users.iter().map(|user| {
        [
            user.id.to_string(),
            user.usable.to_string(),
            user.identities.to_string(),
            user.last_used.to_string(),
        ]
    });
    let document: Vec<Value> = users
        .iter()
        .map(|user| {
            json!({
                "userId": user.id, "identities": user.identities, "usable": user.usable,
                "lastUsedAt": user.last_used.to_string(),
            })
        })
        .collect();
    let head = ["USER", "USABLE", "IDENTITIES", "LAST USED"];
    Ok(Answer::table(json!({ "total": total, "users": document }), head, rows))
}

async fn show(desk: &Desk, project: Option<String>, user: UserId) -> Result<Answer, Failure> {
    let named = user.clone();
    let found = desk.read(move |tx| {
        let project = find_project(tx, project.as_deref())?.id;
        let search = Search { user: Some(named.clone()), revoked: None };
        let (_, identities) = registration::list(tx, project, &search, SHOWN)?;
        let filter = Filter { user: Some(named), ..Filter::default() };
        let (_, events) = audit::search(tx, project, &filter, SHOWN)?;
        Ok((identities, events))
    });
    let (identities, events) = found.await?;
    if identities.is_empty() && events.is_empty() {
        return Err(Failure::Unknown(format!("nothing is known of {user}")));
    }
    let mut text = lines([("User", user.to_string())]);
    for one in &identities {
        text += &format!(
            "\n\n{}",
            lines([
                ("Identity", one.id.to_string()),
                ("Device", one.device_name.clone()),
                ("State", identity::state(one).to_owned()),
                ("Enrolled", one.created.to_string()),
                ("Last used", one.last_used.to_string()),
            ])
        );
    }
    text.push('\n');
    for event in &events {
        text += &format!("\n{}  {} {}", event.created, event.event_type, event.event_status);
    }
    let identities: Vec<_> = identities.iter().map(identity::shown).collect();
    let events: Vec<_> = events.iter().map(super::audit::document).collect();
    Ok(Answer::new(json!({ "userId": user, "identities": identities, "events": events }), text))
}

impl Activate {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        let invited = match &self.file {
            Some(file) => read_users(file)?,
            None => self.users.iter().map(|user| (user.clone(), None)).collect(),
        };
        match self.form {
            Form::Url => self.addresses(desk, invited).await,
            Form::Token => self.tokens(desk, invited).await,
        }
    }

    async fn addresses(self, desk: &Desk, invited: Vec<Invited>) -> Result<Answer, Failure> {
        let made = desk.write(move |tx, now| {
            let project = find_project(tx, self.project.as_deref())?;
            let (usual, latest) = verification::ends(now);
            let expires = self.expires.unwrap_or(usual);
            if expires <= now || expires > latest {
                return Err(Failure::Usage("--expires", format!("between {now} and {latest}")));
            }
            let make = |tx: &mut Transaction<'_>, (user, device): Invited| {
                let url = verification::invite(tx, &project, &user, device.as_ref(), expires, now)?;
                Ok((user, url.to_string()))
            };
            let made = invited.into_iter().map(|one| make(tx, one)).collect::<Result<Vec<_>, Error>>()?;
            Ok((made, expires))
        });
        let (made, expires) = made.await?;
        Ok(answer("verificationUrl", "ADDRESS", made, expires))
    }

    async fn tokens(self, desk: &Desk, invited: Vec<Invited>) -> Result<Answer, Failure> {
        if self.expires.is_some() {
            return Err(Failure::Usage("--expires", "tokens live for ten minutes".to_owned()));
        }
        let node = desk.open().await?;
        let project = desk.read(move |tx| find_project(tx, self.project.as_deref())).await?;
        let (service, now) = (Service::new(node, project.clone()), desk.now());
        let reserved = desk.write(move |tx, now| {
            let reserve = |one: Invited| reserve(tx, &project, one, now);
            Ok(invited.into_iter().map(reserve).collect::<Result<Vec<_>, Error>>()?)
        });
        let (mut made, mut expires) = (Vec::new(), now);
        for ((user, device), reserved) in reserved.await? {
            let token = activation::token(&service, &reserved, &user, device.as_ref(), now).await?;
            expires = reserved.expires;
            made.push((user, String::from(token)));
        }
        Ok(answer("activationToken", "TOKEN", made, expires))
    }
}

fn reserve(
    tx: &mut Transaction<'_>,
    project: &Project,
    (user, device): Invited,
    now: Instant,
) -> Result<(Invited, activation::Activation), Error> {
    let reserved = activation::reserve(tx, project.id, &user, activation::Via::Token, now)?;
    let event = Event::new(Kind::ActivationCreated, project.id, &Origin::default())
        .to(&user)
        .on(device.as_ref().map(DeviceName::as_str));
    audit::record(tx, &event, now)?;
    Ok(((user, device), reserved))
}

/// What was made for each user.
fn answer(member: &str, head: &str, made: Vec<(UserId, String)>, expires: Instant) -> Answer {
    let document: Vec<Value> = made
        .iter()
        .map(|(user, what)| json!({ "userId": user, member: what, "expiresAt": expires.to_string() }))
        .collect();
    let rows: Vec<_> = made.into_iter().map(|(user, what)| [user.to_string(), what]).collect();
    Answer::table(json!({ "activations": document }), ["USER", head], rows)
}

/// The users of a file. Nobody is activated if one line is wrong.
fn read_users(file: &Path) -> Result<Vec<Invited>, Failure> {
    let wrong = |line: u64, why: String| Failure::Usage("--file", format!("line {line}: {why}"));
    let failed = |source| Error::Folder { path: file.to_owned(), source };
    let input: Box<dyn Read> = match file.to_str() {
        Some("-") => Box::new(std::io::stdin().lock()),
        _ => Box::new(std::fs::File::open(file).map_err(failed)?),
    };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(input);
    let mut invited = Vec::new();
    for record in reader.records() {
        let record =
            record.map_err(|error| wrong(error.position().map_or(0, |at| at.line()), error.to_string()))?;
        let line = record.position().map_or(0, |at| at.line());
        let user = record.get(0).unwrap_or_default();
        if line == 1 && user.eq_ignore_ascii_case("userId") {
            continue;
        }
        if invited.len() == MOST {
            return Err(wrong(line, format!("more than {MOST} users")));
        }
        let user = given::user(user).map_err(|why| wrong(line, format!("the user ID: {why}")))?;
        let device = record.get(1).filter(|name| !name.is_empty()).map(given::device);
        let device = device.transpose().map_err(|why| wrong(line, format!("the device's name: {why}")))?;
        invited.push((user, device));
    }
    Ok(invited)
}
