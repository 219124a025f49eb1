//! `client list | create | change | rotate-secret | delete`

use clap::Subcommand;
use serde::Serialize;
use serde_json::json;
use url::Url;
use wire::{AskedClaim, ClientId, ClientSecret, LogoHash, ProjectId};
use zeroize::Zeroizing;

use super::answer::{Answer, lines};
use super::desk::{Desk, find_project};
use super::record::{changes, record};
use super::wishes::Wishes;
use super::{Failure, Run, given};
use crate::audit::Kind;
use crate::consent;
use crate::error::Error;
use crate::projects::{self, Client, LogoFile};
use crate::random;
use crate::store::Transaction;

/// What can be done with applications.
#[derive(Subcommand)]
pub enum Command {
    /// List the applications of a project.
    List {
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
    },
    /// Make an application. Its secret is shown once.
    Create {
        /// The project's id, address or name; not needed if there is only one.
        #[arg(long)]
        project: Option<String>,
        /// What people call it.
        #[arg(long, value_parser = given::name)]
        name: String,
        /// Where browsers may be sent after a sign-in; may be repeated.
        #[arg(long = "redirect-uri", value_name = "URL", value_parser = given::redirect)]
        redirect_uris: Vec<Url>,
        /// Its logo, which the service signs and serves, instead of the project's: a PNG, JPEG or WebP file of at most 64 KiB
        /// and 512 pixels each way.
        #[arg(long, value_name = "FILE", value_parser = given::logo_file)]
        logo_file: Option<Box<LogoFile>>,
        /// It must use PKCE.
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        wishes: Wishes,
    },
    /// Change an application; what is not named stays.
    Change {
        /// Its id.
        #[arg(value_parser = given::client)]
        client: ClientId,
        /// What people call it.
        #[arg(long, value_parser = given::name)]
        name: Option<String>,
        /// Where browsers may be sent after a sign-in; may be repeated. Those named replace those of before.
        #[arg(long = "redirect-uri", value_name = "URL", value_parser = given::redirect)]
        redirect_uris: Vec<Url>,
        /// Browsers may be sent nowhere.
        #[arg(long, conflicts_with = "redirect_uris")]
        no_redirect_uris: bool,
        /// Its logo, instead of the project's.
        #[arg(long, value_name = "FILE", value_parser = given::logo_file)]
        logo_file: Option<Box<LogoFile>>,
        /// It has no logo but the project's.
        #[arg(long, conflicts_with = "logo_file")]
        no_logo: bool,
        /// Whether it must use PKCE.
        #[arg(long, value_name = "BOOL")]
        strict: Option<bool>,
        #[command(flatten)]
        wishes: Wishes,
        /// It asks for nothing.
        #[arg(long, conflicts_with_all = ["requires", "wishes"])]
        asks_nothing: bool,
    },
    /// Give an application another secret, which is shown once. The one before is worth nothing at once.
    RotateSecret {
        /// Its id.
        #[arg(value_parser = given::client)]
        client: ClientId,
    },
    /// Delete an application.
    Delete {
        /// Its id.
        #[arg(value_parser = given::client)]
        client: ClientId,
    },
}

/// An application as it is shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: ClientId,
    project_id: ProjectId,
    name: String,
    redirect_uris: Vec<Url>,
    logo_sha256: Option<LogoHash>,
    strict: bool,
    claims: Vec<AskedClaim>,
    asks_always: bool,
}

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::List { project } => list(desk, project).await,
            Command::Create { project, name, redirect_uris, logo_file, strict, wishes } => {
                let logo = logo_file.as_ref().map(|file| file.claims.clone());
                let fill = move |client| {
                    let client = Client { name, redirect_uris, logo, strict, ..client };
                    wishes.apply(client, false).map_err(wrong_wish)
                };
                create(desk, project, logo_file, fill).await
            }
            Command::Change {
                client,
                name,
                redirect_uris,
                no_redirect_uris,
                logo_file,
                no_logo,
                strict,
                wishes,
                asks_nothing,
            } => {
                let logo = logo_file.as_ref().map(|file| file.claims.clone());
                let change = move |mut client: Client| {
                    if no_redirect_uris || !redirect_uris.is_empty() {
                        client.redirect_uris = redirect_uris;
                    }
                    client.name = name.unwrap_or(client.name);
                    client.logo = logo.or(client.logo.filter(|_| !no_logo));
                    client.strict = strict.unwrap_or(client.strict);
                    wishes.apply(client, asks_nothing).map_err(wrong_wish)
                };
                alter(desk, client, logo_file, change).await
            }
            Command::RotateSecret { client } => rotate(desk, client).await,
            Command::Delete { client } => delete(desk, client).await,
        }
    }
}

async fn list(desk: &Desk, project: Option<String>) -> Result<Answer, Failure> {
    let found = desk.read(move |tx| {
        let project = find_project(tx, project.as_deref())?.id;
        Ok(projects::clients(tx)?.into_iter().filter(|client| client.project == project).collect::<Vec<_>>())
    });
    let found = found.await?;
    let rows = found.iter().map(|client| {
        let addresses = client.redirect_uris.iter().map(Url::as_str).collect::<Vec<_>>().join(" ");
        [client.id.to_string(), client.name.clone(), client.strict.to_string(), addresses]
    });
    let document: Vec<_> = found.iter().map(Shown::of).collect();
    Ok(Answer::table(json!({ "clients": document }), ["ID", "NAME", "STRICT", "REDIRECT ADDRESSES"], rows))
}

