//! What is kept of projects and their clients.

use std::str::FromStr;

use url::Url;
use wire::{AskedClaim, ClientId, LogoClaims, ProjectId};

use super::logo::{read_logo, sweep_logos};
use super::{Client, NumberMatching, Project, VerificationMethod};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// The statement whose rows `read` reads.
const PROJECTS: &str =
    "SELECT id, name, url, pin_length, verification_method, allows_loopback, origins, logo_url,
    quick_codes, limits_quick_codes, number_matching, logo_hash, logo_type FROM projects ORDER BY created_at, id";

/// The statement whose rows `read_client` reads.
macro_rules! clients_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, project_id, name, redirect_uris, strict, logo_hash, logo_type, claims, asks_always
             FROM clients WHERE ",
            $condition
        )
    };
}

/// All projects, the oldest first.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<Project>> {
    tx.rows(PROJECTS, &[])?.into_iter().map(read).collect()
}

/// The project with this id.
pub fn project(tx: &mut Transaction<'_>, id: ProjectId) -> Result<Option<Project>> {
    Ok(all(tx)?.into_iter().find(|project| project.id == id))
}

/// Makes a project, unless it is there.
pub fn insert_project(tx: &mut Transaction<'_>, project: &Project, now: Instant) -> Result<()> {
    let method: &str = project.verification_method.into();
    tx.execute(
        "INSERT INTO projects (id, name, url, pin_length, verification_method, allows_loopback, origins, logo_url,
         quick_codes, limits_quick_codes, number_matching, logo_hash, logo_type, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT (id) DO NOTHING",
        values![
            project.id.to_string(),
            &project.name,
            &project.url,
            i64::from(project.pin_length),
            method,
            project.allows_loopback,
            addresses_text(&project.origins),
            project.logo_url.as_ref().map(Url::as_str),
            project.quick_codes,
            project.limits_quick_codes,
            <&str>::from(project.number_matching),
            logo_hash(project.logo.as_ref()),
            logo_type(project.logo.as_ref()),
            now,
        ],
    )?;
    Ok(())
}

/// Changes everything about a project but its id. Answers whether it is there.
pub fn update_project(tx: &mut Transaction<'_>, project: &Project) -> Result<bool> {
    let method: &str = project.verification_method.into();
    let touched = tx.execute(
        "UPDATE projects SET name = ?1, url = ?2, pin_length = ?3, verification_method = ?4, allows_loopback = ?5,
         origins = ?6, logo_url = ?7, quick_codes = ?8, limits_quick_codes = ?9, number_matching = ?10,
         logo_hash = ?11, logo_type = ?12 WHERE id = ?13",
        values![
            &project.name,
            &project.url,
            i64::from(project.pin_length),
            method,
            project.allows_loopback,
            addresses_text(&project.origins),
            project.logo_url.as_ref().map(Url::as_str),
            project.quick_codes,
            project.limits_quick_codes,
            <&str>::from(project.number_matching),
            logo_hash(project.logo.as_ref()),
            logo_type(project.logo.as_ref()),
            project.id.to_string(),
        ],
    )?;
    sweep_logos(tx, project.id)?;
    Ok(touched > 0)
}

/// A client's project and the hash of its secret.
pub fn secret(tx: &mut Transaction<'_>, id: &ClientId) -> Result<Option<(ProjectId, Vec<u8>)>> {
    let row = tx.row("SELECT project_id, secret_hash FROM clients WHERE id = ?1", values![id.as_str()])?;
    row.map(|row| Ok((project_id(&row.text(0)?)?, row.bytes(1)?))).transpose()
}

/// The client with this id, whatever its project.
pub fn client(tx: &mut Transaction<'_>, id: &ClientId) -> Result<Option<Client>> {
    let row = tx.row(clients_where!("id = ?1"), values![id.as_str()])?;
    row.as_ref().map(read_client).transpose()
}

/// All clients, the oldest first.
pub fn clients(tx: &mut Transaction<'_>) -> Result<Vec<Client>> {
    tx.rows(clients_where!("1 = 1 ORDER BY created_at, id"), &[])?.iter().map(read_client).collect()
}

