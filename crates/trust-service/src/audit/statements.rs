//! What is kept of events.

use wire::{ClientId, UserId};

use super::Event;
use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::store::{Transaction, values};

/// Keeps an event.
pub fn insert(tx: &mut Transaction<'_>, event: &Event, now: Instant) -> Result<()> {
    tx.execute(
        "INSERT INTO audit_events (id, project_id, application_id, user_id, registration_id, device_name, event_type,
         event_status, address, country, continent, detail, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        values![
            random::generate_id()?,
            event.project.to_string(),
            event.application.as_ref().map(ClientId::as_str),
            event.user.as_ref().map(UserId::as_str),
            event.identity.as_ref().map(ToString::to_string),
            event.device_name.as_deref(),
            event.kind.event_type(),
            event.kind.event_status(),
            event.origin.address.map(|address| address.to_string()),
            event.origin.country.as_deref(),
            event.origin.continent.as_deref(),
            event.detail.as_deref(),
            now,
        ],
    )?;
    Ok(())
}
