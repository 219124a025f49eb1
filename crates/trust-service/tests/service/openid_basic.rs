//! What a Basic OpenID Provider is tested for, line by line; the names are those of the conformance suite's list.

use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use trust_service::clock::Clock;

use crate::support::*;

async fn ready() -> (Server, Device, Browser) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let browser = Browser::new(&server);
    (server, device, browser)
}

async fn tokens(server: &Server, device: &Device, browser: &Browser, changes: &[(&str, &str)]) -> Value {
    let url = browser.sign_in(server, device, "1234", &query(changes)).await;
    server.redeem_code(&code(&url)).await.ok()
}

fn id_token(tokens: &Value) -> Value {
    claims(tokens["id_token"].as_str().unwrap())
}

/// The refusal that a request is answered with, by redirect.
async fn error(browser: &Browser, changes: &[(&str, &str)]) -> String {
    let url = browser.get(&authorize(&query(changes))).await.leads_to();
    assert_eq!(part(&url, "state").as_deref(), Some("xyz"), "{url}");
    assert!(part(&url, "iss").is_some() && part(&url, "code").is_none(), "{url}");
    part(&url, "error").unwrap()
}

#[tokio::test]
async fn the_answer_has_the_code_the_state_and_the_issuer() {
    let (server, device, browser) = ready().await;
    let long = "s".repeat(2048);
    for state in ["xyz", "a b&c=d#e", &long] {
        let url = browser.sign_in(&server, &device, "1234", &query(&[("state", state)])).await;
        assert_eq!(part(&url, "state").as_deref(), Some(state));
        assert_eq!(part(&url, "iss").as_ref(), Some(&server.url));
    }
}

#[tokio::test]
async fn missing_response_type_and_other_faults_go_back_to_the_client() {
    let (_server, _, browser) = ready().await;
    for (changes, expected) in [
        (&[("response_type", "")][..], "invalid_request"),
        (&[("response_type", "token")], "unsupported_response_type"),
        (&[("response_type", "id_token")], "unsupported_response_type"),
        (&[("response_mode", "fragment")], "invalid_request"),
        (&[("scope", "")], "invalid_scope"),
        (&[("scope", "email")], "invalid_scope"),
        (&[("prompt", "none")], "login_required"),
        (&[("prompt", "none login")], "invalid_request"),
        (&[("max_age", "soon")], "invalid_request"),
        (&[("claims", "{")], "invalid_request"),
        (&[("request", "e30.e30.")], "request_not_supported"),
        (&[("request_uri", "https://rp.example.com/request")], "request_uri_not_supported"),
        (&[("registration", "{}")], "registration_not_supported"),
        (&[("id_token_hint", "e30.e30.x")], "invalid_request"),
    ] {
        assert_eq!(error(&browser, changes).await, expected, "{changes:?}");
    }
}

#[tokio::test]
async fn unregistered_redirect_uri_or_client_shows_an_error_page_and_redirects_nowhere() {
    let (_server, _, browser) = ready().await;
    for changes in [
        &[("redirect_uri", "https://attacker.example.com/cb")][..],
        &[("redirect_uri", "")],
        &[("redirect_uri", "http://127.0.0.1:4711/cb#fragment")],
        &[("redirect_uri", "javascript:alert(1)")],
        &[("client_id", "nobody")],
        &[("client_id", "")],
        &[("client_id", "nobody"), ("response_type", "")],
    ] {
        let answer = browser.get(&authorize(&query(changes))).await;
        assert_eq!(answer.status, 400, "{changes:?}");
        assert!(!answer.headers.contains_key("location") && answer.text.contains("<h1>"), "{changes:?}");
        assert!(!answer.text.contains("attacker") && !answer.text.contains("javascript:"));
    }
    let twice = format!("{}&state=other", authorize(&query(&[])));
    assert_eq!(browser.get(&twice).await.status, 400);
}

