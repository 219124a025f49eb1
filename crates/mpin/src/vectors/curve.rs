//! Parameters, the hash to the curve and the PIN's ladder.

use super::{Hex, Vectors, pin};
use crate::{
    G1, PublicKey,
    identity::hash_to_g1,
    point::{finite, parse_g1},
    scalar::order,
};
use miracl_core::bn254cx::{big::BIG, dbig::DBIG, ecp::ECP, ecp2::ECP2, rom};
use serde::Deserialize;
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
struct Parameters {
    p: Hex,
    r: Hex,
    bn_x_abs: Hex,
    bn_x_sign: i8,
    g1: Hex,
    g2: Hex,
}

#[test]
fn parameters() {
    let expected: Parameters = Vectors::read().section("params");
    let field = BIG::new_ints(&rom::MODULUS);
    assert_eq!(bytes(&field), &*expected.p);
    assert_eq!(bytes(&order()), &*expected.r);
    assert_eq!(bytes(&BIG::new_ints(&rom::CURVE_BNX)), &*expected.bn_x_abs);
    assert_eq!(expected.bn_x_sign, -1);
    assert_eq!(G1::new(ECP::generator()).unwrap().to_bytes(), *expected.g1);
    assert_eq!(PublicKey::new(ECP2::generator()).to_bytes(), *expected.g2);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hashed {
    input: Hex,
    sha256: Hex,
    increments: isize,
    point: Hex,
}

#[test]
fn hash_to_the_curve() {
    for case in Vectors::read().cases::<Hashed>("hash_to_g1") {
        let digest: [u8; 32] = Sha256::digest(&*case.input).into();
        assert_eq!(digest, *case.sha256);
        assert_eq!(G1::new(hash_to_g1(&digest)).unwrap().to_bytes(), *case.point);
        let mut x = DBIG::frombytes(&digest).dmod(&BIG::new_ints(&rom::MODULUS));
        x.inc(case.increments);
        assert_eq!(bytes(&x), case.point[1..33]);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapped {
    h: Hex,
    point: Hex,
}

#[test]
fn map_to_the_curve() {
    for case in Vectors::read().cases::<Mapped>("mapit") {
        let digest = (&*case.h).try_into().unwrap();
        assert_eq!(G1::new(hash_to_g1(digest)).unwrap().to_bytes(), *case.point);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Multiplied {
    base: Hex,
    cases: Vec<Multiple>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Multiple {
    pin: u32,
    point: Hex,
}

#[test]
fn multiplication_by_the_pin() {
    let vectors = Vectors::read();
    let section: Multiplied = vectors.section("pinmul");
    assert_eq!(section.cases.len(), vectors.counts["pinmul"]);
    let base = parse_g1(&section.base).unwrap();
    for case in section.cases {
        let multiple = crate::client::times_pin(&base, &pin(&case.pin.to_string()));
        assert_eq!(G1::new(finite(multiple).unwrap()).unwrap().to_bytes(), *case.point, "{}", case.pin);
    }
}

fn bytes(number: &BIG) -> [u8; 32] {
    let mut bytes = [0; 32];
    number.tobytes(&mut bytes);
    bytes
}
