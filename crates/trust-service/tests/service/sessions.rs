//! Sessions opened in one place and completed in another.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use wire::{Code, SessionDetails, SessionResponse};

use crate::support::*;

pub struct Session {
    pub web_ott: String,
    pub wid: String,
}

impl Session {
    pub async fn open(server: &Server, more: Value) -> Session {
        let mut body = json!({ "projectId": server.project });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let opened: SessionResponse = server.post("/rps/v2/session", &body).await.message();
        assert_eq!(opened.qr_url.as_str(), format!("{}/session/#{}", server.url, opened.access_id));
        assert_eq!(opened.access_url.as_str(), format!("{}/rps/v2/access", server.url));
        Session { web_ott: String::from(opened.web_ott), wid: opened.access_id.to_string() }
    }

    /// Status, user and signature.
    pub async fn poll(&self, server: &Server) -> (String, String, String) {
        let answer = server.post("/rps/v2/access", &json!({ "webOTT": self.web_ott })).await.ok();
        assert_eq!((&answer["statusCode"], &answer["redirectURL"]), (&json!(200), &json!("")));
        let text = |member: &str| answer[member].as_str().unwrap().to_owned();
        (text("status"), text("userId"), text("signature"))
    }

    pub async fn report(&self, server: &Server, status: &str, more: Value) -> Answer {
        let mut body = json!({ "wid": self.wid, "status": status });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        server.post("/rps/v2/codeStatus", &body).await
    }

    pub async fn sign(&self, server: &Server, signature: &Value) -> Answer {
        let signature = BASE64_STANDARD.encode(signature.to_string());
        self.report(server, "signed", json!({ "signature": signature })).await
    }
}

fn stands(status: &str, user: &str) -> (String, String, String) {
    (status.to_owned(), user.to_owned(), String::new())
}

#[tokio::test]
async fn a_sign_in_goes_through_its_stages() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({ "description": "Payroll" })).await;
    assert_eq!(session.poll(&server).await, stands("new", ""));
    let details: SessionDetails = session.report(&server, "wid", json!({})).await.message();
    assert_eq!((details.description.as_str(), details.hash.as_str()), ("Payroll", ""));
    assert_eq!(session.poll(&server).await, stands("wid", ""));
    let chosen = session.report(&server, "user", json!({ "userId": USER })).await.ok();
    assert_eq!(chosen, json!({ "status": "OK" }));
    assert_eq!(session.poll(&server).await, stands("user", USER));
    // Looking again does not take the choice back
    session.report(&server, "wid", json!({})).await.ok();
    assert_eq!(session.poll(&server).await, stands("user", USER));
    // A wrong PIN leaves it open; so does a token for something else
    device.authenticate(&server, "1235", "oidc", Some(&session.wid)).await;
    device.authenticate(&server, "1234", "jwt", Some(&session.wid)).await.ok();
    assert_eq!(session.poll(&server).await, stands("user", USER));
    let answer = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
    assert!(answer.get("jwt").is_none());
    assert_eq!(session.poll(&server).await, stands("authenticated", USER));
    let again = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
    again.refused(Code::InvalidAuthenticationSession);
    session.report(&server, "abort", json!({})).await.refused(Code::InvalidAuthenticationSession);
    assert_eq!(session.poll(&server).await, stands("authenticated", USER));
}

#[tokio::test]
async fn a_refused_session_stays_refused() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({})).await;
    session.report(&server, "abort", json!({})).await.ok();
    assert_eq!(session.poll(&server).await, stands("abort", ""));
    for status in ["wid", "abort"] {
        session.report(&server, status, json!({})).await.refused(Code::InvalidAuthenticationSession);
    }
    let late = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
    late.refused(Code::InvalidAuthenticationSession);
}

#[tokio::test]
async fn a_session_waits_five_minutes() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({})).await;
    server.pass(299);
    session.report(&server, "wid", json!({})).await.ok();
    server.pass(1);
    assert_eq!(session.poll(&server).await, stands("expired", ""));
    session.report(&server, "wid", json!({})).await.refused(Code::InvalidAuthenticationSession);
    let late = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
    late.refused(Code::InvalidAuthenticationSession);
    let unknown = Session { web_ott: "unknown".to_owned(), wid: "unknown".to_owned() };
    assert_eq!(unknown.poll(&server).await, stands("expired", ""));
    unknown.report(&server, "wid", json!({})).await.refused(Code::InvalidAuthenticationSession);
}

#[tokio::test]
async fn a_session_for_one_user_is_completed_by_no_other() {
    let server = Server::start().await;
    let mallory = Device::enrol(&server, "mallory@example.com", "1234").await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({ "userId": USER })).await;
    let details: SessionDetails = session.report(&server, "wid", json!({})).await.message();
    assert_eq!(details.preroll_id, USER);
    let chosen = session.report(&server, "user", json!({ "userId": mallory.user })).await;
    chosen.refused(Code::InvalidAuthenticationSession);
    let answer = mallory.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
    answer.refused(Code::InvalidAuthenticationSession);
    device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
    assert_eq!(session.poll(&server).await, stands("authenticated", USER));
}

#[tokio::test]
async fn a_signing_session_ends_with_its_signature() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({ "hash": HASH, "description": "Order 4411" })).await;
    let details: SessionDetails = session.report(&server, "wid", json!({})).await.message();
    assert_eq!(details.hash, HASH);
    // It is no sign-in
    let answer = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
    answer.refused(Code::InvalidAuthenticationSession);
    let now = server.now();
    let mut signature = device.sign("1234", HASH, now);
    session.sign(&server, &signature).await.blames("signature.timestamp");
    signature["timestamp"] = now.into();
    session.sign(&server, &signature).await.ok();
    let (status, user, signed) = session.poll(&server).await;
    assert_eq!((status.as_str(), user.as_str()), ("signed", USER));
    let signed: Value = serde_json::from_slice(&BASE64_STANDARD.decode(signed).unwrap()).unwrap();
    assert_eq!(signed, signature);
    session.sign(&server, &signature).await.refused(Code::InvalidAuthenticationSession);
    let body = json!({ "signature": signed, "timestamp": now });
    server.call("/dvs/verify", &body).await.ok();
}

