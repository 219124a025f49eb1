//! `POST /verification/email`: codes, links, pauses.

use serde_json::{Value, json};
use trust_service::projects::VerificationMethod;
use wire::Code;

use crate::races::at_once;
use crate::support::*;

const TAG: &str = "0123456789abcdef0123456789abcdef";

async fn start() -> Server {
    Server::start_with(Setup { verification_method: VerificationMethod::Email }).await
}

fn request(server: &Server, user: &str) -> Value {
    json!({ "userId": user, "projectId": server.project, "deviceName": "Laptop" })
}

async fn send(server: &Server, body: &Value) -> Answer {
    server.post("/verification/email", body).await
}

async fn ask(server: &Server, user: &str) -> Answer {
    send(server, &request(server, user)).await
}

/// The newest letter's text.
async fn letter(server: &Server) -> String {
    let get = server.http.get(format!("{}/mailbox", server.url)).header("accept", "application/json");
    let mails = Answer::read(get.send().await.unwrap()).await.ok();
    mails["mails"][0]["body"].as_str().unwrap().to_owned()
}

async fn code(server: &Server) -> String {
    let text = letter(server).await;
    let code = text.lines().map(str::trim).find(|line| line.len() == 6 && line.parse::<u32>().is_ok());
    code.unwrap().to_owned()
}

async fn link(server: &Server) -> String {
    let text = letter(server).await;
    text.lines().map(str::trim).find(|line| line.starts_with("http")).unwrap().to_owned()
}

async fn exchange(server: &Server, user: &str, code: &str) -> Answer {
    server.post("/verification/confirmation", &json!({ "userId": user, "code": code })).await
}

async fn enrol(server: &Server, user: &str) -> Device {
    assert_eq!(ask(server, user).await.ok()["method"], "code");
    let answer = exchange(server, user, &code(server).await).await.ok();
    Device::register(server, user, "1234", answer["actToken"].as_str().unwrap()).await
}

