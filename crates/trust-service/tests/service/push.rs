//! Requests pushed to a user's devices.

use serde_json::{Value, json};
use wire::{Code, SessionResponse};

use crate::sessions::Session;
use crate::support::*;

/// What a device of ours chooses.
const TOKEN: &str = "5b6e0b5f8f0c5f1e5d3b9a4e8a7c6d5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b";

/// Enrols a device that takes pushed requests with this token.
async fn enrol(server: &Server, user: &str, token: &str) -> Device {
    Device::enrol_listening(server, user, "1234", token).await
}

async fn ask(server: &Server, user: &str) -> Answer {
    server.post("/pushauth?", &json!({ "prerollId": user })).await
}

async fn push(server: &Server, user: &str) -> Session {
    let opened: SessionResponse = ask(server, user).await.message();
    assert!(opened.qr_url.as_str().ends_with(&format!("#{}", opened.access_id)));
    Session { web_ott: String::from(opened.web_ott), wid: opened.access_id.to_string() }
}

async fn listen(server: &Server, token: &str) -> Result<Events, Answer> {
    Events::open(server.http.get(format!("{}/push/events", server.url)).bearer_auth(token)).await
}

async fn next(events: &mut Events) -> (String, Value) {
    events.next().await.expect("one more event")
}

fn request(server: &Server, user: &str, session: &Session) -> (String, Value) {
    let qr_url = format!("{}/session/#{}", server.url, session.wid);
    ("request".to_owned(), json!({ "projectID": server.project, "userID": user, "qrURL": qr_url }))
}

fn ended(session: &Session, status: &str) -> (String, Value) {
    ("ended".to_owned(), json!({ "accessId": session.wid, "status": status }))
}

#[tokio::test]
async fn a_request_reaches_the_device_and_is_answered() {
    let server = Server::start().await;
    let device = enrol(&server, USER, TOKEN).await;
    let pending = push(&server, USER).await;
    let mut events = listen(&server, TOKEN).await.unwrap();
    assert_eq!(next(&mut events).await, request(&server, USER, &pending));
    let live = push(&server, USER).await;
    assert_eq!(next(&mut events).await, request(&server, USER, &live));
    let details = pending.report(&server, "wid", json!({})).await.ok();
    assert_eq!(details["prerollId"], USER);
    device.authenticate(&server, "1234", "oidc", Some(&pending.wid)).await.ok();
    assert_eq!(next(&mut events).await, ended(&pending, "authenticated"));
    live.report(&server, "abort", json!({})).await.ok();
    assert_eq!(next(&mut events).await, ended(&live, "abort"));
    let late = push(&server, USER).await;
    assert_eq!(next(&mut events).await, request(&server, USER, &late));
    server.pass(300);
    assert_eq!(next(&mut events).await, ended(&late, "expired"));
    let (status, user, _) = pending.poll(&server).await;
    assert_eq!((status.as_str(), user.as_str()), ("authenticated", USER));
    let told = told(&server);
    let sent = told.iter().filter(|told| *told == "session/push_sent").count();
    assert_eq!((sent, told.iter().any(|told| told == "session/opened")), (3, false));
}

#[tokio::test]
async fn a_signature_is_asked_for_with_its_document() {
    let server = Server::start().await;
    let device = enrol(&server, USER, TOKEN).await;
    let mut events = listen(&server, TOKEN).await.unwrap();
    let body = json!({ "prerollId": USER, "hash": crate::documents::hash(b"an order"), "description": "Order 4411" });
    let openid = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query(&[])).finish();
    server.post(&format!("/pushauth?{openid}"), &body).await.blames("hash");
    let opened: SessionResponse = server.post("/pushauth", &body).await.message();
    let asked = Session { web_ott: String::from(opened.web_ott), wid: opened.access_id.to_string() };
    crate::documents::hand_over(&server, &asked, "Order 4411.txt", b"an order").await.ok();
    assert_eq!(next(&mut events).await, request(&server, USER, &asked));
    let details = asked.report(&server, "wid", json!({})).await.ok();
    assert_eq!((&details["description"], &details["hash"]), (&json!("Order 4411"), &body["hash"]));
    assert_eq!(details["document"]["name"], "Order 4411.txt");
    let mut signature = device.sign("1234", body["hash"].as_str().unwrap(), server.now());
    signature["timestamp"] = server.now().into();
    asked.sign(&server, &signature).await.ok();
    assert_eq!(next(&mut events).await, ended(&asked, "signed"));
}