#[tokio::test]
async fn only_its_own_signature_ends_a_session() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({ "hash": HASH, "userId": USER })).await;
    let at = |timestamp: i64, hash: &str, pin: &str, device: &Device| {
        let mut signature = device.sign(pin, hash, timestamp);
        signature["timestamp"] = timestamp.into();
        signature
    };
    let now = server.now();
    let other = HASH.replacen("2c", "2d", 1);
    session.sign(&server, &at(now, &other, "1234", &device)).await.blames("signature.hash");
    session.sign(&server, &at(now - 301, HASH, "1234", &device)).await.blames("signature.timestamp");
    session.sign(&server, &at(now, HASH, "1235", &device)).await.refused(Code::InvalidSignature);
    let mallory = Device::enrol(&server, "mallory@example.com", "1234").await;
    let foreign = session.sign(&server, &at(now, HASH, "1234", &mallory)).await;
    foreign.refused(Code::InvalidAuthenticationSession);
    for text in ["", "%", "e30", "bm8=", "W10="] {
        session
            .report(&server, "signed", json!({ "signature": text }))
            .await
            .refused(Code::InvalidRequestParameters);
    }
    session.sign(&server, &json!({})).await.blames("signature.mpinId");
    let sign_in = Session::open(&server, json!({})).await;
    sign_in.sign(&server, &at(now, HASH, "1234", &device)).await.blames("status");
    assert_eq!(session.poll(&server).await.0, "new");
    session.sign(&server, &at(now - 300, HASH, "1234", &device)).await.ok();
}

/// Anybody can open a session, so here a wrong signature is a wrong PIN: a thief with the token has three guesses in all.
#[tokio::test]
async fn guesses_at_a_pin_by_signing_sessions_revoke() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let mut signature = device.sign("1235", HASH, now);
    signature["timestamp"] = now.into();
    for code in [Code::InvalidSignature, Code::InvalidSignature, Code::RevokedMpinId, Code::RevokedMpinId] {
        let session = Session::open(&server, json!({ "hash": HASH })).await;
        session.sign(&server, &signature).await.refused(code);
    }
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
}

#[tokio::test]
async fn who_comes_late_is_told_how_it_ended() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let (refused, done) = (Session::open(&server, json!({})).await, Session::open(&server, json!({})).await);
    refused.report(&server, "abort", json!({})).await.ok();
    device.authenticate(&server, "1234", "oidc", Some(&done.wid)).await.ok();
    for (session, ended) in [(&refused, "abort"), (&done, "authenticated")] {
        for (status, more) in [("wid", json!({})), ("user", json!({ "userId": USER })), ("abort", json!({}))]
        {
            let answer = session.report(&server, status, more).await;
            assert_eq!(answer.refused(Code::InvalidAuthenticationSession).json()["context"]["status"], ended);
        }
        let answer = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
        assert_eq!(answer.refused(Code::InvalidAuthenticationSession).json()["context"]["status"], ended);
    }
    let late = Session::open(&server, json!({})).await;
    server.pass(301);
    let answer = late.report(&server, "wid", json!({})).await;
    assert_eq!(answer.refused(Code::InvalidAuthenticationSession).json()["context"]["status"], "expired");
}

#[tokio::test]
async fn the_members_of_a_session_are_judged() {
    let server = Server::start().await;
    for (name, value) in [
        ("projectId", json!("00000000-0000-0000-0000-000000000000")),
        ("projectId", json!("x")),
        ("projectId", json!(null)),
        ("userId", json!(" ")),
        ("description", json!("x".repeat(1025))),
        ("description", json!("\u{1b}[2J")),
        ("hash", json!("xyz")),
        ("hash", json!("00".repeat(65))),
    ] {
        let mut body = json!({ "projectId": server.project });
        body[name] = value;
        server.post("/rps/v2/session", &body).await.blames(name);
    }
    let session = Session::open(&server, json!({ "userId": "", "description": "two\nlines" })).await;
    for status in ["new", "authenticated", "expired", "open", ""] {
        session.report(&server, status, json!({})).await.blames("status");
    }
    session.report(&server, "user", json!({})).await.blames("userId");
    session.report(&server, "signed", json!({})).await.blames("signature");
    server.post("/rps/v2/access", &json!({})).await.blames("webOTT");
    assert_eq!(server.rows("sessions"), 1);
}

/// Every member that one of the mobile clients cannot do without (section A.3 of the protocol sheet).
#[tokio::test]
async fn the_mobile_clients_find_their_members() {
    let server = Server::start().await;
    let session = Session::open(&server, json!({})).await;
    let details = session.report(&server, "wid", json!({})).await.ok();
    for member in [
        "prerollId",
        "projectId",
        "projectName",
        "projectLogoURL",
        "verificationMethod",
        "verificationURL",
        "verificationCustomText",
        "identityType",
        "identityTypeLabel",
        "description",
        "hash",
    ] {
        assert!(details[member].is_string(), "{member}: {details}");
    }
    assert!(details["pinLength"].is_u64());
    assert!(details["enableRegistrationCode"].is_boolean() && details["limitRegCodeVerified"].is_boolean());
    let device = Device::enrol(&server, USER, "1234").await;
    let answer = device.sign_in(&server, "1234").await.ok();
    assert!(answer["status"].is_u64() && answer["message"].is_string());
}
