//! The vocabulary as a page of the documentation.

use strum::IntoEnumIterator;

use super::Kind;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/audit-events.md");
/// Set, the page is written anew instead of compared.
const UPDATE: &str = "UPDATE_AUDIT_EVENTS";

fn page() -> String {
    let head = "# What the audit log says\n\n\
        One row for each act that a user or an application can notice, and for each refusal of one. Applications read the log at\n\
        `GET /api/v1/projects/{projectId}/audit`, administrators with `countersign-server audit list`. The texts are for good: filter\n\
        by them. This page is made from the service's source (`UPDATE_AUDIT_EVENTS=1 cargo test -p trust-service --lib audit`).\n\n\
        | `eventType` | `eventStatus` | when |\n|---|---|---|\n";
    let line = |kind: Kind| {
        format!("| `{}` | `{}` | {} |\n", kind.event_type(), kind.event_status(), kind.meaning().trim())
    };
    head.to_owned() + &Kind::iter().map(line).collect::<String>()
}

#[test]
fn the_page_says_what_the_log_says() {
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(FILE, page()).expect("the page is written");
    }
    let written = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        written.replace("\r\n", "\n") == page(),
        "{FILE} is behind the source; {UPDATE}=1 writes it anew"
    );
}

#[test]
fn no_two_kinds_are_told_alike() {
    let told: std::collections::HashSet<_> =
        Kind::iter().map(|kind| (kind.event_type(), kind.event_status())).collect();
    assert_eq!(told.len(), Kind::iter().count());
}
