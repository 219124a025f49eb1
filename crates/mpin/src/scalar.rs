//! Scalars: integers in [1, r), where r is the order of the groups.

use crate::{
    error::ScalarError,
    secret::{Secret, scrubbed},
};
use miracl_core::bn254cx::{big::BIG, rom};
use zeroize::{Zeroize, Zeroizing};

/// Bytes of a scalar, big-endian (wire protocol, E.2).
pub(crate) const LENGTH: usize = 32;

/// The verifier's challenge y in \[1, r), which it reveals only after it has U (wire protocol, E.6).
///
/// A challenge answers one U and is used once: two answers with the same x but different y give the client
/// secret away.
#[derive(Clone)]
pub struct Challenge(BIG);

impl Challenge {
    /// Bytes of an encoded challenge.
    pub const LENGTH: usize = LENGTH;

    /// A fresh challenge.
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness.
    pub fn generate() -> Challenge {
        Challenge(generate_big())
    }

    /// Reads 32 bytes, big-endian.
    ///
    /// # Errors
    ///
    /// [`ScalarError`] for another length, for zero (with which a recorded U and V could be replayed) and
    /// from r on.
    pub fn from_bytes(bytes: &[u8]) -> Result<Challenge, ScalarError> {
        parse(bytes).map(Challenge)
    }

    /// 32 bytes, big-endian.
    pub fn to_bytes(&self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        self.0.tobytes(&mut bytes);
        bytes
    }

    pub(crate) fn number(&self) -> &BIG {
        &self.0
    }
}

impl PartialEq for Challenge {
    fn eq(&self, other: &Challenge) -> bool {
        self.to_bytes() == other.to_bytes()
    }
}

impl Eq for Challenge {}

impl std::fmt::Debug for Challenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Challenge(")?;
        self.to_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str(")")
    }
}

/// A scalar nobody may see.
pub(crate) type SecretScalar = Secret<BIG>;

impl SecretScalar {
    /// A fresh one. Panics when the operating system gives no randomness.
    pub(crate) fn generate() -> SecretScalar {
        Secret::compute(generate_big)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<SecretScalar, ScalarError> {
        Secret::try_compute(|| parse(bytes))
    }

    pub(crate) fn to_bytes(&self) -> Zeroizing<[u8; LENGTH]> {
        scrubbed(|| {
            let mut bytes = Zeroizing::new([0; LENGTH]);
            self.expose().tobytes(&mut *bytes);
            bytes
        })
    }
}

/// The order r of the groups.
pub(crate) fn order() -> BIG {
    BIG::new_ints(&rom::CURVE_ORDER)
}

/// z⁻¹ modulo r as m·(m·z)⁻¹ for a random m: the library's inversion takes a time that depends on what it
/// inverts.
pub(crate) fn invert_blinded(scalar: &BIG) -> BIG {
    let order = order();
    let blind = generate_big();
    let mut inverse = BIG::modmul(scalar, &blind, &order);
    inverse.invmodp(&order);
    BIG::modmul(&inverse, &blind, &order)
}

/// Uniform in [1, r): candidates of the order's 254 bits are drawn until one is in range, of which nothing
/// can be learned about the one that was.
fn generate_big() -> BIG {
    let mut bytes = [0; LENGTH];
    loop {
        if let Err(error) = getrandom::fill(&mut bytes) {
            panic!("the operating system gives no randomness: {error}");
        }
        bytes[0] &= 0x3f;
        if let Ok(scalar) = parse(&bytes) {
            bytes.zeroize();
            return scalar;
        }
    }
}

fn parse(bytes: &[u8]) -> Result<BIG, ScalarError> {
    if bytes.len() != LENGTH {
        return Err(ScalarError::Length { expected: LENGTH, found: bytes.len() });
    }
    let number = BIG::frombytes(bytes);
    if number.iszilch() {
        Err(ScalarError::Zero)
    } else if BIG::comp(&number, &order()) >= 0 {
        Err(ScalarError::TooLarge)
    } else {
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_scalars_are_in_range_and_use_it_all() {
        let numbers: Vec<BIG> = (0..500).map(|_| generate_big()).collect();
        assert!(numbers.iter().all(|number| !number.iszilch() && BIG::comp(number, &order()) < 0));
        // The order has 254 bits; every one of them must come up both ways.
        assert!((0..253).all(|bit| numbers.iter().any(|number| number.bit(bit) == 1)));
        assert!((0..254).all(|bit| numbers.iter().any(|number| number.bit(bit) == 0)));
        assert!(numbers.iter().any(|number| number.nbits() == 254));
    }

    #[test]
    fn the_inverse_is_one() {
        let mut largest = order();
        largest.dec(1);
        for number in [BIG::new_int(1), BIG::new_int(2), largest, generate_big()] {
            assert!(BIG::modmul(&invert_blinded(&number), &number, &order()).isunity());
        }
    }
}
