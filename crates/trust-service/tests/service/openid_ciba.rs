//! Sign-ins without a browser: what a provider of CIBA is tested for.

use serde_json::Value;
use trust_service::projects::{self, Client};
use wire::{ClientId, ClientSecret};

use crate::support::*;

const GRANT: &str = "urn:openid:params:grant-type:ciba";

async fn ready() -> (Server, Device) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    (server, device)
}

async fn begin(server: &Server, more: &[(&str, &str)]) -> Answer {
    server.form("/oidc/backchannel", &[&[("scope", "openid email")], more].concat()).await
}

async fn ask(server: &Server, id: &str) -> Answer {
    server.form("/oidc/token", &[("grant_type", GRANT), ("auth_req_id", id)]).await
}

/// Begins, and answers the id with the session that the device is shown.
async fn begun(server: &Server, more: &[(&str, &str)]) -> (String, String) {
    let answer = begin(server, &[&[("login_hint", USER)], more].concat()).await.ok();
    assert_eq!(answer["interval"], 5);
    let file = server.folder.path().join("service.db");
    let sql = "SELECT pushed_as FROM sessions WHERE pushed_as IS NOT NULL ORDER BY rowid DESC LIMIT 1";
    let session = rusqlite::Connection::open(file).unwrap().query_row(sql, [], |row| row.get(0)).unwrap();
    (answer["auth_req_id"].as_str().unwrap().to_owned(), session)
}

#[tokio::test]
async fn approved_and_redeemed_once() {
    let (server, device) = ready().await;
    let (id, session) = begun(&server, &[("binding_message", "W4-SCT: Überweisung 12 €")]).await;
    let look =
        server.post("/rps/v2/codeStatus", &serde_json::json!({ "wid": session, "status": "wid" })).await.ok();
    assert_eq!(
        (&look["description"], &look["prerollId"]),
        (&Value::from("W4-SCT: Überweisung 12 €"), &Value::from(USER))
    );
    ask(&server, &id).await.fails("authorization_pending");
    device.authenticate(&server, "1234", "oidc", Some(&session)).await.ok();
    let tokens = ask(&server, &id).await.ok();
    assert_eq!(claims(tokens["id_token"].as_str().unwrap())["sub"], USER);
    let claims = server.userinfo(tokens["access_token"].as_str().unwrap()).await.ok();
    assert_eq!(claims["email"], USER);
    ask(&server, &id).await.fails("invalid_grant");
}

#[tokio::test]
async fn several_hints_or_none_are_refused() {
    let (server, _) = ready().await;
    for (more, error) in [
        (&[][..], "invalid_request"),
        (&[("login_hint", USER), ("login_hint_token", "x")], "invalid_request"),
        (&[("login_hint", USER), ("id_token_hint", "x")], "invalid_request"),
        (&[("id_token_hint", "x")], "invalid_request"),
        (&[("login_hint_token", "x")], "unknown_user_id"),
        (&[("login_hint", "\u{1}")], "unknown_user_id"),
        (&[("login_hint", USER), ("requested_expiry", "0")], "invalid_request"),
        (&[("login_hint", USER), ("requested_expiry", "soon")], "invalid_request"),
    ] {
        begin(&server, more).await.fails(error);
    }
    let without = server.form("/oidc/backchannel", &[("scope", "email"), ("login_hint", USER)]).await;
    without.fails("invalid_scope");
    let stranger = server.plain_form("/oidc/backchannel", &[("scope", "openid"), ("login_hint", USER)]).await;
    stranger.fails("invalid_client");
}

#[tokio::test]
async fn an_odd_binding_message_is_refused() {
    let (server, _) = ready().await;
    for message in ["two\nlines", "\u{7}", &"x".repeat(201)] {
        let answer = begin(&server, &[("login_hint", USER), ("binding_message", message)]).await;
        answer.fails("invalid_binding_message");
    }
}

#[tokio::test]
async fn a_wrong_auth_req_id_or_client() {
    let (server, device) = ready().await;
    let (id, session) = begun(&server, &[]).await;
    device.authenticate(&server, "1234", "oidc", Some(&session)).await.ok();
    let other = Client::new(ClientId::parse("other").unwrap(), server.project);
    let hash = projects::derive_secret_hash(ClientSecret::parse(SECRET).unwrap());
    let now = trust_service::clock::Clock::now(server.clock.as_ref());
    server.node.store().write(move |tx| projects::insert_client(tx, &other, &hash, now)).await.unwrap();
    let form = [("grant_type", GRANT), ("auth_req_id", id.as_str())];
    server.form_as("other", SECRET, "/oidc/token", &form).await.fails("invalid_grant");
    ask(&server, &format!("{id}x")).await.fails("invalid_grant");
    server.form("/oidc/token", &[("grant_type", GRANT)]).await.fails("invalid_request");
    ask(&server, &id).await.ok();
}

#[tokio::test]
async fn an_expired_request() {
    let (server, device) = ready().await;
    let (id, session) = begun(&server, &[("requested_expiry", "30")]).await;
    server.pass(29);
    ask(&server, &id).await.fails("authorization_pending");
    server.pass(1);
    ask(&server, &id).await.fails("expired_token");
    let late = device.authenticate(&server, "1234", "oidc", Some(&session)).await;
    late.refused(wire::Code::InvalidAuthenticationSession);
    ask(&server, &id).await.fails("expired_token");
}

#[tokio::test]
async fn the_user_rejects() {
    let (server, _) = ready().await;
    let (id, session) = begun(&server, &[]).await;
    server.post("/rps/v2/codeStatus", &serde_json::json!({ "wid": session, "status": "abort" })).await.ok();
    ask(&server, &id).await.fails("access_denied");
}

#[tokio::test]
async fn who_asks_too_often_is_told_to_slow_down() {
    let (server, _) = ready().await;
    let (id, _) = begun(&server, &[]).await;
    ask(&server, &id).await.fails("authorization_pending");
    server.pass(4);
    ask(&server, &id).await.fails("slow_down");
    server.pass(9);
    ask(&server, &id).await.fails("slow_down");
    server.pass(15);
    ask(&server, &id).await.fails("authorization_pending");
}

#[tokio::test]
async fn nobody_learns_who_is_a_user() {
    let (server, _) = ready().await;
    let answers =
        [begin(&server, &[("login_hint", USER)]).await, begin(&server, &[("login_hint", "nobody")]).await];
    let ids = answers.map(|answer| answer.ok()["auth_req_id"].as_str().unwrap().to_owned());
    for id in &ids {
        ask(&server, id).await.fails("authorization_pending");
    }
    server.pass(300);
    for id in &ids {
        ask(&server, id).await.fails("expired_token");
    }
}

#[tokio::test]
async fn an_identity_that_was_revoked_meanwhile_gets_nothing() {
    let (server, device) = ready().await;
    let (id, session) = begun(&server, &[]).await;
    device.authenticate(&server, "1234", "oidc", Some(&session)).await.ok();
    for _ in 0..3 {
        device.sign_in(&server, "9999").await;
    }
    ask(&server, &id).await.fails("access_denied");
}
