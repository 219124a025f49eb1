//! The audit log tells of sessions, PINs and signatures what their callers were told.

use serde_json::json;
use wire::Code;

use crate::sessions::Session;
use crate::support::*;

fn row(what: &str, user: Option<&str>, named: bool) -> (String, String, Option<String>, bool) {
    let (kind, status) = what.split_once('/').unwrap();
    (kind.to_owned(), status.to_owned(), user.map(str::to_owned), named)
}

#[tokio::test]
async fn of_pins() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    device.sign_in(&server, "1234").await.ok();
    for _ in 0..3 {
        device.sign_in(&server, "1235").await;
    }
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    // Nobody's attempt, and a ticket that nobody has, are told of nobody
    redeem(&server, "nothing").await.refused(Code::UnsuccessfulAuthentication);
    let failure = row("authentication/authenticate_failure", Some(USER), true);
    assert_eq!(
        story(&server),
        [
            row("authentication/authenticate_success", Some(USER), true),
            failure.clone(),
            failure.clone(),
            failure,
            row("identity/blocked", Some(USER), true),
            row("authentication/authenticate_refused", Some(USER), true),
        ]
    );
}

#[tokio::test]
async fn of_an_identity_that_expired() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.pass(366 * 24 * 3600);
    let (u, _) = device.begin("1234");
    server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await.refused(Code::ExpiredMpinId);
    assert_eq!(story(&server), [row("authentication/authenticate_refused", Some(USER), true)]);
}

#[tokio::test]
async fn of_sessions() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let done = Session::open(&server, json!({})).await;
    device.authenticate(&server, "1234", "oidc", Some(&done.wid)).await.ok();
    device.authenticate(&server, "1234", "oidc", Some(&done.wid)).await;
    let refused = Session::open(&server, json!({ "userId": USER })).await;
    refused.report(&server, "abort", json!({})).await.ok();
    refused.report(&server, "abort", json!({})).await.refused(Code::InvalidAuthenticationSession);
    assert_eq!(
        story(&server),
        [
            row("session/opened", None, false),
            row("authentication/authenticate_success", Some(USER), true),
            row("authentication/session_refused", Some(USER), true),
            row("session/opened", Some(USER), false),
            row("session/aborted", Some(USER), false),
        ]
    );
}

#[tokio::test]
async fn of_signatures() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let verify = async |pin: &str| {
        let body = json!({ "signature": device.sign(pin, HASH, now), "timestamp": now });
        server.call("/dvs/verify", &body).await
    };
    verify("1234").await.ok();
    verify("1235").await.refused(Code::InvalidSignature);
    let session = Session::open(&server, json!({ "hash": HASH })).await;
    let at = |pin: &str| {
        let mut signature = device.sign(pin, HASH, now);
        signature["timestamp"] = now.into();
        signature
    };
    session.sign(&server, &at("1235")).await.refused(Code::InvalidSignature);
    session.sign(&server, &at("1234")).await.ok();
    session.sign(&server, &at("1234")).await.refused(Code::InvalidAuthenticationSession);
    let mallory = Device::enrol(&server, "mallory@example.com", "1234").await;
    let hers = Session::open(&server, json!({ "hash": HASH, "userId": USER })).await;
    let mut foreign = mallory.sign("1234", HASH, now);
    foreign["timestamp"] = now.into();
    hers.sign(&server, &foreign).await.refused(Code::InvalidAuthenticationSession);
    for _ in 0..3 {
        hers.sign(&server, &at("1235")).await;
    }
    let failure = row("signing/sign_failure", Some(USER), true);
    assert_eq!(
        story(&server),
        [
            row("signing/verify_success", Some(USER), true),
            row("signing/verify_failure", Some(USER), true),
            row("session/opened", None, false),
            failure.clone(),
            row("signing/sign_success", Some(USER), true),
            row("session/opened", Some(USER), false),
            row("signing/sign_failure", Some("mallory@example.com"), true),
            failure.clone(),
            failure.clone(),
            row("identity/blocked", Some(USER), true),
            failure,
        ]
    );
}
