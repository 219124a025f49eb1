//! Refresh tokens, revocation and introspection.

use serde_json::{Value, json};

use crate::support::*;

async fn ready() -> (Server, Device) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    (server, device)
}

async fn offline(server: &Server, device: &Device) -> Value {
    let query = query(&[("scope", "openid email offline_access"), ("nonce", "n")]);
    let url = Browser::new(server).sign_in(server, device, "1234", &query).await;
    server.redeem_code(&code(&url)).await.ok()
}

fn of<'a>(tokens: &'a Value, name: &str) -> &'a str {
    tokens[name].as_str().unwrap()
}

#[tokio::test]
async fn refreshing_rotates_and_repeats_the_sign_in() {
    let (server, device) = ready().await;
    let first = offline(&server, &device).await;
    server.pass(3600);
    let second = server.refresh(of(&first, "refresh_token")).await.ok();
    assert_ne!(second["refresh_token"], first["refresh_token"]);
    assert_eq!(second["scope"], "openid email offline_access");
    let (before, after) = (claims(of(&first, "id_token")), claims(of(&second, "id_token")));
    for name in ["iss", "sub", "aud", "auth_time"] {
        assert_eq!(before[name], after[name], "{name}");
    }
    assert!(after.get("nonce").is_none() && after["iat"] == server.now());
    server.userinfo(of(&second, "access_token")).await.ok();
    let narrow = [
        ("grant_type", "refresh_token"),
        ("refresh_token", of(&second, "refresh_token")),
        ("scope", "openid"),
    ];
    let third = server.form("/oidc/token", &narrow).await.ok();
    assert_eq!(server.userinfo(of(&third, "access_token")).await.ok(), json!({ "sub": USER }));
    let wide = [
        ("grant_type", "refresh_token"),
        ("refresh_token", of(&third, "refresh_token")),
        ("scope", "openid dvs"),
    ];
    server.form("/oidc/token", &wide).await.fails("invalid_scope");
    server.refresh(of(&third, "refresh_token")).await.ok();
}

#[tokio::test]
async fn an_old_refresh_token_ends_its_whole_family() {
    let (server, device) = ready().await;
    let first = offline(&server, &device).await;
    let other = offline(&server, &device).await;
    let second = server.refresh(of(&first, "refresh_token")).await.ok();
    server.refresh(of(&first, "refresh_token")).await.fails("invalid_grant");
    server.refresh(of(&second, "refresh_token")).await.fails("invalid_grant");
    for tokens in [&first, &second] {
        server.userinfo(of(tokens, "access_token")).await.fails("invalid_token");
        assert!(!server.is_active(of(tokens, "access_token")).await);
    }
    server.refresh(of(&other, "refresh_token")).await.ok();
}

#[tokio::test]
async fn a_renewed_identity_keeps_what_was_granted() {
    let (server, device) = ready().await;
    let granted = offline(&server, &device).await;
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    new.sign_in(&server, "1234").await.ok();
    server.userinfo(of(&granted, "access_token")).await.ok();
    assert!(server.is_active(of(&granted, "access_token")).await);
    let refreshed = server.refresh(of(&granted, "refresh_token")).await.ok();
    for _ in 0..3 {
        new.sign_in(&server, "9999").await;
    }
    server.refresh(of(&refreshed, "refresh_token")).await.fails("invalid_grant");
}

#[tokio::test]
async fn of_many_who_refresh_at_once_one_wins_and_none_keeps_it() {
    let (server, device) = ready().await;
    let first = offline(&server, &device).await;
    let server = std::sync::Arc::new(server);
    let tries = (0..8).map(|_| {
        let (server, token) = (server.clone(), of(&first, "refresh_token").to_owned());
        tokio::spawn(async move { server.refresh(&token).await })
    });
    let mut won = Vec::new();
    for answer in tries.collect::<Vec<_>>() {
        let answer = answer.await.unwrap();
        if answer.status == 200 {
            won.push(answer.ok());
        }
    }
    assert_eq!(won.len(), 1);
    assert!(!server.is_active(of(&won[0], "refresh_token")).await);
}