#[tokio::test]
async fn every_device_of_the_user_is_asked_and_nobody_elses() {
    let server = Server::start().await;
    enrol(&server, USER, TOKEN).await;
    let another = TOKEN.replace("5b", "6b");
    enrol(&server, USER, &another).await;
    let foreign = TOKEN.replace("5b", "7b");
    enrol(&server, "mallory@example.com", &foreign).await;
    let mut listening = Vec::new();
    for token in [TOKEN, &another, &foreign] {
        listening.push(listen(&server, token).await.unwrap());
    }
    // A session that is not pushed is shown to none, though it is for the same user
    Session::open(&server, json!({ "userId": USER })).await;
    let hers = push(&server, "mallory@example.com").await;
    let his = push(&server, USER).await;
    for events in &mut listening[..2] {
        assert_eq!(next(events).await, request(&server, USER, &his));
    }
    assert_eq!(next(&mut listening[2]).await, request(&server, "mallory@example.com", &hers));
    hers.report(&server, "abort", json!({})).await.ok();
    assert_eq!(next(&mut listening[2]).await, ended(&hers, "abort"));
}

#[tokio::test]
async fn who_has_no_device_to_push_to_is_not_told_from_nobody() {
    let server = Server::start().await;
    Device::enrol(&server, USER, "1234").await;
    let revoked = enrol(&server, "revoked@example.com", TOKEN).await;
    for _ in 0..3 {
        revoked.sign_in(&server, "4321").await;
    }
    let mut answers = Vec::new();
    for user in ["nobody@example.com", USER, "revoked@example.com"] {
        let answer = ask(&server, user).await;
        answers.push(answer.refused(Code::NoPushToken).json());
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]));
    server.post("/pushauth", &json!({})).await.blames("prerollId");
    // The log tells of users, not of names that somebody made up
    let refused: Vec<_> =
        story(&server).into_iter().filter(|(_, status, ..)| status == "push_refused").collect();
    let users: Vec<_> = refused.iter().map(|(_, _, user, _)| user.as_deref()).collect();
    assert_eq!(users, [Some(USER), Some("revoked@example.com")]);
    assert_eq!(server.rows("sessions"), 0);
}

