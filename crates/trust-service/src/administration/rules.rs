//! How what is kept is told.

use std::collections::HashMap;

use wire::{AuditEvent, Code, IdentityEntry, ProjectId};

use crate::audit::Recorded;
use crate::error::{Refusal, Result};
use crate::projects;
use crate::registration::Listed;
use crate::service_accounts;
use crate::store::Transaction;

/// Longest reason of a revocation, in bytes.
pub const LONGEST_REASON: usize = 1024;

/// The names of a project's clients and service accounts, by their ids. Those that were deleted have none.
pub fn application_names(tx: &mut Transaction<'_>, project: ProjectId) -> Result<HashMap<String, String>> {
    let clients = projects::clients(tx)?.into_iter().filter(|client| client.project == project);
    let clients = clients.map(|client| (client.id.to_string(), client.name));
    let accounts = service_accounts::list(tx, project)?;
    let accounts = accounts.into_iter().map(|account| (account.id.to_string(), account.name));
    Ok(clients.chain(accounts).collect())
}

/// A row of the log as it travels.
pub fn event(row: Recorded, names: &HashMap<String, String>) -> AuditEvent {
    let app_id = row.application.unwrap_or_default();
    AuditEvent {
        ip_address: row.address.unwrap_or_default(),
        app_name: names.get(&app_id).cloned().unwrap_or_default(),
        app_id,
        continent: row.continent.unwrap_or_default(),
        country: row.country.unwrap_or_default(),
        created_at: row.created.to_string(),
        device_name: row.device_name.unwrap_or_default(),
        event_status: row.event_status,
        event_type: row.event_type,
        mpin_id: row.identity.unwrap_or_default(),
        user_id: row.user.unwrap_or_default(),
    }
}

/// An identity as it travels.
pub fn identity(listed: Listed, project: ProjectId) -> IdentityEntry {
    IdentityEntry {
        mpin_id: listed.id,
        customer_id: project,
        user_id: listed.user,
        device_name: listed.device_name,
        ip: listed.origin.address.map(|address| address.to_string()).unwrap_or_default(),
        country: listed.origin.country.unwrap_or_default(),
        continent: listed.origin.continent.unwrap_or_default(),
        dvs: true,
        created_at: listed.created.to_string(),
        updated_at: listed.revoked.map_or(listed.last_used, |at| at.max(listed.last_used)).to_string(),
        revoked: listed.revoked.is_some(),
    }
}

/// Judges the reason of a revocation: a line of text, or nothing.
pub fn accept_reason(text: Option<String>) -> Result<String, Refusal> {
    let text = text.unwrap_or_default();
    if text.len() > LONGEST_REASON || text.chars().any(char::is_control) {
        return Err(Refusal::new(Code::InvalidRequestPayload));
    }
    Ok(text)
}
