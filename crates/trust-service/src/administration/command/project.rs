//! `project list | show | create | change | delete`

use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;
use url::Url;
use wire::{LogoHash, ProjectId};

use super::answer::{Answer, lines};
use super::desk::{Desk, find_project};
use super::record::{changes, record};
use super::{Failure, Run, given};
use crate::audit::Kind;
use crate::forget_project;
use crate::projects::{self, LogoFile, NumberMatching, Project, VerificationMethod};
use crate::store::Transaction;

/// What can be done with projects.
#[derive(Subcommand)]
pub enum Command {
    /// List all projects.
    List,
    /// Show one project.
    Show {
        /// Its id, address or name; not needed if there is only one.
        project: Option<String>,
    },
    /// Make a project. An empty folder becomes a service's.
    Create {
        /// What people call it.
        #[arg(long, value_parser = given::name)]
        name: String,
        /// Where it is reached: scheme, host and perhaps a port.
        #[arg(long, value_parser = given::project_url)]
        url: String,
        #[command(flatten)]
        rules: Rules,
    },
    /// Change a project; what is not named stays.
    Change {
        /// Its id, address or name.
        project: String,
        /// What people call it.
        #[arg(long, value_parser = given::name)]
        name: Option<String>,
        /// Where it is reached. Its tokens are issued, and its links made, under the new address from then on.
        #[arg(long, value_parser = given::project_url)]
        url: Option<String>,
        #[command(flatten)]
        rules: Rules,
    },
    /// Delete a project with its clients, service accounts, identities and sessions. Its audit log is kept.
    Delete {
        /// Its id, address or name.
        project: String,
        /// Its name again, so that no other project is deleted by mistake.
        #[arg(long, value_name = "NAME")]
        confirm: String,
    },
}

/// The rules of a project.
#[derive(Args)]
pub struct Rules {
    /// Digits of the PIN of new identities [default of a new project: 4].
    #[arg(long, value_parser = clap::value_parser!(u8).range(4..=6))]
    pin_length: Option<u8>,
    /// Who verifies users: `email`, the service itself, or `custom`, a back end [default of a new project: custom].
    #[arg(long, value_parser = given::verification)]
    verification: Option<VerificationMethod>,
    /// An origin whose pages may call the service; may be repeated. Those named replace those of before.
    #[arg(long = "origin", value_name = "URL", value_parser = given::page_origin)]
    origins: Vec<Url>,
    /// No pages of other origins may call the service.
    #[arg(long, conflicts_with = "origins")]
    no_origins: bool,
    /// Where a logo is, for apps of other makers. Countersign shows none from elsewhere.
    #[arg(long, value_name = "URL", value_parser = given::logo)]
    logo: Option<Url>,
    /// Its logo, which the service signs and serves: a PNG, JPEG or WebP file of at most 64 KiB and 512 pixels each way.
    #[arg(long, value_name = "FILE", value_parser = given::logo_file)]
    logo_file: Option<Box<LogoFile>>,
    /// It has no logo, neither elsewhere nor of its own.
    #[arg(long, conflicts_with_all = ["logo", "logo_file"])]
    no_logo: bool,
    /// Whether devices may enrol others by QuickCode [default of a new project: true].
    #[arg(long, value_name = "BOOL")]
    quick_codes: Option<bool>,
    /// Whether devices that were enrolled by QuickCode may not make one [default of a new project: false].
    #[arg(long, value_name = "BOOL")]
    limit_quick_codes: Option<bool>,
    /// Whether sign-ins and signatures may be approved without the number that is shown where they began: `offered`, by apps
    /// that know no numbers, or `required`, never [default of a new project: offered].
    #[arg(long, value_parser = given::number_matching)]
    number_matching: Option<NumberMatching>,
    /// Whether any page and redirect address of the user's own machine is allowed, for development [default of a new
    /// project: false].
    #[arg(long, value_name = "BOOL")]
    allow_loopback: Option<bool>,
}

/// A project as it is shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: ProjectId,
    name: String,
    url: String,
    pin_length: u8,
    verification: &'static str,
    origins: Vec<Url>,
    logo_url: Option<Url>,
    logo_sha256: Option<LogoHash>,
    quick_codes: bool,
    limits_quick_codes: bool,
    number_matching: &'static str,
    allows_loopback: bool,
}

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::List => list(desk).await,
            Command::Show { project } => {
                desk.read(move |tx| find_project(tx, project.as_deref())).await.map(|project| shown(&project))
            }
            Command::Create { name, url, rules } => create(desk, name, url, rules).await,
            Command::Change { project, name, url, rules } => {
                let file = rules.logo_file.clone();
                let change = move |mut project: Project| {
                    project.name = name.unwrap_or(project.name);
                    project.url = url.unwrap_or(project.url);
                    rules.apply(project)
                };
                alter(desk, project, file, change).await
            }
            Command::Delete { project, confirm } => delete(desk, project, confirm).await,
        }
    }
}

async fn list(desk: &Desk) -> Result<Answer, Failure> {
    let all = desk.read(|tx| Ok(projects::all(tx)?)).await?;
    let rows = all.iter().map(|project| [project.id.to_string(), project.name.clone(), project.url.clone()]);
    let document: Vec<_> = all.iter().map(Shown::of).collect();
    Ok(Answer::table(json!({ "projects": document }), ["ID", "NAME", "ADDRESS"], rows))
}

