use serde_json::json;
use wire::Code;

use super::{answer, create, told, with_project};
use crate::support::*;

#[test]
fn a_project_is_made_shown_listed_and_changed() {
    let (folder, made) = with_project();
    let expected = json!({
        "id": made["id"], "name": "Larkspur", "url": "https://larkspur.example.com", "pinLength": 4,
        "verification": "custom", "origins": [], "logoUrl": null, "logoSha256": null, "quickCodes": true,
        "limitsQuickCodes": false, "numberMatching": "offered", "allowsLoopback": false,
    });
    assert_eq!(made, expected);
    assert_eq!(answer(folder.path(), &["project", "show"]), expected);
    assert_eq!(answer(folder.path(), &["project", "list"]), json!({ "projects": [expected] }));
    let text = administer(folder.path(), &["project", "list"]);
    assert!(text.text().contains("ADDRESS") && text.text().contains("https://larkspur.example.com"));
    let changed = answer(
        folder.path(),
        &[
            "project",
            "change",
            "Larkspur",
            "--name",
            "Larkspur Travel",
            "--url",
            "https://travel.example.com:8443/",
            "--pin-length",
            "6",
            "--verification",
            "email",
            "--origin",
            "https://a.example.com",
            "--origin",
            "https://b.example.com",
            "--logo",
            "https://a.example.com/logo.svg",
            "--quick-codes",
            "false",
            "--limit-quick-codes",
            "true",
            "--number-matching",
            "required",
            "--allow-loopback",
            "true",
        ],
    );
    assert_eq!(
        changed,
        json!({
            "id": made["id"], "name": "Larkspur Travel", "url": "https://travel.example.com:8443", "pinLength": 6,
            "verification": "email", "origins": ["https://a.example.com/", "https://b.example.com/"],
            "logoUrl": "https://a.example.com/logo.svg", "logoSha256": null, "quickCodes": false, "limitsQuickCodes": true,
            "numberMatching": "required", "allowsLoopback": true,
        })
    );
    let id = made["id"].as_str().unwrap();
    let cleared = answer(folder.path(), &["project", "change", id, "--no-origins", "--no-logo"]);
    assert_eq!((&cleared["origins"], &cleared["logoUrl"]), (&json!([]), &json!(null)));
    assert_eq!(cleared["name"], "Larkspur Travel");
    assert_eq!(told(folder.path(), "project_created")[0]["name"], "Larkspur");
    let changes = told(folder.path(), "project_changed");
    assert_eq!(changes[0]["pinLength"], json!({ "from": 4, "to": 6 }));
    assert_eq!(members(&changes[1]), ["id", "logoUrl", "origins"]);
}

#[test]
fn two_projects_cannot_have_one_address() {
    let (folder, _) = with_project();
    let again = ["project", "create", "--name", "Meadow", "--url", "https://larkspur.example.com/"];
    administer(folder.path(), &again).failed(4, "is the address of Larkspur");
    create(folder.path(), &["--name", "Meadow", "--url", "https://meadow.example.com"]);
    let moved = ["project", "change", "Meadow", "--url", "https://larkspur.example.com"];
    administer(folder.path(), &moved).failed(4, "is the address of Larkspur");
}

#[tokio::test]
async fn a_running_service_takes_changes_up() {
    let server = Server::start().await;
    let (folder, id) = (server.folder.path(), server.project.to_string());
    answer(folder, &["project", "change", &id, "--name", "Larkspur Travel", "--pin-length", "6"]);
    server.hosts.refresh().await.unwrap();
    let said = server.get("/.well-known/project-configuration").await.ok();
    assert_eq!(said["countersign"]["name"], "Larkspur Travel");
    assert_eq!(said["countersign"]["pinLength"], 6);
}

#[tokio::test]
async fn a_deleted_project_leaves_its_log_and_nothing_else() {
    let server = Server::start().await;
    let (folder, id) = (server.folder.path(), server.project.to_string());
    let device = Device::enrol(&server, USER, "1234").await;
    let session = json!({ "projectId": id, "userId": USER });
    server.post("/rps/v2/session", &session).await.ok();
    server.verify(USER).await;
    server.activate(USER).await;
    Credentials::account(&server, &[]).await;
    fill(folder, &id);
    let delete = |name| administer(folder, &["project", "delete", &id, "--confirm", name]);
    delete("Meadow").failed(2, "--confirm");
    device.sign_in(&server, "1234").await.ok();
    delete("Larkspur").text();
    server.hosts.refresh().await.unwrap();
    server.get("/.well-known/project-configuration").await.refused(Code::MisdirectedRequest);
    let database = rusqlite::Connection::open(folder.join("service.db")).unwrap();
    for table in tables(&database) {
        let count = format!("SELECT COUNT(*) FROM {table} WHERE project_id = ?1");
        let rows: i64 = database.query_row(&count, [&id], |row| row.get(0)).unwrap();
        assert_eq!(rows > 0, table == "audit_events", "{table}: {rows} rows");
    }
    assert_eq!(told(folder, "project_deleted")[0]["name"], "Larkspur");
}

/// The tables whose rows belong to a project.
fn tables(database: &rusqlite::Connection) -> Vec<String> {
    let sql = "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'project_id'
               WHERE m.type = 'table'";
    let mut tables = database.prepare(sql).unwrap();
    let tables = tables.query_map([], |row| row.get(0)).unwrap();
    tables.map(Result::unwrap).collect()
}

/// Puts a row of the project into every table that has none, with anything in its other columns.
fn fill(folder: &std::path::Path, project: &str) {
    let database = rusqlite::Connection::open(folder.join("service.db")).unwrap();
    for table in tables(&database) {
        let mut columns = database.prepare("SELECT name, type FROM pragma_table_info(?1)").unwrap();
        let columns = columns.query_map([&table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let columns: Vec<(String, String)> = columns.map(Result::unwrap).collect();
        let values = columns.iter().map(|(name, kind)| match (name.as_str(), kind.as_str()) {
            ("project_id", _) => format!("'{project}'"),
            (_, "TEXT") => "hex(randomblob(16))".to_owned(),
            (_, "BLOB") => "randomblob(32)".to_owned(),
            _ => "9000000000000000".to_owned(),
        });
        let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let insert = format!(
            "INSERT INTO {table} ({}) SELECT {} WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE project_id = '{project}')",
            names.join(", "),
            values.collect::<Vec<_>>().join(", ")
        );
        database.execute(&insert, []).unwrap();
    }
}
