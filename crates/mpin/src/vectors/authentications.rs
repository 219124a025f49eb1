//! Authentications: both passes bit for bit, and the verdict.

use super::{Hex, Outcome, Registered, Vectors, g1, pin, prepared, verifier};
use crate::{
    Attempt, Challenge, G1, PointError, ScalarError, ServerSecret, ServerSecretShare, Verifier,
    scalar::{SecretScalar, order},
};
use miracl_core::bn254cx::big::BIG;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Authentication {
    case: String,
    identity: String,
    mpin_id: Hex,
    public_key: Hex,
    pin: String,
    x: Hex,
    #[serde(rename = "U")]
    u: Hex,
    #[serde(rename = "SEC")]
    secret: Hex,
    y: Hex,
    #[serde(rename = "V")]
    v: Hex,
    #[serde(rename = "server_y")]
    verifiers_y: Hex,
    #[serde(rename = "rc")]
    _vendors_code: i32,
    expect: String,
    #[serde(rename = "pin_error")]
    _pin_error: Option<i32>,
    server_secret: Option<Hex>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn authentications() {
    let vectors = Vectors::read();
    let registered = Registered::read(&vectors);
    let verifier = verifier(&vectors);
    for case in vectors.cases::<Authentication>("auth") {
        let (u, v) = case.passes(&registered[&case.identity]);
        case.compare(&u, &v);
        let outcome = case.verdict(&verifier);
        assert_eq!(outcome.word(), case.expect, "{}", case.case);
        assert_eq!(outcome.fault(), case.fault(), "{}", case.case);
    }
}

impl Authentication {
    /// U and V as the honest client of that identity computes them.
    fn passes(&self, registered: &Registered) -> (G1, G1) {
        let (identity, token, pin) = (registered.identity(), registered.token(), pin(&self.pin));
        let secret = token.plus(&identity, &pin).unwrap();
        assert_eq!(*secret.to_bytes(), *self.secret, "{}", self.case);
        let x = SecretScalar::from_bytes(&self.x).unwrap();
        let (u, attempt) = token.begin_with(&identity, &pin, x).unwrap();
        (u, self.answer(attempt))
    }

    /// Through the public interface, unless y is 0: no verifier of ours can ask that.
    fn answer(&self, attempt: Attempt) -> G1 {
        match Challenge::from_bytes(&self.y) {
            Ok(y) => attempt.respond(&y).unwrap(),
            Err(error) => {
                assert_eq!((self.case.as_str(), error), ("auth-ok-y-zero", ScalarError::Zero));
                attempt.answer(&BIG::new()).unwrap()
            }
        }
    }

    /// The case's U and V against the honest ones, which some cases have tampered with.
    fn compare(&self, u: &G1, v: &G1) {
        let [u, v] = [u, v].map(|point| Hex(point.to_bytes().to_vec()));
        let (expected_u, expected_v) = match self.case.as_str() {
            "auth-U-V-swapped" => (v, u),
            "auth-V-negated" => (u, negated(&v)),
            "auth-U-off-curve" | "auth-U-all-zero" | "auth-U-x-not-reduced" => (self.u.clone(), v),
            "auth-V-off-curve" | "auth-V-all-zero" | "auth-V-y-not-reduced" => (u, self.v.clone()),
            _ => (u, v),
        };
        assert_eq!((&self.u, &self.v), (&expected_u, &expected_v), "{}", self.case);
    }

    fn verdict(&self, verifier: &Verifier) -> Outcome {
        let other = self.server_secret.as_ref().map(|bytes| {
            let share = ServerSecretShare::from_bytes(bytes).unwrap();
            Verifier::new(&ServerSecret(share.0))
        });
        let verifier = other.as_ref().unwrap_or(verifier);
        Outcome::of((|| {
            let identity = prepared(&self.mpin_id, &self.public_key)?;
            let (u, v) = (g1(&self.u)?, g1(&self.v)?);
            let accepted = verifier.accepts(&identity, &u, &BIG::frombytes(&self.verifiers_y), &v);
            if let Ok(challenge) = Challenge::from_bytes(&self.verifiers_y) {
                assert_eq!(verifier.authentication(&identity, &u, &challenge, &v), accepted, "{}", self.case);
            }
            Ok(accepted)
        })())
    }

    /// What exactly is wrong with the points of the case.
    fn fault(&self) -> Option<PointError> {
        match self.case.as_str() {
            "auth-U-off-curve" | "auth-V-off-curve" => Some(PointError::NotOnCurve),
            "auth-U-all-zero" | "auth-V-all-zero" => Some(PointError::Prefix { found: 0 }),
            "auth-U-x-not-reduced" | "auth-V-y-not-reduced" => Some(PointError::CoordinateTooLarge),
            _ => None,
        }
    }
}

/// The case with y = r−1 is the last that a challenge can hold.
#[test]
fn challenges_end_below_the_order() {
    let mut bytes = [0; 32];
    order().tobytes(&mut bytes);
    assert_eq!(Challenge::from_bytes(&bytes), Err(ScalarError::TooLarge));
    bytes[31] -= 1;
    assert_eq!(Challenge::from_bytes(&bytes).unwrap().to_bytes(), bytes);
}

pub(super) fn negated(bytes: &Hex) -> Hex {
    let mut point = g1(bytes).unwrap().point().clone();
    point.neg();
    Hex(G1::new(point).unwrap().to_bytes().to_vec())
}
