//! OpenID sign-ins whose opener polls the session in a browser's place, as older clients do (sections A.1 and A.2).

use serde_json::json;
use url::Url;

use crate::support::*;

async fn ready() -> (Server, Device) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    (server, device)
}

#[tokio::test]
async fn the_poller_gets_the_same_address_each_time_and_nobody_else_does() {
    let (server, device) = ready().await;
    let body = json!({ "prerollId": USER, "registerOnly": false });
    let opened = server.post(&authorize(&query(&[("nonce", "n")])), &body).await.ok();
    let access_id = opened["accessId"].as_str().unwrap();
    assert!(opened["qrURL"].as_str().unwrap().ends_with(&format!("#{access_id}")));
    let poll = json!({ "webOTT": opened["webOTT"] });
    assert_eq!(server.post("/rps/v2/access", &poll).await.ok()["redirectURL"], "");
    let look = server.post("/rps/v2/codeStatus", &json!({ "wid": access_id, "status": "wid" })).await.ok();
    assert_eq!((&look["prerollId"], &look["description"]), (&json!(USER), &json!("Sign in to Payroll")));
    device.authenticate(&server, "1234", "oidc", Some(access_id)).await.ok();
    let first = server.post("/rps/v2/access", &poll).await.ok();
    assert_eq!((&first["status"], &first["userId"]), (&json!("authenticated"), &json!(USER)));
    server.pass(30);
    assert_eq!(server.post("/rps/v2/access", &poll).await.ok()["redirectURL"], first["redirectURL"]);
    assert_eq!(server.rows("openid_grants"), 1);
    let url = Url::parse(first["redirectURL"].as_str().unwrap()).unwrap();
    assert_eq!(part(&url, "state").as_deref(), Some("xyz"));
    let tokens = server.redeem_code(&code(&url)).await.ok();
    let claims = claims(tokens["id_token"].as_str().unwrap());
    assert_eq!((&claims["sub"], &claims["nonce"]), (&json!(USER), &json!("n")));
    server.redeem_code(&code(&url)).await.fails("invalid_grant");
}

#[tokio::test]
async fn the_code_is_good_for_a_minute_from_the_first_poll() {
    let (server, device) = ready().await;
    let opened = server.post(&authorize(&query(&[])), &json!({})).await.ok();
    device.authenticate(&server, "1234", "oidc", opened["accessId"].as_str()).await.ok();
    server.pass(200);
    let poll = json!({ "webOTT": opened["webOTT"] });
    let url = server.post("/rps/v2/access", &poll).await.ok()["redirectURL"].as_str().unwrap().to_owned();
    server.pass(60);
    assert_eq!(server.post("/rps/v2/access", &poll).await.ok()["redirectURL"], *url);
    server.redeem_code(&code(&Url::parse(&url).unwrap())).await.fails("invalid_grant");
}

#[tokio::test]
async fn a_session_without_an_openid_request_has_no_address() {
    let (server, device) = ready().await;
    let opened = server.post("/rps/v2/session", &json!({ "projectId": server.project })).await.ok();
    device.authenticate(&server, "1234", "oidc", opened["accessId"].as_str()).await.ok();
    let report = server.post("/rps/v2/access", &json!({ "webOTT": opened["webOTT"] })).await.ok();
    assert_eq!((&report["status"], &report["redirectURL"]), (&json!("authenticated"), &json!("")));
}

#[tokio::test]
async fn a_request_that_cannot_be_served_is_blamed_by_name() {
    let (server, _) = ready().await;
    for (changes, blamed) in [
        (&[("client_id", "")][..], "client_id"),
        (&[("client_id", "nobody")], "client_id"),
        (&[("redirect_uri", "https://attacker.example.com/")], "redirect_uri"),
        (&[("response_type", "token")], "response_type"),
        (&[("scope", "email")], "scope"),
    ] {
        server.post(&authorize(&query(changes)), &json!({})).await.blames(blamed);
    }
    server.post(&authorize(&query(&[])), &json!([])).await.refused(wire::Code::InvalidRequestBody);
}

#[tokio::test]
async fn a_pushed_session_answers_the_request_that_came_with_it() {
    let (server, _) = ready().await;
    let token = server.activate(USER).await;
    let key = Key::generate();
    let mut body = registration(USER, &token, &key);
    body["pushToken"] = "p".repeat(43).into();
    let registered = server.post("/registration", &body).await.message();
    let device = Device::complete(&server, USER, "1234", key, registered).await;
    let path = authorize(&query(&[])).replace("/authorize", "/pushauth");
    let opened = server.post(&path, &json!({ "prerollId": USER })).await.ok();
    let poll = json!({ "webOTT": opened["webOTT"] });
    assert_eq!(server.post("/rps/v2/access", &poll).await.ok()["redirectURL"], "");
    device.authenticate(&server, "1234", "oidc", opened["accessId"].as_str()).await.ok();
    let report = server.post("/rps/v2/access", &poll).await.ok();
    let url = Url::parse(report["redirectURL"].as_str().unwrap()).unwrap();
    server.redeem_code(&code(&url)).await.ok();
    server.post("/pushauth?client_id=nobody", &json!({ "prerollId": USER })).await.blames("client_id");
    server.post("/pushauth?", &json!({ "prerollId": USER })).await.ok();
}
