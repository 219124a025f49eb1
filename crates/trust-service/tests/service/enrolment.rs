//! Verification URLs, activation tokens, registrations.

use serde_json::json;
use wire::{ActivationResponse, Code, ConfirmationResponse, RegistrationResponse};

use crate::support::*;

#[tokio::test]
async fn a_verification_url_reads_like_the_platforms() {
    let server = Server::start().await;
    let body = json!({
        "userId": "a+b@example.com", "delivery": "no", "clientId": CLIENT, "deviceName": "Laptop",
        "redirectURI": "http://localhost:3000/done?x=1", "scope": ["openid", "email"], "state": "s", "nonce": "n",
        "accessId": "0123", "stage": "auth", "expiration": server.now() + 60,
    });
    let answer = server.call("/verification", &body).await.ok();
    let url = answer["verificationURL"].as_str().unwrap();
    let names: Vec<_> =
        url.split_once('?').unwrap().1.split('&').map(|pair| pair.split('=').next().unwrap()).collect();
    assert!(url.starts_with(&format!("{}/verification/confirmation?", server.url)));
    assert_eq!(names, ["client_id", "code", "redirect_uri", "stage", "user_id"]);
    // The vendor's client splits at the last question mark, and values at their first equals sign.
    assert_eq!((url.matches('?').count(), url.matches('=').count()), (1, 5));
    assert!(wire::Link::parse(url).is_ok());
    let confirmed: ConfirmationResponse =
        server.post("/verification/confirmation", &confirmation(url)).await.message();
    assert_eq!(confirmed.access_id.unwrap().as_str(), "0123");
    assert_eq!((confirmed.state.as_deref(), confirmed.nonce.as_deref()), (Some("s"), Some("n")));
}

#[tokio::test]
async fn either_the_client_or_the_project_names_the_caller() {
    let server = Server::start().await;
    let body = json!({ "userId": USER, "delivery": "no", "projectId": server.project });
    server.call("/verification", &body).await.ok();
    let body = json!({ "userId": USER, "delivery": "no" });
    server.call("/verification", &body).await.blames("clientId");
    let body = json!({ "userId": USER, "delivery": "no", "clientId": "another" });
    server.call("/verification", &body).await.blames("clientId");
    let other = "00000000-0000-0000-0000-000000000000";
    let body = json!({ "userId": USER, "delivery": "no", "projectId": other });
    server.call("/verification", &body).await.blames("projectId");
}

#[tokio::test]
async fn every_parameter_of_a_verification_is_judged() {
    let server = Server::start().await;
    let year = 366 * 24 * 3600;
    for (name, value) in [
        ("userId", json!("")),
        ("userId", json!(7)),
        ("userId", json!("x".repeat(257))),
        ("userId", json!("a\u{0}b")),
        ("delivery", json!("yes")),
        ("deviceName", json!("x".repeat(257))),
        ("deviceName", json!(["x"])),
        ("expiration", json!(server.now())),
        ("expiration", json!(server.now() + year + 1)),
        ("expiration", json!(i64::MAX)),
        ("expiration", json!("soon")),
        ("expiration", json!(1.5)),
        ("accessId", json!("a b")),
        ("stage", json!("elsewhere")),
        ("clientId", json!({})),
        ("projectId", json!("x")),
        ("redirectURI", json!("http://example.com/")),
        ("redirectURI", json!("http://localhost@example.com/")),
        ("redirectURI", json!("javascript:alert(1)")),
        ("redirectURI", json!("/relative")),
        ("scope", json!("openid")),
        ("scope", json!(["open id"])),
        ("scope", json!([1])),
        ("state", json!("x".repeat(1025))),
        ("nonce", json!("a\nb")),
    ] {
        let mut body = json!({ "userId": USER, "delivery": "no", "clientId": CLIENT });
        body[name] = value;
        server.call("/verification", &body).await.blames(name);
    }
    assert_eq!(server.rows("verifications"), 0);
    server.call("/verification", &json!({ "userId": USER, "clientId": CLIENT })).await.blames("delivery");
}

#[tokio::test]
async fn a_project_that_verifies_by_mail_makes_no_urls() {
    let method = trust_service::projects::VerificationMethod::Email;
    let server = Server::start_with(Setup { verification_method: method }).await;
    let body = json!({ "userId": USER, "delivery": "no", "clientId": CLIENT });
    server.call("/verification", &body).await.refused(Code::InvalidVerificationMethod);
}

