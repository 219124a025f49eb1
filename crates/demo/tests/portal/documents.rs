use serde_json::{Value, json};

use crate::fake::{Key, Stage, in_base64, now, signature, unsigned};

/// A document that was sent: where it stands, and its hash.
async fn send(stage: &Stage) -> (String, String) {
    let document = stage.ask("/api/documents", "").await;
    assert_eq!(document["state"], "ready");
    let id = document["id"].as_str().expect("an id");
    (format!("/api/documents/{id}"), document["sha256"].as_str().expect("a hash").to_owned())
}

/// What the service claims of a signature that it confirms. It holds for longer than any test takes.
fn claims(hash: &str) -> Value {
    json!({"cAt": now(), "exp": now() + 600, "hash": hash})
}

/// When the documents were signed.
fn a_minute_ago() -> i64 {
    now() - 60
}

#[tokio::test]
async fn a_document_is_signed_in_a_session_and_verified() {
    let stage = Stage::open().await;
    let (path, hash) = send(&stage).await;
    let opened = stage.ask(&format!("{path}/session"), "").await;
    assert_eq!(opened["state"], "waiting");
    assert!(opened["link"].as_str().expect("a link").starts_with("countersign://session?"));
    let (request, _) = stage.asked("session");
    assert_eq!(request["hash"], hash);
    assert_eq!(request["description"], opened["title"]);
    let (handed, authorisation) = stage.asked("document");
    assert_eq!(authorisation, "Bearer ott");
    assert_eq!(handed["query"], format!("name={}", opened["name"].as_str().expect("a name")));
    let file = stage.get(opened["file"].as_str().expect("a path")).await.text().await.expect("a file");
    assert_eq!(handed["content"], file);

    for (status, state) in [("wid", "scanned"), ("user", "chosen")] {
        stage.access(status, "ada", "");
        assert_eq!(stage.see(&path).await["state"], state);
    }
    let signed_at = a_minute_ago();
    stage.access("signed", "ada", &in_base64(&signature(&hash, "ada", signed_at)));
    stage.say(|script| script.certificate = stage.key.sign(&claims(&hash)));
    let verified = stage.see(&path).await;
    assert_eq!((&verified["state"], &verified["signer"]), (&json!("verified"), &json!("ada")));
    assert_eq!(verified["signedAt"], signed_at);
    assert!(verified["confirmedAt"].as_i64() >= Some(signed_at));
    let (request, authorisation) = stage.asked("verify");
    assert_eq!((&request["timestamp"], &request["type"]), (&json!(signed_at), &json!("verification")));
    assert_eq!(authorisation, "Basic Y2xpZW50OnNlY3JldA==");
}

#[tokio::test]
async fn a_refusal_says_why_where_the_person_did() {
    let stage = Stage::open().await;
    for (refusal, said) in [
        (None, "Nothing was signed."),
        (Some(json!({ "reason": "not-mine" })), "Somebody else has to sign it."),
        (
            Some(json!({ "reason": "incorrect", "comment": "We ordered 30 desks." })),
            "What it says is wrong. “We ordered 30 desks.”",
        ),
    ] {
        let (path, _) = send(&stage).await;
        stage.ask(&format!("{path}/session"), "").await;
        stage.access("abort", "", "");
        stage.say(|script| script.access["refusal"] = refusal.unwrap_or_default());
        let refused = stage.see(&path).await;
        assert_eq!(refused["state"], "refused");
        assert!(refused["sentence"].as_str().expect("text").ends_with(said), "{refused}");
        assert_eq!(stage.see(&path).await, refused, "it stays so");
    }
}

#[tokio::test]
async fn the_file_that_is_offered_has_the_hash_that_is_shown() {
    use sha2::Digest;
    let stage = Stage::open().await;
    let document = stage.ask("/api/documents", "").await;
    let answer = stage.get(document["file"].as_str().expect("a path")).await;
    let disposition = answer.headers()["content-disposition"].to_str().expect("text").to_owned();
    assert_eq!(disposition, format!("attachment; filename={}", document["name"]));
    let file = answer.bytes().await.expect("a file");
    assert_eq!(document["sha256"], wire::encode_hex(&sha2::Sha256::digest(&file)));
}

#[tokio::test]
async fn a_signature_file_is_accepted_in_either_spelling() {
    let stage = Stage::open().await;
    for beside in [false, true] {
        let (path, hash) = send(&stage).await;
        stage.say(|script| script.certificate = stage.key.sign(&claims(&hash)));
        let mut file = signature(&hash, "ada", a_minute_ago());
        if beside {
            let timestamp = file.as_object_mut().expect("an object").remove("timestamp");
            file = json!({"signature": file, "timestamp": timestamp, "document": "purchase-order.txt"});
        }
        let verdict = stage.ask(&format!("{path}/signature"), &file).await;
        assert_eq!(verdict["state"], "verified", "{verdict}");
        let after = stage.ask(&format!("{path}/signature"), "{}").await;
        assert_eq!(after["state"], "verified", "what is verified stays verified");
    }
}

