//! Identifiers and tokens: parsed once at the edge, trusted afterwards.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroize;

use crate::hex::{Hex, decode_hex, encode_hex};

/// Text or a number that is not what its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// More than the longest that is accepted.
    #[error("longer than {maximum}")]
    TooLong {
        /// Longest length accepted, in bytes.
        maximum: usize,
    },
    /// A control character, or one outside the alphabet of this identifier.
    #[error("contains a character that is not allowed")]
    Character,
    /// Not of the form that this identifier has.
    #[error("not in the expected form")]
    Form,
}

/// Declares text with a maximal length in bytes and an alphabet.
macro_rules! text {
    ($($(#[$doc:meta])* $name:ident($maximum:expr, $allowed:expr);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Longest accepted, in bytes.
            pub const MAXIMUM: usize = $maximum;

            /// Reads text, without the white space around it.
            pub fn parse(text: &str) -> Result<Self, IdentifierError> {
                let allowed: fn(char) -> bool = $allowed;
                let text = text.trim();
                if text.is_empty() {
                    Err(IdentifierError::Empty)
                } else if text.len() > Self::MAXIMUM {
                    Err(IdentifierError::TooLong { maximum: Self::MAXIMUM })
                } else if !text.chars().all(allowed) {
                    Err(IdentifierError::Character)
                } else {
                    Ok($name(text.to_owned()))
                }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdentifierError;

            fn try_from(text: String) -> Result<Self, IdentifierError> {
                Self::parse(&text)
            }
        }
    )*};
}

/// Text that may be shown.
macro_rules! shown {
    ($($name:ident)*) => {$(
        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }
    )*};
}

/// Text that travels but is never shown, and is wiped.
macro_rules! secret {
    ($($name:ident)*) => {$(
        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0.clone()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(<redacted>)"))
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.zeroize();
            }
        }
    )*};
}

const PRINTABLE: fn(char) -> bool = |c| !c.is_control();
const TOKEN: fn(char) -> bool = |c| c.is_ascii_graphic();

text! {
    /// A user of a project: an e-mail address or any other text.
    UserId(256, PRINTABLE);
    /// How a device calls itself.
    DeviceName(256, PRINTABLE);
    /// The authorities that issued an identity's shares; echoed as received (section D, *dtas*).
    Dtas(1024, TOKEN);
    /// A session, also called WID; travels after `#` in links.
    AccessId(128, TOKEN);
    /// An OAuth client of a project.
    ClientId(128, TOKEN);
    /// The secret of an OAuth client.
    ClientSecret(256, TOKEN);
    /// What the opener of a session polls it with.
    WebOtt(256, TOKEN);
    /// The one-time ticket between pass 2 and `/rps/v2/authenticate`.
    AuthOtt(256, TOKEN);
    /// What a client got for repeating a session's number, and completes the session with.
    MatchTicket(256, TOKEN);
    /// Proof of a verified user, consumed by `/registration`.
    ActivationToken(4096, TOKEN);
    /// What `/verification/confirmation` exchanges for an activation token: from a verification URL, an e-mail, or a QuickCode.
    VerificationCode(512, TOKEN);
}

shown! { UserId DeviceName Dtas AccessId ClientId }
secret! { ClientSecret WebOtt AuthOtt MatchTicket ActivationToken VerificationCode }

/// A project: a UUID.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectId(Uuid);

impl ProjectId {
    /// Wraps a UUID.
    pub const fn new(id: Uuid) -> Self {
        ProjectId(id)
    }

    /// Reads the hyphenated form.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        if text.len() != uuid::fmt::Hyphenated::LENGTH {
            return Err(IdentifierError::Form);
        }
        Uuid::try_parse(text).map(ProjectId).map_err(|_| IdentifierError::Form)
    }
}

impl TryFrom<String> for ProjectId {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<ProjectId> for String {
    fn from(id: ProjectId) -> String {
        id.to_string()
    }
}

impl fmt::Display for ProjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for ProjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One device's registration: the bytes of a JSON document, opaque to clients, that travel as hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MpinId(Vec<u8>);

impl MpinId {
    /// Longest accepted, in bytes.
    pub const MAXIMUM: usize = 2048;