#[tokio::test]
async fn id_token_signature_kid_and_claims() {
    let (server, device, browser) = ready().await;
    let tokens = tokens(&server, &device, &browser, &[("nonce", "n-0S6_WzA2Mj")]).await;
    assert_eq!((&tokens["token_type"], &tokens["expires_in"]), (&json!("Bearer"), &json!(600)));
    let text = tokens["id_token"].as_str().unwrap();
    let set: JwkSet = serde_json::from_value(server.get("/oidc/certs").await.ok()).unwrap();
    assert_eq!(set.keys.len(), 2);
    let header = jsonwebtoken::decode_header(text).unwrap();
    assert_eq!(header.alg, Algorithm::RS256);
    let key = DecodingKey::from_jwk(set.find(&header.kid.unwrap()).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.set_audience(&[CLIENT]);
    validation.set_issuer(&[&server.url]);
    let claims = jsonwebtoken::decode::<Value>(text, &key, &validation).unwrap().claims;
    let now = server.now();
    for (name, value) in [
        ("sub", json!(USER)),
        ("nonce", json!("n-0S6_WzA2Mj")),
        ("iat", json!(now)),
        ("exp", json!(now + 600)),
        ("auth_time", json!(now)),
        ("acr", json!("urn:countersign:acr:mpin")),
        ("amr", json!(["pin", "swk", "mfa"])),
    ] {
        assert_eq!(claims[name], value, "{name}");
    }
    use sha2::Digest;
    let hash = sha2::Sha256::digest(tokens["access_token"].as_str().unwrap());
    use base64::Engine;
    assert_eq!(claims["at_hash"], base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(&hash[..16]));
}

#[tokio::test]
async fn userinfo_by_get_by_post_header_and_by_post_body() {
    let (server, device, browser) = ready().await;
    let tokens = tokens(&server, &device, &browser, &[]).await;
    let token = tokens["access_token"].as_str().unwrap();
    let url = format!("{}/oidc/userinfo", server.url);
    let expected = json!({ "sub": USER, "email": USER, "email_verified": false });
    assert_eq!(server.userinfo(token).await.ok(), expected);
    let posted = server.http.post(&url).bearer_auth(token).send().await.unwrap();
    assert_eq!(Answer::read(posted).await.ok(), expected);
    let scheme =
        server.http.get(&url).header("Authorization", format!("bEARER {token}")).send().await.unwrap();
    assert_eq!(Answer::read(scheme).await.ok(), expected, "schemes have no case");
    assert_eq!(server.plain_form("/oidc/userinfo", &[("access_token", token)]).await.ok(), expected);
    let twice = server.http.post(&url).bearer_auth(token).body(format!("access_token={token}"));
    Answer::read(twice.send().await.unwrap()).await.fails("invalid_request");
    server.get(&format!("/oidc/userinfo?access_token={token}")).await.fails("invalid_token");
    server.userinfo("guessed").await.fails("invalid_token");
    server.pass(600);
    server.userinfo(token).await.fails("invalid_token");
}

#[tokio::test]
async fn no_nonce_is_needed() {
    let (server, device, browser) = ready().await;
    let tokens = tokens(&server, &device, &browser, &[]).await;
    assert!(id_token(&tokens).get("nonce").is_none());
}

#[tokio::test]
async fn scopes_give_the_claims_of_the_sheet_and_unknown_ones_are_ignored() {
    let (server, device, browser) = ready().await;
    let mpin_id = device.mpin_id.clone();
    use sha2::Digest;
    let hash = wire::encode_hex(&sha2::Sha256::digest(wire::decode_hex(&mpin_id).unwrap()));
    let email = json!({ "email": USER, "email_verified": false });
    for (scope, granted, more) in [
        ("openid", "openid", json!({})),
        ("openid profile", "openid profile", json!({})),
        ("openid email", "openid email", email.clone()),
        ("openid address phone weather", "openid", json!({})),
        ("openid dvs", "openid dvs", json!({ "dvs_keys": [device.public_key] })),
        ("openid mpin_id", "openid mpin_id", json!({ "mpin_id": mpin_id })),
        ("hash_mpin_id openid", "openid hash_mpin_id", json!({ "hash_mpin_id": hash })),
    ] {
        let tokens = tokens(&server, &device, &browser, &[("scope", scope)]).await;
        assert_eq!(tokens["scope"], granted);
        assert!(tokens.get("refresh_token").is_none());
        let mut expected = json!({ "sub": USER });
        expected.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        assert_eq!(server.userinfo(tokens["access_token"].as_str().unwrap()).await.ok(), expected, "{scope}");
    }
}

#[tokio::test]
async fn prompt_login_asks_again_and_prompt_none_does_not_ask() {
    let (server, device, browser) = ready().await;
    assert_eq!(error(&browser, &[("prompt", "none")]).await, "login_required");
    let first = tokens(&server, &device, &browser, &[]).await;
    server.pass(100);
    let silent = browser.get(&authorize(&query(&[("prompt", "none")]))).await.leads_to();
    let silent = server.redeem_code(&code(&silent)).await.ok();
    assert_eq!(id_token(&silent)["auth_time"], id_token(&first)["auth_time"], "nobody signed in anew");
    assert_eq!(id_token(&silent)["iat"], server.now());
    for prompt in ["login", "consent", "select_account", "login consent"] {
        let again = tokens(&server, &device, &browser, &[("prompt", prompt)]).await;
        assert_eq!(id_token(&again)["auth_time"], server.now(), "{prompt}");
    }
    browser.get(&authorize(&query(&[]))).await.waiting();
    server.pass(1801);
    assert_eq!(error(&browser, &[("prompt", "none")]).await, "login_required", "half an hour later");
}

#[tokio::test]
async fn prompt_none_is_only_for_the_browser_and_the_user_who_signed_in() {
    let (server, device, browser) = ready().await;
    let first = tokens(&server, &device, &browser, &[]).await;
    let hint = first["id_token"].as_str().unwrap();
    let silent = |changes| authorize(&query(changes));
    browser.get(&silent(&[("prompt", "none"), ("id_token_hint", hint)])).await.leads_to();
    assert_eq!(error(&Browser::new(&server), &[("prompt", "none")]).await, "login_required");
    assert_eq!(
        error(&browser, &[("prompt", "none"), ("login_hint", "max@example.com")]).await,
        "login_required"
    );
    revoke(&server, &device).await;
    assert_eq!(error(&browser, &[("prompt", "none")]).await, "access_denied", "the identity is revoked");
}

async fn revoke(server: &Server, device: &Device) {
    for _ in 0..3 {
        device.sign_in(server, "9999").await;
    }
}

#[tokio::test]
async fn max_age_1_asks_again_and_max_age_10000_does_not() {
    let (server, device, browser) = ready().await;
    let first = tokens(&server, &device, &browser, &[]).await;
    server.pass(2);
    let again = tokens(&server, &device, &browser, &[("max_age", "1")]).await;
    assert_eq!(id_token(&again)["auth_time"], server.now());
    assert_ne!(id_token(&again)["auth_time"], id_token(&first)["auth_time"]);
    server.pass(100);
    let url = browser.get(&authorize(&query(&[("max_age", "10000")]))).await.leads_to();
    let kept = server.redeem_code(&code(&url)).await.ok();
    assert_eq!(id_token(&kept)["auth_time"], id_token(&again)["auth_time"]);
    assert_eq!(error(&browser, &[("max_age", "1"), ("prompt", "none")]).await, "login_required");
    browser.get(&authorize(&query(&[("max_age", "0")]))).await.waiting();
}

#[tokio::test]
async fn unknown_parameters_and_wishes_are_ignored() {
    let (server, device, browser) = ready().await;
    let essential = r#"{"userinfo":{"name":{"essential":true}},"id_token":{"auth_time":{"essential":true}}}"#;
    for changes in [
        &[("extra", "foobar")][..],
        &[("acr_values", "1 2")],
        &[("display", "popup")],
        &[("claims", essential)],
        &[("ui_locales", "se"), ("claims_locales", "se")],
    ] {
        let tokens = tokens(&server, &device, &browser, changes).await;
        assert_eq!(id_token(&tokens)["sub"], USER, "{changes:?}");
    }
    let other = r#"{"id_token":{"acr":{"essential":true,"value":"urn:other"}}}"#;
    assert_eq!(error(&browser, &[("claims", other)]).await, "unmet_authentication_requirements");
}

#[tokio::test]
async fn id_token_hint_names_who_must_sign_in() {
    let (server, device, browser) = ready().await;
    let max = Device::enrol(&server, "max@example.com", "4321").await;
    let first = tokens(&server, &device, &browser, &[]).await;
    server.pass(100_000);
    let hint = first["id_token"].as_str().unwrap();
    let waiting = browser.begin(&query(&[("id_token_hint", hint)])).await;
    max.authenticate(&server, "4321", "oidc", Some(&waiting.access_id))
        .await
        .refused(wire::Code::InvalidAuthenticationSession);
    let form = [("request", waiting.request.as_str()), ("user", "max@example.com")];
    browser.post("/authorize/user", &form).await;
    let page = browser.get(&format!("/authorize/wait?request={}", waiting.request)).await.waiting();
    assert!(page.html.contains(USER) && !page.html.contains("max@example.com"));
    let url = browser.sign_in(&server, &device, "1234", &query(&[("id_token_hint", hint)])).await;
    code(&url);
}

#[tokio::test]
async fn login_hint_and_prerollid_name_who_is_expected() {
    let (server, device, browser) = ready().await;
    let max = Device::enrol(&server, "max@example.com", "4321").await;
    for name in ["login_hint", "prerollid"] {
        let waiting = browser.begin(&query(&[(name, USER)])).await;
        assert!(waiting.html.contains(&format!("value=\"{USER}\"")));
        let refused = max.authenticate(&server, "4321", "oidc", Some(&waiting.access_id)).await;
        refused.refused(wire::Code::InvalidAuthenticationSession);
        device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
        code(&browser.proceed(&waiting).await);
    }
}

#[tokio::test]
async fn code_reuse_at_once_and_after_30_seconds_revokes_the_tokens() {
    for seconds in [0, 30, 3000] {
        let (server, device, browser) = ready().await;
        let url =
            browser.sign_in(&server, &device, "1234", &query(&[("scope", "openid offline_access")])).await;
        let tokens = server.redeem_code(&code(&url)).await.ok();
        let refresh = tokens["refresh_token"].as_str().unwrap();
        assert!(server.is_active(refresh).await);
        server.pass(seconds);
        server.redeem_code(&code(&url)).await.fails("invalid_grant");
        server.userinfo(tokens["access_token"].as_str().unwrap()).await.fails("invalid_token");
        assert!(!server.is_active(refresh).await, "after {seconds} s");
        server.refresh(refresh).await.fails("invalid_grant");
    }
}

#[tokio::test]
async fn a_code_is_good_for_a_minute_for_its_client_and_its_address() {
    let (server, device, browser) = ready().await;
    let url = browser.sign_in(&server, &device, "1234", &query(&[])).await;
    let shown = code(&url);
    let form = |redirect: &'static str, verifier: &'static str| {
        vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", shown.clone()),
            ("redirect_uri", redirect.to_owned()),
            ("code_verifier", verifier.to_owned()),
        ]
    };
    for (redirect, verifier) in [
        ("http://127.0.0.1:4711/other", VERIFIER),
        ("http://127.0.0.1:4712/cb", VERIFIER),
        (REDIRECT, "not-the-verifier-not-the-verifier-not-the-verifier"),
        (REDIRECT, ""),
        (REDIRECT, CHALLENGE),
    ] {
        let form = form(redirect, verifier);
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        server.form("/oidc/token", &form).await.fails("invalid_grant");
    }
    server.pass(59);
    server.redeem_code(&shown).await.ok();
    let late = browser.sign_in(&server, &device, "1234", &query(&[])).await;
    server.pass(60);
    server.redeem_code(&code(&late)).await.fails("invalid_grant");
}

