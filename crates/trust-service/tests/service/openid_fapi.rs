//! What of the FAPI 2.0 Security Profile's list applies: PKCE, deposited requests, redirects.

use trust_service::projects::{self, Client};
use wire::{ClientId, ClientSecret};

use crate::support::*;

async fn ready() -> (Server, Device, Browser) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let browser = Browser::new(&server);
    (server, device, browser)
}

async fn add_client(server: &Server, id: &str, strict: bool) {
    let client = Client { strict, ..Client::new(ClientId::parse(id).unwrap(), server.project) };
    let hash = projects::derive_secret_hash(ClientSecret::parse(SECRET).unwrap());
    let now = trust_service::clock::Clock::now(server.clock.as_ref());
    server.node.store().write(move |tx| projects::insert_client(tx, &client, &hash, now)).await.unwrap();
}

async fn push(server: &Server, changes: &[(&str, &str)]) -> String {
    let answer = server.form("/oidc/par", &query(changes)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let answer = answer.json();
    assert!(answer["expires_in"].as_u64().unwrap() < 600);
    answer["request_uri"].as_str().unwrap().to_owned()
}

fn pushed(uri: &str, client: &str) -> String {
    authorize(&[("client_id", client), ("request_uri", uri)])
}

#[tokio::test]
async fn pkce_missing_wrong_and_plain() {
    let (server, device, browser) = ready().await;
    for changes in [
        &[("code_challenge_method", "plain")][..],
        &[("code_challenge_method", "")],
        &[("code_challenge", "short")],
        &[("code_challenge", "")],
    ] {
        let url = browser.get(&authorize(&query(changes))).await.leads_to();
        assert_eq!(part(&url, "error").as_deref(), Some("invalid_request"), "{changes:?}");
    }
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let url = browser.sign_in(&server, &device, "1234", &query(&without)).await;
    server.redeem_code(&code(&url)).await.fails("invalid_grant");
    let code = code(&url);
    let form = [("grant_type", "authorization_code"), ("code", code.as_str())];
    server.form("/oidc/token", &form).await.fails("invalid_grant");
    let form = [&form[..], &[("redirect_uri", REDIRECT)]].concat();
    server.form("/oidc/token", &form).await.ok();
}

#[tokio::test]
async fn a_strict_client_must_use_pkce() {
    let (server, _, browser) = ready().await;
    add_client(&server, "strict", true).await;
    let without = [("client_id", "strict"), ("code_challenge", ""), ("code_challenge_method", "")];
    let url = browser.get(&authorize(&query(&without))).await.leads_to();
    assert_eq!(part(&url, "error").as_deref(), Some("invalid_request"));
    browser.begin(&query(&[("client_id", "strict")])).await;
}

#[tokio::test]
async fn a_code_is_its_clients() {
    let (server, device, browser) = ready().await;
    add_client(&server, "other", false).await;
    let url = browser.sign_in(&server, &device, "1234", &query(&[])).await;
    let code = code(&url);
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    server.form_as("other", SECRET, "/oidc/token", &form).await.fails("invalid_grant");
    let tokens = server.form("/oidc/token", &form).await.ok();
    let token = [("token", tokens["access_token"].as_str().unwrap())];
    let said = server.form_as("other", SECRET, "/oidc/introspect", &token).await.ok();
    assert_eq!(said, serde_json::json!({ "active": false }));
    server.form_as("other", SECRET, "/oidc/revoke", &token).await;
    assert!(server.is_active(token[0].1).await, "another client's token is not revoked");
}

#[tokio::test]
async fn a_deposited_request_is_answered_once() {
    let (server, device, browser) = ready().await;
    let nonce = "n".repeat(64);
    let uri = push(&server, &[("nonce", &nonce)]).await;
    let first = browser.get(&pushed(&uri, CLIENT)).await.waiting();
    let second = browser.get(&pushed(&uri, CLIENT)).await.waiting();
    for waiting in [&first, &second] {
        device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
    }
    let url = browser.proceed(&first).await;
    assert_eq!(part(&url, "state").as_deref(), Some("xyz"));
    let tokens = server.redeem_code(&code(&url)).await.ok();
    assert_eq!(claims(tokens["id_token"].as_str().unwrap())["nonce"], nonce);
    let refused = browser.proceed(&second).await;
    assert_eq!(part(&refused, "error").as_deref(), Some("invalid_request_uri"));
    let answer = browser.get(&pushed(&uri, CLIENT)).await;
    assert!(answer.status == 400 && !answer.headers.contains_key("location"));
}

#[tokio::test]
async fn a_deposited_request_by_another_client_expired_unknown_or_by_get() {
    let (server, _, browser) = ready().await;
    add_client(&server, "other", false).await;
    let uri = push(&server, &[]).await;
    assert_eq!(browser.get(&pushed(&uri, "other")).await.status, 400);
    assert_eq!(browser.get(&pushed(&format!("{uri}x"), CLIENT)).await.status, 400);
    browser.get(&pushed(&uri, CLIENT)).await.waiting();
    server.pass(300);
    assert_eq!(browser.get(&pushed(&uri, CLIENT)).await.status, 400);
    server.get("/oidc/par").await.refused(wire::Code::MethodNotAllowed);
}

#[tokio::test]
async fn a_request_that_cannot_be_served_is_not_taken() {
    let (server, ..) = ready().await;
    for (changes, error) in [
        (&[("redirect_uri", "https://attacker.example.com/cb")][..], "invalid_request"),
        (&[("request_uri", "urn:ietf:params:oauth:request_uri:x")], "invalid_request"),
        (&[("response_type", "token")], "unsupported_response_type"),
        (&[("scope", "email")], "invalid_scope"),
        (&[("code_challenge_method", "plain")], "invalid_request"),
        (&[("client_id", "other")], "invalid_client"),
    ] {
        server.form("/oidc/par", &query(changes)).await.fails(error);
    }
    server.plain_form("/oidc/par", &query(&[])).await.fails("invalid_client");
}
