//! What is kept of projects and their clients.

use std::str::FromStr;

use wire::{ClientId, ProjectId};

use super::{Project, VerificationMethod};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// The project with this id.
pub fn project(tx: &mut Transaction<'_>, id: ProjectId) -> Result<Option<Project>> {
    let row = tx.row(
        "SELECT id, name, pin_length, verification_method, allows_loopback FROM projects WHERE id = ?1",
        values![id.to_string()],
    )?;
    row.map(read).transpose()
}

/// Makes a project, unless it is there.
pub fn insert_project(tx: &mut Transaction<'_>, project: &Project, now: Instant) -> Result<()> {
    let method: &str = project.verification_method.into();
    tx.execute(
        "INSERT INTO projects (id, name, pin_length, verification_method, allows_loopback, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING",
        values![
            project.id.to_string(),
            &project.name,
            i64::from(project.pin_length),
            method,
            project.allows_loopback,
            now,
        ],
    )?;
    Ok(())
}

/// A client's project and the hash of its secret.
pub fn client(tx: &mut Transaction<'_>, id: &ClientId) -> Result<Option<(ProjectId, Vec<u8>)>> {
    let row = tx.row("SELECT project_id, secret_hash FROM clients WHERE id = ?1", values![id.as_str()])?;
    row.map(|row| Ok((project_id(&row.text(0)?)?, row.bytes(1)?))).transpose()
}

/// All clients, the oldest first, with their projects.
pub fn clients(tx: &mut Transaction<'_>) -> Result<Vec<(ClientId, ProjectId)>> {
    let rows = tx.rows("SELECT id, project_id FROM clients ORDER BY created_at, id", &[])?;
    let read = |row: &Row| {
        let id = ClientId::parse(&row.text(0)?).map_err(|_| Error::Damaged("the id of a client"))?;
        Ok((id, project_id(&row.text(1)?)?))
    };
    rows.iter().map(read).collect()
}

/// Makes a client, or gives it another secret.
pub fn insert_client(
    tx: &mut Transaction<'_>,
    id: &ClientId,
    project: ProjectId,
    secret_hash: &[u8],
    now: Instant,
) -> Result<()> {
    tx.execute(
        "INSERT INTO clients (id, project_id, secret_hash, created_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash",
        values![id.as_str(), project.to_string(), secret_hash, now],
    )?;
    Ok(())
}

fn read(row: Row) -> Result<Project> {
    let method = VerificationMethod::from_str(&row.text(3)?);
    Ok(Project {
        id: project_id(&row.text(0)?)?,
        name: row.text(1)?,
        pin_length: row.integer(2)?.try_into().map_err(|_| Error::Damaged("the length of a PIN"))?,
        verification_method: method.map_err(|_| Error::Damaged("a verification method"))?,
        allows_loopback: row.truth(4)?,
    })
}

fn project_id(text: &str) -> Result<ProjectId> {
    ProjectId::parse(text).map_err(|_| Error::Damaged("the id of a project"))
}
