//! What the program says about its configuration.

use std::process::{Command, Output};

use crate::support::*;

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn all_that_is_wrong_is_told_before_anything_is_served() {
    let site = Site::new().await;
    let text = "listen = \"0.0.0.0:0\"\nlisten_at = 1\n[smtp]\nhost = \"mail.example.com\"\nsecurity = \"plain\"\n\
                [tls]\ncertificate = \"/nowhere/chain.pem\"\n[log]\nlevel = \"no=such=level\"\n";
    let output = site.command(text).env("COUNTERSIGN_SMTP_PORT", "post").output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    let said = said(&output);
    let file = site.path("config.toml").display().to_string();
    for wrong in [
        &format!("{file}:2:10: listen:"),
        &format!("{file}:3:1: listen_at:"),
        &format!("{file}:6:12: smtp.security:"),
        &format!("{file}:8:15: tls.certificate:"),
        &format!("{file}:10:9: log.level:"),
        "COUNTERSIGN_SMTP_PORT: smtp.port:",
        "\nsmtp.from:",
        "\ntls.key:",
    ] {
        assert!(said.contains(wrong), "{wrong} in {said}");
    }
    assert_eq!(said.lines().count(), 8, "{said}");
}

#[tokio::test]
async fn other_machines_are_served_in_plain_only_if_that_is_said() {
    let site = Site::new().await;
    let output = site.command("listen = \"0.0.0.0:0\"\n").output().unwrap();
    assert!(!output.status.success() && said(&output).contains("without encryption"));
    for allowed in ["trusted_proxies = [\"10.0.0.0/8\"]\n", "dangerously_allow_plain_http = true\n"] {
        let running = site.start(&format!("listen = \"0.0.0.0:0\"\n{allowed}")).await;
        assert!(running.ready["listen"].as_str().unwrap().starts_with("http://0.0.0.0:"));
    }
}

#[test]
fn a_configuration_is_checked_and_shown_without_serving() {
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("good.toml"), folder.path().join("bad.toml"));
    std::fs::write(&good, "[limits]\nuser = \"7/1m\"\n").unwrap();
    std::fs::write(&bad, "[limits]\nuser = 7\n").unwrap();
    let run = |file: &std::path::Path, what: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-server"));
        command.arg("--config").arg(file).args(["config", what]);
        command.env("COUNTERSIGN_SMTP_PASSWORD", "hunter2").output().unwrap()
    };
    assert!(run(&good, "check").status.success());
    let shown = run(&good, "show");
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(text.contains("user = \"7/1m\"") && !text.contains("hunter2"), "{text}");
    let output = run(&bad, "check");
    assert!(!output.status.success() && said(&output).contains("bad.toml:2:8: limits.user: text in quotes"));
    assert!(!run(&folder.path().join("none.toml"), "check").status.success());
}
