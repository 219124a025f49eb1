//! What users are told by mail.

use reqwest::header::ACCEPT;
use serde_json::Value;

use crate::support::*;

async fn mailbox(server: &Server) -> Value {
    let request = server.http.get(format!("{}/mailbox", server.url)).header(ACCEPT, "application/json");
    Answer::read(request.send().await.unwrap()).await.ok()["mails"].clone()
}

#[tokio::test]
async fn a_new_device_and_a_blocked_one_are_told_to_their_user() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.pass(60);
    for _ in 0..4 {
        device.sign_in(&server, "9999").await;
    }
    let mails = mailbox(&server).await;
    assert_eq!(mails.as_array().unwrap().len(), 2);
    assert_eq!(mails[0]["to"], USER);
    assert!(mails[0]["body"].as_str().unwrap().contains("three times"));
    assert!(mails[1]["subject"].as_str().unwrap().contains("new device"));
    assert_eq!(mails[1]["createdAt"], "2026-01-01T00:00:00Z");
    let page = server.get("/mailbox").await;
    assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(page.text.contains(USER) && page.text.contains("three times"));
}

#[tokio::test]
async fn a_user_without_an_address_gets_no_mail() {
    let server = Server::start().await;
    Device::enrol(&server, "Erika <script>", "1234").await;
    assert_eq!(mailbox(&server).await.as_array().unwrap().len(), 0);
    assert!(server.get("/mailbox").await.text.contains("No mail yet."));
}

#[tokio::test]
async fn what_a_device_calls_itself_stays_text() {
    let server = Server::start().await;
    let token = server.activate(USER).await;
    let mut body = registration(USER, &token, &Key::generate());
    body["deviceName"] = "<img src=x onerror=alert(1)>".into();
    server.post("/registration", &body).await.ok();
    let page = server.get("/mailbox").await.text;
    assert!(page.contains("&lt;img") && !page.contains("<img"));
}
