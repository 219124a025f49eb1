use serde_json::Value;

use super::answer;
use crate::support::*;

/// The ids of the keys that stand so.
fn ids(listed: &Value, ring: &str, state: &str) -> Vec<String> {
    let keys = listed["keys"].as_array().unwrap().iter();
    let keys = keys.filter(|key| key["keys"] == ring && key["state"] == state);
    keys.map(|key| key["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_next_key_of_a_ring_signs_after_a_rotation() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let before = answer(folder, &["key", "list"]);
    for ring in ["authentication", "certificate", "activation", "openid"] {
        let after = answer(folder, &["key", "rotate", ring]);
        assert_eq!(ids(&after, ring, "signing"), ids(&before, ring, "next"), "{ring}");
        assert_eq!(ids(&after, ring, "retired"), ids(&before, ring, "signing"), "{ring}");
        assert_eq!(ids(&after, ring, "next").len(), 1);
    }
    assert_eq!(members(&before["keys"][0]), ["createdAt", "id", "keys", "state"]);
    assert_eq!(super::told(folder, "key_rotated").len(), 4);
    assert!(administer(folder, &["key", "list"]).text().contains("authority-2"));
}

#[tokio::test]
async fn identities_of_before_an_authoritys_rotation_still_sign_in() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let folder = server.folder.path();
    let before = answer(folder, &["key", "list"]);
    for authority in ["authority-1", "authority-2"] {
        let after = answer(folder, &["key", "rotate", authority]);
        assert_eq!(ids(&after, authority, "earlier"), ids(&before, authority, "current"));
        assert_eq!(ids(&after, authority, "current").len(), 1);
    }
    device.sign_in(&server, "1234").await.ok();
    let later = Device::enrol(&server, "otto@example.com", "1234").await;
    later.sign_in(&server, "1234").await.ok();
    assert_ne!(later.dtas, device.dtas);
}
