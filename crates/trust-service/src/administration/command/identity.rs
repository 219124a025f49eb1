//! `identity list | revoke | restore`

use clap::Subcommand;
use serde_json::{Value, json};
use wire::{MpinIdHash, UserId};

use super::answer::Answer;
use super::desk::{Desk, find_project};
use super::{Failure, Run, given};
use crate::administration::rules::LONGEST_REASON;
use crate::audit::Page;
use crate::http::Origin;
use crate::registration::{self, Listed, Revocation, Search};

/// What can be done with identities.
#[derive(Subcommand)]
pub enum Command {
    /// List identities, the newest first.
    List {
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
        /// Of this user only.
        #[arg(long, value_parser = given::user)]
        user: Option<UserId>,
        /// Only those that are revoked, or that are not.
        #[arg(long, value_name = "BOOL")]
        revoked: Option<bool>,
        /// How many to leave out, from the newest on.
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// How many to list at most.
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Revoke an identity, for good and at once. Its user is told by mail, without the reason.
    Revoke {
        /// Its public name, 64 hexadecimal digits.
        #[arg(value_parser = given::identity)]
        identity: MpinIdHash,
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
        /// Why, for the log.
        #[arg(long, default_value = "", value_parser = reason)]
        reason: String,
    },
    /// Let an identity that wrong PINs revoked try again. Nothing else is ever restored.
    Restore {
        /// Its public name, 64 hexadecimal digits.
        #[arg(value_parser = given::identity)]
        identity: MpinIdHash,
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
    },
}

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::List { project, user, revoked, offset, limit } => {
                list(desk, project, Search { user, revoked }, Page { offset, limit }).await
            }
            Command::Revoke { identity, project, reason } => revoke(desk, project, identity, reason).await,
            Command::Restore { identity, project } => restore(desk, project, identity).await,
        }
    }
}

async fn list(desk: &Desk, project: Option<String>, search: Search, page: Page) -> Result<Answer, Failure> {
    let found = desk.read(move |tx| {
        let project = find_project(tx, project.as_deref())?.id;
        Ok(registration::list(tx, project, &search, page)?)
    });
    let (total, found) = found.await?;
    let rows = found.iter().map(|identity| {
        [
            identity.id.to_string(),
            identity.user.to_string(),
            identity.device_name.clone(),
            identity.last_used.to_string(),
            state(identity).to_owned(),
        ]
    });
    let document: Vec<_> = found.iter().map(shown).collect();
    let head = ["ID", "USER", "DEVICE", "LAST USED", "STATE"];
    Ok(Answer::table(json!({ "total": total, "identities": document }), head, rows))
}

async fn revoke(
    desk: &Desk,
    project: Option<String>,
    id: MpinIdHash,
    reason: String,
) -> Result<Answer, Failure> {
    let revoked = desk.write(move |tx, now| {
        let project = find_project(tx, project.as_deref())?;
        let done = registration::revoke(tx, &project, &id, &reason, |event| event, &Origin::default(), now)?;
        match (done, registration::listed(tx, project.id, &id)?) {
            (Revocation::Unknown, _) | (_, None) => {
                Err(Failure::Unknown(format!("{} has no identity {id}", project.name)))
            }
            (_, Some(identity)) => Ok(identity),
        }
    });
    let identity = revoked.await?;
    Ok(Answer::new(shown(&identity), format!("{} of {} is revoked.", identity.device_name, identity.user)))
}

async fn restore(desk: &Desk, project: Option<String>, id: MpinIdHash) -> Result<Answer, Failure> {
    let restored = desk.write(move |tx, now| {
        let project = find_project(tx, project.as_deref())?;
        let Some(known) = registration::listed(tx, project.id, &id)? else {
            return Err(Failure::Unknown(format!("{} has no identity {id}", project.name)));
        };
        let restored = registration::restore(tx, project.id, &id, now)?;
        restored.ok_or_else(|| {
            let state = state(&known);
            Failure::Refused(format!("only what wrong PINs blocked is restored; this identity is {state}"))
        })
    });
    let identity = restored.await?;
    let text = format!("{} of {} may try again.", identity.device_name, identity.user);
    Ok(Answer::new(shown(&identity), text))
}

/// An identity as it is shown.
pub fn shown(identity: &Listed) -> Value {
    json!({
        "id": identity.id,
        "userId": identity.user,
        "deviceName": identity.device_name,
        "state": state(identity),
        "createdAt": identity.created.to_string(),
        "lastUsedAt": identity.last_used.to_string(),
        "revokedAt": identity.revoked.map(|at| at.to_string()),
        "reason": identity.reason,
    })
}

/// Where an identity stands, in a word.
pub fn state(identity: &Listed) -> &'static str {
    match (identity.revoked, identity.blocked) {
        (None, _) => "good",
        (Some(_), true) => "blocked",
        (Some(_), false) => "revoked",
    }
}

fn reason(text: &str) -> Result<String, String> {
    if text.len() > LONGEST_REASON || text.chars().any(char::is_control) {
        return Err(format!("a reason is a line of at most {LONGEST_REASON} bytes"));
    }
    Ok(text.to_owned())
}
