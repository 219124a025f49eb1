//! What openers and people add to a session beyond the platform's protocol: a document that is handed over to be read before
//! it is signed, and why a session was refused.

use serde::{Deserialize, Serialize};

use crate::{DocumentName, Hex};

/// A document that was handed over with a signing session. `PUT /rps/v2/session/document` answers it, an authenticator finds
/// it in the session's details and, signed, in `signedRequest`; `GET` of the same address answers its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionDocument {
    /// What it is called.
    pub name: DocumentName,
    /// Its size in bytes, 1 to [`LARGEST_DOCUMENT`].
    pub size: u64,
    /// Its SHA-256, which is what the session asks to sign.
    pub sha256: DocumentHash,
}

/// SHA-256 of a document.
pub type DocumentHash = Hex<32>;

/// Largest document that is handed over, in bytes: 32 MiB, as much as is shown before it is signed.
pub const LARGEST_DOCUMENT: u64 = 32 << 20;

/// The query of `PUT /rps/v2/session/document`, whose body is the document itself. The token is the webOTT.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentQuery {
    /// What it is called.
    pub name: DocumentName,
}

/// A feature: a signing session may have a document (`PUT` and `GET /rps/v2/session/document`).
pub const DOCUMENT_FEATURE: &str = "session-document";

/// Why a person refused a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionRefusal {
    /// The kind of reason.
    pub reason: RefusalReason,
    /// In the person's own words, at most [`LONGEST_COMMENT`] characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// The kinds of reasons.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RefusalReason {
    /// What it says is wrong.
    Incorrect,
    /// Something has to be asked or explained first.
    Unclear,
    /// Somebody else has to sign it.
    NotMine,
    /// Anything else.
    Other,
}

/// Longest comment of a refusal, in characters.
pub const LONGEST_COMMENT: usize = 500;
