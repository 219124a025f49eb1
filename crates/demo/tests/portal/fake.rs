//! A scripted service, a portal in front of it, and a browser.

use std::sync::{Arc, Mutex};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};

pub const PROJECT: &str = "5f0b5a52-9f4b-4a42-8f35-9d6d0b7b3a11";

/// What the service will say next.
#[derive(Default)]
pub struct Script {
    pub access: Value,
    pub certificate: String,
    /// What sessions are opened with.
    pub number: Option<&'static str>,
    /// Instead of an answer: a status and an error code.
    pub refusal: Option<(u16, &'static str)>,
    /// What the portal asked, with its Authorization header.
    pub asked: Vec<(&'static str, Value, String)>,
}

/// The service, the portal, and what talks to it.
pub struct Stage {
    pub service: String,
    pub portal: String,
    pub script: Arc<Mutex<Script>>,
    pub key: Arc<Key>,
    http: reqwest::Client,
}

/// A key that signs tokens.
pub struct Key {
    pair: KeyPair,
    kid: &'static str,
}

impl Key {
    pub fn generate(kid: &'static str) -> Self {
        Key { pair: KeyPair::generate(KeySize::Rsa2048).expect("a key"), kid }
    }

    /// A token signed with RS256.
    pub fn sign(&self, claims: &Value) -> String {
        let text =
            format!("{}.{}", encode(&json!({"alg": "RS256", "typ": "JWT", "kid": self.kid})), encode(claims));
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature)
            .expect("a signature");
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn published(&self) -> Value {
        let key = self.pair.public_key();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid,
            "n": part(key.modulus().big_endian_without_leading_zero()),
            "e": part(key.exponent().big_endian_without_leading_zero()),
        })
    }
}

/// A token with any header and no signature that means anything.
pub fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.{}.", encode(header), encode(claims))
}

fn encode(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

pub fn now() -> i64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a time").as_secs() as i64
}

/// A signature as the app makes it, of a document's hash.
pub fn signature(hash: &str, user: &str, timestamp: i64) -> Value {
    let id = json!({"iat": 1, "userID": user, "cID": PROJECT, "salt": "x", "v": 5}).to_string();
    json!({
        "mpinId": wire::encode_hex(id.as_bytes()), "u": format!("04{}", "1".repeat(128)),
        "v": format!("04{}", "2".repeat(128)), "publicKey": "3".repeat(256), "dtas": "WyJhIiwiYiJd",
        "hash": hash, "timestamp": timestamp,
    })
}

pub fn in_base64(value: &Value) -> String {
    STANDARD.encode(value.to_string())
}

impl Stage {
    /// Serves both on ports of their own.
    pub async fn open() -> Stage {
        let script = Arc::new(Mutex::new(Script {
            access: json!({"status": "new", "statusCode": 200, "userId": "", "redirectURL": "", "signature": ""}),
            ..Script::default()
        }));
        let key = Arc::new(Key::generate("key-1"));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let service = format!("http://{}", listener.local_addr().expect("an address"));
        let routes = service_routes(&service, script.clone(), key.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let portal = serve_portal(&service).await;
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client");
        Stage { service, portal, script, key, http }
    }

    pub fn say(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.script.lock().expect("the script"));
    }

    /// What `/rps/v2/access` says from now on.
    pub fn access(&self, status: &str, user: &str, signature: &str) {
        self.say(|script| {
            script.access = json!({
                "status": status, "statusCode": 200, "userId": user, "redirectURL": "", "signature": signature,
            });
        });
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.portal)).send().await.expect("an answer")
    }

    pub async fn get_as(&self, path: &str, name: &str, value: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.portal)).header(name, value).send().await.expect("an answer")
    }

    pub async fn post(&self, path: &str, body: impl ToString) -> reqwest::Response {
        self.http
            .post(format!("{}{path}", self.portal))
            .body(body.to_string())
            .send()
            .await
            .expect("an answer")
    }

    pub async fn post_as(&self, path: &str, name: &str, value: &str) -> reqwest::Response {
        self.http.post(format!("{}{path}", self.portal)).header(name, value).send().await.expect("an answer")
    }

    /// POST, and the JSON of the answer.
    pub async fn ask(&self, path: &str, body: impl ToString) -> Value {
        self.post(path, body).await.json().await.expect("JSON")
    }

    /// GET, and the JSON of the answer.
    pub async fn see(&self, path: &str) -> Value {
        self.get(path).await.json().await.expect("JSON")
    }

    /// What the portal last asked of an endpoint.
    pub fn asked(&self, endpoint: &str) -> (Value, String) {
        let script = self.script.lock().expect("the script");
        let found = script.asked.iter().rev().find(|(name, _, _)| *name == endpoint);
        found.map(|(_, body, authorisation)| (body.clone(), authorisation.clone())).expect("a request")
    }
}

