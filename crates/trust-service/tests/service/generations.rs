//! Registration as clients of all generations do it.

use mpin::{ClientSecret, Identity, Pin, Share};
use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde_json::{Value, json};
use wire::{
    Code, DesignatedResponse, DesignatedShareResponse, FirstShareResponse, ShareResponse, StepwiseResponse,
};

use crate::support::*;

async fn send(server: &Server, method: Method, path: &str, body: &Value) -> Answer {
    let request = server.http.request(method, format!("{}{path}", server.url)).body(body.to_string());
    Answer::read(request.send().await.unwrap()).await
}

/// Puts the shares together and takes the PIN off.
fn device(user: &str, pin: &str, key: Key, mpin_id: &wire::MpinId, dtas: &str, shares: [Share; 2]) -> Device {
    let identity = Identity::derive(mpin_id.as_bytes(), &key.public);
    let secret = ClientSecret::combine(&key.secret, &shares[0], &shares[1]).unwrap();
    Device {
        user: user.to_owned(),
        mpin_id: String::from(mpin_id.clone()),
        dtas: dtas.to_owned(),
        public_key: key.hex(),
        token: secret.less(&identity, &Pin::parse(pin).unwrap()).unwrap(),
        identity,
    }
}

async fn second_generation(server: &Server, key: &Key) -> DesignatedResponse {
    let mut body = registration(USER, &server.activate(USER).await, key);
    body["ver"] = 2.into();
    let answer = server.post("/registration", &body).await;
    let members: Vec<_> = answer.ok().as_object().unwrap().keys().cloned().collect();
    assert_eq!(members, ["designatedTAs", "mpinId", "projectId"]);
    answer.message()
}

async fn share(server: &Server, url: &str, authorization: Option<&str>, body: &Value) -> Answer {
    let mut request = server.http.post(url).body(body.to_string());
    if let Some(authorization) = authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    Answer::read(request.send().await.unwrap()).await
}

#[tokio::test]
async fn the_second_generation_asks_each_authority_with_a_token() {
    let server = Server::start().await;
    let key = Key::generate();
    let registered = second_generation(&server, &key).await;
    let body = json!({ "mpinId": registered.mpin_id, "pubKey": key.hex() });
    let (mut nodes, mut shares) = (Vec::new(), Vec::new());
    for authority in &registered.designated_tas {
        let bearer = format!("Bearer {}", authority.token);
        let answer = share(&server, authority.url.as_str(), Some(&bearer), &body).await;
        let answer: DesignatedShareResponse = answer.message();
        shares.push(Share::from_bytes(answer.share.as_bytes()).unwrap());
        nodes.push(answer.node);
    }
    let shares = [shares.remove(0), shares.remove(0)];
    // Clients write the authorities' names themselves; they may have got the shares in any order.
    use base64::Engine;
    nodes.reverse();
    let dtas = base64::prelude::BASE64_STANDARD.encode(serde_json::to_vec(&nodes).unwrap());
    let mut device = device(USER, "1234", key, &registered.mpin_id, &dtas, shares);
    device.sign_in(&server, "1234").await.ok();
    device.dtas = base64::prelude::BASE64_STANDARD.encode(json!([nodes[0], nodes[0]]).to_string());
    device.sign_in(&server, "1234").await.refused(Code::UnsuccessfulAuthentication);
}

#[tokio::test]
async fn a_token_is_for_one_identity_one_key_one_authority_and_a_while() {
    let server = Server::start().await;
    let key = Key::generate();
    let registered = second_generation(&server, &key).await;
    let [first, second] = [&registered.designated_tas[0], &registered.designated_tas[1]];
    let good = json!({ "mpinId": registered.mpin_id, "pubKey": key.hex() });
    let (url, bearer) = (first.url.as_str(), format!("Bearer {}", first.token));
    for missing in [None, Some("Basic YTpi"), Some("Bearer")] {
        share(&server, url, missing, &good).await.refused(Code::InvalidRequestAuthorization);
    }
    let parts: Vec<_> = first.token.split('.').collect();
    let later = format!("{}.{}.{}", parts[0], server.now() + 6000, parts[2]);
    for wrong in ["x", "a.b.c", second.token.as_str(), &later, &format!("{}.", first.token)] {
        let wrong = format!("Bearer {wrong}");
        share(&server, url, Some(&wrong), &good).await.refused(Code::UnauthorizedRequest);
    }
    for (name, value) in [("mpinId", json!("7b7d")), ("pubKey", json!(Key::generate().hex()))] {
        let mut other = good.clone();
        other[name] = value;
        share(&server, url, Some(&bearer), &other).await.refused(Code::UnauthorizedRequest);
    }
    share(&server, url, Some(&bearer), &json!({})).await.blames("mpinId");
    // The seal of an address is none of a token, and the other way round
    let query =
        format!("{url}?key={}&expires={}&seal={}&digest={}", parts[0], parts[1], parts[2], "0".repeat(64));
    Answer::read(server.http.get(query).send().await.unwrap()).await.refused(Code::Forbidden);
    share(&server, url, Some(&bearer), &good).await.ok();
    server.pass(600);
    share(&server, url, Some(&bearer), &good).await.refused(Code::UnauthorizedRequest);
}

#[tokio::test]
async fn unknown_generations_are_refused_and_the_first_may_be_named() {
    let server = Server::start().await;
    let mut body = registration(USER, &server.activate(USER).await, &Key::generate());
    for unknown in [json!(0), json!(3), json!(300), json!(-1), json!("2"), json!(1.5)] {
        body["ver"] = unknown;
        server.post("/registration", &body).await.blames("ver");
    }
    body["ver"] = 1.into();
    assert!(server.post("/registration", &body).await.ok()["secretUrls"].is_array());
}

