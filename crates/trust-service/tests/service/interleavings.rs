//! What happens at the same moment: one wins, and the audit log tells the same story as the answers.

use serde_json::{Value, json};
use wire::Code;

use crate::races::at_once;
use crate::sessions::Session;
use crate::support::*;

const ROUNDS: usize = 24;

/// What the log tells since it had this many rows.
fn since(server: &Server, before: usize) -> Vec<String> {
    told(server).split_off(before)
}

fn succeeded(answers: &[Answer]) -> usize {
    answers.iter().filter(|answer| answer.status == 200).count()
}

/// Who came late was told how the session ended.
fn ended(answer: &Answer) -> String {
    let context = answer.refused(Code::InvalidAuthenticationSession).json()["context"]["status"].clone();
    context.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_devices_of_a_user_at_one_session() {
    let server = Server::start().await;
    let devices = [Device::enrol(&server, USER, "1234").await, Device::enrol(&server, USER, "4321").await];
    let pins = ["1234", "4321"];
    for round in 0..ROUNDS {
        let session = Session::open(&server, json!({ "userId": USER })).await;
        let mut tickets = Vec::new();
        // Two devices, and every other time the same one twice
        for turn in 0..2 {
            let which = if round % 2 == 0 { turn } else { 0 };
            tickets.push(devices[which].prove(&server, pins[which], "oidc", Some(&session.wid)).await);
        }
        let before = told(&server).len();
        let answers = at_once(tickets.iter().map(|ticket| redeem(&server, ticket)).collect()).await;
        assert_eq!(succeeded(&answers), 1, "{answers:?}");
        let late = answers.iter().find(|answer| answer.status != 200).unwrap();
        assert_eq!(ended(late), "authenticated");
        let expected = ["authentication/authenticate_success", "authentication/session_refused"];
        assert_eq!(since(&server, before), expected);
        assert_eq!(session.poll(&server).await.0, "authenticated");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn approved_and_refused() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for _ in 0..ROUNDS {
        let session = Session::open(&server, json!({})).await;
        let ticket = device.prove(&server, "1234", "oidc", Some(&session.wid)).await;
        let before = told(&server).len();
        let (approved, refused) =
            tokio::join!(redeem(&server, &ticket), session.report(&server, "abort", json!({})));
        let end = session.poll(&server).await.0;
        let log = since(&server, before);
        if approved.status == 200 {
            assert_eq!((end.as_str(), ended(&refused).as_str()), ("authenticated", "authenticated"));
            assert_eq!(log, ["authentication/authenticate_success"]);
        } else {
            assert_eq!((refused.status, end.as_str(), ended(&approved).as_str()), (200, "abort", "abort"));
            assert_eq!(log, ["session/aborted", "authentication/session_refused"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signed_twice_and_refused() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let mut signature = device.sign("1234", HASH, now);
    signature["timestamp"] = now.into();
    for _ in 0..ROUNDS {
        let session = Session::open(&server, json!({ "hash": HASH })).await;
        let before = told(&server).len();
        let (first, second, refused) = tokio::join!(
            session.sign(&server, &signature),
            session.sign(&server, &signature),
            session.report(&server, "abort", json!({})),
        );
        let answers = [first, second, refused];
        assert_eq!(succeeded(&answers), 1, "{answers:?}");
        let end = session.poll(&server).await.0;
        assert_eq!(end, if answers[2].status == 200 { "abort" } else { "signed" });
        for late in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!(ended(late), end);
        }
        let log = since(&server, before);
        let won = if end == "abort" { "session/aborted" } else { "signing/sign_success" };
        assert_eq!(log[0], won);
        assert!(log[1..].iter().all(|told| told == "signing/sign_failure"), "{log:?}");
    }
    device.sign_in(&server, "1234").await.ok();
}

async fn revoke(server: &Server, device: &Device) -> Answer {
    let hash = wire::MpinId::parse(&device.mpin_id).unwrap().hash();
    let path = format!("/api/v1/projects/{}/mpinids/{hash}/revocation", server.project);
    server.call(&path, &json!({ "reason": "lost" })).await
}

#[tokio::test]
async fn revoked_between_the_proof_and_its_verdict() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({})).await;
    let ticket = device.prove(&server, "1234", "oidc", Some(&session.wid)).await;
    let before = told(&server).len();
    revoke(&server, &device).await.ok();
    redeem(&server, &ticket).await.refused(Code::RevokedMpinId);
    assert_eq!(session.poll(&server).await.0, "new");
    let expected = ["identity/revoked", "authentication/authenticate_refused"];
    assert_eq!(since(&server, before), expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn revoked_while_the_verdict_is_made() {
    let server = Server::start().await;
    for _ in 0..ROUNDS {
        let device = Device::enrol(&server, USER, "1234").await;
        let session = Session::open(&server, json!({})).await;
        let ticket = device.prove(&server, "1234", "oidc", Some(&session.wid)).await;
        let before = told(&server).len();
        let (verdict, revoked) = tokio::join!(redeem(&server, &ticket), revoke(&server, &device));
        revoked.ok();
        let (end, log) = (session.poll(&server).await.0, since(&server, before));
        if verdict.status == 200 {
            assert_eq!(end, "authenticated");
            assert_eq!(log, ["authentication/authenticate_success", "identity/revoked"]);
        } else {
            verdict.refused(Code::RevokedMpinId);
            assert_eq!(end, "new");
            assert_eq!(log, ["identity/revoked", "authentication/authenticate_refused"]);
        }
        device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn blocked_while_it_signs() {
    let server = Server::start().await;
    for _ in 0..ROUNDS / 4 {
        let device = Device::enrol(&server, USER, "1234").await;
        let now = server.now();
        let signed = |pin: &str| -> Value {
            let mut signature = device.sign(pin, HASH, now);
            signature["timestamp"] = now.into();
            signature
        };
        let session = Session::open(&server, json!({ "hash": HASH })).await;
        for _ in 0..2 {
            session.sign(&server, &signed("4321")).await.refused(Code::InvalidSignature);
        }
        let before = told(&server).len();
        let (right, wrong) = (signed("1234"), signed("4321"));
        let (right, wrong) = tokio::join!(session.sign(&server, &right), session.sign(&server, &wrong));
        let log = since(&server, before);
        if right.status == 200 {
            assert_eq!(log[0], "signing/sign_success");
            assert_eq!(session.poll(&server).await.0, "signed");
        } else {
            wrong.refused(Code::RevokedMpinId);
            right.refused(Code::RevokedMpinId);
            let expected = ["signing/sign_failure", "identity/blocked", "signing/sign_failure"];
            assert_eq!(log, expected);
            assert_eq!(session.poll(&server).await.0, "new");
        }
    }
}
