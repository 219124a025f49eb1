use serde_json::{Value, json};

use super::answer;
use crate::support::*;

/// A service with a few rows of the log, and how many.
async fn with_events() -> (Server, usize) {
    let server = Server::start().await;
    let folder = server.folder.path();
    Device::enrol(&server, USER, "1234").await;
    Device::enrol(&server, "=cmd|' /C calc'!A0", "1234").await;
    for name in ["Payroll", "Books, \"old\" ones"] {
        answer(folder, &["client", "create", "--name", name]);
    }
    let rows = server.rows("audit_events");
    (server, rows.try_into().unwrap())
}

#[tokio::test]
async fn events_are_listed_by_every_filter() {
    let (server, total) = with_events().await;
    let folder = server.folder.path();
    let list = |more: &[&str]| answer(folder, &[&["audit", "list"], more].concat());
    let all = list(&[]);
    assert_eq!(all["total"], total);
    let first = &all["events"][0];
    assert_eq!(
        members(first),
        [
            "address",
            "applicationId",
            "continent",
            "country",
            "createdAt",
            "detail",
            "deviceName",
            "eventStatus",
            "eventType",
            "mpinId",
            "userId"
        ]
    );
    assert_eq!((&first["eventStatus"], &first["address"]), (&json!("client_created"), &json!(null)));
    assert_eq!(first["detail"]["name"], "Books, \"old\" ones");
    assert_eq!(list(&["--limit", "1", "--offset", "1"])["events"][0], all["events"][1]);
    let of = |more: &[&str]| list(more)["total"].as_u64().unwrap();
    let users: Vec<_> =
        all["events"].as_array().unwrap().iter().filter(|event| event["userId"] == USER).collect();
    assert_eq!(of(&["--user", USER]), users.len() as u64);
    // The service's clock stands at the beginning of 2026, the command line's does not
    assert_eq!(of(&["--from", "2026-06-01T00:00:00Z"]), 2);
    assert_eq!(of(&["--to", "2026-06-01T00:00:00Z"]), total as u64 - 2);
    for nothing in [["--application", "nobody"], ["--device", "Toaster"], ["--identity", &"0".repeat(64)]] {
        assert_eq!(of(&nothing), 0, "{nothing:?}");
    }
    assert!(administer(folder, &["audit", "list"]).text().contains("administration client_created"));
}

#[tokio::test]
async fn events_are_exported_for_other_programs() {
    let (server, total) = with_events().await;
    let folder = server.folder.path();
    let all = answer(folder, &["audit", "list", "--limit", "1000"])["events"].clone();
    let lines = administer(folder, &["audit", "export"]);
    let documents: Vec<Value> =
        lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json!(documents), all);
    let csv = administer(folder, &["audit", "export", "--format", "csv"]);
    let head = "createdAt,eventType,eventStatus,userId,mpinId,deviceName,applicationId,address,country,continent,detail";
    assert_eq!(csv.text().lines().next(), Some(head));
    assert_eq!(csv.output.lines().count(), total + 1);
    // No cell is a formula
    assert!(!csv.output.contains(",=cmd"));
    let file = folder.join("events.jsonl");
    let exported = answer(folder, &["audit", "export", "--output", file.to_str().unwrap()]);
    assert_eq!(exported["written"], total);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), lines.output);
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::MetadataExt::mode(&file.metadata().unwrap()) & 0o777, 0o600);
    let nowhere = folder.join("missing/events.csv");
    administer(folder, &["audit", "export", "--output", nowhere.to_str().unwrap()]).failed(1, "missing");
}
