//! Designated verifier signatures (sections B and D of the protocol sheet).

use serde::{Deserialize, Serialize};

use crate::{Dtas, G1Hex, MessageHash, MpinId, PublicKeyHex, Timestamp};

/// A signature as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// Who signed.
    pub mpin_id: MpinId,
    /// The commitment.
    pub u: G1Hex,
    /// The proof.
    pub v: G1Hex,
    /// The device's public key.
    pub public_key: PublicKeyHex,
    /// The authorities of the identity.
    pub dtas: Dtas,
    /// What was signed.
    pub hash: MessageHash,
    /// When. The Android client puts it here, the others beside the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// `POST /dvs/verify`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerifyRequest {
    /// The signature.
    pub signature: Signature,
    /// When it was made.
    pub timestamp: Timestamp,
    /// `verification`; no longer needed.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Answer of `POST /dvs/verify`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerifyResponse {
    /// A JWT (section C.4) that verifies at `/dvs/jwks`.
    pub certificate: String,
}

/// Claims of the certificate (section C.4).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CertificateClaims {
    /// When the service confirmed the signature, in seconds since 1970.
    #[serde(rename = "cAt")]
    pub confirmed_at: i64,
    /// When the certificate expires, in seconds since 1970.
    pub exp: i64,
    /// What was signed.
    pub hash: MessageHash,
}
