//! The command line of administrators, as a process of its own, while the service runs and while it does not.

mod audit;
mod backup;
mod client;
mod doctor;
mod identity;
mod key;
mod project;
mod service_account;
mod user;

use std::path::Path;

use serde_json::{Value, json};

use crate::support::*;

/// An empty folder, and a project in it.
fn with_project() -> (tempfile::TempDir, Value) {
    let folder = tempfile::tempdir().unwrap();
    let project = create(folder.path(), &["--name", "Larkspur", "--url", "https://larkspur.example.com"]);
    (folder, project)
}

fn create(folder: &Path, arguments: &[&str]) -> Value {
    answer(folder, &[&["project", "create"], arguments].concat())
}

/// What a command answers to programs.
#[track_caller]
fn answer(folder: &Path, arguments: &[&str]) -> Value {
    administer(folder, &[arguments, &["--json"]].concat()).json()
}

/// The rows of the log of this kind, with what was changed.
fn told(folder: &Path, status: &str) -> Vec<Value> {
    let database = rusqlite::Connection::open(folder.join("service.db")).unwrap();
    let sql = "SELECT detail FROM audit_events WHERE event_status = ?1 ORDER BY created_at";
    let mut rows = database.prepare(sql).unwrap();
    let rows = rows.query_map([status], |row| row.get::<_, Option<String>>(0)).unwrap();
    rows.map(|row| {
        row.unwrap().map_or(Value::Null, |text| serde_json::from_str(&text).unwrap_or(json!(text)))
    })
    .collect()
}

#[test]
fn a_folder_without_a_service_is_not_filled_by_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    for arguments in [
        &["project", "list"][..],
        &["client", "create", "--name", "x"],
        &["service-account", "list"],
        &["identity", "list"],
        &["user", "activate", "erika"],
        &["key", "list"],
        &["audit", "list"],
        &["backup", "create", "/nowhere/backup"],
    ] {
        administer(&missing, arguments).failed(3, "holds no service");
    }
    assert!(!missing.exists());
}

#[test]
fn what_is_wrong_is_named_for_people_and_for_programs() {
    let (folder, _) = with_project();
    for (arguments, argument) in [
        (&["project", "create", "--name", "", "--url", "https://a.example"][..], "--name"),
        (&["project", "create", "--name", "A", "--url", "http://a.example"], "--url"),
        (&["project", "create", "--name", "A", "--url", "https://a.example/x"], "--url"),
        (&["project", "create", "--name", "A"], "--url"),
        (&["project", "change", "Larkspur", "--pin-length", "7"], "--pin-length"),
        (&["project", "change", "Larkspur", "--verification", "sms"], "--verification"),
        (&["project", "change", "Larkspur", "--origin", "*"], "--origin"),
        (&["project", "change", "Larkspur", "--logo", "http://a.example/logo.png"], "--logo"),
        (&["project", "change", "Larkspur", "--quick-codes", "perhaps"], "--quick-codes"),
        (&["client", "create", "--name", "A", "--redirect-uri", "countersign://x"], "--redirect-uri"),
        (&["service-account", "create", "--name", "A", "--permission", "everything"], "--permission"),
        (&["service-account", "create", "--name", "A"], "--permission"),
        (
            &["service-account", "create", "--name", "A", "--permission", "audit:read", "--expires", "soon"],
            "--expires",
        ),
        (&["identity", "revoke", "123"], "IDENTITY"),
        (&["identity", "list", "--limit", "many"], "--limit"),
        (&["user", "activate"], "USERS"),
        (&["user", "activate", "erika", "--expires", "2020-01-01T00:00:00Z"], "--expires"),
        (&["user", "activate", "erika", "--as", "mail"], "--as"),
        (&["user", "show", ""], "USER"),
        (&["key", "rotate", "everything"], "WHICH"),
        (&["audit", "list", "--from", "yesterday"], "--from"),
        (&["audit", "list", "--identity", "x"], "--identity"),
        (&["audit", "export", "--format", "xml"], "--format"),
    ] {
        administer(folder.path(), arguments).failed(2, argument);
    }
    let missing = "00000000-0000-0000-0000-000000000000";
    for (arguments, words) in [
        (&["project", "show", missing][..], missing),
        (&["client", "delete", missing], missing),
        (&["service-account", "rotate", missing], missing),
        (&["identity", "list", "--project", "Nobody"], "Nobody"),
    ] {
        administer(folder.path(), arguments).failed(3, words);
        let said = administer(folder.path(), &[arguments, &["--json"]].concat());
        let error: Value = serde_json::from_str(&said.errors).unwrap();
        assert_eq!(error["error"]["code"], "unknown");
    }
}

#[test]
fn of_several_projects_one_must_be_named() {
    let (folder, first) = with_project();
    let second = create(folder.path(), &["--name", "Meadow", "--url", "https://meadow.example.com"]);
    let said = administer(folder.path(), &["client", "list", "--json"]);
    let error: Value = serde_json::from_str(&said.errors).unwrap();
    assert_eq!((said.status, &error["error"]["argument"]), (2, &json!("--project")));
    for named in [&first["id"], &first["url"], &first["name"], &json!("https://larkspur.example.com/")] {
        let found = answer(folder.path(), &["project", "show", named.as_str().unwrap()]);
        assert_eq!(found["id"], first["id"]);
    }
    let clients = answer(folder.path(), &["client", "list", "--project", second["name"].as_str().unwrap()]);
    assert_eq!(clients, json!({ "clients": [] }));
}