#[tokio::test]
async fn forged_certificates_are_refused() {
    let stage = Stage::open().await;
    let (path, hash) = send(&stage).await;
    let other = "00".repeat(32);
    let old = json!({"cAt": now() - 50, "exp": now() - 40, "hash": hash});
    let early = json!({"cAt": now() - 100, "exp": now() + 600, "hash": hash});
    let genuine = stage.key.sign(&claims(&hash));
    let tampered = {
        let parts: Vec<_> = genuine.split('.').collect();
        let swapped = stage.key.sign(&claims(&other));
        format!("{}.{}.{}", parts[0], swapped.split('.').nth(1).expect("claims"), parts[2])
    };
    for (what, certificate) in [
        ("wrong key under the right name", Key::generate("key-1").sign(&claims(&hash))),
        ("key that is not published", Key::generate("key-2").sign(&claims(&hash))),
        ("wrong hash", stage.key.sign(&claims(&other))),
        ("tampered", tampered),
        ("expired", stage.key.sign(&old)),
        ("older than the signature", stage.key.sign(&early)),
        ("no expiry", stage.key.sign(&json!({"cAt": now(), "hash": hash}))),
        ("alg none", unsigned(&json!({"alg": "none", "kid": "key-1"}), &claims(&hash))),
        ("alg HS256", unsigned(&json!({"alg": "HS256", "kid": "key-1"}), &claims(&hash))),
        ("not a token", "nonsense".into()),
    ] {
        stage.say(|script| script.certificate = certificate);
        let verdict = stage.ask(&format!("{path}/signature"), signature(&hash, "ada", a_minute_ago())).await;
        assert_eq!(verdict["state"], "rejected", "{what}: {verdict}");
        assert!(verdict["sentence"].as_str().expect("text").contains("certificate"), "{what}: {verdict}");
        assert_eq!(verdict.get("signer"), None);
    }
    stage.say(|script| script.certificate = genuine);
    let verdict = stage.ask(&format!("{path}/signature"), signature(&hash, "ada", a_minute_ago())).await;
    assert_eq!(verdict["state"], "verified");
}

#[tokio::test]
async fn a_forged_certificate_is_refused_in_a_session_too() {
    let stage = Stage::open().await;
    let (path, hash) = send(&stage).await;
    stage.ask(&format!("{path}/session"), "").await;
    stage.access("signed", "ada", &in_base64(&signature(&hash, "ada", a_minute_ago())));
    stage.say(|script| script.certificate = Key::generate("key-1").sign(&claims(&hash)));
    assert_eq!(stage.see(&path).await["state"], "rejected");
}

#[tokio::test]
async fn a_signature_of_another_document_goes_nowhere() {
    let stage = Stage::open().await;
    let (path, _) = send(&stage).await;
    let verdict =
        stage.ask(&format!("{path}/signature"), signature(&"00".repeat(32), "ada", a_minute_ago())).await;
    assert_eq!(verdict["state"], "rejected");
    assert!(stage.script.lock().expect("the script").asked.iter().all(|(name, ..)| *name != "verify"));
}

#[tokio::test]
async fn what_is_no_signature_is_rejected() {
    let stage = Stage::open().await;
    let (path, hash) = send(&stage).await;
    let mut undated = signature(&hash, "ada", a_minute_ago());
    undated.as_object_mut().expect("an object").remove("timestamp");
    for body in ["".into(), "[]".into(), "{}".into(), "\u{1}".into(), undated.to_string()] {
        assert_eq!(stage.ask(&format!("{path}/signature"), body).await["state"], "rejected");
    }
    let long = stage.post(&format!("{path}/signature"), "x".repeat(70_000)).await;
    assert_eq!(long.status(), 413);
}

#[tokio::test]
async fn a_verdict_is_told_from_a_failure() {
    let stage = Stage::open().await;
    let (path, hash) = send(&stage).await;
    let file = signature(&hash, "ada", a_minute_ago());
    stage.say(|script| script.refusal = Some((410, "REVOKED_MPINID")));
    let verdict = stage.ask(&format!("{path}/signature"), &file).await;
    assert_eq!(verdict["state"], "rejected");
    assert!(verdict["sentence"].as_str().expect("text").contains("REVOKED_MPINID"));
    stage.say(|script| script.refusal = Some((401, "UNAUTHORIZED_REQUEST")));
    let answer = stage.post(&format!("{path}/signature"), &file).await;
    assert_eq!(answer.status(), 502);
    assert_eq!(answer.json::<Value>().await.expect("JSON")["error"], "UNAUTHORIZED_REQUEST");
}

#[tokio::test]
async fn a_document_sent_to_somebody_is_signed_by_nobody_else() {
    let stage = Stage::open().await;
    let begun = stage.ask("/api/sign-in", "").await;
    stage.access("authenticated", "ada", "");
    let answer = stage.get(&format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"))).await;
    let cookie = answer.headers()["set-cookie"].to_str().expect("a cookie").to_owned();
    let document: Value =
        stage.post_as("/api/documents", "cookie", &cookie).await.json().await.expect("JSON");
    let path = format!("/api/documents/{}", document["id"].as_str().expect("an id"));
    let hash = document["sha256"].as_str().expect("a hash");
    stage.say(|script| script.certificate = stage.key.sign(&claims(hash)));
    let verdict = stage.ask(&format!("{path}/signature"), signature(hash, "bob", a_minute_ago())).await;
    assert_eq!(verdict["state"], "rejected");
    stage.ask(&format!("{path}/session"), "").await;
    assert_eq!(stage.asked("session").0["userId"], "ada");
}
