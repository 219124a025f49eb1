//! Writes, each inside the transaction of the whole list.

use rusqlite::{Connection, OptionalExtension, ToSql, named_params, params};

use super::{
    IdentityRecord, JournalError, NewEntry, PendingRecord, Renewal, Write, row,
    sqlite::{failed, malformed},
};
use crate::{
    enrol::PendingId,
    identities::{Identity, State},
    keychain::Place,
};

/// One write. An entry of history answers with its number.
pub(super) fn apply(connection: &Connection, write: &Write) -> Result<Option<u64>, JournalError> {
    let execute = |statement: &str, values: &[&dyn ToSql]| {
        connection.execute(statement, values).map(|_| ()).map_err(failed)
    };
    let done = match write {
        Write::Record(entry) => return record(connection, entry).map(Some),
        Write::Begin(record) => begin(connection, record),
        Write::Registered(id, registered) => {
            let registered = serde_json::to_string(registered).map_err(malformed)?;
            let update = "UPDATE pending SET registered = ?1 WHERE id = ?2";
            still_pending(connection.execute(update, params![registered, id.to_string()]))
        }
        Write::Discard(id) => {
            let sweep = "INSERT OR IGNORE INTO sweep SELECT place_identity, generation, store FROM pending WHERE id = ?1";
            execute(sweep, &[&id.to_string()])?;
            execute("DELETE FROM pending WHERE id = ?1", &[&id.to_string()])
        }
        Write::Enrol(id, record) => enrol(connection, *id, record),
        Write::Renew(id, renewal) => renew(connection, *id, renewal),
        Write::Used(id, at) => execute(
            "UPDATE identity SET wrong_pins = 0, last_used = ?1 WHERE id = ?2",
            &[&at.as_microsecond(), &id.to_string()],
        ),
        Write::WrongPin(id) => execute(
            "UPDATE identity SET wrong_pins = min(wrong_pins + 1, 100) WHERE id = ?1",
            &[&id.to_string()],
        ),
        Write::Mark(place, state) => mark(connection, *place, *state),
        Write::Rename(id, name) => {
            execute("UPDATE identity SET name = ?1 WHERE id = ?2", &[name, &id.to_string()])
        }
        Write::Remove(id) => {
            sweep_identity(connection, &id.to_string())?;
            execute("DELETE FROM identity WHERE id = ?1", &[&id.to_string()])
        }
        Write::Swept(place) => execute(
            "DELETE FROM sweep WHERE place_identity = ?1 AND generation = ?2",
            &[&place.identity.to_string(), &generation(*place)?],
        ),
        Write::Settings(settings) => {
            let settings = serde_json::to_string(settings).map_err(malformed)?;
            execute("UPDATE installation SET settings = ?1", &[&settings])
        }
        Write::Locked(locked) => execute("UPDATE installation SET locked = ?1", &[locked]),
        Write::Policy(known) => {
            let known = known.as_ref().map(serde_json::to_string).transpose().map_err(malformed)?;
            execute("UPDATE installation SET policy = ?1", &[&known])
        }
    };
    done.map(|()| None)
}

/// What a service says of a generation is not true of the one that has taken its place since.
fn mark(connection: &Connection, place: Place, state: State) -> Result<(), JournalError> {
    let id = place.identity.to_string();
    let name: &'static str = state.into();
    let update = "UPDATE identity SET state = ?1, wrong_pins = 0 WHERE id = ?2 AND generation = ?3";
    still_pending(connection.execute(update, params![name, id, generation(place)?]))?;
    if state == State::Revoked { sweep_identity(connection, &id) } else { Ok(()) }
}

fn begin(connection: &Connection, record: &PendingRecord) -> Result<(), JournalError> {
    let insert = "INSERT INTO pending VALUES (:id, :identity, :generation, :store, :service, :expected, \
                  :project_name, :pin_length, :user, :device_name, :began, :expires, NULL)";
    let values = named_params! {
        ":id": record.id.to_string(),
        ":identity": record.place.identity.to_string(),
        ":generation": generation(record.place)?,
        ":store": record.store,
        ":service": record.service.as_str(),
        ":expected": record.expected.map(|project| project.to_string()),
        ":project_name": record.project_name,
        ":pin_length": record.pin_length,
        ":user": record.user.as_str(),
        ":device_name": record.device_name.as_str(),
        ":began": record.began.as_microsecond(),
        ":expires": record.expires.as_microsecond(),
    };
    connection.execute(insert, values).map(|_| ()).map_err(failed)
}