async fn create(desk: &Desk, name: String, url: String, rules: Rules) -> Result<Answer, Failure> {
    let file = rules.logo_file.clone();
    let project = rules.apply(Project {
        id: ProjectId::new(uuid::Uuid::new_v4()),
        name,
        url,
        pin_length: 4,
        verification_method: VerificationMethod::Custom,
        allows_loopback: false,
        origins: Vec::new(),
        logo_url: None,
        logo: None,
        quick_codes: true,
        limits_quick_codes: false,
        number_matching: NumberMatching::Offered,
    });
    desk.open_or_make().await?;
    let made = desk.write(move |tx, now| {
        check_address(tx, &project)?;
        projects::insert_project(tx, &project, now)?;
        keep(tx, &project, file)?;
        record(tx, Kind::ProjectCreated, project.id, &json!(Shown::of(&project)), now)?;
        Ok(project)
    });
    made.await.map(|project| shown(&project))
}

async fn alter(
    desk: &Desk,
    named: String,
    file: Option<Box<LogoFile>>,
    change: impl FnOnce(Project) -> Project + Send + 'static,
) -> Result<Answer, Failure> {
    let changed = desk.write(move |tx, now| {
        let before = find_project(tx, Some(&named))?;
        let after = change(before.clone());
        check_address(tx, &after)?;
        projects::update_project(tx, &after)?;
        keep(tx, &after, file)?;
        let detail = changes(&after.id.to_string(), &json!(Shown::of(&before)), &json!(Shown::of(&after)));
        record(tx, Kind::ProjectChanged, after.id, &detail, now)?;
        Ok(after)
    });
    changed.await.map(|project| shown(&project))
}

async fn delete(desk: &Desk, named: String, confirm: String) -> Result<Answer, Failure> {
    let deleted = desk.write(move |tx, now| {
        let project = find_project(tx, Some(&named))?;
        if project.name != confirm {
            let why = format!("the project is called {}; nothing was deleted", project.name);
            return Err(Failure::Usage("--confirm", why));
        }
        forget_project(tx, project.id)?;
        record(tx, Kind::ProjectDeleted, project.id, &json!(Shown::of(&project)), now)?;
        Ok(project)
    });
    let project = deleted.await?;
    Ok(Answer::new(json!({ "deleted": project.id }), format!("{} was deleted.", project.name)))
}

fn keep(tx: &mut Transaction<'_>, project: &Project, file: Option<Box<LogoFile>>) -> Result<(), Failure> {
    Ok(file.iter().try_for_each(|file| projects::insert_logo(tx, project.id, file))?)
}

/// No two projects are reached at the same address.
fn check_address(tx: &mut Transaction<'_>, project: &Project) -> Result<(), Failure> {
    let taken =
        projects::all(tx)?.into_iter().find(|other| other.id != project.id && other.url == project.url);
    match taken {
        Some(other) => Err(Failure::Refused(format!("{} is the address of {}", other.url, other.name))),
        None => Ok(()),
    }
}

impl Rules {
    fn apply(self, project: Project) -> Project {
        let origins =
            if self.no_origins || !self.origins.is_empty() { self.origins } else { project.origins };
        Project {
            pin_length: self.pin_length.unwrap_or(project.pin_length),
            verification_method: self.verification.unwrap_or(project.verification_method),
            allows_loopback: self.allow_loopback.unwrap_or(project.allows_loopback),
            origins,
            logo_url: self.logo.or(project.logo_url.filter(|_| !self.no_logo)),
            logo: self.logo_file.map(|file| file.claims).or(project.logo.filter(|_| !self.no_logo)),
            quick_codes: self.quick_codes.unwrap_or(project.quick_codes),
            limits_quick_codes: self.limit_quick_codes.unwrap_or(project.limits_quick_codes),
            number_matching: self.number_matching.unwrap_or(project.number_matching),
            ..project
        }
    }
}

impl Shown {
    fn of(project: &Project) -> Shown {
        Shown {
            id: project.id,
            name: project.name.clone(),
            url: project.url.clone(),
            pin_length: project.pin_length,
            verification: match project.verification_method {
                VerificationMethod::Email => "email",
                VerificationMethod::Custom => "custom",
            },
            origins: project.origins.clone(),
            logo_url: project.logo_url.clone(),
            logo_sha256: project.logo.as_ref().map(|logo| logo.sha256.clone()),
            quick_codes: project.quick_codes,
            limits_quick_codes: project.limits_quick_codes,
            number_matching: project.number_matching.into(),
            allows_loopback: project.allows_loopback,
        }
    }
}

fn shown(project: &Project) -> Answer {
    let shown = Shown::of(project);
    let text = lines([
        ("ID", shown.id.to_string()),
        ("Name", shown.name.clone()),
        ("Address", shown.url.clone()),
        ("PIN length", shown.pin_length.to_string()),
        ("Verification", shown.verification.to_owned()),
        ("Origins", shown.origins.iter().map(Url::as_str).collect::<Vec<_>>().join(" ")),
        ("Logo", shown.logo_url.as_ref().map(Url::to_string).unwrap_or_default()),
        ("Own logo", shown.logo_sha256.as_ref().map(|hash| format!("SHA-256 {hash}")).unwrap_or_default()),
        ("QuickCodes", shown.quick_codes.to_string()),
        ("QuickCodes limited", shown.limits_quick_codes.to_string()),
        ("Number matching", shown.number_matching.to_owned()),
        ("Loopback allowed", shown.allows_loopback.to_string()),
    ]);
    Answer::new(shown, text)
}