#[tokio::test]
async fn a_code_is_good_once_for_its_user_until_its_second() {
    let server = Server::start().await;
    let code = server.verify(USER).await;
    let mut foreign = code.clone();
    foreign["userId"] = "mallory@example.com".into();
    let answer = server.post("/verification/confirmation", &foreign).await;
    assert!(answer.refused(Code::UnsuccessfulVerification).json().get("context").is_none());
    server.post("/verification/confirmation", &code).await.ok();
    let answer = server.post("/verification/confirmation", &code).await;
    assert!(answer.refused(Code::UnsuccessfulVerification).json().get("context").is_none());
    let wrong = json!({ "userId": USER, "code": "wrong" });
    server.post("/verification/confirmation", &wrong).await.refused(Code::UnsuccessfulVerification);
}

#[tokio::test]
async fn an_expiration_is_kept_to_the_second() {
    let server = Server::start().await;
    let body = json!({
        "userId": USER, "delivery": "no", "clientId": CLIENT, "expiration": server.now() + 60, "accessId": "wid",
    });
    let mut codes = Vec::new();
    for _ in 0..2 {
        let answer = server.call("/verification", &body).await.ok();
        codes.push(confirmation(answer["verificationURL"].as_str().unwrap()));
    }
    server.pass(59);
    server.post("/verification/confirmation", &codes[0]).await.ok();
    server.pass(1);
    let answer = server.post("/verification/confirmation", &codes[1]).await;
    let context = answer.refused(Code::UnsuccessfulVerification).json()["context"].clone();
    assert_eq!(context, json!({ "projectId": server.project, "accessId": "wid" }));
}