fn first_step(user: &str, token: &str) -> Value {
    json!({
        "userId": user, "deviceName": "iPhone", "activateCode": token, "pushToken": "push", "mobile": 0, "wid": "",
    })
}

async fn begin(server: &Server, user: &str) -> StepwiseResponse {
    let body = first_step(user, &server.activate(user).await);
    send(server, Method::PUT, "/rps/v2/user", &body).await.message()
}

fn second_step(begun: &StepwiseResponse, key: &Key) -> String {
    let mpin_id = String::from(begun.mpin_id.clone());
    format!("/rps/v2/signature/{mpin_id}?regOTT={}&publicKey={}", begun.reg_ott, key.hex())
}

async fn second_share(server: &Server, answer: &FirstShareResponse) -> Share {
    let fetched = Answer::read(server.http.get(answer.cs2url.clone()).send().await.unwrap()).await;
    let share: ShareResponse = fetched.message();
    Share::from_bytes(share.dvs_client_secret.as_bytes()).unwrap()
}

async fn finish(server: &Server, mpin_id: &wire::MpinId, key: Key, answer: FirstShareResponse) -> Device {
    let shares = [Share::from_bytes(answer.share.as_bytes()).unwrap(), second_share(server, &answer).await];
    assert_eq!(answer.curve, "BN254CX");
    device(USER, "1234", key, mpin_id, answer.dtas.as_str(), shares)
}

#[tokio::test]
async fn older_clients_register_in_steps() {
    let server = Server::start().await;
    let token = server.activate(USER).await;
    let answer = send(&server, Method::PUT, "/rps/v2/user", &first_step(USER, &token)).await;
    let members = answer.ok();
    assert_eq!((&members["active"], &members["appId"]), (&json!(true), &json!("")));
    assert_eq!(members["customerId"], members["projectId"]);
    assert_eq!(
        (&members["nowTime"], &members["expireTime"]),
        (&json!(server.now()), &json!(server.now() + 600))
    );
    let begun: StepwiseResponse = answer.message();
    // Nothing is registered before the second step
    assert_eq!((server.rows("registrations"), server.rows("mails")), (0, 0));
    let key = Key::generate();
    let path = second_step(&begun, &key);
    let first = server.get(&path).await;
    assert!(first.ok().get("mpinId").is_none());
    assert_eq!(server.get(&path).await.ok()["dvsClientSecretShare"], first.ok()["dvsClientSecretShare"]);
    server.get(&second_step(&begun, &Key::generate())).await.refused(Code::InvalidActivationToken);
    let device = finish(&server, &begun.mpin_id, key, first.message()).await;
    device.sign_in(&server, "1234").await.ok();
    server.get(&path).await.refused(Code::InvalidActivationToken);
    assert_eq!((server.rows("registrations"), server.rows("mails")), (1, 1));
    let again = send(&server, Method::PUT, "/rps/v2/user", &first_step(USER, &token)).await;
    again.refused(Code::InvalidActivationToken);
    let identity = server.call("/dvs/verify", &json!({})).await;
    identity.refused(Code::InvalidRequestParameters);
}

#[tokio::test]
async fn the_steps_are_judged() {
    let server = Server::start().await;
    let token = server.activate(USER).await;
    for (name, value) in [
        ("userId", json!("")),
        ("deviceName", json!(null)),
        ("activateCode", json!("763c1005ca540c4db8e6811222c207ea")),
        ("pushToken", json!("x".repeat(4097))),
    ] {
        let mut body = first_step(USER, &token);
        body[name] = value;
        send(&server, Method::PUT, "/rps/v2/user", &body).await.blames(name);
    }
    let foreign = first_step("mallory@example.com", &token);
    send(&server, Method::PUT, "/rps/v2/user", &foreign).await.refused(Code::InvalidActivationToken);
    let begun = begin(&server, USER).await;
    let key = Key::generate();
    let path = second_step(&begun, &key);
    // An identity without a public key would be in the hands of whoever has both shares
    server.get(path.split("&publicKey").next().unwrap()).await.blames("publicKey");
    server.get(&path.replace(&begun.reg_ott, "")).await.blames("regOTT");
    server.get(&path.replace(&begun.reg_ott, "wrong")).await.refused(Code::InvalidActivationToken);
    server.get(&path.replace(&key.hex(), &"00".repeat(128))).await.blames("publicKey");
    let mpin_id = String::from(begun.mpin_id.clone());
    server.get(&path.replace(&mpin_id, "7b7d")).await.refused(Code::InvalidActivationToken);
    server.get(&path.replace(&mpin_id, "xyz")).await.blames("mpinId");
    server.pass(600);
    server.get(&path).await.refused(Code::InvalidActivationToken);
    assert_eq!(server.rows("registrations"), 0);
}

#[tokio::test]
async fn older_clients_renew_in_one_step() {
    let server = Server::start().await;
    let old = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let answer = old.sign_in(&server, "1234").await.ok();
    let token = answer["dvsRegister"]["token"].as_str().unwrap();
    assert_eq!(answer["dvsRegister"]["curve"], "BN254CX");
    let key = Key::generate();
    let mut body = json!({ "publicKey": key.hex(), "dvsRegisterToken": "nonsense", "deviceName": "iPhone" });
    server.post("/rps/v2/dvsregister", &body).await.blames("dvsRegisterToken");
    body["dvsRegisterToken"] = token.into();
    let answer = server.post("/rps/v2/dvsregister", &body).await;
    let registered: FirstShareResponse = answer.message();
    let mpin_id = registered.mpin_id.clone().unwrap();
    let new = finish(&server, &mpin_id, key, registered).await;
    new.sign_in(&server, "1234").await.ok();
    old.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    server.post("/rps/v2/dvsregister", &body).await.refused(Code::InvalidActivationToken);
}
