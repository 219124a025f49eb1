//! Signing keys: published before they sign and until what they signed is over.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use tokio::sync::RwLock;
use trust_service::keys::{Purpose, State};
use trust_service::{Databases, Node};

use crate::support::*;

const PUBLISHED: [(&str, Purpose); 3] = [
    ("/.well-known/jwks", Purpose::Authentication),
    ("/dvs/jwks", Purpose::Certificate),
    ("/oidc/certs", Purpose::OpenId),
];

async fn fetch(server: &Api, path: &str) -> JwkSet {
    serde_json::from_value(server.get(path).await.ok()).unwrap()
}

fn ids(set: &JwkSet) -> Vec<String> {
    set.keys.iter().map(|key| key.common.key_id.clone().unwrap()).collect()
}

/// As a relying party checks a token with the keys that it has.
fn verifies(set: &JwkSet, token: &str) -> bool {
    let header = jsonwebtoken::decode_header(token).unwrap();
    let Some(key) = set.find(&header.kid.unwrap()) else { return false };
    let mut validation = Validation::new(Algorithm::RS256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    jsonwebtoken::decode::<Value>(token, &DecodingKey::from_jwk(key).unwrap(), &validation).is_ok()
}

#[tokio::test]
async fn the_next_key_is_published_before_it_signs_and_the_last_until_its_tokens_are_over() {
    let server = Server::start().await;
    for (path, purpose) in PUBLISHED {
        let before = ids(&fetch(&server, path).await);
        assert_eq!(before.len(), 2, "{path}: one that signs, one that is next");
        let old = server.node.keys().sign(purpose, &json!({})).await.unwrap();
        server.node.keys().rotate(purpose).await.unwrap();
        let set = fetch(&server, path).await;
        let after = ids(&set);
        assert_eq!((after.len(), &after[0], &after[2]), (3, &before[1], &before[0]), "{path}");
        assert!(verifies(&set, &old));
        let new = server.node.keys().sign(purpose, &json!({})).await.unwrap();
        assert_eq!(jsonwebtoken::decode_header(&new).unwrap().kid.as_ref(), Some(&before[1]));
        let states: Vec<_> =
            server.node.keys().list(purpose).await.unwrap().iter().map(|k| k.state).collect();
        assert_eq!(states, [State::Signing, State::Next, State::Retired]);
    }
    server.pass(3600);
    for (_, purpose) in PUBLISHED {
        let states: Vec<_> =
            server.node.keys().list(purpose).await.unwrap().iter().map(|k| k.state).collect();
        assert_eq!(states, [State::Signing, State::Next]);
        server.node.keys().rotate(purpose).await.unwrap();
        assert_eq!(server.node.keys().list(purpose).await.unwrap().len(), 3, "the first is forgotten");
    }
}

#[tokio::test]
async fn no_purpose_shares_a_key_with_another() {
    let server = Server::start().await;
    let mut all = BTreeSet::new();
    for (path, _) in PUBLISHED {
        for id in ids(&fetch(&server, path).await) {
            assert!(all.insert(id), "{path}");
        }
    }
}

#[tokio::test]
async fn rotation_disturbs_no_verifier() {
    let server = Arc::new(Server::start().await);
    let known = Arc::new(RwLock::new(fetch(&server, "/oidc/certs").await));
    let (done, checked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let verifiers: Vec<_> = (0..4)
        .map(|_| {
            let (server, known) = (server.clone(), known.clone());
            let (done, checked) = (done.clone(), checked.clone());
            tokio::spawn(async move {
                while !done.load(Ordering::SeqCst) {
                    // The keys are those of a while ago, as with anybody who keeps them.
                    let known = known.read().await;
                    let token = server.node.keys().sign(Purpose::OpenId, &json!({ "n": 1 })).await.unwrap();
                    assert!(verifies(&known, &token), "a token of a key that was not published before");
                    checked.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    let mut tokens = Vec::new();
    for _ in 0..4 {
        tokens.push(server.node.keys().sign(Purpose::OpenId, &json!({})).await.unwrap());
        let before = checked.load(Ordering::SeqCst);
        server.node.keys().rotate(Purpose::OpenId).await.unwrap();
        while checked.load(Ordering::SeqCst) < before + 8 {
            tokio::task::yield_now().await;
        }
        *known.write().await = fetch(&server, "/oidc/certs").await;
        let known = known.read().await;
        assert!(tokens.iter().all(|token| verifies(&known, token)));
    }
    done.store(true, Ordering::SeqCst);
    for verifier in verifiers {
        verifier.await.unwrap();
    }
}

#[tokio::test]
async fn another_process_can_rotate() {
    let server = Server::start().await;
    let before = fetch(&server, "/oidc/certs").await;
    let databases = Databases::open(server.folder.path(), server.clock.as_ref()).await.unwrap();
    let other = Node::new(databases, server.clock.clone());
    other.keys().rotate(Purpose::OpenId).await.unwrap();
    let taken_up = async {
        loop {
            let set = fetch(&server, "/oidc/certs").await;
            if set.keys.len() == 3 {
                break set;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let set = tokio::time::timeout(Duration::from_secs(60), taken_up).await.unwrap();
    assert_eq!(ids(&set)[0], ids(&before)[1]);
    let token = server.node.keys().sign(Purpose::OpenId, &json!({})).await.unwrap();
    assert!(verifies(&before, &token) && verifies(&set, &token));
}