fn wrong(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn a_stranger_gets_a_code_and_enrols_with_it() {
    let server = start().await;
    let answer = ask(&server, USER).await.ok();
    assert_eq!(answer, json!({ "backoff": server.now() + 10, "method": "code" }));
    let text = letter(&server).await;
    for said in ["Larkspur", "“Laptop”", "10 minutes", "If you did not ask", "once"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let answer = exchange(&server, USER, &code(&server).await).await.ok();
    let device = Device::register(&server, USER, "1234", answer["actToken"].as_str().unwrap()).await;
    device.sign_in(&server, "1234").await.ok();
    assert_eq!(enrolment_story(&server)[..2], ["verification/mail_sent", "verification/verify_success"]);
}

#[tokio::test]
async fn a_user_who_is_enrolled_elsewhere_gets_a_link_and_their_own_device_a_code() {
    let server = start().await;
    let device = enrol(&server, USER).await;
    server.pass(10);
    assert_eq!(ask(&server, USER).await.ok()["method"], "link");
    let address = link(&server).await;
    assert!(address.starts_with(&format!("{}/verification/confirmation?code=", server.url)), "{address}");
    assert!(
        letter(&server).await.contains("one hour") && letter(&server).await.contains("If this was not you")
    );
    let mailbox = server.get("/mailbox").await.text;
    assert!(mailbox.contains(&format!("<a href=\"{}\">", address.replace('&', "&amp;"))));
    // Opened, it shows a page; any device may exchange it
    let path = address.strip_prefix(&server.url).unwrap();
    assert!(server.get(path).await.text.contains(USER));
    let mut code = confirmation(&address);
    code["deviceTag"] = TAG.into();
    let answer = server.post("/verification/confirmation", &code).await.ok();
    Device::register(&server, USER, "1234", answer["actToken"].as_str().unwrap()).await;
    // The device shows what it holds, revoked or not
    for _ in 0..3 {
        device.sign_in(&server, "9999").await;
    }
    server.pass(60);
    let mut body = request(&server, USER);
    body["mpinId"] = device.mpin_id.clone().into();
    assert_eq!(send(&server, &body).await.ok()["method"], "code");
    // An identity of another user is no reason
    server.pass(60);
    let other = enrol(&server, "frank@example.com").await;
    server.pass(60);
    body["mpinId"] = other.mpin_id.clone().into();
    assert_eq!(send(&server, &body).await.ok()["method"], "link");
}

#[tokio::test]
async fn a_device_is_known_by_its_tag_and_a_code_is_good_on_it_only() {
    let server = start().await;
    let mut body = request(&server, USER);
    body["deviceTag"] = TAG.into();
    send(&server, &body).await.ok();
    let code = code(&server).await;
    exchange(&server, USER, &code).await.refused(Code::UnsuccessfulVerification);
    let mut shown = json!({ "userId": USER, "code": code, "deviceTag": "f".repeat(32) });
    let answer = server.post("/verification/confirmation", &shown).await;
    answer.refused(Code::UnsuccessfulVerification);
    shown["deviceTag"] = TAG.into();
    let answer = server.post("/verification/confirmation", &shown).await.ok();
    let mut registering = registration(USER, answer["actToken"].as_str().unwrap(), &Key::generate());
    registering["deviceTag"] = TAG.into();
    server.post("/registration", &registering).await.ok();
    server.pass(10);
    assert_eq!(send(&server, &body).await.ok()["method"], "code");
    server.pass(20);
    body["deviceTag"] = "f".repeat(32).into();
    assert_eq!(send(&server, &body).await.ok()["method"], "link");
}

#[tokio::test]
async fn pauses_grow_and_are_forgotten() {
    let server = start().await;
    for pause in [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600] {
        let next = server.now() + pause;
        assert_eq!(ask(&server, USER).await.ok()["backoff"], next);
        server.pass(pause as u64 - 1);
        let refused = ask(&server, USER).await;
        assert_eq!(refused.refused(Code::RequestBackoff).json()["context"]["backoff"], next.to_string());
        // Other capitals are the same mailbox, and other users have pauses of their own
        ask(&server, "Erika@Example.com").await.refused(Code::RequestBackoff);
        server.pass(1);
    }
    assert_eq!(server.rows("mails"), 11);
    server.pass(24 * 3600);
    assert_eq!(ask(&server, USER).await.ok()["backoff"], server.now() + 10);
    assert!(enrolment_story(&server).contains(&"verification/mail_refused".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_requests_at_once_one_sends_a_mail() {
    let server = start().await;
    let answers = at_once((0..16).map(|_| ask(&server, USER)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(server.rows("mails"), 1);
}

#[tokio::test]
async fn known_and_unknown_users_are_answered_alike() {
    let server = start().await;
    enrol(&server, USER).await;
    server.pass(10);
    let known = ask(&server, USER).await;
    server.pass(1);
    let unknown = ask(&server, "nobody@example.com").await;
    let shape = |answer: &Answer| {
        let members: Vec<_> = answer.ok().as_object().unwrap().keys().cloned().collect();
        (answer.status, members, answer.ok()["backoff"].is_i64())
    };
    assert_eq!(shape(&known), shape(&unknown));
    for user in [USER, "nobody@example.com"] {
        let refused = ask(&server, user).await;
        assert_eq!(refused.refused(Code::RequestBackoff).json()["context"].as_object().unwrap().len(), 1);
    }
    // So are wrong codes: of a user who has one, of one who has none, and of nobody
    let answers = [
        exchange(&server, "nobody@example.com", &wrong(&code(&server).await)).await,
        exchange(&server, USER, "000000").await,
        exchange(&server, "somebody@example.com", "000000").await,
        exchange(&server, USER, "no code at all").await,
    ];
    assert!(answers.iter().skip(1).take(2).all(|answer| answer.text == answers[0].text), "{answers:?}");
}

#[tokio::test]
async fn the_newest_mail_counts() {
    let server = start().await;
    ask(&server, USER).await.ok();
    let first = code(&server).await;
    server.pass(10);
    ask(&server, USER).await.ok();
    let mut second = code(&server).await;
    if first == second {
        server.pass(20);
        ask(&server, USER).await.ok();
        second = code(&server).await;
    }
    exchange(&server, USER, &first).await.refused(Code::UnsuccessfulVerification);
    let answer = exchange(&server, USER, &second).await.ok();
    Device::register(&server, USER, "1234", answer["actToken"].as_str().unwrap()).await;
    server.pass(60);
    ask(&server, USER).await.ok();
    let older = link(&server).await;
    server.pass(120);
    ask(&server, USER).await.ok();
    let newer = link(&server).await;
    let older = server.post("/verification/confirmation", &confirmation(&older)).await;
    older.refused(Code::UnsuccessfulVerification);
    server.post("/verification/confirmation", &confirmation(&newer)).await.ok();
}

#[tokio::test]
async fn codes_and_links_end_and_say_whose_they_were() {
    let server = start().await;
    let mut body = request(&server, USER);
    body["accessId"] = "wid".into();
    send(&server, &body).await.ok();
    server.pass(600);
    let refused = exchange(&server, USER, &code(&server).await).await;
    let context = refused.refused(Code::UnsuccessfulVerification).json()["context"].clone();
    assert_eq!(context, json!({ "projectId": server.project, "accessId": "wid" }));
    body["deviceName"] = "Other".into();
    send(&server, &body).await.ok();
    let answer = exchange(&server, USER, &code(&server).await).await.ok();
    assert_eq!(answer["accessId"], "wid");
    Device::register(&server, USER, "1234", answer["actToken"].as_str().unwrap()).await;
    server.pass(60);
    assert_eq!(send(&server, &body).await.ok()["method"], "link");
    let address = link(&server).await;
    server.pass(3600);
    let refused = server.post("/verification/confirmation", &confirmation(&address)).await;
    let context = refused.refused(Code::UnsuccessfulVerification).json()["context"].clone();
    assert_eq!(context, json!({ "projectId": server.project, "accessId": "wid" }));
}

#[tokio::test]
async fn after_five_wrong_codes_the_right_one_is_dead() {
    let server = start().await;
    ask(&server, USER).await.ok();
    let right = code(&server).await;
    // What cannot be a mail's code is no attempt at it
    for other in ["1", "12345678", "abcdef"] {
        exchange(&server, USER, other).await.refused(Code::UnsuccessfulVerification);
    }
    for _ in 0..4 {
        exchange(&server, USER, &wrong(&right)).await.refused(Code::UnsuccessfulVerification);
    }
    exchange(&server, USER, &right).await.ok();
    exchange(&server, USER, &right).await.refused(Code::UnsuccessfulVerification);
    server.pass(10);
    ask(&server, USER).await.ok();
    let right = code(&server).await;
    for _ in 0..5 {
        exchange(&server, USER, &wrong(&right)).await.refused(Code::UnsuccessfulVerification);
    }
    exchange(&server, USER, &right).await.refused(Code::UnsuccessfulVerification);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_guesses_at_once_five_are_looked_at() {
    let server = start().await;
    ask(&server, USER).await.ok();
    let right = code(&server).await;
    let wrong = wrong(&right);
    at_once((0..64).map(|_| exchange(&server, USER, &wrong)).collect()).await;
    exchange(&server, USER, &right).await.refused(Code::UnsuccessfulVerification);
    let failures = enrolment_story(&server).iter().filter(|told| told.ends_with("verify_failure")).count();
    assert_eq!(failures, 5);
    server.pass(10);
    ask(&server, USER).await.ok();
    let right = code(&server).await;
    let answers = at_once((0..8).map(|_| exchange(&server, USER, &right)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
}

#[tokio::test]
async fn codes_are_kept_as_hashes_only() {
    let server = start().await;
    ask(&server, USER).await.ok();
    let code = code(&server).await;
    let file = rusqlite::Connection::open(server.folder.path().join("service.db")).unwrap();
    let (salt, hash): (Vec<u8>, Vec<u8>) = file
        .query_row("SELECT salt, code_hash FROM typed_codes", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!((salt.len(), hash.len()), (16, 32));
    assert!(!hash.windows(6).any(|window| window == code.as_bytes()));
}

#[tokio::test]
async fn every_parameter_is_judged() {
    let server = start().await;
    for (name, value) in [
        ("userId", json!("")),
        ("userId", json!("erika")),
        ("userId", json!("erika@localhost")),
        ("projectId", json!("00000000-0000-0000-0000-000000000000")),
        ("projectId", json!(null)),
        ("deviceName", json!(7)),
        ("mpinId", json!("xyz")),
        ("accessId", json!("a b")),
        ("deviceTag", json!("x")),
        ("clientId", json!("nobody")),
        ("redirectURI", json!("https://example.com/")),
        ("scope", json!(["open id"])),
        ("state", json!("x".repeat(1025))),
        ("nonce", json!("a\nb")),
    ] {
        let mut body = request(&server, USER);
        body[name] = value;
        send(&server, &body).await.blames(name);
    }
    assert_eq!((server.rows("mails"), server.rows("mail_pauses")), (0, 0));
    // What the vendor's clients send for nothing
    let mut body = request(&server, USER);
    for (name, value) in [("mpinId", json!("")), ("scope", json!([])), ("clientId", json!(CLIENT))] {
        body[name] = value;
    }
    body["redirectURI"] = "http://localhost:3000/done".into();
    send(&server, &body).await.ok();
}

#[tokio::test]
async fn a_project_with_its_own_verification_sends_no_mail() {
    let server = Server::start().await;
    ask(&server, USER).await.refused(Code::InvalidVerificationMethod);
    let features = async |server: &Server| {
        let configuration = server.get("/.well-known/project-configuration").await.ok();
        configuration["countersign"]["features"].as_array().unwrap().contains(&json!("verification-email"))
    };
    assert!(!features(&server).await);
    assert!(features(&start().await).await);
}
