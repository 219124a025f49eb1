use std::net::SocketAddr;
use std::path::Path;

use serde_json::{Value, json};
use tokio::net::TcpListener;
use trust_service::{Databases, Hosts, Node};

use super::{answer, told};
use crate::support::*;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// An enrolled device, and an archive of everything, taken while the service runs.
async fn backed_up() -> (Server, Device, tempfile::TempDir) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let elsewhere = tempfile::tempdir().unwrap();
    let archive = elsewhere.path().join("all.backup");
    answer(server.folder.path(), &["backup", "create", text(&archive), "--with-authorities"]);
    (server, device, elsewhere)
}

#[tokio::test]
async fn a_device_that_was_enrolled_before_signs_in_after() {
    let (server, device, elsewhere) = backed_up().await;
    // What comes later is not in the backup, though the archive was taken of a running service
    Device::enrol(&server, "late@example.com", "1234").await;
    let folder = elsewhere.path().join("restored");
    let restored = answer(&folder, &["backup", "restore", text(&elsewhere.path().join("all.backup"))]);
    assert_eq!(restored["parts"], json!(["service.db", "authority-1.db", "authority-2.db"]));
    assert_eq!(answer(&folder, &["identity", "list"])["total"], 1);
    assert_eq!(
        (told(server.folder.path(), "backup_taken").len(), told(&folder, "backup_restored").len()),
        (1, 1)
    );
    let restored = serve(&folder, &server).await;
    device.sign_in(&restored, "1234").await.ok();
    let body = json!({ "signature": device.sign("1234", HASH, server.now()), "timestamp": server.now() });
    restored.call("/dvs/verify", &body).await.ok();
}

/// Serves what was restored, at another address, while the clock of `before` goes on.
async fn serve(folder: &Path, before: &Server) -> Api {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    answer(folder, &["project", "change", "Larkspur", "--url", &url]);
    let databases = Databases::open(folder, before.clock.as_ref()).await.unwrap();
    let hosts = Hosts::open(Node::new(databases, before.clock.clone())).await.unwrap();
    let serving = hosts.router().into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(axum::serve(listener, serving).into_future());
    Api::new(url, before.project, CLIENT, SECRET)
}

#[tokio::test]
async fn authorities_are_left_out_unless_they_are_asked_for() {
    let server = Server::start().await;
    let (folder, elsewhere) = (server.folder.path(), tempfile::tempdir().unwrap());
    let file = |name: &str| elsewhere.path().join(name).to_str().unwrap().to_owned();
    let parts = |made: Value| -> Vec<String> {
        let parts = made["parts"].as_array().unwrap().clone();
        parts.iter().map(|part| part["file"].as_str().unwrap().to_owned()).collect()
    };
    let create = |arguments: &[&str]| parts(answer(folder, &[&["backup", "create"], arguments].concat()));
    assert_eq!(create(&[&file("service")]), ["service.db"]);
    assert_eq!(create(&[&file("first"), "--part", "authority-1"]), ["authority-1.db"]);
    assert_eq!(
        create(&[&file("second"), "--part", "authority-2", "--part", "authority-2"]),
        ["authority-2.db"]
    );
    let said = administer(folder, &["backup", "create", &file("again")]);
    assert!(said.text().contains("does not hold authority-1.db, authority-2.db"));
    // One archive never holds more than what was asked for
    for (name, others) in
        [("service", ["authority-1.db", "authority-2.db"]), ("first", ["service.db", "authority-2.db"])]
    {
        let bytes = std::fs::read(file(name)).unwrap();
        for other in others {
            assert!(!bytes.windows(other.len()).any(|window| window == other.as_bytes()), "{name} {other}");
        }
    }
    #[cfg(unix)]
    for name in ["service", "first"] {
        let about = std::fs::metadata(file(name)).unwrap();
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&about) & 0o777, 0o600);
    }
    let target = elsewhere.path().join("restored");
    let restore = |names: &[&str]| {
        let files: Vec<_> = names.iter().map(|name| file(name)).collect();
        let mut arguments = vec!["backup", "restore"];
        arguments.extend(files.iter().map(String::as_str));
        administer(&target, &arguments)
    };
    restore(&["service"]).failed(4, "authority-1.db, authority-2.db");
    restore(&["service", "first", "again"]).failed(4, "another archive holds too");
    assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0);
    restore(&["second", "service", "first"]).text();
    restore(&["second", "service", "first"]).failed(4, "is not empty");
    administer(folder, &["backup", "create", &file("service")]).failed(4, "is there already");
    let both = ["backup", "create", &file("both"), "--part", "service", "--with-authorities"];
    administer(folder, &both).failed(2, "--with-authorities");
}

#[tokio::test]
async fn a_damaged_archive_is_found_out() {
    let (server, _, elsewhere) = backed_up().await;
    let good = elsewhere.path().join("all.backup");
    let verify = |file: &Path| administer(server.folder.path(), &["backup", "verify", text(file), "--json"]);
    let whole = verify(&good).json();
    assert_eq!(whole["archives"][0]["problems"], json!([]));
    assert_eq!(whole["archives"][0]["contents"]["parts"].as_array().unwrap().len(), 3);
    let bytes = std::fs::read(&good).unwrap();
    let middle = bytes.len() / 2;
    let mut flipped = bytes.clone();
    flipped[middle] ^= 1;
    for (name, bytes) in [
        ("flipped", flipped),
        ("short", bytes[..middle].to_vec()),
        ("empty", Vec::new()),
        ("text", b"no".to_vec()),
    ] {
        let file = elsewhere.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let said = verify(&file);
        let told: Value = serde_json::from_str(&said.output).unwrap();
        assert_eq!(said.status, 5, "{name}");
        assert_eq!(told["archives"][0]["problems"].as_array().unwrap().len(), 1, "{name}: {told}");
        let target = elsewhere.path().join(format!("{name} restored"));
        administer(&target, &["backup", "restore", text(&file)]).failed(4, name);
        assert!(!target.join("service.db").exists());
    }
    let missing = elsewhere.path().join("missing");
    verify(&missing).failed(1, "missing");
}
