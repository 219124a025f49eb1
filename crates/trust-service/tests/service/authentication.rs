//! The passes and the verdict.

use serde_json::json;
use wire::{Code, Hex};

use crate::support::*;

const WRONG: Code = Code::UnsuccessfulAuthentication;

#[tokio::test]
async fn the_third_wrong_pin_in_a_row_revokes() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for scope in ["jwt", "dvs-auth"] {
        device.authenticate(&server, "1235", scope, None).await.refused(WRONG);
    }
    device.sign_in(&server, "1234").await.ok();
    for scope in ["oidc", "dvs-auth"] {
        device.authenticate(&server, "1235", scope, None).await.refused(WRONG);
    }
    device.sign_in(&server, "1235").await.refused(Code::RevokedMpinId);
    for pin in ["1234", "1235"] {
        device.sign_in(&server, pin).await.refused(Code::RevokedMpinId);
    }
    server.pass(24 * 3600);
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    let device = Device::enrol(&server, USER, "1234").await;
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn whatever_is_wrong_looks_the_same() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let another = Device::enrol(&server, "other@example.com", "1234").await;
    let mut answers = vec![device.sign_in(&server, "1235").await];
    device.sign_in(&server, "1234").await.ok();
    // A token that is damaged, or somebody else's
    let damaged = Device { token: another.token, ..device };
    answers.push(damaged.sign_in(&server, "1234").await);
    // An identity that nobody has
    let mpin_id = wire::encode_hex(b"{\"iat\":1}");
    let unknown = Device { mpin_id, ..damaged };
    answers.push(unknown.sign_in(&server, "1234").await);
    // A ticket that nobody was given
    answers.push(redeem(&server, "nobody-was-given-this").await);
    for answer in &answers {
        assert_eq!(answer.refused(WRONG).text, answers[0].text);
    }
}

#[tokio::test]
async fn an_answer_is_given_once_and_so_is_its_ticket() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let (u, attempt) = device.begin("1234");
    let challenge = server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await;
    let v = respond(attempt, &challenge);
    let ticket = device.pass2(&server, &v, None).await;
    redeem(&server, &ticket).await.ok();
    redeem(&server, &ticket).await.refused(WRONG);
    let replayed = device.pass2(&server, &v, None).await;
    redeem(&server, &replayed).await.refused(WRONG);
}

#[tokio::test]
async fn a_challenge_is_answered_once_even_if_the_answer_was_wrong() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let (u, attempt) = device.begin("1234");
    let challenge = server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await;
    let ticket = device.pass2(&server, &u, None).await;
    redeem(&server, &ticket).await.refused(WRONG);
    let ticket = device.pass2(&server, &respond(attempt, &challenge), None).await;
    redeem(&server, &ticket).await.refused(WRONG);
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn passes_wait_two_minutes() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let ticket = device.prove(&server, "1234", "jwt", None).await;
    server.pass(119);
    redeem(&server, &ticket).await.ok();
    let ticket = device.prove(&server, "1234", "jwt", None).await;
    server.pass(120);
    redeem(&server, &ticket).await.refused(WRONG);
    let (u, attempt) = device.begin("1234");
    let challenge = server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await;
    server.pass(120);
    let ticket = device.pass2(&server, &respond(attempt, &challenge), None).await;
    redeem(&server, &ticket).await.refused(WRONG);
}

#[tokio::test]
async fn what_has_ended_is_forgotten() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let _ = device.prove(&server, "1234", "jwt", None).await;
    server.verify(USER).await;
    server.activate(USER).await;
    let body = json!({ "projectId": server.project });
    server.post("/rps/v2/session", &body).await.ok();
    trust_service::sweep(&server.node).await.unwrap();
    let tables = ["challenges", "answers", "verifications", "activations", "sessions"];
    assert_eq!(tables.map(|table| server.rows(table)), [1, 1, 2, 2, 1]);
    server.pass(32 * 24 * 3600);
    trust_service::sweep(&server.node).await.unwrap();
    assert_eq!(tables.map(|table| server.rows(table)), [0; 5]);
    assert_eq!(server.rows("registrations"), 1);
}