#[tokio::test]
async fn authorise_by_post() {
    let (server, device, browser) = ready().await;
    let answer = browser.post("/authorize", &query(&[])).await;
    assert_eq!(answer.status, 303);
    let waiting = browser.get(answer.headers["location"].to_str().unwrap()).await.waiting();
    device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
    code(&browser.proceed(&waiting).await);
}

#[tokio::test]
async fn client_secret_basic_and_client_secret_post() {
    let (server, device, browser) = ready().await;
    let fresh = async || code(&browser.sign_in(&server, &device, "1234", &query(&[])).await);
    let with = |code: String, more: &[(&'static str, &'static str)]| {
        let mut form = vec![("grant_type", "authorization_code".to_owned()), ("code", code)];
        form.push(("redirect_uri", REDIRECT.to_owned()));
        form.push(("code_verifier", VERIFIER.to_owned()));
        form.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        form
    };
    let post = async |form: Vec<(&'static str, String)>, basic: Option<(&str, &str)>| {
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match basic {
            Some((client, secret)) => server.form_as(client, secret, "/oidc/token", &form).await,
            None => server.plain_form("/oidc/token", &form).await,
        }
    };
    post(with(fresh().await, &[]), Some((CLIENT, SECRET))).await.ok();
    post(with(fresh().await, &[]), Some((CLIENT, "open%2Dsesame"))).await.ok();
    post(with(fresh().await, &[("client_id", CLIENT), ("client_secret", SECRET)]), None).await.ok();
    let code = fresh().await;
    post(with(code.clone(), &[]), None).await.fails("invalid_client");
    post(with(code.clone(), &[]), Some((CLIENT, "wrong"))).await.fails("invalid_client");
    post(with(code.clone(), &[("client_id", CLIENT), ("client_secret", "wrong")]), None)
        .await
        .fails("invalid_client");
    post(with(code.clone(), &[("client_id", "other")]), Some((CLIENT, SECRET))).await.fails("invalid_client");
    post(with(code.clone(), &[("client_secret", SECRET)]), Some((CLIENT, SECRET)))
        .await
        .fails("invalid_request");
    post(with(code, &[]), Some((CLIENT, SECRET))).await.ok();
    server.form("/oidc/token", &[("grant_type", "password")]).await.fails("unsupported_grant_type");
    server.form("/oidc/token", &[]).await.fails("invalid_request");
    server.form("/oidc/token", &[("grant_type", "authorization_code")]).await.fails("invalid_request");
}

