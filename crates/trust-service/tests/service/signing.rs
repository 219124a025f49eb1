//! `/dvs/verify`.

use serde_json::{Value, json};
use wire::Code;

use crate::support::*;

async fn verify(server: &Server, signature: &Value, timestamp: i64) -> Answer {
    server.call("/dvs/verify", &json!({ "signature": signature, "timestamp": timestamp })).await
}

#[tokio::test]
async fn what_was_not_signed_is_not_confirmed() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let another = Device::enrol(&server, "other@example.com", "1234").await;
    let now = server.now();
    let good = device.sign("1234", HASH, now);
    verify(&server, &good, now).await.ok();
    verify(&server, &good, now + 1).await.refused(Code::InvalidSignature);
    verify(&server, &device.sign("1235", HASH, now), now).await.refused(Code::InvalidSignature);
    let unknown = wire::encode_hex(b"{}");
    for (name, value) in [
        ("hash", json!(HASH.replacen("2c", "2d", 1))),
        ("u", good["v"].clone()),
        ("v", good["u"].clone()),
        ("mpinId", json!(another.mpin_id)),
        ("mpinId", json!(unknown)),
        ("publicKey", json!(another.public_key)),
        ("dtas", json!("WyIwIiwiMSJd")),
    ] {
        let mut signature = good.clone();
        signature[name] = value;
        verify(&server, &signature, now).await.refused(Code::InvalidSignature);
    }
    // None of it counts against the PIN
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn the_members_of_a_signature_are_judged() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let good = device.sign("1234", HASH, now);
    for (name, value) in [
        ("u", json!(format!("04{}", "11".repeat(64)))),
        ("v", json!("00")),
        ("publicKey", json!("01".repeat(128))),
        ("hash", json!("00".repeat(65))),
        ("hash", json!("")),
        ("mpinId", json!("x")),
        ("dtas", json!(7)),
        ("timestamp", json!(now + 1)),
        ("timestamp", json!(-1)),
    ] {
        let mut signature = good.clone();
        signature[name] = value;
        verify(&server, &signature, now).await.blames(&format!("signature.{name}"));
    }
    for timestamp in [0, -1, 1 << 31, now + 301] {
        verify(&server, &good, timestamp).await.blames("timestamp");
    }
    let fast = device.sign("1234", HASH, now + 300);
    verify(&server, &fast, now + 300).await.ok();
    let mut inside = good.clone();
    inside["timestamp"] = now.into();
    verify(&server, &inside, now).await.ok();
    let body = json!({ "signature": good, "timestamp": now, "type": "other" });
    server.call("/dvs/verify", &body).await.blames("type");
    server.call("/dvs/verify", &json!({ "timestamp": now })).await.blames("signature");
    server.call("/dvs/verify", &json!({ "signature": good })).await.blames("timestamp");
}

#[tokio::test]
async fn a_revoked_identity_signs_nothing_any_more() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let signature = device.sign("1234", HASH, now);
    for _ in 0..3 {
        device.sign_in(&server, "1235").await;
    }
    verify(&server, &signature, now).await.refused(Code::RevokedMpinId);
}

#[tokio::test]
async fn guesses_at_a_pin_by_signatures_are_limited() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let (good, bad) = (device.sign("1234", HASH, now), device.sign("1235", HASH, now));
    let mut answers = Vec::new();
    for _ in 0..11 {
        let ten = (0..10).map(|_| verify(&server, &bad, now));
        answers.extend(futures_join(ten).await);
    }
    let of = |code: Code| answers.iter().filter(|answer| answer.code() == Some(code)).count();
    assert_eq!((of(Code::InvalidSignature), of(Code::TooManyRequests)), (100, 10));
    verify(&server, &good, now).await.refused(Code::TooManyRequests);
    assert_eq!(server.rows("mails"), 2);
    // Others are not affected, the identity is not revoked, and a right PIN ends it
    let another = Device::enrol(&server, USER, "1234").await;
    verify(&server, &another.sign("1234", HASH, now), now).await.ok();
    server.pass(24 * 3600);
    verify(&server, &good, now).await.refused(Code::TooManyRequests);
    device.sign_in(&server, "1234").await.ok();
    verify(&server, &good, now).await.ok();
}

async fn futures_join(each: impl Iterator<Item = impl Future<Output = Answer>>) -> Vec<Answer> {
    crate::races::at_once(each.collect()).await
}

#[tokio::test]
async fn only_a_relying_party_asks() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let body = json!({ "signature": device.sign("1234", HASH, now), "timestamp": now });
    server.post("/dvs/verify", &body).await.refused(Code::InvalidRequestAuthorization);
    server.call_as(CLIENT, "wrong", "/dvs/verify", &body).await.refused(Code::UnauthorizedRequest);
}