/// The flip: from here on the place is the identity's, and an older secret is nobody's.
fn enrol(connection: &Connection, pending: PendingId, record: &IdentityRecord) -> Result<(), JournalError> {
    let identity = &record.identity;
    let same = "SELECT id FROM identity WHERE service = ?1 AND project_id = ?2 AND user = ?3";
    let same_values =
        params![identity.service.as_str(), identity.project_id.to_string(), identity.user.as_str()];
    let replaced: Option<String> =
        connection.query_row(same, same_values, |row| row.get(0)).optional().map_err(failed)?;
    if let Some(id) = replaced {
        sweep_identity(connection, &id)?;
        connection.execute("DELETE FROM identity WHERE id = ?1", [id]).map_err(failed)?;
    }
    insert(connection, identity, record)?;
    let live = params![record.place.identity.to_string(), generation(record.place)?];
    connection
        .execute("DELETE FROM sweep WHERE place_identity = ?1 AND generation = ?2", live)
        .map_err(failed)?;
    still_pending(connection.execute("DELETE FROM pending WHERE id = ?1", [pending.to_string()]))
}

/// The flip of an identity that stays. One that was blocked, forgotten or renewed meanwhile is left as it is.
fn renew(connection: &Connection, pending: PendingId, renewal: &Renewal) -> Result<(), JournalError> {
    let id = renewal.from.identity.to_string();
    sweep_identity(connection, &id)?;
    let update = "UPDATE identity SET mpin_id = ?1, public_key = ?2, dtas = ?3, curve = ?4, generation = ?5 \
                  WHERE id = ?6 AND generation = ?7 AND state = 'active'";
    let credentials = &renewal.credentials;
    let values = params![
        String::from(credentials.mpin_id.clone()),
        credentials.public_key.to_string(),
        credentials.dtas.as_str(),
        credentials.curve,
        generation(renewal.to)?,
        id,
        generation(renewal.from)?,
    ];
    still_pending(connection.execute(update, values))?;
    still_pending(connection.execute("DELETE FROM pending WHERE id = ?1", [pending.to_string()]))
}

fn insert(connection: &Connection, identity: &Identity, record: &IdentityRecord) -> Result<(), JournalError> {
    let insert = "INSERT INTO identity VALUES (:id, :name, :user, :project_id, :project_name, :service, \
                  :device_name, :pin_length, :state, 0, :enrolled, :last_used, :mpin_id, :public_key, :dtas, \
                  :curve, :generation, :store, :pushed)";
    let state: &'static str = identity.state.into();
    let values = named_params! {
        ":id": record.place.identity.to_string(),
        ":name": identity.name,
        ":user": identity.user.as_str(),
        ":project_id": identity.project_id.to_string(),
        ":project_name": identity.project_name,
        ":service": identity.service.as_str(),
        ":device_name": identity.device_name.as_str(),
        ":pin_length": identity.pin_length,
        ":state": state,
        ":enrolled": identity.enrolled.as_microsecond(),
        ":last_used": identity.last_used.map(|at| at.as_microsecond()),
        ":mpin_id": String::from(record.credentials.mpin_id.clone()),
        ":public_key": record.credentials.public_key.to_string(),
        ":dtas": record.credentials.dtas.as_str(),
        ":curve": record.credentials.curve,
        ":generation": generation(record.place)?,
        ":store": record.store,
        ":pushed": record.pushed,
    };
    connection.execute(insert, values).map(|_| ()).map_err(failed)
}

fn record(connection: &Connection, entry: &NewEntry) -> Result<u64, JournalError> {
    let kind: &'static str = entry.kind.into();
    let insert = "INSERT INTO history (at, kind, identity, user, service, subject, failure, hash, saved, receipt) \
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id";
    let values = params![
        entry.at.as_microsecond(),
        kind,
        entry.identity,
        entry.user,
        entry.service,
        entry.subject,
        entry.failure,
        entry.hash,
        entry.saved,
        entry.receipt
    ];
    connection.query_row(insert, values, |row| row::number(row, 0)).map_err(failed)
}

fn sweep_identity(connection: &Connection, id: &str) -> Result<(), JournalError> {
    let sweep = "INSERT OR IGNORE INTO sweep SELECT id, generation, store FROM identity WHERE id = ?1";
    connection.execute(sweep, [id]).map(|_| ()).map_err(failed)
}

/// Whether the enrolment was there, and no other process had finished or given it up.
fn still_pending(changed: rusqlite::Result<usize>) -> Result<(), JournalError> {
    if changed.map_err(failed)? == 0 { Err(JournalError::Overtaken) } else { Ok(()) }
}

fn generation(place: Place) -> Result<i64, JournalError> {
    i64::try_from(place.generation).map_err(malformed)
}
