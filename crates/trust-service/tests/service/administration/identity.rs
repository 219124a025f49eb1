use serde_json::json;
use wire::{Code, MpinId};

use super::{answer, told};
use crate::support::*;

fn hash(device: &Device) -> String {
    MpinId::parse(&device.mpin_id).unwrap().hash().to_string()
}

#[tokio::test]
async fn what_wrong_pins_blocked_is_restored_and_nothing_else() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let (device, another) =
        (Device::enrol(&server, USER, "1234").await, Device::enrol(&server, "otto", "1234").await);
    let restore = |device: &Device| administer(folder, &["identity", "restore", &hash(device), "--json"]);
    restore(&device).failed(4, "good");
    for _ in 0..3 {
        device.sign_in(&server, "4321").await;
    }
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    assert_eq!(answer(folder, &["identity", "list", "--user", USER])["identities"][0]["state"], "blocked");
    assert_eq!(restore(&device).json()["state"], "good");
    // All three attempts are there again
    for _ in 0..2 {
        device.sign_in(&server, "4321").await.refused(Code::UnsuccessfulAuthentication);
    }
    device.sign_in(&server, "1234").await.ok();
    assert_eq!(told(folder, "restored").len(), 1);
    // What an administrator revoked stays so, blocked before or not
    for _ in 0..3 {
        device.sign_in(&server, "4321").await;
    }
    for device in [&device, &another] {
        let revoked = answer(folder, &["identity", "revoke", &hash(device), "--reason", "left the company"]);
        assert_eq!((&revoked["state"], &revoked["reason"]), (&json!("revoked"), &json!("left the company")));
        restore(device).failed(4, "revoked");
        device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    }
    assert_eq!(told(folder, "revoked"), [json!("left the company"), json!("left the company")]);
    let unknown = "0".repeat(64);
    administer(folder, &["identity", "restore", &unknown]).failed(3, &unknown);
    administer(folder, &["identity", "revoke", &unknown]).failed(3, &unknown);
}

#[tokio::test]
async fn identities_are_listed() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let device = Device::enrol(&server, USER, "1234").await;
    server.pass(1);
    let another = Device::enrol(&server, "otto", "1234").await;
    answer(folder, &["identity", "revoke", &hash(&device)]);
    let list = |more: &[&str]| {
        let found = answer(folder, &[&["identity", "list"], more].concat());
        let ids = found["identities"].as_array().unwrap().iter().map(|one| one["id"].clone());
        (found["total"].as_u64().unwrap(), ids.collect::<Vec<_>>())
    };
    let (first, second) = (json!(hash(&device)), json!(hash(&another)));
    assert_eq!(list(&[]), (2, vec![second.clone(), first.clone()]));
    assert_eq!(list(&["--user", USER]), (1, vec![first.clone()]));
    assert_eq!(list(&["--revoked", "true"]), (1, vec![first.clone()]));
    assert_eq!(list(&["--revoked", "false"]), (1, vec![second]));
    assert_eq!(list(&["--limit", "1", "--offset", "1"]), (2, vec![first]));
    let one = &answer(folder, &["identity", "list", "--user", USER])["identities"][0];
    assert_eq!(
        members(one),
        ["createdAt", "deviceName", "id", "lastUsedAt", "reason", "revokedAt", "state", "userId"]
    );
    assert!(administer(folder, &["identity", "list"]).text().contains("revoked"));
}
