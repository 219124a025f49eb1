use serde_json::json;

use crate::fake::{PROJECT, Stage};

#[tokio::test]
async fn an_invitation_is_a_verification_url_and_a_link_to_the_app() {
    let stage = Stage::open().await;
    let invitation = stage.ask("/api/invitations", json!({"userId": " ada@larkspur.example "})).await;
    let url = invitation["verificationUrl"].as_str().expect("a URL");
    assert!(url.starts_with(&stage.service) && url.contains("/verification/confirmation?"));
    let link = wire::Link::parse(invitation["link"].as_str().expect("a link"));
    assert_eq!(link, wire::Link::parse(url));
    let qr = stage.get(invitation["qr"].as_str().expect("a path")).await;
    assert_eq!(qr.headers()["content-type"], "image/svg+xml");

    let (request, authorisation) = stage.asked("verification");
    let expected = json!({
        "userId": "ada@larkspur.example", "delivery": "no", "clientId": "client", "projectId": PROJECT,
    });
    assert_eq!((request, authorisation.as_str()), (expected, "Basic Y2xpZW50OnNlY3JldA=="));
}

#[tokio::test]
async fn a_user_id_that_is_none_is_not_sent() {
    let stage = Stage::open().await;
    for body in
        [json!({"userId": ""}), json!({"userId": "x".repeat(300)}), json!({"userId": "a\nb"}), json!(1)]
    {
        assert_eq!(stage.post("/api/invitations", body).await.status(), 400);
    }
    assert!(stage.script.lock().expect("the script").asked.is_empty());
}

#[tokio::test]
async fn a_refusal_keeps_its_code() {
    let stage = Stage::open().await;
    stage.say(|script| script.refusal = Some((403, "INVALID_VERIFICATION_METHOD")));
    let answer = stage.ask("/api/invitations", json!({"userId": "ada"})).await;
    assert_eq!(answer["error"], "INVALID_VERIFICATION_METHOD");
}
