//! Lower-case hexadecimal text of a known length: the one spelling that travels.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::{Zeroize, Zeroizing};

/// `N` bytes that travel as `2 * N` lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hex<const N: usize>([u8; N]);

/// Text that is not lower-case hexadecimal of the expected length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HexError {
    /// The sender used another number of digits.
    #[error("{found} characters where {expected} hexadecimal digits are expected")]
    Length {
        /// Digits expected.
        expected: usize,
        /// Characters found.
        found: usize,
    },
    /// The sender used a character other than `0-9a-f`.
    #[error("a character that is not a lower-case hexadecimal digit")]
    Character,
}

impl<const N: usize> Hex<N> {
    /// Wraps bytes.
    pub const fn new(bytes: [u8; N]) -> Self {
        Hex(bytes)
    }

    /// Reads exactly `2 * N` lower-case digits.
    pub fn parse(text: &str) -> Result<Self, HexError> {
        if text.len() != 2 * N {
            return Err(HexError::Length { expected: 2 * N, found: text.len() });
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = byte_of(pair)?;
        }
        Ok(Hex(bytes))
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; N] {
        &self.0
    }
}

impl<const N: usize> Zeroize for Hex<N> {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_hex(&self.0))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hex({self})")
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(encode_hex(&self.0)))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        Hex::parse(&text).map_err(de::Error::custom)
    }
}

/// Writes bytes as lower-case hexadecimal.
pub fn encode_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// Reads lower-case hexadecimal of any even length.
pub fn decode_hex(text: &str) -> Result<Vec<u8>, HexError> {
    if !text.len().is_multiple_of(2) {
        return Err(HexError::Length { expected: text.len() + 1, found: text.len() });
    }
    text.as_bytes().chunks_exact(2).map(byte_of).collect()
}

fn byte_of(pair: &[u8]) -> Result<u8, HexError> {
    Ok(digit(pair[0])? << 4 | digit(pair[1])?)
}

fn digit(character: u8) -> Result<u8, HexError> {
    match character {
        b'0'..=b'9' => Ok(character - b'0'),
        b'a'..=b'f' => Ok(character - b'a' + 10),
        _ => Err(HexError::Character),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_byte_string_survives(bytes: Vec<u8>) {
            prop_assert_eq!(decode_hex(&encode_hex(&bytes)), Ok(bytes));
        }

        #[test]
        fn no_text_panics(text: String) {
            let _ = decode_hex(&text);
            let _ = Hex::<4>::parse(&text);
        }
    }

    #[test]
    fn only_one_spelling_is_accepted() {
        assert!(Hex::<2>::parse("00ff").is_ok());
        assert_eq!(Hex::<2>::parse("00FF"), Err(HexError::Character));
        assert_eq!(Hex::<2>::parse("00f"), Err(HexError::Length { expected: 4, found: 3 }));
        assert_eq!(Hex::<2>::parse("0x00"), Err(HexError::Character));
    }
}
