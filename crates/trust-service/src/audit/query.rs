//! Looking things up in the log. Each filter has an index in the order of the answer, so that a page costs the same in a
//! log of a thousand rows and of a million.

use wire::{ClientId, MpinIdHash, ProjectId, UserId};

use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, Value};

/// Which events. All that is said must be so.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Through this client or service account.
    pub application: Option<ClientId>,
    /// Not before this moment.
    pub from: Option<Instant>,
    /// Before this moment.
    pub to: Option<Instant>,
    /// To this user.
    pub user: Option<UserId>,
    /// To this identity.
    pub identity: Option<MpinIdHash>,
    /// On a device of exactly this name.
    pub device_name: Option<String>,
}

/// Which part of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many are left out, from the newest on.
    pub offset: u64,
    /// How many are wanted at most.
    pub limit: u64,
}

/// A row of the log.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// When.
    pub created: Instant,
    /// `eventType`.
    pub event_type: String,
    /// `eventStatus`.
    pub event_status: String,
    /// The client or service account.
    pub application: Option<String>,
    /// The user.
    pub user: Option<String>,
    /// The public name of the identity.
    pub identity: Option<String>,
    /// The device.
    pub device_name: Option<String>,
    /// The address that the request came from.
    pub address: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// Its continent.
    pub continent: Option<String>,
    /// What exactly happened, for administrators.
    pub detail: Option<String>,
}

/// The statements for a filter that leads: the one that leaves fewest rows says which index is read.
struct Statements {
    count: &'static str,
    page: &'static str,
}

/// Declares both statements. A filter that is not used is NULL, and named with its type for engines that want to know it.
macro_rules! statements {
    ($leading:literal) => {
        Statements {
            count: concat!("SELECT COUNT(*)", matching!($leading)),
            page: concat!(
                "SELECT created_at, event_type, event_status, application_id, user_id, registration_id, device_name,
                 address, country, continent, detail",
                matching!($leading),
                " ORDER BY created_at DESC, id DESC LIMIT ?13 OFFSET ?14"
            ),
        }
    };
}

macro_rules! matching {
    ($leading:literal) => {
        concat!(
            " FROM audit_events WHERE project_id = ?1 AND created_at >= ?2 AND created_at < ?3
             AND (CAST(?4 AS TEXT) IS NULL OR application_id = ?5)
             AND (CAST(?6 AS TEXT) IS NULL OR user_id = ?7)
             AND (CAST(?8 AS TEXT) IS NULL OR registration_id = ?9)
             AND (CAST(?10 AS TEXT) IS NULL OR device_name = ?11) AND ",
            $leading
        )
    };
}

const BY_IDENTITY: Statements = statements!("registration_id = ?12");
const BY_USER: Statements = statements!("user_id = ?12");
const BY_DEVICE: Statements = statements!("device_name = ?12");
const BY_APPLICATION: Statements = statements!("application_id = ?12");
const BY_TIME: Statements = statements!("CAST(?12 AS TEXT) IS NULL");

/// The events of a project that match, the newest first: how many there are, and those of one page.
pub fn search(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<(u64, Vec<Recorded>)> {
    let (statements, mut values) = filter.statements(project);
    let total = tx.row(statements.count, &values)?.map_or(Ok(0), |row| row.integer(0))?;
    values.extend([Value::Integer(bounded(page.limit)), Value::Integer(bounded(page.offset))]);
    let rows = tx.rows(statements.page, &values)?;
    let total = u64::try_from(total).map_err(|_| Error::Damaged("a count"))?;
    Ok((total, rows.iter().map(read).collect::<Result<_>>()?))
}

/// When the newest event of all projects was written.
pub fn newest(tx: &mut Transaction<'_>) -> Result<Option<Instant>> {
    let row = tx.row("SELECT MAX(created_at) FROM audit_events", &[])?;
    row.map_or(Ok(None), |row| row.optional_instant(0))
}

/// Shows each event of a project that matches, the newest first, however many there are.
pub fn each(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    filter: &Filter,
    mut show: impl FnMut(Recorded) -> Result<()>,
) -> Result<()> {
    let (statements, mut values) = filter.statements(project);
    values.extend([Value::Integer(i64::MAX), Value::Integer(0)]);
    tx.each(statements.page, &values, |row| show(read(&row)?))
}

impl Filter {
    fn statements(&self, project: ProjectId) -> (Statements, Vec<Value>) {
        let application = self.application.as_ref().map(ClientId::as_str);
        let user = self.user.as_ref().map(UserId::as_str);
        let identity = self.identity.as_ref().map(ToString::to_string);
        let device = self.device_name.as_deref();
        let (statements, leading) = match (&identity, user, device, application) {
            (Some(identity), _, _, _) => (BY_IDENTITY, Some(identity.as_str())),
            (_, Some(user), _, _) => (BY_USER, Some(user)),
            (_, _, Some(device), _) => (BY_DEVICE, Some(device)),
            (_, _, _, Some(application)) => (BY_APPLICATION, Some(application)),
            _ => (BY_TIME, None),
        };
        let mut values = vec![
            Value::from(project.to_string()),
            Value::Integer(self.from.map_or(i64::MIN, Instant::micros)),
            Value::Integer(self.to.map_or(i64::MAX, Instant::micros)),
        ];
        for filter in [application, user, identity.as_deref(), device] {
            values.extend([Value::from(filter), Value::from(filter)]);
        }
        values.push(Value::from(leading));
        (statements, values)
    }
}

fn bounded(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(row: &Row) -> Result<Recorded> {
    Ok(Recorded {
        created: row.instant(0)?,
        event_type: row.text(1)?,
        event_status: row.text(2)?,
        application: row.optional_text(3)?,
        user: row.optional_text(4)?,
        identity: row.optional_text(5)?,
        device_name: row.optional_text(6)?,
        address: row.optional_text(7)?,
        country: row.optional_text(8)?,
        continent: row.optional_text(9)?,
        detail: row.optional_text(10)?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What SQLite does in a log of any size: it reads one index, and never the whole table.
    #[test]
    fn every_filter_reads_its_index() {
        let database = rusqlite::Connection::open_in_memory().unwrap();
        for step in crate::node::MIGRATIONS {
            database.execute_batch(step.sql).unwrap();
        }
        // A connection that is opened later knows it.
        database.execute_batch("ANALYZE sqlite_schema").unwrap();
        for (statements, index) in [
            (BY_IDENTITY, "audit_events_by_identity"),
            (BY_USER, "audit_events_by_user"),
            (BY_DEVICE, "audit_events_by_device"),
            (BY_APPLICATION, "audit_events_by_application"),
            (BY_TIME, "audit_events_by_time"),
        ] {
            for sql in [statements.count, statements.page] {
                let mut plan = database.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let values = rusqlite::params_from_iter(vec![rusqlite::types::Null; plan.parameter_count()]);
                let steps = plan.query_map(values, |row| row.get(3)).unwrap();
                let steps: Vec<String> = steps.map(Result::unwrap).collect();
                assert!(steps[0].contains("SEARCH") && steps[0].contains(index), "{steps:?}");
                // No more is sorted than what happened in the same microsecond.
                let strange = |step: &&String| step.contains("TEMP B-TREE") && !step.contains("LAST TERM");
                assert_eq!(steps.iter().find(strange), None);
                assert!(steps.iter().all(|step| !step.contains("SCAN")), "{steps:?}");
            }
        }
    }
}
