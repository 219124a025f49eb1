//! What is kept of service accounts.

use std::str::FromStr;

use wire::{ClientId, ProjectId};

use super::{Permission, ServiceAccount};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// Keeps a new account.
pub fn insert(tx: &mut Transaction<'_>, account: &ServiceAccount, token_hash: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO service_accounts (id, project_id, name, token_hash, permissions, active, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            account.id.as_str(),
            account.project.to_string(),
            &account.name,
            token_hash,
            permissions_text(&account.permissions),
            account.active,
            account.created,
            account.expires,
        ],
    )?;
    Ok(())
}

/// Changes what may be changed about an account: name, permissions, whether it is active, and when it ends. Answers whether
/// it is there.
pub fn update(tx: &mut Transaction<'_>, account: &ServiceAccount) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE service_accounts SET name = ?1, permissions = ?2, active = ?3, expires_at = ?4
         WHERE id = ?5 AND project_id = ?6",
        values![
            &account.name,
            permissions_text(&account.permissions),
            account.active,
            account.expires,
            account.id.as_str(),
            account.project.to_string(),
        ],
    )?;
    Ok(touched > 0)
}

/// Gives an account another token; the one before is worth nothing from now on.
pub fn replace_token(tx: &mut Transaction<'_>, id: &ClientId, token_hash: &[u8]) -> Result<bool> {
    let sql = "UPDATE service_accounts SET token_hash = ?1 WHERE id = ?2";
    Ok(tx.execute(sql, values![token_hash, id.as_str()])? > 0)
}

/// Forgets an account. Answers whether it was there.
pub fn delete(tx: &mut Transaction<'_>, id: &ClientId) -> Result<bool> {
    Ok(tx.execute("DELETE FROM service_accounts WHERE id = ?1", values![id.as_str()])? > 0)
}

/// The account with this id.
pub fn find(tx: &mut Transaction<'_>, id: &ClientId) -> Result<Option<ServiceAccount>> {
    let row = tx.row(
        "SELECT id, project_id, name, permissions, active, created_at, expires_at, last_used_at
         FROM service_accounts WHERE id = ?1",
        values![id.as_str()],
    )?;
    row.as_ref().map(read).transpose()
}

/// The account whose token has this hash.
pub fn find_by_token(tx: &mut Transaction<'_>, token_hash: &[u8]) -> Result<Option<ServiceAccount>> {
    let row = tx.row(
        "SELECT id, project_id, name, permissions, active, created_at, expires_at, last_used_at
         FROM service_accounts WHERE token_hash = ?1",
        values![token_hash],
    )?;
    row.as_ref().map(read).transpose()
}

/// The accounts of a project, the oldest first.
pub fn list(tx: &mut Transaction<'_>, project: ProjectId) -> Result<Vec<ServiceAccount>> {
    let rows = tx.rows(
        "SELECT id, project_id, name, permissions, active, created_at, expires_at, last_used_at
         FROM service_accounts WHERE project_id = ?1 ORDER BY created_at, id",
        values![project.to_string()],
    )?;
    rows.iter().map(read).collect()
}

/// Notes a use.
pub fn note_use(tx: &mut Transaction<'_>, id: &ClientId, now: Instant) -> Result<()> {
    let sql = "UPDATE service_accounts SET last_used_at = ?1 WHERE id = ?2";
    tx.execute(sql, values![now, id.as_str()]).map(drop)
}

fn permissions_text(permissions: &[Permission]) -> String {
    permissions.iter().map(|permission| permission.as_str()).collect::<Vec<_>>().join(" ")
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM service_accounts WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

fn read(row: &Row) -> Result<ServiceAccount> {
    let damaged = |_| Error::Damaged("a service account");
    let permission = |text: &str| Permission::from_str(text).map_err(|_| Error::Damaged("a permission"));
    Ok(ServiceAccount {
        id: ClientId::parse(&row.text(0)?).map_err(damaged)?,
        project: ProjectId::parse(&row.text(1)?).map_err(damaged)?,
        name: row.text(2)?,
        permissions: row.text(3)?.split_whitespace().map(permission).collect::<Result<_>>()?,
        active: row.truth(4)?,
        created: row.instant(5)?,
        expires: row.optional_instant(6)?,
        last_used: row.optional_instant(7)?,
    })
}
