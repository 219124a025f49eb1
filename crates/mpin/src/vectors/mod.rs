//! Values made by the vendor's JavaScript client, compared bit for bit. Each test returns how many cases it
//! went through, and the count must be the file's own, so that none is passed over.
//!
//! The file's section `rng` is about the vendor's generator, which has no counterpart here: ours is the
//! operating system's.

#![allow(clippy::unwrap_used)]

mod authentications;
mod curve;
mod identities;
mod signatures;

use crate::{
    G1, Identity, MasterSecret, Pin, PointError, PreparedIdentity, PublicKey, ServerSecret, Token, Verifier,
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use std::{collections::BTreeMap, fmt, ops::Deref};

/// The file, section by section.
#[derive(Deserialize)]
struct Vectors {
    counts: BTreeMap<String, usize>,
    #[serde(flatten)]
    sections: BTreeMap<String, Value>,
}

impl Vectors {
    fn read() -> Vectors {
        serde_json::from_str(include_str!("../../tests/mpin-vectors.json")).unwrap()
    }

    /// A section that is not a list of cases.
    fn section<T: DeserializeOwned>(&self, name: &str) -> T {
        serde_json::from_value(self.sections[name].clone()).unwrap()
    }

    /// A list of cases, as many as the file says there are.
    fn cases<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let cases: Vec<T> = self.section(name);
        assert_eq!(cases.len(), self.counts[name], "{name}");
        cases
    }
}

#[test]
fn every_counted_section_has_a_test() {
    let tested = ["auth", "dvs", "hash_to_g1", "identities", "mapit", "pinmul", "strict"];
    assert_eq!(Vectors::read().counts.into_keys().collect::<Vec<_>>(), tested);
}

/// Bytes written as lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
struct Hex(Vec<u8>);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hex, D::Error> {
        let digits = String::deserialize(deserializer)?;
        let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).map_err(serde::de::Error::custom);
        (0..digits.len()).step_by(2).map(byte).collect::<Result<_, _>>().map(Hex)
    }
}

impl Deref for Hex {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Both authorities and the server secret.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Authorities {
    s1: Hex,
    s2: Hex,
    server_secret1: Hex,
    server_secret2: Hex,
    server_secret: Hex,
}

impl Authorities {
    fn masters(&self) -> [MasterSecret; 2] {
        [&self.s1, &self.s2].map(|bytes| MasterSecret::from_bytes(bytes).unwrap())
    }

    fn secret(&self) -> ServerSecret {
        let [first, second] = self.masters().map(|master| master.server_share());
        ServerSecret::combine(&first, &second).unwrap()
    }
}

/// A registered identity with everything that is computed on the way to its token.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Registered {
    name: String,
    mpin_id: Hex,
    public_key: Hex,
    #[serde(rename = "privateKey_z")]
    private_key: Hex,
    hash_id: Hex,
    hash_point: Hex,
    share1: Hex,
    share2: Hex,
    combined: Hex,
    client_secret: Hex,
    pin: String,
    token: Hex,
    #[serde(rename = "dtas")]
    _dtas: String,
}

impl Registered {
    fn read(vectors: &Vectors) -> BTreeMap<String, Registered> {
        vectors.cases("identities").into_iter().map(|one: Registered| (one.name.clone(), one)).collect()
    }

    fn identity(&self) -> Identity {
        Identity::derive(&self.mpin_id, &PublicKey::from_bytes(&self.public_key).unwrap())
    }

    fn token(&self) -> Token {
        Token::from_bytes(&self.token).unwrap()
    }
}

/// The PIN as the vendor's JavaScript understands it: a number, whose leading zeros a few cases leave out.
fn pin(digits: &str) -> Pin {
    Pin::parse(&format!("{digits:0>4}")).unwrap()
}

/// What becomes of a check of values from outside.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Accepted,
    Refused,
    Invalid(PointError),
}

impl Outcome {
    fn of(check: Result<bool, PointError>) -> Outcome {
        match check {
            Ok(true) => Outcome::Accepted,
            Ok(false) => Outcome::Refused,
            Err(error) => Outcome::Invalid(error),
        }
    }

    /// What is wrong with the points, if they are not points.
    fn fault(&self) -> Option<PointError> {
        if let Outcome::Invalid(error) = self { Some(*error) } else { None }
    }

    /// The file's word for it.
    fn word(&self) -> &'static str {
        match self {
            Outcome::Accepted => "ok",
            Outcome::Refused => "bad_pin",
            Outcome::Invalid(_) => "invalid_point",
        }
    }
}

fn g1(bytes: &[u8]) -> Result<G1, PointError> {
    G1::from_bytes(bytes)
}

fn prepared(mpin_id: &[u8], public_key: &[u8]) -> Result<PreparedIdentity, PointError> {
    Ok(PreparedIdentity::new(mpin_id, &PublicKey::from_bytes(public_key)?))
}

fn verifier(vectors: &Vectors) -> Verifier {
    Verifier::new(&vectors.section::<Authorities>("dta").secret())
}
