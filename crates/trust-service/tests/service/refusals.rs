//! What is refused before a capability is asked.

use reqwest::Method;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::json;
use wire::Code;

use crate::support::*;

const OPEN: [&str; 8] = [
    "/verification/confirmation",
    "/registration",
    "/rps/v2/session",
    "/rps/v2/access",
    "/rps/v2/codeStatus",
    "/rps/v2/pass1",
    "/rps/v2/pass2",
    "/rps/v2/authenticate",
];
const CLOSED: [&str; 3] = ["/verification", "/activate/initiate", "/dvs/verify"];

async fn send(server: &Server, path: &str, body: impl Into<reqwest::Body>) -> Answer {
    let request = server.http.post(format!("{}{path}", server.url)).basic_auth(CLIENT, Some(SECRET));
    Answer::read(request.body(body).send().await.unwrap()).await
}

#[tokio::test]
async fn what_is_no_json_object_is_no_body() {
    let server = Server::start().await;
    for path in OPEN.into_iter().chain(CLOSED) {
        for body in ["", "{", "nonsense", "[]", "7", "null", "\"text\"", "{\"a\":1}x", "\u{0}"] {
            send(&server, path, body).await.refused(Code::InvalidRequestBody);
        }
        send(&server, path, vec![0xff, 0xfe]).await.refused(Code::InvalidRequestBody);
        send(&server, path, "[".repeat(10_000)).await.refused(Code::InvalidRequestBody);
        send(&server, path, " ".repeat(32 * 1024 + 1)).await.refused(Code::RequestTooLarge);
        send(&server, path, "{}").await.refused(Code::InvalidRequestParameters);
    }
}

#[tokio::test]
async fn json_is_read_whatever_it_is_called() {
    let server = Server::start().await;
    let body = json!({ "userId": USER }).to_string();
    for content_type in
        ["application/json; charset=utf-8", "application/x-www-form-urlencoded", "text/plain", "?"]
    {
        let request = server.http.post(format!("{}/activate/initiate", server.url));
        let request = request.basic_auth(CLIENT, Some(SECRET)).header(CONTENT_TYPE, content_type);
        Answer::read(request.body(body.clone()).send().await.unwrap()).await.ok();
    }
}

#[tokio::test]
async fn credentials_are_asked_for_and_judged() {
    let server = Server::start().await;
    for path in CLOSED {
        // Before the body is looked at
        server.post(path, &json!([])).await.refused(Code::InvalidRequestAuthorization);
        for header in
            ["Basic", "Basic !!", "Bearer ", "Digest x", "Basic YWJj", "Y2xpZW50OnNlY3JldA==", "Basic \u{e4}"]
        {
            let request = server.http.post(format!("{}{path}", server.url)).header(AUTHORIZATION, header);
            let answer = Answer::read(request.send().await.unwrap()).await;
            answer.refused(Code::InvalidRequestAuthorization);
        }
        for (client, secret) in
            [(CLIENT, "wrong"), ("nobody", SECRET), (CLIENT, ""), ("", ""), ("a b", "c d")]
        {
            server.call_as(client, secret, path, &json!({})).await.refused(Code::UnauthorizedRequest);
        }
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_refused() {
    let server = Server::start().await;
    for path in ["/", "/rps", "/rps/v2/pass3", "/registration/", "/authority/3/share", "/../../etc/passwd"] {
        server.get(path).await.refused(Code::NotFound);
        server.post(path, &json!({})).await.refused(Code::NotFound);
    }
    let gets = ["/.well-known/jwks", "/dvs/jwks", "/.well-known/project-configuration"];
    for path in gets {
        server.post(path, &json!({})).await.refused(Code::MethodNotAllowed);
    }
    for path in OPEN.into_iter().chain(CLOSED) {
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
            let request = server.http.request(method, format!("{}{path}", server.url));
            let answer = Answer::read(request.send().await.unwrap()).await;
            answer.refused(Code::MethodNotAllowed);
        }
        if path != "/verification/confirmation" {
            server.get(path).await.refused(Code::MethodNotAllowed);
        }
    }
}

#[tokio::test]
async fn requests_for_another_project_are_refused_everywhere() {
    let server = Server::start().await;
    let other = "00000000-0000-0000-0000-000000000000";
    for path in OPEN.into_iter().chain(CLOSED).chain(["/authority/1/share"]) {
        server.post(&format!("{path}?project_id={other}"), &json!({})).await.blames("project_id");
        let request = server.http.post(format!("{}{path}", server.url)).header("X-MIRACL-CID", other);
        Answer::read(request.send().await.unwrap()).await.blames("X-MIRACL-CID");
    }
    let path = format!("/rps/v2/access?project_id={}", server.project);
    let request = server.http.post(format!("{}{path}", server.url));
    let request = request.header("X-MIRACL-CID", server.project.to_string());
    let request = request.header("X-MIRACL-CLIENT", "MIRACL Client.js/8.8.0");
    Answer::read(request.body(r#"{"webOTT":"x"}"#).send().await.unwrap()).await.ok();
}

#[tokio::test]
async fn refusals_leave_nothing_behind() {
    let server = Server::start().await;
    for path in OPEN.into_iter().chain(CLOSED) {
        send(&server, path, "{}").await;
        send(&server, path, "{").await;
    }
    for table in
        ["verifications", "activations", "registrations", "challenges", "answers", "sessions", "mails"]
    {
        assert_eq!(server.rows(table), 0, "{table}");
    }
}
