//! The PIN a person remembers.

use crate::{error::PinError, secret::redacted};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A PIN of 4 to 6 digits, wiped when dropped.
///
/// The whole number counts, unlike in the vendor's mobile clients, which drop all but the last four digits
/// (wire protocol, E.5). Leading zeros are digits a person must type but do not change the number. Two PINs
/// are equal when every digit is; the comparison takes the same time whatever they are.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Pin {
    number: u32,
    length: usize,
}

redacted!(Pin);

impl Pin {
    /// The fewest digits a PIN has.
    pub const SHORTEST: usize = 4;
    /// The most digits a PIN has.
    pub const LONGEST: usize = 6;

    /// Reads 4 to 6 ASCII digits.
    ///
    /// # Errors
    ///
    /// [`PinError`] when there are other characters, or too few or too many digits. It never repeats what was
    /// typed.
    pub fn parse(digits: &str) -> Result<Pin, PinError> {
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PinError::NotDigits);
        }
        let length = digits.len();
        if !(Pin::SHORTEST..=Pin::LONGEST).contains(&length) {
            return Err(PinError::Length { found: length });
        }
        let number = digits.bytes().fold(0, |number, digit| 10 * number + u32::from(digit - b'0'));
        Ok(Pin { number, length })
    }

    /// How many digits the PIN has, leading zeros included.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The number, below 1 000 000.
    pub(crate) fn number(&self) -> u32 {
        self.number
    }
}

impl PartialEq for Pin {
    fn eq(&self, other: &Pin) -> bool {
        (self.number.ct_eq(&other.number) & self.length.ct_eq(&other.length)).into()
    }
}

impl Eq for Pin {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_whole_number_counts() {
        for (digits, number, length) in
            [("0000", 0, 4), ("0042", 42, 4), ("10000", 10_000, 5), ("999999", 999_999, 6)]
        {
            let pin = Pin::parse(digits).unwrap();
            assert_eq!((pin.number(), pin.length()), (number, length));
        }
    }

    #[test]
    fn faults_are_told_apart() {
        for (typed, fault) in [
            ("", PinError::Length { found: 0 }),
            ("123", PinError::Length { found: 3 }),
            ("1234567", PinError::Length { found: 7 }),
            ("12 34", PinError::NotDigits),
            ("+1234", PinError::NotDigits),
            ("١٢٣٤", PinError::NotDigits),
        ] {
            assert_eq!(Pin::parse(typed), Err(fault));
        }
    }

    #[test]
    fn equal_when_every_digit_is() {
        assert_eq!(Pin::parse("0042").unwrap(), Pin::parse("0042").unwrap());
        assert_ne!(Pin::parse("0042").unwrap(), Pin::parse("00042").unwrap());
        assert_ne!(Pin::parse("0042").unwrap(), Pin::parse("0043").unwrap());
    }
}
