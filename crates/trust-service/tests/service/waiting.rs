//! Waiting for a session to change: in one request, or over a stream.

use axum::body::Body;
use axum::http::Request;
use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::time::timeout;
use tower::ServiceExt;
use wire::Code;

use crate::races::at_once;
use crate::sessions::Session;
use crate::support::*;

async fn wait(server: &Server, session: &Session, seconds: u64, known: Option<&str>) -> Answer {
    let body = json!({ "webOTT": session.web_ott, "wait": seconds, "status": known });
    timeout(PATIENCE, server.post("/rps/v2/access", &body)).await.expect("an answer in time")
}

fn stream(server: &Server, web_ott: &str) -> reqwest::RequestBuilder {
    server.http.get(format!("{}/rps/v2/access/events", server.url)).bearer_auth(web_ott)
}

fn status((name, data): (String, Value)) -> String {
    assert_eq!(name, "status");
    data["status"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_answer_waits_for_news() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let session = Session::open(&server, json!({})).await;
    // What is news already is answered at once
    assert_eq!(wait(&server, &session, 30, None).await.ok()["status"], "new");
    assert_eq!(wait(&server, &session, 30, Some("wid")).await.ok()["status"], "new");
    let (seen, _) =
        tokio::join!(wait(&server, &session, 30, Some("new")), session.report(&server, "wid", json!({})),);
    assert_eq!(seen.ok()["status"], "wid");
    let (done, approved) = tokio::join!(
        wait(&server, &session, 30, Some("wid")),
        device.authenticate(&server, "1234", "oidc", Some(&session.wid)),
    );
    approved.ok();
    let done = done.ok();
    assert_eq!((&done["status"], &done["userId"]), (&json!("authenticated"), &json!(USER)));
    // Nothing follows an end
    assert_eq!(wait(&server, &session, 30, Some("authenticated")).await.ok()["status"], "authenticated");
    let unknown = Session { web_ott: "unknown".to_owned(), wid: String::new() };
    assert_eq!(wait(&server, &unknown, 30, Some("expired")).await.ok()["status"], "expired");
}

#[tokio::test]
async fn an_answer_does_not_wait_for_ever() {
    let server = Server::start().await;
    let session = Session::open(&server, json!({})).await;
    assert_eq!(wait(&server, &session, 1, Some("new")).await.ok()["status"], "new");
    wait(&server, &session, 31, Some("new")).await.blames("wait");
    let body = json!({ "webOTT": session.web_ott, "wait": 1000 });
    server.post("/rps/v2/access", &body).await.blames("wait");
    let body = json!({ "webOTT": session.web_ott, "wait": 1, "status": "done" });
    server.post("/rps/v2/access", &body).await.blames("status");
}

#[tokio::test]
async fn what_another_node_changes_and_what_time_changes_is_seen() {
    let server = Server::start().await;
    let (refused, late) = (Session::open(&server, json!({})).await, Session::open(&server, json!({})).await);
    let elsewhere = async {
        let connection = rusqlite::Connection::open(server.folder.path().join("service.db")).unwrap();
        let sql = "UPDATE sessions SET status = 'abort' WHERE rowid = (SELECT min(rowid) FROM sessions)";
        assert_eq!(connection.execute(sql, []).unwrap(), 1);
    };
    let (seen, ()) = tokio::join!(wait(&server, &refused, 30, Some("new")), elsewhere);
    assert_eq!(seen.ok()["status"], "abort");
    let (seen, ()) = tokio::join!(wait(&server, &late, 30, Some("new")), async { server.pass(300) });
    assert_eq!(seen.ok()["status"], "expired");
}

#[tokio::test]
async fn a_stream_tells_every_stage() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for post in [false, true] {
        let session = Session::open(&server, json!({})).await;
        let url = format!("{}/rps/v2/access/events", server.url);
        let request = match post {
            false => stream(&server, &session.web_ott),
            true => server.http.post(url).body(json!({ "webOTT": session.web_ott }).to_string()),
        };
        let mut events = Events::open(request).await.unwrap();
        assert_eq!(events.next().await.map(status).as_deref(), Some("new"));
        session.report(&server, "wid", json!({})).await.ok();
        assert_eq!(events.next().await.map(status).as_deref(), Some("wid"));
        session.report(&server, "user", json!({ "userId": USER })).await.ok();
        assert_eq!(events.next().await.map(status).as_deref(), Some("user"));
        device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
        let (_, last) = events.next().await.unwrap();
        assert_eq!((&last["status"], &last["userId"]), (&json!("authenticated"), &json!(USER)));
        assert_eq!(events.next().await, None);
    }
}

