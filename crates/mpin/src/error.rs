//! What can be wrong with what is handed in, and whose fault it is.
//!
//! No error carries secret material: lengths and a prefix byte are the most that is told.

use thiserror::Error;

/// Why the digits a person typed are not a PIN. The person is at fault.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PinError {
    /// Something other than the ASCII digits 0 to 9 was typed.
    #[error("a PIN is made of the digits 0 to 9")]
    NotDigits,
    /// Too few or too many digits.
    #[error("a PIN has 4 to 6 digits, not {found}")]
    Length {
        /// How many digits there were.
        found: usize,
    },
}

/// Why bytes are not a point this protocol accepts, or why a computation has no result.
///
/// All variants but [`PointError::Infinity`] blame the sender of the bytes.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PointError {
    /// The sender gave too few or too many bytes.
    #[error("a point of this group takes {expected} bytes, not {found}")]
    Length {
        /// The length of the group's encoding, in bytes.
        expected: usize,
        /// The length that was given, in bytes.
        found: usize,
    },
    /// The sender used another form than the uncompressed one, which begins with `04`.
    #[error("a point begins with the byte 04, not {found:02x}")]
    Prefix {
        /// The first byte that was given.
        found: u8,
    },
    /// The sender gave a coordinate that is not below the field's modulus p: every point has one encoding
    /// only.
    #[error("a coordinate is not below the field's modulus")]
    CoordinateTooLarge,
    /// The sender's coordinates do not satisfy the curve's equation. Bytes of zeros end here too.
    #[error("the coordinates are not on the curve")]
    NotOnCurve,
    /// The sender's point is on the twist but not in its subgroup of order r.
    #[error("the point is outside the subgroup of prime order")]
    OutsideSubgroup,
    /// The inputs of a computation cancel each other out, so that the result is the point at infinity: shares
    /// that are each other's opposite, or a token that was damaged or made up. It does not happen by chance.
    #[error("the inputs cancel each other out")]
    Infinity,
}

/// Why bytes are not a scalar in \[1, r). The sender of the bytes is at fault.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ScalarError {
    /// Too few or too many bytes.
    #[error("a scalar takes {expected} bytes, not {found}")]
    Length {
        /// The length of a scalar, in bytes.
        expected: usize,
        /// The length that was given, in bytes.
        found: usize,
    },
    /// The scalar is zero.
    #[error("a scalar must not be zero")]
    Zero,
    /// The scalar is not below the order r of the groups.
    #[error("a scalar must be below the order of the groups")]
    TooLarge,
}