async fn create(
    desk: &Desk,
    project: Option<String>,
    file: Option<Box<LogoFile>>,
    fill: impl FnOnce(Client) -> Result<Client, Failure> + Send + 'static,
) -> Result<Answer, Failure> {
    let (secret, hash) = generate_secret()?;
    let made = desk.write(move |tx, now| {
        let project = find_project(tx, project.as_deref())?.id;
        let id = ClientId::parse(&uuid::Uuid::new_v4().to_string());
        let client = fill(Client::new(id.map_err(|_| Error::Damaged("the id of a client"))?, project))?;
        projects::insert_client(tx, &client, &hash, now)?;
        keep(tx, &client, file)?;
        record(tx, Kind::ClientCreated, project, &json!(Shown::of(&client)), now)?;
        Ok(client)
    });
    made.await.map(|client| shown(&client, Some(&secret)))
}

async fn alter(
    desk: &Desk,
    id: ClientId,
    file: Option<Box<LogoFile>>,
    change: impl FnOnce(Client) -> Result<Client, Failure> + Send + 'static,
) -> Result<Answer, Failure> {
    let changed = desk.write(move |tx, now| {
        let before = find(tx, &id)?;
        let after = change(before.clone())?;
        projects::update_client(tx, &after)?;
        keep(tx, &after, file)?;
        let detail = changes(after.id.as_str(), &json!(Shown::of(&before)), &json!(Shown::of(&after)));
        record(tx, Kind::ClientChanged, after.project, &detail, now)?;
        Ok(after)
    });
    changed.await.map(|client| shown(&client, None))
}

async fn rotate(desk: &Desk, id: ClientId) -> Result<Answer, Failure> {
    let (secret, hash) = generate_secret()?;
    let rotated = desk.write(move |tx, now| {
        let client = find(tx, &id)?;
        projects::insert_client(tx, &client, &hash, now)?;
        record(tx, Kind::ClientSecretRotated, client.project, &json!({ "id": client.id }), now)?;
        Ok(client)
    });
    rotated.await.map(|client| shown(&client, Some(&secret)))
}

async fn delete(desk: &Desk, id: ClientId) -> Result<Answer, Failure> {
    let deleted = desk.write(move |tx, now| {
        let client = find(tx, &id)?;
        projects::delete_client(tx, &client)?;
        consent::end_of_client(tx, &client.id, now)?;
        record(tx, Kind::ClientDeleted, client.project, &json!(Shown::of(&client)), now)?;
        Ok(client)
    });
    let client = deleted.await?;
    Ok(Answer::new(json!({ "deleted": client.id }), format!("{} was deleted.", client.id)))
}

fn keep(tx: &mut Transaction<'_>, client: &Client, file: Option<Box<LogoFile>>) -> Result<(), Failure> {
    Ok(file.iter().try_for_each(|file| projects::insert_logo(tx, client.project, file))?)
}

fn find(tx: &mut Transaction<'_>, id: &ClientId) -> Result<Client, Failure> {
    projects::client(tx, id)?.ok_or_else(|| Failure::Unknown(format!("there is no client {id}")))
}

fn generate_secret() -> Result<(Zeroizing<String>, Vec<u8>), Failure> {
    let secret = random::generate_token()?;
    let parsed = ClientSecret::parse(&secret).map_err(|_| Error::Damaged("the secret of a client"))?;
    Ok((secret, projects::derive_secret_hash(parsed)))
}

impl Shown {
    fn of(client: &Client) -> Shown {
        Shown {
            id: client.id.clone(),
            project_id: client.project,
            name: client.name.clone(),
            redirect_uris: client.redirect_uris.clone(),
            logo_sha256: client.logo.as_ref().map(|logo| logo.sha256.clone()),
            strict: client.strict,
            claims: client.claims.clone(),
            asks_always: client.asks_always,
        }
    }
}

fn wrong_wish(why: String) -> Failure {
    Failure::Usage("--wishes", why)
}

fn wanted(client: &Client, required: bool) -> String {
    let asked = client.claims.iter().filter(|asked| asked.required == required);
    asked.map(|asked| <&str>::from(asked.claim)).collect::<Vec<_>>().join(" ")
}

/// The application, and its secret if that is new.
fn shown(client: &Client, secret: Option<&str>) -> Answer {
    let mut document = json!(Shown::of(client));
    let mut text = lines([
        ("ID", client.id.to_string()),
        ("Project", client.project.to_string()),
        ("Name", client.name.clone()),
        ("Redirect addresses", client.redirect_uris.iter().map(Url::as_str).collect::<Vec<_>>().join(" ")),
        ("Logo", client.logo.as_ref().map(|logo| format!("SHA-256 {}", logo.sha256)).unwrap_or_default()),
        ("Strict", client.strict.to_string()),
        ("Requires", wanted(client, true)),
        ("Wishes", wanted(client, false)),
        ("Asks always", client.asks_always.to_string()),
    ]);
    if let Some(secret) = secret {
        document["secret"] = json!(secret);
        text += &format!("\nSecret              {secret}\n\nThe secret is shown only now.");
    }
    Answer::new(document, text)
}
