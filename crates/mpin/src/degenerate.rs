//! Inputs that cancel each other out: nothing of it happens by chance, and none of it may panic.

#![allow(clippy::unwrap_used)]

use crate::{
    Challenge, ClientSecret, DeviceKey, G1, Identity, MasterSecret, Pin, PointError, PreparedIdentity,
    ServerSecret, ServerSecretShare, Share, Token, Verifier,
    client::times_pin,
    point::finite,
    scalar::{SecretScalar, order},
    secret::Secret,
};
use miracl_core::bn254cx::{big::BIG, ecp::ECP, pair};

#[test]
fn opposite_shares() {
    let identity = identity();
    let share = MasterSecret::generate().issue(identity.digest());
    let opposite = Share(Secret::compute(|| negative(share.0.expose())));
    let combined = ClientSecret::combine(&DeviceKey::generate(), &share, &opposite);
    assert_eq!(combined.err(), Some(PointError::Infinity));
}

#[test]
fn opposite_server_shares() {
    let share = MasterSecret::generate().server_share();
    let opposite = ServerSecretShare(Secret::compute(|| {
        let mut point = share.0.expose().clone();
        point.neg();
        point
    }));
    assert_eq!(ServerSecret::combine(&share, &opposite).err(), Some(PointError::Infinity));
}

/// Equal shares need a doubling where others need an addition.
#[test]
fn equal_shares() {
    let (master, key) = (MasterSecret::generate(), DeviceKey::generate());
    let public_key = key.public_key();
    let identity = Identity::derive(b"somebody", &public_key);
    let [first, second] = [1, 2].map(|_| master.issue(identity.digest()));
    let token = ClientSecret::combine(&key, &first, &second).unwrap().less(&identity, &pin("4711")).unwrap();
    let signature = token.sign(&identity, &pin("4711"), b"message", 1).unwrap();
    let registered = PreparedIdentity::new(b"somebody", &public_key);
    assert!(verifier(&master).signature(&registered, b"message", 1, &signature));
}

#[test]
fn a_client_secret_that_is_the_pins_multiple() {
    let identity = identity();
    let secret = ClientSecret(Secret::compute(|| finite(times_pin(identity.point(), &pin("1234"))).unwrap()));
    assert_eq!(secret.less(&identity, &pin("1234")).err(), Some(PointError::Infinity));
}

#[test]
fn a_token_that_is_the_pins_opposite() {
    let identity = identity();
    let multiple = finite(times_pin(identity.point(), &pin("1234"))).unwrap();
    let token = Token(Secret::compute(|| negative(&multiple)));
    assert_eq!(token.begin(&identity, &pin("1234")).err(), Some(PointError::Infinity));
    assert_eq!(token.sign(&identity, &pin("1234"), b"", 1).err(), Some(PointError::Infinity));
    assert!(token.begin(&identity, &pin("1235")).is_ok());
}

#[test]
fn a_challenge_that_is_the_opposite_of_x() {
    let identity = identity();
    let token = Token(Secret::compute(|| identity.point().clone()));
    let x = SecretScalar::generate();
    let mut opposite = [0; 32];
    BIG::modneg(x.expose(), &order()).tobytes(&mut opposite);
    let (_, attempt) = token.begin_with(&identity, &pin("0000"), x).unwrap();
    let challenge = Challenge::from_bytes(&opposite).unwrap();
    assert_eq!(attempt.respond(&challenge).err(), Some(PointError::Infinity));
}

/// Without the refusal, U = −y·A and any V would leave e(P, V) alone to be compared with 1.
#[test]
fn a_u_that_cancels_the_challenge() {
    let public_key = DeviceKey::generate().public_key();
    let registered = PreparedIdentity::new(b"somebody", &public_key);
    let identity = Identity::derive(b"somebody", &public_key);
    let challenge = Challenge::generate();
    let multiple = pair::g1mul(identity.point(), challenge.number());
    let u = G1::new(negative(&multiple)).unwrap();
    let v = G1::new(identity.point().clone()).unwrap();
    let verifier = verifier(&MasterSecret::generate());
    assert!(!verifier.authentication(&registered, &u, &challenge, &v));
}

fn identity() -> Identity {
    Identity::derive(b"somebody", &DeviceKey::generate().public_key())
}

fn verifier(master: &MasterSecret) -> Verifier {
    Verifier::new(&ServerSecret::combine(&master.server_share(), &master.server_share()).unwrap())
}

fn pin(digits: &str) -> Pin {
    Pin::parse(digits).unwrap()
}

fn negative(point: &ECP) -> ECP {
    let mut point = point.clone();
    point.neg();
    point.affine();
    point
}
