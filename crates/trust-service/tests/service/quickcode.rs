//! QuickCodes: one device of a user enrols another.

use serde_json::{Value, json};
use wire::Code;

use crate::races::at_once;
use crate::sessions::Session;
use crate::support::*;

async fn token(server: &Server, device: &Device) -> String {
    let answer = device.authenticate(server, "1234", "reg-code", None).await.ok();
    answer["jwt"].as_str().unwrap().to_owned()
}

async fn ask(server: &Server, jwt: &str) -> Answer {
    let body = json!({ "projectId": server.project, "jwt": jwt, "deviceName": "Laptop" });
    server.post("/verification/quickcode", &body).await
}

async fn make(server: &Server, device: &Device) -> String {
    let answer = ask(server, &token(server, device).await).await.ok();
    answer["code"].as_str().unwrap().to_owned()
}

async fn exchange(server: &Server, user: &str, code: &str) -> Answer {
    server.post("/verification/confirmation", &json!({ "userId": user, "code": code })).await
}

async fn enrol(server: &Server, user: &str, code: &str) -> Device {
    let answer = exchange(server, user, code).await.ok();
    Device::register(server, user, "5678", answer["actToken"].as_str().unwrap()).await
}

#[tokio::test]
async fn a_device_enrols_another() {
    let server = Server::start().await;
    let first = Device::enrol(&server, USER, "1234").await;
    let answer = ask(&server, &token(&server, &first).await).await.ok();
    let code = answer["code"].as_str().unwrap();
    assert!(code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit()));
    assert_eq!((&answer["ttlSeconds"], &answer["expireTime"]), (&json!(300), &json!(server.now() + 300)));
    assert_eq!(answer.as_object().unwrap().len(), 3);
    exchange(&server, "mallory@example.com", code).await.refused(Code::UnsuccessfulVerification);
    let second = enrol(&server, USER, code).await;
    second.sign_in(&server, "5678").await.ok();
    first.sign_in(&server, "1234").await.ok();
    exchange(&server, USER, code).await.refused(Code::UnsuccessfulVerification);
    let told = enrolment_story(&server);
    assert!(told.contains(&"verification/quickcode_created".to_owned()), "{told:?}");
}

#[tokio::test]
async fn a_code_ends_and_is_replaced() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let code = make(&server, &device).await;
    server.pass(300);
    let refused = exchange(&server, USER, &code).await;
    let context = refused.refused(Code::UnsuccessfulVerification).json()["context"].clone();
    assert_eq!(context, json!({ "projectId": server.project }));
    let (first, second) = (make(&server, &device).await, make(&server, &device).await);
    exchange(&server, USER, &first).await.refused(Code::UnsuccessfulVerification);
    for _ in 0..3 {
        exchange(&server, USER, "000000000").await.refused(Code::UnsuccessfulVerification);
        exchange(&server, USER, "000000").await.refused(Code::UnsuccessfulVerification);
    }
    exchange(&server, USER, &second).await.ok();
    let right = make(&server, &device).await;
    let wrong = format!("{:08}", (right.parse::<u32>().unwrap() + 1) % 100_000_000);
    for _ in 0..5 {
        exchange(&server, USER, &wrong).await.refused(Code::UnsuccessfulVerification);
    }
    exchange(&server, USER, &right).await.refused(Code::UnsuccessfulVerification);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_asks_once_and_in_time() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let jwt = token(&server, &device).await;
    let answers = at_once((0..8).map(|_| ask(&server, &jwt)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    ask(&server, &jwt).await.refused(Code::UnauthorizedRequest);
    let jwt = token(&server, &device).await;
    server.pass(60);
    ask(&server, &jwt).await.refused(Code::UnauthorizedRequest);
}

#[tokio::test]
async fn tokens_of_another_kind_do_not_pass_for_one_another() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let signed_in = device.sign_in(&server, "1234").await.ok()["jwt"].as_str().unwrap().to_owned();
    ask(&server, &signed_in).await.refused(Code::UnauthorizedRequest);
    ask(&server, &server.activate(USER).await).await.refused(Code::UnauthorizedRequest);
    ask(&server, "no token").await.blames("jwt");
    let jwt = token(&server, &device).await;
    let registering = registration(USER, &jwt, &Key::generate());
    server.post("/registration", &registering).await.refused(Code::InvalidActivationToken);
    // No relying party can take it for an authentication: the key is not published, the audience another
    let part = |number| {
        use base64::Engine;
        let bytes = base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(jwt.split('.').nth(number).unwrap());
        serde_json::from_slice::<Value>(&bytes.unwrap()).unwrap()
    };
    let (header, claims) = (part(0), part(1));
    assert_ne!(claims["aud"], server.project.to_string());
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
    for path in ["/.well-known/jwks", "/dvs/jwks"] {
        assert!(!server.get(path).await.text.contains(header["kid"].as_str().unwrap()));
    }
    let elsewhere = Server::start().await;
    ask(&elsewhere, &jwt).await.refused(Code::UnauthorizedRequest);
    let body = json!({ "projectId": "00000000-0000-0000-0000-000000000000", "jwt": jwt });
    server.post("/verification/quickcode", &body).await.blames("projectId");
    ask(&server, &jwt).await.ok();
}

