//! Every message, identifier and link that crosses the network, and the table of error codes.
//!
//! The shapes are those of the M-Pin protocol as the MIRACL Trust platform speaks it, with the names that travel.
//! Bytes are checked here by length and spelling only; whether they are points of a curve is for `mpin` to say.

mod code;
mod document_name;
mod hex;
mod identifier;
mod link;
mod match_number;
mod message;
#[cfg(feature = "schema")]
mod schema;
mod service_url;

pub use code::{Code, ErrorBody};
pub use document_name::DocumentName;
pub use hex::{Hex, HexError, decode_hex, encode_hex};
pub use identifier::{
    AccessId, ActivationToken, AuthOtt, ClientId, ClientSecret, DeviceName, Dtas, IdentifierError,
    MatchTicket, MessageHash, MpinId, MpinIdHash, ProjectId, Timestamp, UserId, VerificationCode, WebOtt,
};
pub use link::{EnrolLink, Link, LinkError, SessionLink};
pub use match_number::MatchNumber;
pub use message::*;
pub use service_url::{ServiceUrl, ServiceUrlError};

/// A point of G1 as it travels: `04 | x | y`, 65 bytes.
pub type G1Hex = Hex<65>;
/// A point of G2 as it travels: `xa | xb | ya | yb`, 128 bytes.
pub type PublicKeyHex = Hex<128>;
/// A scalar as it travels: 32 bytes, big-endian.
pub type ScalarHex = Hex<32>;