#[tokio::test]
async fn a_user_is_not_asked_again_and_again() {
    let server = Server::start().await;
    let device = enrol(&server, USER, TOKEN).await;
    enrol(&server, "other@example.com", &TOKEN.replace("5b", "6b")).await;
    // What was approved does not count
    for _ in 0..5 {
        let session = push(&server, USER).await;
        device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
    }
    push(&server, USER).await;
    server.pass(100);
    push(&server, USER).await.report(&server, "abort", json!({})).await.ok();
    push(&server, USER).await;
    let answer = ask(&server, USER).await;
    assert_eq!(answer.refused(Code::TooManyRequests).json()["context"]["retryAfter"], "200");
    push(&server, "other@example.com").await;
    server.pass(200);
    push(&server, USER).await;
    let answer = ask(&server, USER).await;
    assert_eq!(answer.refused(Code::TooManyRequests).json()["context"]["retryAfter"], "100");
    assert_eq!(told(&server).iter().filter(|told| *told == "session/push_refused").count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pushed_at_once_no_more_arrive() {
    let server = Server::start().await;
    enrol(&server, USER, TOKEN).await;
    let answers = crate::races::at_once((0..16).map(|_| ask(&server, USER)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 3);
}

#[tokio::test]
async fn only_a_device_with_a_good_identity_listens() {
    let server = Server::start().await;
    server.get("/push/events").await.refused(Code::InvalidRequestAuthorization);
    for token in ["unknown", TOKEN] {
        listen(&server, token).await.err().unwrap().refused(Code::UnauthorizedRequest);
    }
    let device = enrol(&server, USER, TOKEN).await;
    let mut events = listen(&server, TOKEN).await.unwrap();
    for _ in 0..3 {
        device.sign_in(&server, "4321").await;
    }
    assert_eq!(events.next().await, None);
    listen(&server, TOKEN).await.err().unwrap().refused(Code::UnauthorizedRequest);
    let expired = TOKEN.replace("5b", "6b");
    enrol(&server, "late@example.com", &expired).await;
    let mut events = listen(&server, &expired).await.unwrap();
    server.pass(366 * 24 * 3600);
    assert_eq!(events.next().await, None);
    listen(&server, &expired).await.err().unwrap().refused(Code::UnauthorizedRequest);
}

#[tokio::test]
async fn a_device_that_has_two_identities_hears_of_both() {
    let server = Server::start().await;
    enrol(&server, USER, TOKEN).await;
    let second = enrol(&server, "second@example.com", TOKEN).await;
    // The same user twice, as after a renewal, is told once
    enrol(&server, USER, TOKEN).await;
    let mut events = listen(&server, TOKEN).await.unwrap();
    for user in [USER, "second@example.com"] {
        let session = push(&server, user).await;
        assert_eq!(next(&mut events).await, request(&server, user, &session));
        session.report(&server, "abort", json!({})).await.ok();
        assert_eq!(next(&mut events).await, ended(&session, "abort"));
    }
    // One that is revoked does not end the other
    for _ in 0..3 {
        second.sign_in(&server, "4321").await;
    }
    let session = push(&server, USER).await;
    assert_eq!(next(&mut events).await, request(&server, USER, &session));
}

#[tokio::test]
async fn the_newest_connections_of_a_token_win() {
    let server = Server::start().await;
    enrol(&server, USER, TOKEN).await;
    let mut listening = Vec::new();
    for _ in 0..4 {
        listening.push(listen(&server, TOKEN).await.unwrap());
    }
    assert_eq!(listening[0].next().await, None);
    let session = push(&server, USER).await;
    for events in &mut listening[1..] {
        assert_eq!(next(events).await, request(&server, USER, &session));
    }
    server.node.stop();
    for events in &mut listening[1..] {
        assert_eq!(events.next().await, None);
    }
}

#[tokio::test]
async fn the_id_of_a_pushed_session_is_kept_only_while_it_is_open() {
    let server = Server::start().await;
    let device = enrol(&server, USER, TOKEN).await;
    let kept = || server.rows("sessions WHERE pushed_as IS NOT NULL");
    let (first, second) = (push(&server, USER).await, push(&server, USER).await);
    assert_eq!(kept(), 2);
    device.authenticate(&server, "1234", "oidc", Some(&first.wid)).await.ok();
    second.report(&server, "abort", json!({})).await.ok();
    assert_eq!(kept(), 0);
    push(&server, USER).await;
    server.pass(301);
    trust_service::sweep(&server.node).await.unwrap();
    assert_eq!(kept(), 0);
    // What the device shows is kept nowhere, what was pushed a while ago only as a hash
    for name in ["service.db", "service.db-wal"] {
        let file = std::fs::read(server.folder.path().join(name)).unwrap();
        assert!(!file.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()));
    }
    let configuration = server.get("/.well-known/project-configuration").await.ok();
    let features = configuration["countersign"]["features"].as_array().unwrap().clone();
    assert!(features.contains(&json!("push-events")));
}
