use serde_json::{Value, json};

use crate::fake::{Key, PROJECT, Stage, now, unsigned};

fn claims(stage: &Stage) -> Value {
    json!({"iss": stage.service, "aud": PROJECT, "sub": "ada", "iat": now(), "exp": now() + 600})
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

#[tokio::test]
async fn a_token_of_the_service_signs_in() {
    let stage = Stage::open().await;
    let answer = stage.ask("/token", json!({"jwt": stage.key.sign(&claims(&stage))})).await;
    assert_eq!(answer, json!({"user": "ada"}));
}

#[tokio::test]
async fn any_other_token_does_not() {
    let stage = Stage::open().await;
    let good = claims(&stage);
    for (what, jwt) in [
        (
            "audience",
            stage.key.sign(&with(good.clone(), "aud", json!("c2b9e5ff-3f70-4c83-8c6c-5c9fc1a6a7b0"))),
        ),
        ("issuer", stage.key.sign(&with(good.clone(), "iss", json!("https://elsewhere.example")))),
        ("expired", stage.key.sign(&with(good.clone(), "exp", json!(now() - 60)))),
        ("no subject", stage.key.sign(&with(good.clone(), "sub", Value::Null))),
        ("other key", Key::generate("key-1").sign(&good)),
        ("unpublished key", Key::generate("key-2").sign(&good)),
        ("unsigned", unsigned(&json!({"alg": "none", "kid": "key-1"}), &good)),
        ("nonsense", "a.b.c".into()),
        ("empty", String::new()),
        ("endless", "x".repeat(9000)),
    ] {
        let answer = stage.post("/token", json!({"jwt": jwt})).await;
        assert_eq!(answer.status(), 401, "{what}");
        assert_eq!(answer.json::<Value>().await.expect("JSON")["error"], "TOKEN_REFUSED", "{what}");
    }
    assert_eq!(stage.post("/token", "{}").await.status(), 400);
}
