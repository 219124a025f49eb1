//! Whatever comes in, the service does not fail.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::support::*;

const PATHS: [&str; 12] = [
    "/verification",
    "/verification/confirmation",
    "/activate/initiate",
    "/registration",
    "/rps/v2/session",
    "/rps/v2/access",
    "/rps/v2/codeStatus",
    "/rps/v2/pass1",
    "/rps/v2/pass2",
    "/rps/v2/authenticate",
    "/dvs/verify",
    "/nowhere",
];

const MEMBERS: [&str; 24] = [
    "userId",
    "delivery",
    "deviceName",
    "expiration",
    "accessId",
    "clientId",
    "projectId",
    "redirectURI",
    "scope",
    "code",
    "activationToken",
    "publicKey",
    "webOTT",
    "wid",
    "status",
    "signature",
    "mpin_id",
    "dtas",
    "U",
    "V",
    "WID",
    "authOTT",
    "timestamp",
    "hash",
];

/// Values that come close to what is expected.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,40}".prop_map(Value::from),
        "[0-9a-f]{0,80}".prop_map(Value::from),
        "04[0-9a-f]{128}".prop_map(Value::from),
        "[0-9a-f]{256}".prop_map(Value::from),
        "[A-Za-z0-9_-]{1,20}\\.[A-Za-z0-9_-]{1,20}\\.[A-Za-z0-9_-]{1,20}".prop_map(Value::from),
        prop::sample::select(vec!["jwt", "oidc", "wid", "user", "abort", "signed", "no"])
            .prop_map(Value::from),
        Just(json!(["jwt"])),
        Just(json!("86cd3e64-f641-416a-bf80-64b9b7eef8ea")),
    ];
    leaf.prop_recursive(2, 12, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            object(inner).prop_map(Value::Object),
        ]
    })
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    let member = (prop::sample::select(MEMBERS.to_vec()), inner);
    prop::collection::vec(member, 0..10)
        .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => object(value()).prop_map(|members| Value::Object(members).to_string().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..200),
    ]
}

#[test]
fn nothing_that_is_sent_makes_it_fail() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start());
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() });
    let tried = runner.run(&(prop::sample::select(PATHS.to_vec()), body()), |(path, body)| {
        let request = server.http.post(format!("{}{path}", server.url)).basic_auth(CLIENT, Some(SECRET));
        let answer = runtime.block_on(async { Answer::read(request.body(body).send().await.unwrap()).await });
        prop_assert!(answer.status < 500, "{} {}", answer.status, answer.text);
        let error = answer.json()["error"].as_str().and_then(wire::Code::parse);
        prop_assert!(answer.status == 200 || error.is_some(), "{}", answer.text);
        Ok(())
    });
    tried.unwrap();
}