#[tokio::test]
async fn an_activation_reserves_the_identity_that_is_registered() {
    let server = Server::start().await;
    let body = json!({ "userId": USER, "deviceName": "Test Device" });
    let answer = server.call("/activate/initiate", &body).await;
    assert_eq!(answer.ok()["redirectURI"], "");
    let activation: ActivationResponse = answer.message();
    assert_eq!(activation.expire_time, server.now() + 600);
    assert_eq!(activation.mpin_id.hash(), activation.hash_mpin_id);
    let token = String::from(activation.act_token);
    let device = Device::register(&server, USER, "1234", &token).await;
    assert_eq!(device.mpin_id, String::from(activation.mpin_id));
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn a_registration_is_answered_again_until_its_first_use() {
    let server = Server::start().await;
    let (token, key) = (server.activate(USER).await, Key::generate());
    let body = registration(USER, &token, &key);
    let first: serde_json::Value = server.post("/registration", &body).await.ok();
    assert_eq!(server.post("/registration", &body).await.ok(), first);
    // The token may have expired meanwhile; the addresses of the shares are made anew.
    server.pass(3600);
    let later: RegistrationResponse = server.post("/registration", &body).await.message();
    assert_eq!(String::from(later.mpin_id.clone()), first["mpinId"]);
    let other = registration(USER, &token, &Key::generate());
    server.post("/registration", &other).await.refused(Code::InvalidActivationToken);
    let device = Device::complete(&server, USER, "1234", key, later).await;
    device.sign_in(&server, "1234").await.ok();
    server.post("/registration", &body).await.refused(Code::InvalidActivationToken);
    assert_eq!((server.rows("registrations"), server.rows("mails")), (1, 1));
}

#[tokio::test]
async fn another_device_leaves_the_first_alone() {
    let server = Server::start().await;
    let first = Device::enrol(&server, USER, "1234").await;
    let second = Device::enrol(&server, USER, "5678").await;
    for pin in ["1111", "2222", "3333"] {
        first.sign_in(&server, pin).await;
    }
    first.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    second.sign_in(&server, "5678").await.ok();
    let third = Device::enrol(&server, USER, "9999").await;
    third.sign_in(&server, "9999").await.ok();
    second.sign_in(&server, "5678").await.ok();
}

#[tokio::test]
async fn only_a_good_token_registers() {
    let server = Server::start().await;
    let (token, key) = (server.activate(USER).await, Key::generate());
    let try_token =
        async |user: &str, token: &str| server.post("/registration", &registration(user, token, &key)).await;
    for text in ["763c1005ca540c4db8e6811222c207ea", "a.b", "a.b.c.d", "....", "ä.ö.ü", "e30.e30.e30"] {
        let answer = try_token(USER, text).await;
        answer.blames("activationToken");
    }
    let mut altered: Vec<_> = token.split('.').map(str::to_owned).collect();
    let first = if altered[2].starts_with('A') { "B" } else { "A" };
    altered[2].replace_range(0..1, first);
    try_token(USER, &altered.join(".")).await.refused(Code::InvalidActivationToken);
    altered[2].clear();
    altered[0] = "eyJhbGciOiJub25lIn0".to_owned();
    try_token(USER, &altered.join(".")).await.blames("activationToken");
    try_token("mallory@example.com", &token).await.refused(Code::InvalidActivationToken);
    // A token of another kind that the service signed itself
    let device = Device::enrol(&server, USER, "1234").await;
    let jwt = device.sign_in(&server, "1234").await.ok()["jwt"].as_str().unwrap().to_owned();
    try_token(USER, &jwt).await.refused(Code::InvalidActivationToken);
    // One of another service
    let elsewhere = Server::start().await;
    let foreign = elsewhere.activate(USER).await;
    let answer = try_token(USER, &foreign).await;
    answer.refused(Code::InvalidActivationToken);
    server.pass(600);
    try_token(USER, &token).await.refused(Code::InvalidActivationToken);
    assert_eq!(server.rows("registrations"), 1);
}

#[tokio::test]
async fn the_members_of_a_registration_are_judged() {
    let server = Server::start().await;
    let token = server.activate(USER).await;
    let good = registration(USER, &token, &Key::generate());
    let mut outside = [0; 128];
    outside[127] = 1;
    for (name, value) in [
        ("userId", json!(null)),
        ("deviceName", json!("")),
        ("activationToken", json!("")),
        ("publicKey", json!("00")),
        ("publicKey", json!("zz".repeat(128))),
        ("publicKey", json!("00".repeat(128))),
        ("publicKey", json!("ff".repeat(128))),
        ("publicKey", json!(wire::encode_hex(&outside))),
        ("publicKey", json!(good["publicKey"].as_str().unwrap().to_uppercase())),
        ("deviceTag", json!("x")),
        ("deviceTag", json!("A".repeat(32))),
        ("pushToken", json!("x".repeat(4097))),
    ] {
        let mut body = good.clone();
        body[name] = value;
        server.post("/registration", &body).await.blames(name);
    }
    assert_eq!(server.rows("registrations"), 0);
    // None of that used the token up. What newer clients send besides does no harm.
    let mut body = good;
    body["deviceTag"] = "0".repeat(32).into();
    body["pushToken"] = "push".into();
    body["mobile"] = 0.into();
    server.post("/registration", &body).await.ok();
}

#[tokio::test]
async fn a_share_is_fetched_only_with_its_address_and_in_time() {
    let server = Server::start().await;
    let token = server.activate(USER).await;
    let answer = server.post("/registration", &registration(USER, &token, &Key::generate())).await;
    let registered: RegistrationResponse = answer.message();
    let fetch = async |url: &str| Answer::read(server.http.get(url).send().await.unwrap()).await;
    let [first, second] = registered.secret_urls.map(|url| url.to_string());
    let share = fetch(&first).await.ok();
    assert_eq!(fetch(&first).await.ok(), share);
    assert_ne!(fetch(&second).await.ok(), share);
    fetch(&format!("{first}&project_id={}", server.project)).await.ok();
    let replaced = |name: &str, value: &str| {
        let mut url = url::Url::parse(&first).unwrap();
        let pairs: Vec<_> = url.query_pairs().map(|(k, v)| (k.into_owned(), v.into_owned())).collect();
        url.query_pairs_mut().clear().extend_pairs(
            pairs.iter().map(|(k, v)| (k.as_str(), if k == name { value } else { v.as_str() })),
        );
        url.to_string()
    };
    let zeros = "0".repeat(64);
    for name in ["digest", "seal", "key"] {
        fetch(&replaced(name, &zeros)).await.refused(Code::Forbidden);
    }
    fetch(&replaced("expires", &(server.now() + 6000).to_string())).await.refused(Code::Forbidden);
    fetch(&replaced("expires", "never")).await.blames("expires");
    fetch(&replaced("seal", "00")).await.blames("seal");
    // The other authority does not honour it
    fetch(&first.replace("/authority/1/", "/authority/2/")).await.refused(Code::Forbidden);
    server.get("/authority/1/share").await.blames("key");
    server.pass(600);
    fetch(&first).await.refused(Code::Forbidden);
}
