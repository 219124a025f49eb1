//! The program as an operator runs it.

use std::process::Stdio;

use serde_json::json;
use wire::Code;

use crate::support::*;

#[tokio::test]
async fn it_serves_the_projects_of_its_folder_and_nothing_of_development() {
    let site = Site::new().await;
    let running = site.start("").await.settled().await;
    assert_eq!(running.ready["projects"][0]["name"], "Larkspur");
    assert_eq!(running.ready["projects"].as_array().unwrap().len(), 1);
    let device = Device::enrol(&running, USER, "1234").await;
    device.sign_in(&running, "1234").await.ok();
    running.get("/mailbox").await.refused(Code::NotFound);
    let unknown = running.get_with("/", &[("Host", "larkspur.example.com")]).await;
    unknown.refused(Code::MisdirectedRequest);
    assert!(unknown.headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn two_do_not_share_a_folder() {
    let site = Site::new().await;
    let _running = site.start("").await;
    let output = site.command("").output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("in use"));
}

#[cfg(unix)]
#[tokio::test]
async fn asked_to_stop_it_stops_and_has_said_one_line() {
    for signal in ["INT", "TERM"] {
        let site = Site::new().await;
        let running = site.start("").await.settled().await;
        // Even while somebody keeps a connection
        running.call("/activate/initiate", &json!({ "userId": USER })).await.ok();
        running.signal(signal);
        let (status, rest) = running.wait();
        assert!(status.success() && rest.is_empty());
    }
}

#[tokio::test]
async fn the_log_is_lines_of_json_if_that_is_wanted() {
    let site = Site::new().await;
    let running = site.start("[log]\nformat = \"json\"\n").await.settled().await;
    let answer = running.get("/nowhere").await;
    let id = answer.headers["x-request-id"].to_str().unwrap();
    let mut told = None;
    wait_for("the line", async || {
        let log = site.log();
        let mut lines = log.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        told = lines.find(|line| line["id"] == id);
        told.is_some()
    })
    .await;
    let told = told.unwrap();
    assert_eq!((told["path"].as_str(), told["status"].as_u64()), (Some("/nowhere"), Some(404)));
    assert_eq!(told["level"], "INFO");
    for line in site.log().lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
}

#[tokio::test]
async fn without_a_project_it_waits_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_countersign-server"));
    command.arg("serve").env("COUNTERSIGN_SERVER_DATA_DIR", folder.path().join("data"));
    command.env("COUNTERSIGN_SERVER_LISTEN", "127.0.0.1:0").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    let mut output = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut output, &mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let ready: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(ready["projects"], json!([]));
}