#[tokio::test]
async fn what_was_registered_must_be_shown() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let public_key = Key::generate().hex();
    let dtas = "WyIwIiwiMSJd".to_owned();
    let device = Device { public_key, ..device };
    device.sign_in(&server, "1234").await.refused(WRONG);
    let enrolled = Device::enrol(&server, USER, "1234").await;
    let device = Device { dtas, ..enrolled };
    device.sign_in(&server, "1234").await.refused(WRONG);
}

#[tokio::test]
async fn an_identity_that_is_not_used_expires_and_says_so_at_once() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let year = 365 * 24 * 3600;
    server.pass(year - 1);
    device.sign_in(&server, "1234").await.ok();
    server.pass(year);
    let (u, _) = device.begin("1234");
    server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await.refused(Code::ExpiredMpinId);
    // Only those who show what was registered are told
    let stranger = Device { public_key: Key::generate().hex(), ..device };
    server.post("/rps/v2/pass1", &stranger.pass1(&u, "jwt")).await.ok();
}

#[tokio::test]
async fn a_revoked_identity_still_gets_a_challenge() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for _ in 0..3 {
        device.sign_in(&server, "1235").await;
    }
    let (u, _) = device.begin("1234");
    let answer = server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await.ok();
    let y = Hex::<32>::parse(answer["y"].as_str().unwrap()).unwrap();
    assert_ne!(y.as_bytes(), &[0; 32]);
}

#[tokio::test]
async fn the_members_of_the_passes_are_judged() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let (u, _) = device.begin("1234");
    let good = device.pass1(&u, "jwt");
    let off_curve = format!("04{}", "11".repeat(64));
    let twisted = "01".repeat(128);
    for (name, value) in [
        ("scope", json!(["reg_code"])),
        ("scope", json!(["otp"])),
        ("scope", json!([])),
        ("scope", json!(["jwt", "oidc"])),
        ("scope", json!("jwt")),
        ("mpin_id", json!("")),
        ("mpin_id", json!("7g")),
        ("mpin_id", json!("7")),
        ("dtas", json!(" ")),
        ("U", json!(off_curve)),
        ("U", json!("00".repeat(65))),
        ("U", json!(format!("04{}", "ff".repeat(64)))),
        ("U", json!(format!("02{}", &u[2..]))),
        ("U", json!(&u[..128])),
        ("U", json!(null)),
        ("publicKey", json!(twisted)),
        ("publicKey", json!("00".repeat(128))),
        ("publicKey", json!(null)),
    ] {
        let mut body = good.clone();
        body[name] = value;
        server.post("/rps/v2/pass1", &body).await.blames(name);
    }
    for (name, value) in
        [("V", json!(off_curve)), ("V", json!(7)), ("mpin_id", json!("00g0")), ("WID", json!(7))]
    {
        let mut body = json!({ "mpin_id": device.mpin_id, "V": u });
        body[name] = value;
        server.post("/rps/v2/pass2", &body).await.blames(name);
    }
    server.post("/rps/v2/authenticate", &json!({})).await.blames("authOTT");
    server.post("/rps/v2/authenticate", &json!({ "authOTT": "x", "wam": "x" })).await.blames("wam");
    assert_eq!((server.rows("challenges"), server.rows("answers")), (0, 0));
}

#[tokio::test]
async fn a_session_that_is_over_goes_along_unnoticed() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for scope in ["jwt", "dvs-auth"] {
        device.authenticate(&server, "1234", scope, Some("unknown")).await.ok();
        device.authenticate(&server, "1234", scope, Some("")).await.ok();
        device.authenticate(&server, "1234", scope, Some("no session's id")).await.ok();
    }
    let answer = device.authenticate(&server, "1234", "oidc", Some("unknown")).await;
    answer.refused(Code::InvalidAuthenticationSession);
    let answer = device.authenticate(&server, "1234", "oidc", Some("no session's id")).await;
    answer.refused(Code::InvalidAuthenticationSession);
    let answer = device.authenticate(&server, "1234", "oidc", None).await;
    answer.refused(Code::InvalidAuthenticationSession);
}