#[tokio::test]
async fn a_device_that_is_revoked_meanwhile_makes_none() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let jwt = token(&server, &device).await;
    for _ in 0..3 {
        device.sign_in(&server, "9999").await;
    }
    ask(&server, &jwt).await.refused(Code::RevokedMpinId);
    let told = enrolment_story(&server);
    assert!(told.contains(&"verification/quickcode_refused".to_owned()), "{told:?}");
}

#[tokio::test]
async fn a_project_can_do_without() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let jwt = token(&server, &device).await;
    let says = async || {
        let configuration = server.get("/.well-known/project-configuration").await.ok();
        let session = Session::open(&server, json!({})).await;
        let details = session.report(&server, "wid", json!({})).await.ok();
        let feature =
            configuration["countersign"]["features"].as_array().unwrap().contains(&json!("quickcode"));
        (feature, details["enableRegistrationCode"].clone(), details["limitRegCodeVerified"].clone())
    };
    assert_eq!(says().await, (true, json!(true), json!(false)));
    server.change(|project| project.quick_codes = false).await;
    assert_eq!(says().await, (false, json!(false), json!(false)));
    ask(&server, &jwt).await.refused(Code::Forbidden);
    let (u, _) = device.begin("1234");
    server.post("/rps/v2/pass1", &device.pass1(&u, "reg-code")).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn a_project_can_end_it_with_the_second_device() {
    let server = Server::start().await;
    let first = Device::enrol(&server, USER, "1234").await;
    let code = make(&server, &first).await;
    let mut second = enrol(&server, USER, &code).await;
    let answer = second.authenticate(&server, "5678", "reg-code", None).await.ok();
    let early = answer["jwt"].as_str().unwrap().to_owned();
    server.change(|project| project.limits_quick_codes = true).await;
    ask(&server, &early).await.refused(Code::LimitedQuickcodeGeneration);
    let refused = second.authenticate(&server, "5678", "reg-code", None).await;
    refused.refused(Code::LimitedQuickcodeGeneration);
    second.sign_in(&server, "5678").await.ok();
    make(&server, &first).await;
    // A wrong PIN is told as such
    let wrong = second.authenticate(&server, "9999", "reg-code", None).await;
    wrong.refused(Code::UnsuccessfulAuthentication);
    // To renew the identity does not help
    server.rotate(0).await;
    let answer = second.sign_in(&server, "5678").await.ok();
    second = second.renew(&server, "5678", &answer).await;
    let refused = second.authenticate(&server, "5678", "reg-code", None).await;
    refused.refused(Code::LimitedQuickcodeGeneration);
    let session = Session::open(&server, json!({})).await;
    let details = session.report(&server, "wid", json!({})).await.ok();
    assert_eq!(details["limitRegCodeVerified"], true);
}
