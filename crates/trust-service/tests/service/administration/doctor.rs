use std::time::Duration;

use serde_json::Value;

use crate::support::*;

/// What is said of each check.
fn examine(folder: &std::path::Path) -> (i32, Value) {
    let said = administer(folder, &["doctor", "--json"]);
    (said.status, serde_json::from_str(&said.output).unwrap())
}

fn status<'a>(found: &'a Value, check: &str) -> &'a str {
    let checks = found["checks"].as_array().unwrap();
    checks.iter().find(|one| one["check"] == check).unwrap_or_else(|| panic!("{found}"))["status"]
        .as_str()
        .unwrap()
}

#[tokio::test]
async fn a_service_that_runs_is_well() {
    let server = Server::start().await;
    Device::enrol(&server, USER, "1234").await;
    #[cfg(unix)]
    open(server.folder.path(), 0o700);
    let (ended, found) = examine(server.folder.path());
    assert_eq!((ended, &found["well"]), (0, &Value::Bool(true)), "{found}");
    for check in [
        "configuration",
        "folder",
        "service.db",
        "authority-1.db",
        "authority-2.db",
        "keys",
        "clock",
        "certificate",
    ] {
        assert_eq!(status(&found, check), "ok", "{check}: {found}");
    }
    assert_eq!(status(&found, "mail"), "warning");
    assert!(administer(server.folder.path(), &["doctor"]).text().contains("STATUS"));
}

#[tokio::test]
async fn what_is_not_well_is_found() {
    let server = Server::start().await;
    Device::enrol(&server, USER, "1234").await;
    let folder = server.folder.path();
    // An event of the future
    let database = rusqlite::Connection::open(folder.join("service.db")).unwrap();
    let insert = "INSERT INTO audit_events (id, project_id, event_type, event_status, created_at)
                  VALUES ('1', '1', 'session', 'opened', 9000000000000000)";
    database.execute(insert, []).unwrap();
    // An authority that lost the key of an identity
    let authority = rusqlite::Connection::open(folder.join("authority-2.db")).unwrap();
    authority.execute("UPDATE keys SET id = ?1", ["0".repeat(64)]).unwrap();
    let (ended, found) = examine(folder);
    assert_eq!((ended, &found["well"]), (5, &Value::Bool(false)));
    assert_eq!((status(&found, "clock"), status(&found, "keys")), ("failed", "failed"));
    // A database of another version, and one that is none
    database.execute("INSERT INTO migrations (number) VALUES (1000)", []).unwrap();
    assert_eq!(status(&examine(folder).1, "service.db"), "failed");
    let empty = tempfile::tempdir().unwrap();
    let (ended, found) = examine(empty.path());
    assert_eq!((ended, status(&found, "service.db")), (5, "failed"));
    assert!(std::fs::read_dir(empty.path()).unwrap().next().is_none());
}

/// What is said with this configuration.
fn configured(server: &Server, text: &str) -> Value {
    let file = server.folder.path().join("config.toml");
    std::fs::write(&file, text).unwrap();
    let said = administer(server.folder.path(), &["doctor", "--json", "--config", file.to_str().unwrap()]);
    serde_json::from_str(&said.output).unwrap()
}

#[tokio::test]
async fn a_certificate_that_ends_is_told_in_time() {
    let server = Server::start().await;
    let certificate = server.folder.path().join("certificate.pem");
    // The configuration names files that are there; doctor does not look into the key
    let key = server.folder.path().join("key.pem");
    std::fs::write(&key, "").unwrap();
    let text = format!("[tls]\ncertificate = {certificate:?}\nkey = {key:?}\n");
    let today = jiff::Timestamp::now().as_second() / 86_400;
    for (days, expected) in [(-1, "failed"), (3, "warning"), (60, "ok")] {
        let mut parameters = rcgen::CertificateParams::new(["larkspur.example.com".to_owned()]).unwrap();
        let epoch = rcgen::date_time_ymd(1970, 1, 1);
        parameters.not_before = epoch;
        parameters.not_after = epoch + Duration::from_secs(u64::try_from((today + days) * 86_400).unwrap());
        let pair = rcgen::KeyPair::generate().unwrap();
        std::fs::write(&certificate, pem(parameters.self_signed(&pair).unwrap().der())).unwrap();
        assert_eq!(status(&configured(&server, &text), "certificate"), expected, "{days} days");
    }
    std::fs::write(&certificate, "no certificate").unwrap();
    assert_eq!(status(&configured(&server, &text), "certificate"), "failed");
}

fn pem(der: &[u8]) -> String {
    use base64::Engine;
    let text = base64::prelude::BASE64_STANDARD.encode(der);
    format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
}

#[tokio::test]
async fn a_mail_server_is_reached_or_not() {
    let server = Server::start().await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let text = format!("[smtp]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"trust@example.com\"\n");
    assert_eq!(status(&configured(&server, &text), "mail"), "ok");
    drop(listener);
    assert_eq!(status(&configured(&server, &text), "mail"), "failed");
}

#[cfg(unix)]
#[tokio::test]
async fn what_others_can_read_is_found() {
    let server = Server::start().await;
    let folder = server.folder.path();
    open(folder, 0o755);
    assert_eq!(status(&examine(folder).1, "folder"), "warning");
    open(&folder.join("authority-1.db"), 0o644);
    assert_eq!(status(&examine(folder).1, "folder"), "failed");
}

#[cfg(unix)]
fn open(path: &std::path::Path, mode: u32) {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
    std::fs::set_permissions(path, mode).unwrap();
}