#[tokio::test]
async fn refresh_tokens_end_after_a_fortnight_unused_and_after_90_days_in_all() {
    let (server, device) = ready().await;
    const DAY: u64 = 24 * 3600;
    let idle = offline(&server, &device).await;
    server.pass(14 * DAY);
    server.refresh(of(&idle, "refresh_token")).await.fails("invalid_grant");
    let mut tokens = offline(&server, &device).await;
    for _ in 0..8 {
        server.pass(11 * DAY);
        tokens = server.refresh(of(&tokens, "refresh_token")).await.ok();
    }
    server.pass(2 * DAY);
    server.refresh(of(&tokens, "refresh_token")).await.fails("invalid_grant");
}

#[tokio::test]
async fn introspection_says_what_a_token_is() {
    let (server, device) = ready().await;
    let tokens = offline(&server, &device).await;
    let said = server.form("/oidc/introspect", &[("token", of(&tokens, "access_token"))]).await.ok();
    let now = server.now();
    let expected = json!({
        "active": true, "scope": "openid email offline_access", "client_id": CLIENT, "token_type": "Bearer",
        "exp": now + 600, "iat": now, "sub": USER, "aud": CLIENT, "iss": server.url,
    });
    assert_eq!(said, expected);
    assert!(server.is_active(of(&tokens, "refresh_token")).await);
    assert!(!server.is_active("guessed").await);
    server.form("/oidc/introspect", &[]).await.fails("invalid_request");
    server.plain_form("/oidc/introspect", &[("token", "x")]).await.fails("invalid_client");
    server.pass(600);
    assert!(!server.is_active(of(&tokens, "access_token")).await);
}

#[tokio::test]
async fn a_revoked_identity_ends_its_tokens_at_once() {
    let (server, device) = ready().await;
    let tokens = offline(&server, &device).await;
    for _ in 0..3 {
        assert!(server.is_active(of(&tokens, "access_token")).await);
        device.sign_in(&server, "9999").await;
    }
    for name in ["access_token", "refresh_token"] {
        assert!(!server.is_active(of(&tokens, name)).await, "{name}");
    }
    server.userinfo(of(&tokens, "access_token")).await.fails("invalid_token");
    server.refresh(of(&tokens, "refresh_token")).await.fails("invalid_grant");
}

#[tokio::test]
async fn revocation_ends_an_access_token_alone_and_a_refresh_token_with_its_family() {
    let (server, device) = ready().await;
    let tokens = offline(&server, &device).await;
    let revoke = async |token: &str| {
        let form = [("token", token), ("token_type_hint", "whatever")];
        let answer = server.form("/oidc/revoke", &form).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    };
    revoke(of(&tokens, "access_token")).await;
    server.userinfo(of(&tokens, "access_token")).await.fails("invalid_token");
    let second = server.refresh(of(&tokens, "refresh_token")).await.ok();
    revoke(of(&second, "refresh_token")).await;
    server.refresh(of(&second, "refresh_token")).await.fails("invalid_grant");
    assert!(!server.is_active(of(&second, "access_token")).await);
    revoke("guessed").await;
    server.plain_form("/oidc/revoke", &[("token", "x")]).await.fails("invalid_client");
}

#[tokio::test]
async fn acts_and_refusals_are_told_to_the_audit_log() {
    let (server, device) = ready().await;
    let tokens = offline(&server, &device).await;
    server.refresh(of(&tokens, "refresh_token")).await.ok();
    server.refresh(of(&tokens, "refresh_token")).await.fails("invalid_grant");
    let told: Vec<_> = story(&server)
        .into_iter()
        .filter(|(kind, ..)| kind == "authorization")
        .map(|(_, status, user, identity)| (status, user.as_deref() == Some(USER), identity))
        .collect();
    let expected = [
        ("granted", true, true),
        ("tokens_issued", true, true),
        ("tokens_issued", true, true),
        ("tokens_revoked", true, false),
        ("tokens_refused", true, false),
    ];
    assert_eq!(told, expected.map(|(status, user, identity)| (status.to_owned(), user, identity)));
}
