//! Signatures: made bit for bit, and the verdict; and what the vendor's clients accept but we must not.

use super::{
    Authorities, Hex, Outcome, Registered, Vectors, authentications::negated, g1, pin, prepared, verifier,
};
use crate::{PointError, Signature, Verifier, scalar::SecretScalar, signature::challenge_of};
use miracl_core::bn254cx::big::BIG;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: String,
    identity: String,
    signed: Signed,
    verify: Received,
    y: Hex,
    #[serde(rename = "rc")]
    _vendors_code: i32,
    expect: String,
    #[serde(rename = "pin_error")]
    _pin_error: Option<i32>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// What the client did.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    pin: String,
    message: Hex,
    timestamp: u32,
    x: Hex,
    u: Hex,
    y: Hex,
    v: Hex,
}

/// What reached the verifier.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Received {
    hash: Hex,
    timestamp: u32,
    u: Hex,
    v: Hex,
    mpin_id: Hex,
    public_key: Hex,
    #[serde(rename = "dtas")]
    _dtas: String,
}

#[test]
fn signatures() {
    let vectors = Vectors::read();
    let registered = Registered::read(&vectors);
    let verifier = verifier(&vectors);
    for case in vectors.cases::<Case>("dvs") {
        case.compare(&registered[&case.identity]);
        case.compare_tampering();
        let outcome = case.verify.verdict(&verifier);
        assert_eq!(outcome.word(), case.expect, "{}", case.case);
        assert_eq!(outcome.fault(), fault(&case.case), "{}", case.case);
    }
}

impl Case {
    /// The signature as the client of that identity makes it.
    fn compare(&self, registered: &Registered) {
        let Signed { message, timestamp, x, .. } = &self.signed;
        let (identity, pin, x) =
            (registered.identity(), pin(&self.signed.pin), SecretScalar::from_bytes(x).unwrap());
        let signature = registered.token().sign_with(&identity, &pin, message, *timestamp, x).unwrap();
        assert_eq!(signature.u.to_bytes(), *self.signed.u, "{}", self.case);
        assert_eq!(signature.v.to_bytes(), *self.signed.v, "{}", self.case);
        assert_eq!(challenge(message, *timestamp, &self.signed.u), self.signed.y, "{}", self.case);
        assert_eq!(
            challenge(&self.verify.hash, self.verify.timestamp, &self.verify.u),
            self.y,
            "{}",
            self.case
        );
    }

    /// That the points of the case are the signature's, except where it says otherwise.
    fn compare_tampering(&self) {
        let Signed { u, v, .. } = &self.signed;
        let received = (&self.verify.u, &self.verify.v);
        match self.case.as_str() {
            "dvs-u-v-swapped" => assert_eq!(received, (v, u)),
            "dvs-u-negated" => assert_eq!(received, (&negated(u), v)),
            "dvs-v-negated" => assert_eq!(received, (u, &negated(v))),
            name if name.starts_with("dvs-u-") => assert!(received.0 != u && received.1 == v, "{name}"),
            name if name.starts_with("dvs-v-") => assert!(received.0 == u && received.1 != v, "{name}"),
            name => assert_eq!(received, (u, v), "{name}"),
        }
    }
}

impl Received {
    fn verdict(&self, verifier: &Verifier) -> Outcome {
        Outcome::of((|| {
            let identity = prepared(&self.mpin_id, &self.public_key)?;
            let signature = Signature { u: g1(&self.u)?, v: g1(&self.v)? };
            Ok(verifier.signature(&identity, &self.hash, self.timestamp, &signature))
        })())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    case: String,
    verify: Received,
    #[serde(rename = "js_rc")]
    _vendors_code: i32,
    required: String,
    #[serde(rename = "note")]
    _note: String,
}

#[test]
fn strictness() {
    let vectors = Vectors::read();
    let verifier = verifier(&vectors);
    for case in vectors.cases::<Strict>("strict") {
        let outcome = case.verify.verdict(&verifier);
        assert_eq!(outcome.fault(), fault(&case.case), "{}", case.case);
        match case.required.as_str() {
            "reject" => case.refused_by_pinning(&vectors, &verifier),
            required => assert_eq!(outcome.word(), required, "{}", case.case),
        }
    }
}

impl Strict {
    /// With the server secret in the public key's place the equation holds for anyone. Nothing but the
    /// registered key stands against it.
    fn refused_by_pinning(&self, vectors: &Vectors, verifier: &Verifier) {
        let Received { hash, timestamp, u, v, mpin_id, public_key, .. } = &self.verify;
        assert_eq!(public_key, &vectors.section::<Authorities>("dta").server_secret);
        assert_eq!(self.verify.verdict(verifier), Outcome::Accepted);

        let identities = Registered::read(vectors);
        let victim = identities.values().find(|one| &one.mpin_id == mpin_id).unwrap();
        assert_ne!(public_key, &victim.public_key);
        let pinned = prepared(&victim.mpin_id, &victim.public_key).unwrap();
        let signature = Signature { u: g1(u).unwrap(), v: g1(v).unwrap() };
        assert!(!verifier.signature(&pinned, hash, *timestamp, &signature));
    }
}

/// What exactly is wrong with the points of a case.
fn fault(case: &str) -> Option<PointError> {
    match case {
        "dvs-u-off-curve" | "dvs-v-off-curve" | "dvs-u-infinity-like-0-1" => Some(PointError::NotOnCurve),
        "dvs-publickey-off-twist" | "dvs-publickey-zero" | "dvs-publickey-a-b-swapped" => {
            Some(PointError::NotOnCurve)
        }
        "dvs-u-zero" | "dvs-v-zero" | "v-prefix-00" => Some(PointError::Prefix { found: 0 }),
        "u-prefix-05-signed" => Some(PointError::Prefix { found: 5 }),
        "v-trailing-byte" => Some(PointError::Length { expected: 65, found: 66 }),
        "publickey-on-twist-outside-G2-1" | "publickey-on-twist-outside-G2-2" => {
            Some(PointError::OutsideSubgroup)
        }
        _ => None,
    }
}

fn challenge(message: &[u8], timestamp: u32, u: &[u8]) -> Hex {
    let y: BIG = challenge_of(message, timestamp, u.try_into().unwrap());
    let mut bytes = vec![0; 32];
    y.tobytes(&mut bytes);
    Hex(bytes)
}
