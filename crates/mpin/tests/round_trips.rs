//! Whatever the PIN, the identity and the message: who knows the PIN is let in, who does not is not.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Scene, flipped, pin};
use mpin::*;
use proptest::{collection::vec, prelude::*};

fn digits() -> impl Strategy<Value = String> {
    "[0-9]{4,6}"
}

fn bytes(longest: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..=longest)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_right_pin_authenticates(digits in digits(), mpin_id in bytes(400)) {
        let scene = Scene::new(&mpin_id, &pin(&digits));
        let registered = PreparedIdentity::new(&mpin_id, &scene.public_key);
        let (u, attempt) = scene.token.begin(&scene.identity, &pin(&digits)).unwrap();
        let challenge = Challenge::generate();
        let v = attempt.respond(&challenge).unwrap();
        prop_assert!(scene.verifier.authentication(&registered, &u, &challenge, &v));
        prop_assert!(!scene.verifier.authentication(&registered, &u, &Challenge::generate(), &v));
    }

    #[test]
    fn the_right_pin_signs(digits in digits(), mpin_id in bytes(400), message in bytes(1000), timestamp: u32) {
        let scene = Scene::new(&mpin_id, &pin(&digits));
        let registered = PreparedIdentity::new(&mpin_id, &scene.public_key);
        let signature = scene.token.sign(&scene.identity, &pin(&digits), &message, timestamp).unwrap();
        prop_assert!(scene.verifier.signature(&registered, &message, timestamp, &signature));
    }

    #[test]
    fn another_pin_does_not(digits in digits(), wrong in digits(), mpin_id in bytes(400)) {
        prop_assume!(digits.parse::<u32>().unwrap() != wrong.parse::<u32>().unwrap());
        let scene = Scene::new(&mpin_id, &pin(&digits));
        let registered = PreparedIdentity::new(&mpin_id, &scene.public_key);
        let signature = scene.token.sign(&scene.identity, &pin(&wrong), b"message", 1).unwrap();
        prop_assert!(!scene.verifier.signature(&registered, b"message", 1, &signature));
    }

    #[test]
    fn one_changed_bit_anywhere_is_refused(
        mpin_id in vec(any::<u8>(), 1..200),
        message in vec(any::<u8>(), 1..200),
        timestamp: u32,
        bit: prop::sample::Index,
    ) {
        let scene = Scene::new(&mpin_id, &pin("2718"));
        let signature = scene.token.sign(&scene.identity, &pin("2718"), &message, timestamp).unwrap();
        let inputs = Inputs {
            mpin_id,
            public_key: scene.public_key.to_bytes().to_vec(),
            u: signature.u.to_bytes().to_vec(),
            v: signature.v.to_bytes().to_vec(),
            message,
            timestamp: timestamp.to_be_bytes().to_vec(),
        };
        prop_assert!(inputs.accepted(&scene.verifier));
        for input in 0..6 {
            let mut changed = inputs.clone();
            let input = changed.nth(input);
            *input = flipped(input, bit.index(8 * input.len()));
            prop_assert!(!changed.accepted(&scene.verifier));
        }
    }
}

/// All a verifier is given with a signature, as bytes.
#[derive(Clone)]
struct Inputs {
    mpin_id: Vec<u8>,
    public_key: Vec<u8>,
    u: Vec<u8>,
    v: Vec<u8>,
    message: Vec<u8>,
    timestamp: Vec<u8>,
}

impl Inputs {
    fn nth(&mut self, index: usize) -> &mut Vec<u8> {
        let Inputs { mpin_id, public_key, u, v, message, timestamp } = self;
        [mpin_id, public_key, u, v, message, timestamp].into_iter().nth(index).unwrap()
    }

    /// Neither refused when read nor when checked.
    fn accepted(&self, verifier: &Verifier) -> bool {
        let timestamp = u32::from_be_bytes(self.timestamp.as_slice().try_into().unwrap());
        let check = || -> Result<bool, PointError> {
            let registered = PreparedIdentity::new(&self.mpin_id, &PublicKey::from_bytes(&self.public_key)?);
            let signature = Signature { u: G1::from_bytes(&self.u)?, v: G1::from_bytes(&self.v)? };
            Ok(verifier.signature(&registered, &self.message, timestamp, &signature))
        };
        check().unwrap_or(false)
    }
}

/// Every bit of everything a verifier is given with an authentication.
#[test]
fn no_bit_of_an_authentication_is_without_effect() {
    let mpin_id = br#"{"iat":1700000000,"userID":"alice@example.com","v":5}"#;
    let scene = Scene::new(mpin_id, &pin("314159"));
    let (u, attempt) = scene.token.begin(&scene.identity, &pin("314159")).unwrap();
    let challenge = Challenge::generate();
    let v = attempt.respond(&challenge).unwrap();

    let accepted = |mpin_id: &[u8], public_key: &[u8], u: &[u8], y: &[u8], v: &[u8]| {
        let check = || -> Result<bool, Box<dyn std::error::Error>> {
            let registered = PreparedIdentity::new(mpin_id, &PublicKey::from_bytes(public_key)?);
            let (u, v) = (G1::from_bytes(u)?, G1::from_bytes(v)?);
            Ok(scene.verifier.authentication(&registered, &u, &Challenge::from_bytes(y)?, &v))
        };
        check().unwrap_or(false)
    };
    let (key, u, y, v) = (scene.public_key.to_bytes(), u.to_bytes(), challenge.to_bytes(), v.to_bytes());
    assert!(accepted(mpin_id, &key, &u, &y, &v));

    let refused = |input: &[u8], accepted: &dyn Fn(&[u8]) -> bool| {
        (0..8 * input.len()).all(|bit| !accepted(&flipped(input, bit)))
    };
    assert!(refused(mpin_id, &|mpin_id| accepted(mpin_id, &key, &u, &y, &v)));
    assert!(refused(&key, &|key| accepted(mpin_id, key, &u, &y, &v)));
    assert!(refused(&u, &|u| accepted(mpin_id, &key, u, &y, &v)));
    assert!(refused(&y, &|y| accepted(mpin_id, &key, &u, y, &v)));
    assert!(refused(&v, &|v| accepted(mpin_id, &key, &u, &y, v)));
}

/// A check gives the same verdict before and after the lines of the key are there.
#[test]
fn precomputed_lines_change_nothing() {
    let scene = Scene::new(b"somebody", &pin("0000"));
    let registered = PreparedIdentity::new(b"somebody", &scene.public_key);
    for _ in 0..PreparedIdentity::LINES_PAY_OFF {
        let right = scene.token.sign(&scene.identity, &pin("0000"), b"message", 7).unwrap();
        let wrong = scene.token.sign(&scene.identity, &pin("0001"), b"message", 7).unwrap();
        assert!(scene.verifier.signature(&registered, b"message", 7, &right));
        assert!(!scene.verifier.signature(&registered, b"message", 7, &wrong));
    }
}

#[test]
fn randomness_is_fresh_every_time() {
    let scene = Scene::new(b"somebody", &pin("0000"));
    let [first, second] = [1, 2].map(|_| scene.token.sign(&scene.identity, &pin("0000"), b"", 0).unwrap());
    assert!(first.u != second.u && first.v != second.v);
    assert_ne!(Challenge::generate(), Challenge::generate());
    assert_ne!(*DeviceKey::generate().to_bytes(), *DeviceKey::generate().to_bytes());
    assert_ne!(*MasterSecret::generate().to_bytes(), *MasterSecret::generate().to_bytes());
}
