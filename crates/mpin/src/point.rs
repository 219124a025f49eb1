//! Points of the two groups, accepted from outside only after every check.

use crate::error::PointError;
use miracl_core::bn254cx::{big::BIG, ecp::ECP, ecp2::ECP2, fp2::FP2, pair, rom};
use std::fmt;

/// Bytes of one coordinate in the base field, big-endian.
const COORDINATE: usize = 32;

/// A point of the first group, never infinity: U and V of an authentication or a signature.
///
/// 65 bytes `04|x|y` (wire protocol, E.2). The curve has no cofactor, so a point on it is in the group.
#[derive(Clone)]
pub struct G1(ECP);

impl G1 {
    /// Bytes of an encoded point.
    pub const LENGTH: usize = 65;

    /// Reads the one canonical encoding of a point.
    ///
    /// # Errors
    ///
    /// [`PointError`] for another length or first byte, for coordinates not below p, and off the curve.
    /// Infinity has no encoding.
    pub fn from_bytes(bytes: &[u8]) -> Result<G1, PointError> {
        parse_g1(bytes).map(G1)
    }

    /// The canonical encoding.
    pub fn to_bytes(&self) -> [u8; G1::LENGTH] {
        let mut bytes = [0; G1::LENGTH];
        write_g1(&self.0, &mut bytes);
        bytes
    }

    /// A computed point, made affine.
    pub(crate) fn new(point: ECP) -> Result<G1, PointError> {
        finite(point).map(G1)
    }

    pub(crate) fn point(&self) -> &ECP {
        &self.0
    }
}

/// An identity's public key z⁻¹·Q, a point of the second group, never infinity.
///
/// 128 bytes `xa|xb|ya|yb` without a prefix (wire protocol, E.2 and E.4).
#[derive(Clone)]
pub struct PublicKey(ECP2);

impl PublicKey {
    /// Bytes of an encoded key.
    pub const LENGTH: usize = 128;

    /// Reads the one canonical encoding of a key. Being in the subgroup is checked as well, which costs a
    /// quarter of what verifying a signature does.
    ///
    /// # Errors
    ///
    /// [`PointError`] for another length, for coordinates not below p, off the twist, and outside the
    /// subgroup of order r. Infinity has no encoding.
    pub fn from_bytes(bytes: &[u8]) -> Result<PublicKey, PointError> {
        parse_g2(bytes).map(PublicKey)
    }

    /// The canonical encoding.
    pub fn to_bytes(&self) -> [u8; PublicKey::LENGTH] {
        let mut bytes = [0; PublicKey::LENGTH];
        write_g2(&self.0, &mut bytes);
        bytes
    }

    /// A computed key, made affine. The point is a multiple of the generator by a scalar in [1, r).
    pub(crate) fn new(mut point: ECP2) -> PublicKey {
        point.affine();
        PublicKey(point)
    }

    pub(crate) fn point(&self) -> &ECP2 {
        &self.0
    }
}

/// Reads a point of the first group, affine.
pub(crate) fn parse_g1(bytes: &[u8]) -> Result<ECP, PointError> {
    if bytes.len() != G1::LENGTH {
        return Err(PointError::Length { expected: G1::LENGTH, found: bytes.len() });
    }
    if bytes[0] != 4 {
        return Err(PointError::Prefix { found: bytes[0] });
    }
    let x = coordinate(&bytes[1..1 + COORDINATE])?;
    let y = coordinate(&bytes[1 + COORDINATE..])?;
    let point = ECP::new_bigs(&x, &y);
    if point.is_infinity() { Err(PointError::NotOnCurve) } else { Ok(point) }
}

/// Reads a point of the second group, affine.
pub(crate) fn parse_g2(bytes: &[u8]) -> Result<ECP2, PointError> {
    if bytes.len() != PublicKey::LENGTH {
        return Err(PointError::Length { expected: PublicKey::LENGTH, found: bytes.len() });
    }
    let mut coordinates = [BIG::new(); 4];
    for (coordinate_, bytes) in coordinates.iter_mut().zip(bytes.chunks_exact(COORDINATE)) {
        *coordinate_ = coordinate(bytes)?;
    }
    let [xa, xb, ya, yb] = coordinates;
    let point = ECP2::new_fp2s(&FP2::new_bigs(&xa, &xb), &FP2::new_bigs(&ya, &yb));
    if point.is_infinity() {
        return Err(PointError::NotOnCurve);
    }
    // It compares the Frobenius image with (t−1)·P. Its characteristic equation turns equality into r·P = O.
    if pair::g2member(&point) { Ok(point) } else { Err(PointError::OutsideSubgroup) }
}

/// Writes an affine point of the first group.
pub(crate) fn write_g1(point: &ECP, bytes: &mut [u8; G1::LENGTH]) {
    point.tobytes(bytes, false);
}

/// Writes an affine point of the second group. The library's own order of the coordinates is another one.
pub(crate) fn write_g2(point: &ECP2, bytes: &mut [u8; PublicKey::LENGTH]) {
    let (mut x, mut y) = (point.getx(), point.gety());
    let coordinates = [x.geta(), x.getb(), y.geta(), y.getb()];
    for (coordinate, bytes) in coordinates.iter().zip(bytes.chunks_exact_mut(COORDINATE)) {
        coordinate.tobytes(bytes);
    }
}

/// Makes a computed point affine, unless it is infinity.
pub(crate) fn finite(mut point: ECP) -> Result<ECP, PointError> {
    if point.is_infinity() {
        return Err(PointError::Infinity);
    }
    point.affine();
    Ok(point)
}

/// Makes a computed point affine, unless it is infinity.
pub(crate) fn finite_g2(mut point: ECP2) -> Result<ECP2, PointError> {
    if point.is_infinity() {
        return Err(PointError::Infinity);
    }
    point.affine();
    Ok(point)
}

fn coordinate(bytes: &[u8]) -> Result<BIG, PointError> {
    let number = BIG::frombytes(bytes);
    if BIG::comp(&number, &BIG::new_ints(&rom::MODULUS)) < 0 {
        Ok(number)
    } else {
        Err(PointError::CoordinateTooLarge)
    }
}

/// Equality and printing by the canonical bytes.
macro_rules! public_point {
    ($($name:ident),+) => {
        $(impl PartialEq for $name {
            fn eq(&self, other: &$name) -> bool {
                self.to_bytes() == other.to_bytes()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}(", stringify!($name))?;
                self.to_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
                f.write_str(")")
            }
        })+
    };
}
public_point!(G1, PublicKey);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scalar::order;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// The quick test of the subgroup against the definition, on points of the twist of any order.
        #[test]
        fn in_the_subgroup_when_r_times_it_is_infinity(a: u64, b: u64) {
            let x = FP2::new_ints((a >> 1) as isize, (b >> 1) as isize);
            let point = ECP2::new_fp2(&x, 0);
            prop_assume!(!point.is_infinity());
            let mut bytes = [0; PublicKey::LENGTH];
            write_g2(&point, &mut bytes);
            prop_assert_eq!(parse_g2(&bytes).is_ok(), point.mul(&order()).is_infinity());
            let mut cleared = point;
            cleared.cfp();
            cleared.affine();
            write_g2(&cleared, &mut bytes);
            prop_assert!(parse_g2(&bytes).is_ok() && cleared.mul(&order()).is_infinity());
        }
    }
}