    /// Wraps the bytes of the JSON document.
    pub fn new(bytes: Vec<u8>) -> Result<Self, IdentifierError> {
        match bytes.len() {
            0 => Err(IdentifierError::Empty),
            n if n > Self::MAXIMUM => Err(IdentifierError::TooLong { maximum: Self::MAXIMUM }),
            _ => Ok(MpinId(bytes)),
        }
    }

    /// Reads the hexadecimal form.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        decode_hex(text).map_err(|_| IdentifierError::Form).and_then(Self::new)
    }

    /// The bytes of the JSON document.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The identifier's public name: SHA-256 of its bytes (section D, *hashMPinId*).
    pub fn hash(&self) -> MpinIdHash {
        Hex::new(Sha256::digest(&self.0).into())
    }
}

/// SHA-256 of an [`MpinId`]'s bytes.
pub type MpinIdHash = Hex<32>;

impl TryFrom<String> for MpinId {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<MpinId> for String {
    fn from(id: MpinId) -> String {
        encode_hex(&id.0)
    }
}

impl fmt::Debug for MpinId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MpinId({})", self.hash())
    }
}

/// What is signed: 1 to 64 bytes, normally a SHA-256 digest, that travel as hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MessageHash(Vec<u8>);

impl MessageHash {
    /// Longest accepted, in bytes: the vendor's clients disagree with one another on longer messages.
    pub const MAXIMUM: usize = 64;

    /// Wraps the bytes.
    pub fn new(bytes: Vec<u8>) -> Result<Self, IdentifierError> {
        match bytes.len() {
            0 => Err(IdentifierError::Empty),
            n if n > Self::MAXIMUM => Err(IdentifierError::TooLong { maximum: Self::MAXIMUM }),
            _ => Ok(MessageHash(bytes)),
        }
    }

    /// Reads the hexadecimal form.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        decode_hex(text).map_err(|_| IdentifierError::Form).and_then(Self::new)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for MessageHash {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<MessageHash> for String {
    fn from(hash: MessageHash) -> String {
        hash.to_string()
    }
}

impl fmt::Display for MessageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_hex(&self.0))
    }
}

impl fmt::Debug for MessageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// When something was signed, in seconds since 1970: more than 0 and less than 2³¹, where every client agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Timestamp(u32);

impl Timestamp {
    /// Checks the range.
    pub fn new(seconds: i64) -> Result<Self, IdentifierError> {
        match u32::try_from(seconds) {
            Ok(seconds) if seconds > 0 && seconds < 1 << 31 => Ok(Timestamp(seconds)),
            _ => Err(IdentifierError::Form),
        }
    }

    /// Seconds since 1970.
    pub const fn seconds(self) -> u32 {
        self.0
    }
}

impl TryFrom<i64> for Timestamp {
    type Error = IdentifierError;

    fn try_from(seconds: i64) -> Result<Self, IdentifierError> {
        Self::new(seconds)
    }
}

impl From<Timestamp> for i64 {
    fn from(timestamp: Timestamp) -> i64 {
        timestamp.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_bounded() {
        assert_eq!(UserId::parse("  a@example.com ").as_ref().map(UserId::as_str), Ok("a@example.com"));
        assert_eq!(UserId::parse(" \t"), Err(IdentifierError::Empty));
        assert_eq!(UserId::parse("a\nb"), Err(IdentifierError::Character));
        assert_eq!(UserId::parse(&"x".repeat(257)), Err(IdentifierError::TooLong { maximum: 256 }));
        assert_eq!(AccessId::parse("a b"), Err(IdentifierError::Character));
    }

    #[test]
    fn secrets_are_not_shown() {
        let token = ActivationToken::parse("abc.def.ghi").expect("a token");
        assert_eq!(format!("{token:?}"), "ActivationToken(<redacted>)");
    }

    #[test]
    fn a_timestamp_stays_where_every_client_agrees() {
        assert!(Timestamp::new(1).is_ok() && Timestamp::new((1 << 31) - 1).is_ok());
        assert!([0, -1, 1 << 31, i64::MAX].iter().all(|&t| Timestamp::new(t).is_err()));
    }

    #[test]
    fn the_public_name_of_an_identity_is_the_hash_of_its_bytes() {
        let id = MpinId::parse("7b7d").expect("two bytes");
        assert_eq!(id.hash().to_string(), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
