//! What commands write into the audit log.

use serde_json::{Map, Value, json};
use wire::ProjectId;

use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::Result;
use crate::http::Origin;
use crate::store::Transaction;

/// Notes what an administrator did to a project, and what exactly.
pub fn record(
    tx: &mut Transaction<'_>,
    kind: Kind,
    project: ProjectId,
    detail: &Value,
    now: Instant,
) -> Result<()> {
    let event = Event::new(kind, project, &Origin::default()).saying(detail.to_string());
    audit::record(tx, &event, now)
}

/// The members that are not the same any more, with what they were and what they are.
pub fn changes(subject: &str, before: &Value, after: &Value) -> Value {
    let mut changed = Map::new();
    changed.insert("id".to_owned(), json!(subject));
    for (name, now) in after.as_object().into_iter().flatten() {
        if before[name] != *now {
            changed.insert(name.clone(), json!({ "from": before[name], "to": now }));
        }
    }
    Value::Object(changed)
}
