//! `service-account list | create | change | rotate | delete`

use clap::Subcommand;
use serde::Serialize;
use serde_json::json;
use wire::{ClientId, ProjectId};

use super::answer::{Answer, lines};
use super::desk::{Desk, find_project};
use super::record::{changes, record};
use super::{Failure, Run, given};
use crate::audit::Kind;
use crate::clock::Instant;
use crate::error::Error;
use crate::service_accounts::{self, NewToken, Permission, ServiceAccount};
use crate::store::Transaction;

/// What can be done with service accounts.
#[derive(Subcommand)]
pub enum Command {
    /// List the service accounts of a project.
    List {
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
    },
    /// Make a service account. Its token is shown once.
    Create {
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
        /// What people call it.
        #[arg(long, value_parser = given::name)]
        name: String,
        /// What it may do; may be repeated.
        #[arg(long = "permission", required = true, value_parser = given::permission)]
        permissions: Vec<Permission>,
        /// When its token ends.
        #[arg(long, value_name = "TIME", value_parser = given::moment)]
        expires: Option<Instant>,
        /// Its token is not taken until it is made active.
        #[arg(long)]
        inactive: bool,
    },
    /// Change a service account; what is not named stays.
    Change {
        /// Its id.
        #[arg(value_parser = given::client)]
        account: ClientId,
        /// What people call it.
        #[arg(long, value_parser = given::name)]
        name: Option<String>,
        /// What it may do; may be repeated. Those named replace those of before.
        #[arg(long = "permission", value_parser = given::permission)]
        permissions: Vec<Permission>,
        /// Whether its token is taken.
        #[arg(long, value_name = "BOOL")]
        active: Option<bool>,
        /// When its token ends.
        #[arg(long, value_name = "TIME", value_parser = given::moment)]
        expires: Option<Instant>,
        /// Its token does not end by itself.
        #[arg(long, conflicts_with = "expires")]
        never_expires: bool,
    },
    /// Give a service account another token, which is shown once. The one before is worth nothing at once.
    Rotate {
        /// Its id.
        #[arg(value_parser = given::client)]
        account: ClientId,
    },
    /// Delete a service account.
    Delete {
        /// Its id.
        #[arg(value_parser = given::client)]
        account: ClientId,
    },
}

/// A service account as it is shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: ClientId,
    project_id: ProjectId,
    name: String,
    permissions: Vec<&'static str>,
    active: bool,
    created_at: String,
    expires_at: Option<String>,
    last_used_at: Option<String>,
}

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::List { project } => list(desk, project).await,
            Command::Create { project, name, permissions, expires, inactive } => {
                let fill = move |account: ServiceAccount| ServiceAccount {
                    name,
                    permissions,
                    expires,
                    active: !inactive,
                    ..account
                };
                create(desk, project, fill).await
            }
            Command::Change { account, name, permissions, active, expires, never_expires } => {
                let change = move |mut account: ServiceAccount| {
                    if !permissions.is_empty() {
                        account.permissions = permissions;
                    }
                    account.name = name.unwrap_or(account.name);
                    account.active = active.unwrap_or(account.active);
                    account.expires = expires.or(account.expires.filter(|_| !never_expires));
                    account
                };
                alter(desk, account, change).await
            }
            Command::Rotate { account } => rotate(desk, account).await,
            Command::Delete { account } => delete(desk, account).await,
        }
    }
}

async fn list(desk: &Desk, project: Option<String>) -> Result<Answer, Failure> {
    let found = desk.read(move |tx| {
        let project = find_project(tx, project.as_deref())?.id;
        Ok(service_accounts::list(tx, project)?)
    });
    let shown: Vec<_> = found.await?.iter().map(Shown::of).collect();
    let rows: Vec<_> = shown
        .iter()
        .map(|account| {
            let never = || "never".to_owned();
            [
                account.id.to_string(),
                account.name.clone(),
                account.active.to_string(),
                account.expires_at.clone().unwrap_or_else(never),
                account.last_used_at.clone().unwrap_or_else(never),
                account.permissions.join(" "),
            ]
        })
        .collect();
    let head = ["ID", "NAME", "ACTIVE", "EXPIRES", "LAST USED", "PERMISSIONS"];
    Ok(Answer::table(json!({ "serviceAccounts": shown }), head, rows))
}

