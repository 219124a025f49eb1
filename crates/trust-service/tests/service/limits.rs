//! How much is too much.

use serde_json::json;
use wire::Code;

use crate::support::*;

/// Checks that it came too fast, and how long it says to wait.
#[track_caller]
fn must_wait(answer: &Answer, seconds: &str) {
    answer.refused(Code::TooManyRequests);
    assert_eq!(answer.json()["context"]["retryAfter"], seconds);
    assert_eq!(answer.headers["retry-after"], seconds);
    assert!(answer.headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn an_address_waits_as_long_as_it_is_told() {
    let server = Server::start_configured("[limits]\naddress = \"3/30s\"\n").await;
    for _ in 0..3 {
        server.get("/nowhere").await.refused(Code::NotFound);
    }
    must_wait(&server.get("/nowhere").await, "10");
    server.pass(4);
    must_wait(&server.get("/.well-known/jwks").await, "6");
    server.pass(6);
    server.get("/.well-known/jwks").await.ok();
    must_wait(&server.get("/nowhere").await, "10");
    // A browser's page reads that too
    let request =
        server.http.get(format!("{}/nowhere", server.url)).header("Origin", "http://localhost:3000");
    let answer = Answer::read(request.send().await.unwrap()).await;
    must_wait(&answer, "10");
    assert_eq!(answer.headers["access-control-allow-origin"], "http://localhost:3000");
    assert!(answer.headers["access-control-expose-headers"].to_str().unwrap().contains("Retry-After"));
}

#[tokio::test]
async fn a_project_has_its_share() {
    let server = Server::start_configured("[limits]\naddress = \"off\"\nproject = \"2/1m\"\n").await;
    for _ in 0..2 {
        server.get("/.well-known/jwks").await.ok();
    }
    must_wait(&server.get("/.well-known/jwks").await, "30");
    server.pass(30);
    server.get("/.well-known/jwks").await.ok();
}

#[tokio::test]
async fn one_user_is_not_another_and_nobody_learns_who_exists() {
    let server = Server::start_configured("[limits]\nuser = \"3/1m\"\n").await;
    for user in [USER, "nobody@example.com"] {
        let wrong = json!({ "userId": user, "code": "0".repeat(43) });
        for _ in 0..3 {
            server.post("/verification/confirmation", &wrong).await.refused(Code::UnsuccessfulVerification);
        }
        must_wait(&server.post("/verification/confirmation", &wrong).await, "20");
        must_wait(&server.call("/activate/initiate", &json!({ "userId": user })).await, "20");
    }
    server.call("/activate/initiate", &json!({ "userId": "karl@example.com" })).await.ok();
    server.pass(20);
    server.call("/activate/initiate", &json!({ "userId": USER })).await.ok();
}

#[tokio::test]
async fn an_identity_is_tried_only_so_often() {
    let server = Server::start_configured("[limits]\nuser = \"4/1m\"\n").await;
    let device = Device::enrol(&server, USER, "1234").await;
    let other = Device::enrol(&server, "karl@example.com", "1234").await;
    for _ in 0..4 {
        device.sign_in(&server, "1234").await.ok();
    }
    let (u, _) = device.begin("1234");
    must_wait(&server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await, "15");
    other.sign_in(&server, "1234").await.ok();
    server.pass(15);
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn a_classroom_behind_one_address_gets_in_at_once() {
    let server = Server::start_configured("").await;
    for pupil in 0..40 {
        let device = Device::enrol(&server, &format!("pupil-{pupil}@example.com"), "1234").await;
        device.sign_in(&server, "1234").await.ok();
    }
}
