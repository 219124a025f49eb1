//! Pages of history.

use rusqlite::{Connection, Row, named_params};

use super::{
    JournalError, row,
    sqlite::{failed, malformed},
};
use crate::history::{Entry, Page, Query};

/// Entries of a page for which no number was asked.
const STANDARD: usize = 50;
/// Most entries of a page.
const MOST: usize = 1000;

pub(super) fn page(connection: &Connection, query: &Query) -> Result<Page, JournalError> {
    let limit = if query.limit == 0 { STANDARD } else { query.limit.min(MOST) };
    let kind: Option<&'static str> = query.kind.map(Into::into);
    let mut statement = connection
        .prepare(
            "SELECT * FROM history
             WHERE (:kind IS NULL OR kind = :kind)
               AND (:before IS NULL OR id < :before)
               AND (:pattern IS NULL OR identity LIKE :pattern ESCAPE '\\' OR user LIKE :pattern ESCAPE '\\'
                    OR service LIKE :pattern ESCAPE '\\' OR subject LIKE :pattern ESCAPE '\\')
             ORDER BY id DESC LIMIT :limit",
        )
        .map_err(failed)?;
    let values = named_params! {
        ":kind": kind,
        ":before": query.before.map(i64::try_from).transpose().map_err(malformed)?,
        ":pattern": pattern(&query.search),
        // One more than asked, to know whether there are older ones.
        ":limit": i64::try_from(limit + 1).map_err(malformed)?,
    };
    let rows = statement.query_map(values, entry).map_err(failed)?;
    let mut entries: Vec<Entry> = rows.collect::<rusqlite::Result<_>>().map_err(failed)?;
    let more = entries.len() > limit;
    entries.truncate(limit);
    Ok(Page { entries, more })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row::number(row, "id")?,
        at: row::time(row, "at")?,
        kind: row::parsed(row, "kind", str::parse)?,
        identity: row.get("identity")?,
        user: row.get("user")?,
        service: row.get("service")?,
        subject: row.get("subject")?,
        failure: row.get("failure")?,
        hash: row.get("hash")?,
        saved: row.get("saved")?,
        receipt: row.get("receipt")?,
    })
}

/// What LIKE takes for text that contains `search`.
fn pattern(search: &str) -> Option<String> {
    let search = search.trim();
    if search.is_empty() {
        return None;
    }
    let escaped = search.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Some(format!("%{escaped}%"))
}
