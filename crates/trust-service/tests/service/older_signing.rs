//! Signing sessions as older clients speak of them (section A.14 of the protocol sheet).

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use wire::Code;

use crate::sessions::Session;
use crate::support::*;

struct Opened {
    id: String,
    /// The same, as newer clients see it.
    session: Session,
}

async fn open(server: &Server) -> Opened {
    let body =
        json!({ "projectID": server.project, "userID": USER, "hash": HASH, "description": "Order 4411" });
    let answer = server.post("/dvs/session", &body).await.ok();
    let id = answer["id"].as_str().unwrap().to_owned();
    assert_eq!(answer["qrURL"], format!("{}/dvs/#{id}", server.url));
    assert_eq!(answer["expireTime"], server.now() + 300);
    let web_ott = answer["webOTT"].as_str().unwrap().to_owned();
    Opened { session: Session { web_ott, wid: id.clone() }, id }
}

async fn send(server: &Server, method: reqwest::Method, path: &str, body: Value) -> Answer {
    let request = server.http.request(method, format!("{}{path}", server.url)).body(body.to_string());
    Answer::read(request.send().await.unwrap()).await
}

async fn details(server: &Server, id: &str) -> Answer {
    server.post("/dvs/session/details", &json!({ "id": id })).await
}

async fn sign(server: &Server, id: &str, signature: &Value, timestamp: i64) -> Answer {
    let body = json!({ "id": id, "signature": signature, "timestamp": timestamp });
    send(server, reqwest::Method::PUT, "/dvs/session", body).await
}

async fn abort(server: &Server, id: &str) -> Answer {
    send(server, reqwest::Method::DELETE, "/dvs/session", json!({ "id": id })).await
}

#[tokio::test]
async fn it_is_looked_at_and_signed() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let Opened { id, session } = open(&server).await;
    let looked = details(&server, &id).await.ok();
    let expected = json!({
        "userID": USER, "hash": HASH, "description": "Order 4411", "status": "active",
        "expireTime": server.now() + 300, "projectId": server.project, "projectName": "Larkspur",
        "projectLogoURL": "", "verificationMethod": "fullCustom", "verificationURL": "",
        "verificationCustomText": "", "identityType": "alphanumeric", "identityTypeLabel": "User ID",
        "pinLength": 4, "enableRegistrationCode": true, "limitRegCodeVerified": false,
    });
    assert_eq!(looked, expected);
    assert_eq!(session.poll(&server).await.0, "wid");
    let now = server.now();
    let signature = device.sign("1234", HASH, now);
    assert_eq!(sign(&server, &id, &signature, now).await.ok(), json!({ "status": "signed" }));
    assert_eq!(details(&server, &id).await.ok()["status"], "signed");
    let (status, user, _) = session.poll(&server).await;
    assert_eq!((status.as_str(), user.as_str()), ("signed", USER));
    sign(&server, &id, &signature, now).await.blames("id");
    abort(&server, &id).await.blames("id");
    assert_eq!(told(&server), ["session/opened", "signing/sign_success"]);
}

#[tokio::test]
async fn newer_clients_sign_it_too() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let Opened { id, session } = open(&server).await;
    let mut signature = device.sign("1234", HASH, server.now());
    signature["timestamp"] = server.now().into();
    session.sign(&server, &signature).await.ok();
    assert_eq!(details(&server, &id).await.ok()["status"], "signed");
    // And the other way round: what newer clients open can be signed the older way
    let newer = Session::open(&server, json!({ "hash": HASH })).await;
    assert_eq!(details(&server, &newer.wid).await.ok()["userID"], "");
    sign(&server, &newer.wid, &signature, server.now()).await.ok();
    let (_, _, signed) = newer.poll(&server).await;
    let (_, _, other) = session.poll(&server).await;
    let read = |text: String| {
        let json = BASE64_STANDARD.decode(text).unwrap();
        serde_json::from_slice::<Value>(&json).unwrap()
    };
    assert_eq!((read(signed), read(other)), (signature.clone(), signature));
}

#[tokio::test]
async fn it_is_refused() {
    let server = Server::start().await;
    let Opened { id, session } = open(&server).await;
    let answer = abort(&server, &id).await.ok();
    assert!(answer.as_object().unwrap().values().all(Value::is_string));
    assert_eq!(session.poll(&server).await.0, "abort");
    details(&server, &id).await.blames("id");
    abort(&server, &id).await.blames("id");
    assert_eq!(told(&server), ["session/opened", "session/aborted"]);
}

#[tokio::test]
async fn a_bad_id_is_named() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let signature = device.sign("1234", HASH, server.now());
    let sign_in = Session::open(&server, json!({})).await;
    let late = open(&server).await;
    server.pass(300);
    for id in ["unknown", "", "a b", &sign_in.wid, &late.id] {
        details(&server, id).await.blames("id");
        sign(&server, id, &signature, server.now()).await.blames("id");
        abort(&server, id).await.blames("id");
    }
    assert_eq!(sign_in.poll(&server).await.0, "expired");
}

#[tokio::test]
async fn only_its_own_signature_completes_it() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let mallory = Device::enrol(&server, "mallory@example.com", "1234").await;
    let Opened { id, session } = open(&server).await;
    let now = server.now();
    let other = HASH.replacen("2c", "2d", 1);
    sign(&server, &id, &device.sign("1234", &other, now), now).await.blames("signature.hash");
    sign(&server, &id, &mallory.sign("1234", HASH, now), now).await.blames("id");
    let mut twofold = device.sign("1234", HASH, now);
    twofold["timestamp"] = (now - 1).into();
    sign(&server, &id, &twofold, now).await.blames("signature.timestamp");
    for code in [Code::InvalidSignature, Code::InvalidSignature, Code::RevokedMpinId] {
        sign(&server, &id, &device.sign("1235", HASH, now), now).await.refused(code);
    }
    assert_eq!(session.poll(&server).await.0, "new");
}

#[tokio::test]
async fn its_members_are_judged() {
    let server = Server::start().await;
    for (name, value) in [
        ("projectID", json!("00000000-0000-0000-0000-000000000000")),
        ("projectID", json!(null)),
        ("hash", json!(null)),
        ("hash", json!("xyz")),
        ("userID", json!(" ")),
        ("description", json!("x".repeat(1025))),
    ] {
        let mut body = json!({ "projectID": server.project, "userID": USER, "hash": HASH });
        body[name] = value;
        server.post("/dvs/session", &body).await.blames(name);
    }
}
