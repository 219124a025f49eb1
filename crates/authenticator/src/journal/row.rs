//! Rows of the journal as values.

use jiff::Timestamp;
use rusqlite::{Connection, Row, types::Type};
use uuid::Uuid;

use super::{Credentials, IdentityRecord, JournalError, PendingRecord, Registered, Sweep, sqlite::failed};
use crate::{
    enrol::PendingId,
    identities::{ATTEMPTS, Identity, IdentityId},
    keychain::Place,
};

/// Every row of a query without parameters.
pub(super) fn all<T>(
    connection: &Connection,
    query: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, JournalError> {
    let mut statement = connection.prepare(query).map_err(failed)?;
    let rows = statement.query_map([], |row| read(row)).map_err(failed)?;
    rows.collect::<rusqlite::Result<_>>().map_err(failed)
}

pub(super) fn identity(row: &Row<'_>) -> rusqlite::Result<IdentityRecord> {
    let id: Uuid = parsed(row, "id", Uuid::try_parse)?;
    let wrong_pins: u8 = row.get("wrong_pins")?;
    Ok(IdentityRecord {
        identity: Identity {
            id: IdentityId(id),
            name: row.get("name")?,
            user: parsed(row, "user", wire::UserId::parse)?,
            project_id: parsed(row, "project_id", wire::ProjectId::parse)?,
            project_name: row.get("project_name")?,
            service: parsed(row, "service", wire::ServiceUrl::parse)?,
            device_name: parsed(row, "device_name", wire::DeviceName::parse)?,
            pin_length: row.get("pin_length")?,
            state: parsed(row, "state", str::parse)?,
            // The service may count others that this computer does not know of; the last attempt is never promised away.
            attempts_left: (wrong_pins > 0).then(|| ATTEMPTS.saturating_sub(wrong_pins).max(1)),
            enrolled: time(row, "enrolled")?,
            last_used: row.get::<_, Option<i64>>("last_used")?.map(|_| time(row, "last_used")).transpose()?,
        },
        credentials: Credentials {
            mpin_id: parsed(row, "mpin_id", wire::MpinId::parse)?,
            public_key: parsed(row, "public_key", wire::PublicKeyHex::parse)?,
            dtas: parsed(row, "dtas", wire::Dtas::parse)?,
            curve: row.get("curve")?,
        },
        place: Place { identity: id, generation: number(row, "generation")? },
        store: row.get("store")?,
        pushed: row.get("pushed")?,
    })
}

pub(super) fn pending(row: &Row<'_>) -> rusqlite::Result<PendingRecord> {
    let registered: Option<String> = row.get("registered")?;
    Ok(PendingRecord {
        id: PendingId(parsed(row, "id", Uuid::try_parse)?),
        place: place(row)?,
        store: row.get("store")?,
        service: parsed(row, "service", wire::ServiceUrl::parse)?,
        expected: row
            .get::<_, Option<String>>("expected")?
            .map(|_| parsed(row, "expected", wire::ProjectId::parse))
            .transpose()?,
        project_name: row.get("project_name")?,
        pin_length: row.get("pin_length")?,
        user: parsed(row, "user", wire::UserId::parse)?,
        device_name: parsed(row, "device_name", wire::DeviceName::parse)?,
        began: time(row, "began")?,
        expires: time(row, "expires")?,
        registered: match registered {
            Some(_) => Some(parsed(row, "registered", |text| serde_json::from_str::<Registered>(text))?),
            None => None,
        },
    })
}

pub(super) fn sweep(row: &Row<'_>) -> rusqlite::Result<Sweep> {
    Ok(Sweep { place: place(row)?, store: row.get("store")? })
}

/// A column that is never negative.
pub(super) fn number(row: &Row<'_>, column: impl rusqlite::RowIndex) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|error| damaged(Type::Integer, error))
}

/// A column of microseconds since 1970.
pub(super) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    Timestamp::from_microsecond(row.get(column)?).map_err(|error| damaged(Type::Integer, error))
}

/// A column of text that has a type of its own.
pub(super) fn parsed<T, E>(
    row: &Row<'_>,
    column: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> rusqlite::Result<T>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    parse(&text).map_err(|error| damaged(Type::Text, error))
}

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    let identity = parsed(row, "place_identity", Uuid::try_parse)?;
    Ok(Place { identity, generation: number(row, "generation")? })
}

fn damaged(kind: Type, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, kind, Box::new(error))
}
