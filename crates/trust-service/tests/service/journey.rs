//! A relying party that verifies its user's token, and checks its user's signature.

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::de::DeserializeOwned;
use serde_json::json;
use wire::{AuthenticationClaims, CertificateClaims, ConfirmationResponse, RegistrationResponse};

use crate::support::*;

/// Checks a token against a published key set, at the service's time.
pub async fn verified<T: DeserializeOwned + Clone>(server: &Server, jwt: &str, path: &str) -> T {
    let keys: JwkSet = server.get(path).await.message();
    let header = jsonwebtoken::decode_header(jwt).unwrap();
    assert_eq!(header.alg, Algorithm::RS256);
    let jwk = keys.find(&header.kid.unwrap()).expect("a published key");
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.set_audience(&[server.project.to_string()]);
    validation.set_issuer(&[&server.url]);
    validation.required_spec_claims.clear();
    jsonwebtoken::decode::<T>(jwt, &DecodingKey::from_jwk(jwk).unwrap(), &validation).unwrap().claims
}

#[tokio::test]
async fn a_user_is_verified_enrols_and_signs_in() {
    let server = Server::start().await;
    let confirmed = server.post("/verification/confirmation", &server.verify(USER).await).await;
    let confirmed: ConfirmationResponse = confirmed.message();
    assert_eq!(confirmed.project_id, server.project);
    assert_eq!(confirmed.expire_time, Some(server.now() + 600));
    let key = Key::generate();
    let token = String::from(confirmed.act_token);
    let answer = server.post("/registration", &registration(USER, &token, &key)).await;
    let registered: RegistrationResponse = answer.message();
    assert_eq!((registered.curve.as_str(), registered.pin_length), ("BN254CX", Some(4)));
    assert_eq!((registered.now_time, registered.project_id), (Some(server.now()), server.project));
    assert!(registered.secret_urls.iter().all(|url| url.as_str().starts_with(&server.url)));
    let device = Device::complete(&server, USER, "1234", key, registered).await;
    let answer = device.sign_in(&server, "1234").await.ok();
    assert_eq!((answer["status"].as_i64(), answer["message"].as_str()), (Some(200), Some("OK")));
    let claims: AuthenticationClaims =
        verified(&server, answer["jwt"].as_str().unwrap(), "/.well-known/jwks").await;
    assert_eq!(claims.sub, USER);
    assert_eq!((claims.iat, claims.exp), (server.now(), server.now() + 60));
}

#[tokio::test]
async fn a_user_signs_and_the_relying_party_gets_a_certificate() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let answer = device.authenticate(&server, "1234", "dvs-auth", None).await.ok();
    assert!(answer.get("jwt").is_none());
    let timestamp = server.now();
    let signature = device.sign("1234", HASH, timestamp);
    let body = json!({ "signature": signature, "timestamp": timestamp, "type": "verification" });
    let answer = server.call("/dvs/verify", &body).await.ok();
    let certificate = answer["certificate"].as_str().unwrap();
    let claims: CertificateClaims = verified(&server, certificate, "/dvs/jwks").await;
    assert_eq!((claims.confirmed_at, claims.exp), (server.now(), server.now() + 10));
    assert_eq!(claims.hash.to_string(), HASH);
}

#[tokio::test]
async fn the_two_key_sets_have_nothing_in_common() {
    let server = Server::start().await;
    let sets = [server.get("/.well-known/jwks").await.ok(), server.get("/dvs/jwks").await.ok()];
    for set in &sets {
        let key = &set["keys"][0];
        assert_eq!((&key["kty"], &key["use"], &key["alg"]), (&json!("RSA"), &json!("sig"), &json!("RS256")));
        assert!(["kid", "n", "e"].iter().all(|member| key[member].is_string()), "{key}");
        assert!(key.get("d").is_none());
    }
    assert_ne!(sets[0]["keys"][0]["n"], sets[1]["keys"][0]["n"]);
}

#[tokio::test]
async fn a_project_says_who_it_is() {
    let server = Server::start().await;
    let answer = server.get("/.well-known/project-configuration").await.ok();
    assert_eq!(answer["id"], server.project.to_string());
    assert_eq!(answer["customDomain"], server.url);
    assert_eq!(
        (&answer["countersign"]["name"], &answer["countersign"]["pinLength"]),
        (&json!("Larkspur"), &json!(4))
    );
    let path = |id: &str| format!("/.well-known/project-configuration?id={id}");
    server.get(&path(&server.project.to_string())).await.ok();
    server.get(&path("00000000-0000-0000-0000-000000000000")).await.blames("id");
}
