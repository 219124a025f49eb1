use serde_json::json;
use wire::{Code, ConfirmationResponse};

use super::answer;
use crate::support::*;

#[tokio::test]
async fn users_are_activated_with_addresses() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let made = answer(folder, &["user", "activate", USER, "otto@example.com"]);
    let made = made["activations"].as_array().unwrap();
    assert_eq!(members(&made[0]), ["expiresAt", "userId", "verificationUrl"]);
    for (activation, user) in made.iter().zip([USER, "otto@example.com"]) {
        let url = activation["verificationUrl"].as_str().unwrap();
        assert!(url.starts_with(&server.url));
        let confirmed = server.post("/verification/confirmation", &confirmation(url)).await;
        let confirmed: ConfirmationResponse = confirmed.message();
        let token = String::from(confirmed.act_token);
        let device = Device::register(&server, user, "1234", &token).await;
        device.sign_in(&server, "1234").await.ok();
        // Once
        server
            .post("/verification/confirmation", &confirmation(url))
            .await
            .refused(Code::UnsuccessfulVerification);
    }
}

#[tokio::test]
async fn users_are_activated_from_a_file_with_tokens() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let file = folder.join("users.csv");
    std::fs::write(&file, "userID,deviceName\n erika@example.com , Laptop\n\"Kant, Otto\"\nlast,\n").unwrap();
    let activate = ["user", "activate", "--as", "token", "--file"];
    let made = answer(folder, &[&activate[..], &[file.to_str().unwrap()]].concat());
    let users: Vec<_> =
        made["activations"].as_array().unwrap().iter().map(|one| one["userId"].clone()).collect();
    assert_eq!(users, [json!("erika@example.com"), json!("Kant, Otto"), json!("last")]);
    assert_eq!(
        server.rows("audit_events WHERE event_status = 'token_created' AND device_name = 'Laptop'"),
        1
    );
    let piped = administer_with(folder, &["user", "activate", "--file", "-", "--json"], "one\ntwo\n").json();
    assert_eq!(piped["activations"].as_array().unwrap().len(), 2);
    let before = server.rows("verifications");
    let wrong = administer_with(folder, &["user", "activate", "--file", "-"], "good\nno\u{7}good\n");
    wrong.failed(2, "--file: line 2");
    administer(folder, &["user", "activate", "--file", "/missing.csv"]).failed(1, "missing.csv");
    assert_eq!(server.rows("verifications"), before);
}

#[tokio::test]
async fn users_are_listed_and_shown() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let device = Device::enrol(&server, USER, "1234").await;
    Device::enrol(&server, USER, "1234").await;
    Device::enrol(&server, "otto", "1234").await;
    let id = wire::MpinId::parse(&device.mpin_id).unwrap().hash().to_string();
    answer(folder, &["identity", "revoke", &id]);
    let listed = answer(folder, &["user", "list"]);
    let moment = "2026-01-01T00:00:00.000000Z";
    assert_eq!(
        listed,
        json!({ "total": 2, "users": [
            { "userId": USER, "identities": 2, "usable": 1, "lastUsedAt": moment },
            { "userId": "otto", "identities": 1, "usable": 1, "lastUsedAt": moment },
        ] })
    );
    assert_eq!(
        answer(folder, &["user", "list", "--limit", "1", "--offset", "1"])["users"][0]["userId"],
        "otto"
    );
    let shown = answer(folder, &["user", "show", USER]);
    assert_eq!((&shown["userId"], shown["identities"].as_array().unwrap().len()), (&json!(USER), 2));
    assert_eq!(shown["events"][0]["eventStatus"], "revoked");
    assert!(administer(folder, &["user", "show", USER]).text().contains("revoked"));
    administer(folder, &["user", "show", "nobody"]).failed(3, "nobody");
}
