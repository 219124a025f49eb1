//! Requests made from the document, thousands of them: whatever is sent, what is answered is what the document says.
//!
//! All follow from one number, which a failure names: `FUZZ_SEED=7 FUZZ_TIMES=500 cargo test -p trust-service fuzz` tries
//! others.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use trust_service::projects::VerificationMethod;

use crate::consent;
use crate::fuzz_chance::{Chance, times};
use crate::fuzz_judge::Judge;
use crate::fuzz_request::http;
use crate::fuzz_values::World;
use crate::signed_requests::set_logo;
use crate::support::*;

/// What is real at some moment, under the names it travels with.
type Real = Vec<(&'static str, String)>;

#[tokio::test]
async fn nothing_is_answered_that_the_document_does_not_say() {
    let server = Server::start_with(Setup { verification_method: VerificationMethod::Email }).await;
    let document = document(&server).await;
    let mut fuzz = Fuzz::new(&server, &document);
    let real = vec![
        ("authorization", basic(&server)),
        ("userId", USER.to_owned()),
        ("projectId", server.project.to_string()),
    ];
    fuzz.try_all(&real, times(60)).await;
}

#[tokio::test]
async fn what_is_real_does_no_harm_in_the_wrong_place() {
    let server = Server::start().await;
    let document = document(&server).await;
    let mut fuzz = Fuzz::new(&server, &document);
    for _ in 0..8 {
        let device = Device::enrol_listening(&server, USER, "1234", consent::TOKEN).await;
        let real = journey(&server, &device).await;
        fuzz.try_all(&real, times(160) / 8).await;
    }
    // What is asked rightly succeeds, so that all this reached what is behind.
    assert!(fuzz.succeeded.len() * 4 > document.operations().count() * 3, "only {:?}", fuzz.succeeded);
    // Whoever comes next is served.
    let next = Device::enrol(&server, "next@example.com", "1234").await;
    next.sign_in(&server, "1234").await.ok();
}

/// A series of requests to one service.
struct Fuzz<'a> {
    server: &'a Server,
    document: &'a Document,
    chance: Chance,
    judge: Judge<'a>,
    http: reqwest::Client,
    succeeded: BTreeSet<String>,
}

impl<'a> Fuzz<'a> {
    fn new(server: &'a Server, document: &'a Document) -> Fuzz<'a> {
        let (chance, judge) = (Chance::from_environment(), Judge::new(document));
        Fuzz { server, document, chance, judge, http: http(), succeeded: BTreeSet::new() }
    }

    async fn try_all(&mut self, real: &Real, times: usize) {
        let world = World { document: self.document, real };
        let mut limited = 0;
        for turn in 0..times {
            for operation in self.document.operations() {
                let request = world.request(&mut self.chance, &operation);
                let answer = request.send(&self.http, &self.server.url).await;
                limited += usize::from(answer.status == 429);
                if answer.status < 400 && !request.astray {
                    self.succeeded.insert(operation.name());
                }
                if let Err(fault) = self.judge.judge(&operation, &answer, request.astray) {
                    let (seed, status, text) = (self.chance.seed, answer.status, answer.text);
                    panic!(
                        "{}, seed {seed}, turn {turn}: {fault}\n\n{request:?}\n{status} {text}",
                        operation.name()
                    );
                }
            }
            self.server.pass(1);
        }
        let sent = times * self.document.operations().count();
        assert!(limited * 10 <= sent, "{limited} of {sent} requests were only held back");
    }
}

async fn document(server: &Server) -> Document {
    Document::new(server.get("/.well-known/openapi.json").await.ok())
}

/// What a client holds in the middle of everything.
async fn journey(server: &Server, device: &Device) -> Real {
    let mut real = vec![
        ("authorization", basic(server)),
        ("userId", USER.to_owned()),
        ("user_id", USER.to_owned()),
        ("projectId", server.project.to_string()),
        ("mpinId", device.mpin_id.clone()),
        ("mpinId", hash(device)),
        ("mpin_id", device.mpin_id.clone()),
        ("dtas", device.dtas.clone()),
        ("publicKey", device.public_key.clone()),
        ("clientId", CLIENT.to_owned()),
        ("client_id", CLIENT.to_owned()),
        ("secret", SECRET.to_owned()),
        ("customerId", server.project.to_string()),
        ("activationToken", server.activate(USER).await),
        ("activateCode", server.activate(USER).await),
        ("dvsRegisterToken", server.activate(USER).await),
        ("code", member(&server.verify(USER).await, "code")),
    ];
    let quick = device.authenticate(server, "1234", "reg-code", None).await.ok();
    real.push(("jwt", member(&quick, "jwt")));
    real.extend(tokens(server, device).await);
    real.extend(sessions(server).await);
    real.extend(consents(server, device).await);
    real.extend(shares(server).await);
    real.push(("sha256", set_logo(server, 1).await));
    real.extend(proofs(server, device).await);
    real
}