async fn create(
    desk: &Desk,
    project: Option<String>,
    fill: impl FnOnce(ServiceAccount) -> ServiceAccount + Send + 'static,
) -> Result<Answer, Failure> {
    let NewToken { token, hash } = NewToken::generate()?;
    let made = desk.write(move |tx, now| {
        let project = find_project(tx, project.as_deref())?.id;
        let id = ClientId::parse(&uuid::Uuid::new_v4().to_string());
        let account = normal(fill(ServiceAccount {
            id: id.map_err(|_| Error::Damaged("the id of a service account"))?,
            project,
            name: String::new(),
            permissions: Vec::new(),
            active: true,
            created: now,
            expires: None,
            last_used: None,
        }));
        service_accounts::insert(tx, &account, &hash)?;
        record(tx, Kind::ServiceAccountCreated, project, &json!(Shown::of(&account)), now)?;
        Ok(account)
    });
    made.await.map(|account| shown(&account, Some(&token)))
}

async fn alter(
    desk: &Desk,
    id: ClientId,
    change: impl FnOnce(ServiceAccount) -> ServiceAccount + Send + 'static,
) -> Result<Answer, Failure> {
    let changed = desk.write(move |tx, now| {
        let before = find(tx, &id)?;
        let after = normal(change(before.clone()));
        service_accounts::update(tx, &after)?;
        let detail = changes(after.id.as_str(), &json!(Shown::of(&before)), &json!(Shown::of(&after)));
        record(tx, Kind::ServiceAccountChanged, after.project, &detail, now)?;
        Ok(after)
    });
    changed.await.map(|account| shown(&account, None))
}

async fn rotate(desk: &Desk, id: ClientId) -> Result<Answer, Failure> {
    let NewToken { token, hash } = NewToken::generate()?;
    let rotated = desk.write(move |tx, now| {
        let account = find(tx, &id)?;
        service_accounts::replace_token(tx, &account.id, &hash)?;
        let detail = json!({ "id": account.id });
        record(tx, Kind::ServiceAccountTokenRotated, account.project, &detail, now)?;
        Ok(account)
    });
    rotated.await.map(|account| shown(&account, Some(&token)))
}

async fn delete(desk: &Desk, id: ClientId) -> Result<Answer, Failure> {
    let deleted = desk.write(move |tx, now| {
        let account = find(tx, &id)?;
        service_accounts::delete(tx, &account.id)?;
        record(tx, Kind::ServiceAccountDeleted, account.project, &json!(Shown::of(&account)), now)?;
        Ok(account)
    });
    let account = deleted.await?;
    Ok(Answer::new(json!({ "deleted": account.id }), format!("{} was deleted.", account.name)))
}

fn find(tx: &mut Transaction<'_>, id: &ClientId) -> Result<ServiceAccount, Failure> {
    let found = service_accounts::find(tx, id)?;
    found.ok_or_else(|| Failure::Unknown(format!("there is no service account {id}")))
}

/// Each permission once, in their order.
fn normal(mut account: ServiceAccount) -> ServiceAccount {
    account.permissions.sort_unstable();
    account.permissions.dedup();
    account
}

impl Shown {
    fn of(account: &ServiceAccount) -> Shown {
        Shown {
            id: account.id.clone(),
            project_id: account.project,
            name: account.name.clone(),
            permissions: account.permissions.iter().map(|permission| permission.as_str()).collect(),
            active: account.active,
            created_at: account.created.to_string(),
            expires_at: account.expires.map(|at| at.to_string()),
            last_used_at: account.last_used.map(|at| at.to_string()),
        }
    }
}

/// The account, and its token if that is new.
fn shown(account: &ServiceAccount, token: Option<&str>) -> Answer {
    let shown = Shown::of(account);
    let mut text = lines([
        ("ID", shown.id.to_string()),
        ("Project", shown.project_id.to_string()),
        ("Name", shown.name.clone()),
        ("Permissions", shown.permissions.join(" ")),
        ("Active", shown.active.to_string()),
        ("Expires", shown.expires_at.clone().unwrap_or_else(|| "never".to_owned())),
    ]);
    let mut document = json!(shown);
    if let Some(token) = token {
        document["token"] = json!(token);
        text += &format!("\nToken        {token}\n\nThe token is shown only now.");
    }
    Answer::new(document, text)
}