/// Makes a client, or gives it another secret and nothing else.
pub fn insert_client(
    tx: &mut Transaction<'_>,
    client: &Client,
    secret_hash: &[u8],
    now: Instant,
) -> Result<()> {
    tx.execute(
        "INSERT INTO clients (id, project_id, name, redirect_uris, strict, secret_hash, created_at, logo_hash, logo_type,
         claims, asks_always)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash",
        values![
            client.id.as_str(),
            client.project.to_string(),
            &client.name,
            addresses_text(&client.redirect_uris),
            client.strict,
            secret_hash,
            now,
            logo_hash(client.logo.as_ref()),
            logo_type(client.logo.as_ref()),
            claims_text(&client.claims)?,
            client.asks_always,
        ],
    )?;
    Ok(())
}

/// Changes what is known of a client of this project, but its secret. Answers whether it is there.
pub fn update_client(tx: &mut Transaction<'_>, client: &Client) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE clients SET name = ?1, redirect_uris = ?2, strict = ?3, logo_hash = ?4, logo_type = ?5, claims = ?6,
         asks_always = ?7 WHERE id = ?8 AND project_id = ?9",
        values![
            &client.name,
            addresses_text(&client.redirect_uris),
            client.strict,
            logo_hash(client.logo.as_ref()),
            logo_type(client.logo.as_ref()),
            claims_text(&client.claims)?,
            client.asks_always,
            client.id.as_str(),
            client.project.to_string(),
        ],
    )?;
    sweep_logos(tx, client.project)?;
    Ok(touched > 0)
}

/// Forgets a client.
pub fn delete_client(tx: &mut Transaction<'_>, client: &Client) -> Result<()> {
    tx.execute("DELETE FROM clients WHERE id = ?1", values![client.id.as_str()])?;
    sweep_logos(tx, client.project)
}

/// Forgets a project and its clients.
pub fn forget_project(tx: &mut Transaction<'_>, id: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM clients WHERE project_id = ?1", values![id.to_string()])?;
    tx.execute("DELETE FROM projects WHERE id = ?1", values![id.to_string()])?;
    sweep_logos(tx, id)
}

fn logo_hash(logo: Option<&LogoClaims>) -> Option<String> {
    logo.map(|logo| logo.sha256.to_string())
}

fn logo_type(logo: Option<&LogoClaims>) -> Option<&'static str> {
    logo.map(|logo| logo.media_type.as_str())
}

fn claims_text(claims: &[AskedClaim]) -> Result<String> {
    serde_json::to_string(claims).map_err(|_| Error::Damaged("what a client asks for"))
}

/// Addresses have no spaces.
fn addresses_text(addresses: &[Url]) -> String {
    addresses.iter().map(Url::as_str).collect::<Vec<_>>().join(" ")
}

fn read(row: Row) -> Result<Project> {
    let method = VerificationMethod::from_str(&row.text(4)?);
    Ok(Project {
        id: project_id(&row.text(0)?)?,
        name: row.text(1)?,
        url: row.text(2)?,
        pin_length: row.integer(3)?.try_into().map_err(|_| Error::Damaged("the length of a PIN"))?,
        verification_method: method.map_err(|_| Error::Damaged("a verification method"))?,
        allows_loopback: row.truth(5)?,
        origins: addresses(&row.text(6)?)?,
        logo_url: row.optional_text(7)?.as_deref().map(address).transpose()?,
        logo: read_logo(&row, 11, 12)?,
        quick_codes: row.truth(8)?,
        limits_quick_codes: row.truth(9)?,
        number_matching: NumberMatching::from_str(&row.text(10)?)
            .map_err(|_| Error::Damaged("a project's rule for numbers"))?,
    })
}

fn read_client(row: &Row) -> Result<Client> {
    Ok(Client {
        id: ClientId::parse(&row.text(0)?).map_err(|_| Error::Damaged("the id of a client"))?,
        project: project_id(&row.text(1)?)?,
        name: row.text(2)?,
        redirect_uris: addresses(&row.text(3)?)?,
        logo: read_logo(row, 5, 6)?,
        strict: row.truth(4)?,
        claims: serde_json::from_str(&row.text(7)?).map_err(|_| Error::Damaged("what a client asks for"))?,
        asks_always: row.truth(8)?,
    })
}

fn addresses(text: &str) -> Result<Vec<Url>> {
    text.split_whitespace().map(address).collect()
}

fn address(text: &str) -> Result<Url> {
    Url::parse(text).map_err(|_| Error::Damaged("an address of a project"))
}

fn project_id(text: &str) -> Result<ProjectId> {
    ProjectId::parse(text).map_err(|_| Error::Damaged("the id of a project"))
}