/// A portal of a service at any address, even one where nothing listens.
pub async fn serve_portal(service: &str) -> String {
    let settings = demo::Settings {
        project_url: service.to_owned(),
        project_id: wire::ProjectId::parse(PROJECT).expect("a project"),
        client_id: "client".into(),
        client_secret: "secret".into(),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, demo::router(settings)).await });
    address
}

type Shared = State<Arc<Mutex<Script>>>;

fn service_routes(base: &str, script: Arc<Mutex<Script>>, key: Arc<Key>) -> Router {
    let opened = json!({
        "webOTT": "ott", "qrURL": format!("{base}/app#abc123"), "accessURL": format!("{base}/rps/v2/access"),
        "accessId": "abc123",
    });
    let verification = json!({"verificationURL": format!("{base}/verification/confirmation?user_id=ada%40larkspur.example&code=c0de")});
    let keys = json!({"keys": [key.published()]});
    let fixed = |name, answer: Value| {
        post(async move |script: Shared, headers: HeaderMap, body: String| {
            respond(&script, name, &headers, &body, |_| answer)
        })
    };
    Router::new()
        .route(
            "/rps/v2/session",
            post(async move |script: Shared, headers: HeaderMap, body: String| {
                respond(&script, "session", &headers, &body, |script| match script.number {
                    Some(number) => with_number(opened, number),
                    None => opened,
                })
            }),
        )
        .route(
            "/rps/v2/session/document",
            put(async |script: Shared, query: RawQuery, headers: HeaderMap, body: String| {
                let handed = json!({ "query": query.0, "content": body, "length": body.len() }).to_string();
                let answer = json!({ "name": "order.txt", "size": body.len(), "sha256": "00".repeat(32) });
                respond(&script, "document", &headers, &handed, |_| answer)
            }),
        )
        .route("/verification", fixed("verification", verification))
        .route(
            "/rps/v2/access",
            post(async |script: Shared, headers: HeaderMap, body: String| {
                respond(&script, "access", &headers, &body, |script| script.access.clone())
            }),
        )
        .route(
            "/dvs/verify",
            post(async |script: Shared, headers: HeaderMap, body: String| {
                respond(
                    &script,
                    "verify",
                    &headers,
                    &body,
                    |script| json!({"certificate": script.certificate}),
                )
            }),
        )
        .route(
            "/dvs/jwks",
            get({
                let keys = keys.clone();
                async || Json(keys)
            }),
        )
        .route("/.well-known/jwks", get(async || Json(keys)))
        .with_state(script)
}

fn with_number(mut opened: Value, number: &str) -> Value {
    opened["number"] = number.into();
    opened
}

fn respond(
    script: &Mutex<Script>,
    name: &'static str,
    headers: &HeaderMap,
    body: &str,
    answer: impl FnOnce(&Script) -> Value,
) -> Response {
    let mut script = script.lock().expect("the script");
    let authorisation =
        headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    script.asked.push((name, serde_json::from_str(body).unwrap_or_default(), authorisation.to_owned()));
    match script.refusal {
        Some((status, code)) => {
            let status = StatusCode::from_u16(status).expect("a status");
            (status, Json(json!({"error": code, "info": "", "context": {}}))).into_response()
        }
        None => Json(answer(&script)).into_response(),
    }
}