/// What a client of the OpenID Provider holds.
async fn tokens(server: &Server, device: &Device) -> Real {
    let query = query(&[("scope", "openid offline_access")]);
    let url = Browser::new(server).sign_in(server, device, "1234", &query).await;
    let tokens = server.redeem_code(&code(&url)).await.ok();
    vec![
        ("redirect_uri", REDIRECT.to_owned()),
        ("refresh_token", member(&tokens, "refresh_token")),
        ("token", member(&tokens, "access_token")),
        ("authorization", format!("Bearer {}", member(&tokens, "access_token"))),
    ]
}

/// Sessions that somebody waits for: a sign-in, and a document.
async fn sessions(server: &Server) -> Real {
    let sign_in = json!({ "projectId": server.project });
    let signing = json!({ "projectId": server.project, "hash": HASH, "userId": USER });
    let mut real = Real::new();
    for request in [sign_in, signing] {
        let session = server.post("/rps/v2/session", &request).await.ok();
        real.push(("webOTT", member(&session, "webOTT")));
        real.extend(["wid", "WID", "accessId", "id"].map(|name| (name, member(&session, "accessId"))));
    }
    real
}

/// What a device holds whose user shares something with an application, which asks again.
async fn consents(server: &Server, device: &Device) -> Real {
    consent::want(server, &["--wishes", "email"]);
    let known = json!([{ "claim": "email", "value": { "email": USER } }]);
    consent::know(server, &known).await.ok();
    let query = query(&[("scope", "openid email")]);
    let waiting = Browser::new(server).begin(&query).await;
    let statement = consent::statement(server, &waiting.access_id, &[("email", 0)]).await.to_string();
    consent::hand_in(server, device, &waiting.access_id, &statement, &statement).await.ok();
    let next = Browser::new(server).begin(&query).await;
    let Credentials::Bearer(account) = consent::back_end(server).await else { panic!("no account") };
    vec![
        ("authorization", format!("Bearer {account}")),
        ("authorization", format!("Bearer {}", consent::TOKEN)),
        ("consentId", member(&consent::consents(server).await[0], "id")),
        ("wid", next.access_id),
        ("statement", statement),
    ]
}

/// Where a device that registers fetches its share.
async fn shares(server: &Server) -> Real {
    let token = server.activate("another@example.com").await;
    let request = registration("another@example.com", &token, &Key::generate());
    let registered = server.post("/registration", &request).await.ok();
    let url = url::Url::parse(registered["secretUrls"][0].as_str().unwrap()).unwrap();
    let part = |name| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    ["key", "digest", "expires", "seal"].map(|name| (name, part(name))).to_vec()
}

/// Proofs that nobody has used yet.
async fn proofs(server: &Server, device: &Device) -> Real {
    let ticket = device.prove(server, "1234", "jwt", None).await;
    let (u, attempt) = device.begin("1234");
    let challenge = server.post("/rps/v2/pass1", &device.pass1(&u, "jwt")).await;
    let mut signature = device.sign("1234", HASH, server.now());
    let mut real = vec![("authOTT", ticket), ("U", u), ("V", respond(attempt, &challenge))];
    real.extend(["u", "v", "hash"].map(|name| (name, member(&signature, name))));
    signature["timestamp"] = server.now().into();
    real.push(("timestamp", server.now().to_string()));
    real.push(("signature", BASE64_STANDARD.encode(signature.to_string())));
    real
}

/// The name of a device's identity in the back end's addresses.
fn hash(device: &Device) -> String {
    wire::MpinId::parse(&device.mpin_id).unwrap().hash().to_string()
}

fn member(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap().to_owned()
}

fn basic(server: &Server) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(format!("{}:{}", server.client, server.secret)))
}