#[tokio::test]
async fn the_metadata_is_true() {
    let (server, ..) = ready().await;
    let said = server.get("/.well-known/openid-configuration").await.ok();
    assert_eq!(said, server.get("/.well-known/oauth-authorization-server").await.ok());
    assert_eq!(said["issuer"], server.url);
    for (name, url) in said.as_object().unwrap().iter().filter(|(name, _)| name.ends_with("_endpoint")) {
        let path = url.as_str().unwrap().strip_prefix(&server.url).unwrap();
        let answer = server.post(path, &json!({})).await;
        assert!(![404, 405].contains(&answer.status), "{name} is not served");
    }
    server.get(said["jwks_uri"].as_str().unwrap().strip_prefix(&server.url).unwrap()).await.ok();
    assert_eq!(said["response_types_supported"], json!(["code"]));
    assert_eq!(said["code_challenge_methods_supported"], json!(["S256"]));
    assert_eq!(said["id_token_signing_alg_values_supported"], json!(["RS256"]));
    assert_eq!(said["authorization_response_iss_parameter_supported"], true);
    assert_eq!(said["request_parameter_supported"], false);
}

#[tokio::test]
async fn what_has_ended_is_swept() {
    let (server, device, browser) = ready().await;
    tokens(&server, &device, &browser, &[("scope", "openid offline_access")]).await;
    browser.begin(&query(&[])).await;
    let tables = ["openid_requests", "openid_grants", "openid_tokens", "openid_browsers"];
    server.clock.advance(Duration::from_secs(91 * 24 * 3600));
    assert!(server.clock.now().seconds() > 0 && tables.iter().all(|table| server.rows(table) > 0));
    trust_service::sweep(&server.node).await.unwrap();
    for table in tables {
        assert_eq!(server.rows(table), 0, "{table}");
    }
}