#[tokio::test]
async fn a_stream_is_for_who_opened_the_session() {
    let server = Server::start().await;
    let session = Session::open(&server, json!({})).await;
    // Neither the session's id nor a made-up secret opens it, and nobody is told whether there is one
    for token in [session.wid.as_str(), "unknown"] {
        let mut events = Events::open(stream(&server, token)).await.unwrap();
        assert_eq!(events.next().await.map(status).as_deref(), Some("expired"));
        assert_eq!(events.next().await, None);
    }
    server.get("/rps/v2/access/events").await.refused(Code::InvalidRequestAuthorization);
    let in_url = server.get(&format!("/rps/v2/access/events?webOTT={}", session.web_ott)).await;
    in_url.refused(Code::InvalidRequestAuthorization);
    server.post("/rps/v2/access/events", &json!({})).await.blames("webOTT");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_wait_and_each_is_told() {
    let server = Server::start().await;
    let mut sessions = Vec::new();
    for _ in 0..10 {
        sessions.push(Session::open(&server, json!({})).await);
    }
    let waiting = (0..200).map(|number| wait(&server, &sessions[number % 10], 30, Some("new"))).collect();
    let streaming = sessions.iter().map(async |session| {
        let mut events = Events::open(stream(&server, &session.web_ott)).await.unwrap();
        let first = events.next().await.map(status);
        (first, events)
    });
    let mut streams = at_once(streaming.collect::<Vec<_>>()).await;
    let refusing = async {
        // Others are served meanwhile
        Session::open(&server, json!({})).await;
        for session in &sessions {
            session.report(&server, "abort", json!({})).await.ok();
        }
    };
    let (answers, ()) = tokio::join!(at_once(waiting), refusing);
    assert!(answers.iter().all(|answer| answer.ok()["status"] == "abort"));
    for (first, events) in &mut streams {
        assert_eq!(first.as_deref(), Some("new"));
        assert_eq!(events.next().await.map(status).as_deref(), Some("abort"));
    }
}

#[tokio::test]
async fn a_service_that_stops_lets_nobody_wait() {
    let server = Server::start().await;
    let session = Session::open(&server, json!({})).await;
    let mut events = Events::open(stream(&server, &session.web_ott)).await.unwrap();
    assert!(events.next().await.is_some());
    let begun = tokio::time::Instant::now();
    let (answer, ()) = tokio::join!(wait(&server, &session, 30, Some("new")), async { server.node.stop() });
    assert_eq!(answer.ok()["status"], "new");
    assert_eq!(events.next().await, None);
    assert!(begun.elapsed().as_secs() < 25, "it waited to the end");
}

#[tokio::test]
async fn a_stream_says_that_it_is_still_there() {
    let server = Server::start().await;
    let body = json!({ "projectId": server.project }).to_string();
    let request = |path: &str, body: String, token: &str| {
        let request = Request::post(path).header("Host", server.url.trim_start_matches("http://"));
        request.header("Authorization", format!("Bearer {token}")).body(Body::from(body)).unwrap()
    };
    let router = server.hosts.router();
    let opened = router.clone().oneshot(request("/rps/v2/session", body, "")).await.unwrap();
    let opened = axum::body::to_bytes(opened.into_body(), 10_000).await.unwrap();
    let opened: Value = serde_json::from_slice(&opened).unwrap();
    let body = json!({ "webOTT": opened["webOTT"] }).to_string();
    let answer = router.oneshot(request("/rps/v2/access/events", body, "")).await.unwrap();
    let mut frames = answer.into_body().into_data_stream();
    // From here on the clock of the machine stands still, and goes on whenever nobody has anything to do
    tokio::time::pause();
    let begun = tokio::time::Instant::now();
    let mut comments = 0;
    while comments < 3 {
        let frame = frames.next().await.unwrap().unwrap();
        comments += usize::from(frame.starts_with(b":"));
    }
    assert_eq!(begun.elapsed().as_secs_f64().round(), 60.0);
}
