//! Signing sessions as older clients speak of them (section A.14 of the protocol sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{AccessId, MessageHash, ProjectId, Signature, Timestamp, UserId, WebOtt};

/// `POST /dvs/session`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SigningSessionRequest {
    /// The project that opens it.
    #[serde(rename = "projectID")]
    pub project_id: ProjectId,
    /// Whom it is for, if that is known.
    #[serde(rename = "userID", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// What to sign.
    pub hash: MessageHash,
    /// What it is, in the opener's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Answer of `POST /dvs/session`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SigningSessionResponse {
    /// The session.
    pub id: AccessId,
    /// What the QR code says; its fragment is the session.
    #[serde(rename = "qrURL")]
    pub qr_url: Url,
    /// When it ends by itself, in seconds since 1970.
    pub expire_time: i64,
    /// What the opener polls with at `/rps/v2/access`. The platform does not say it here.
    #[serde(rename = "webOTT")]
    pub web_ott: WebOtt,
}

/// `POST /dvs/session/details` and `DELETE /dvs/session`, whose request has a body.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SigningSessionName {
    /// The session. Knowing it is the permission.
    pub id: AccessId,
}

/// Answer of `POST /dvs/session/details`. Every member is mandatory for the clients.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SigningSessionDetails {
    /// Whom the session is for; empty if anyone.
    #[serde(rename = "userID")]
    pub user_id: String,
    /// What to sign, hexadecimal.
    pub hash: String,
    /// What it is, in the opener's words.
    pub description: String,
    /// Where it stands.
    pub status: SigningSessionStatus,
    /// When it ends by itself, in seconds since 1970.
    pub expire_time: i64,
    /// The project that opened it.
    pub project_id: ProjectId,
    /// The project's name.
    pub project_name: String,
    /// The project's logo, empty if none.
    #[serde(rename = "projectLogoURL")]
    pub project_logo_url: String,
    /// `standardEmail` or `fullCustom`.
    pub verification_method: String,
    /// Where users are verified, empty if nowhere.
    #[serde(rename = "verificationURL")]
    pub verification_url: String,
    /// Text shown with it.
    pub verification_custom_text: String,
    /// `email` or `alphanumeric`.
    pub identity_type: String,
    /// How the project calls a user ID.
    pub identity_type_label: String,
    /// Digits of the PIN.
    pub pin_length: u8,
    /// Whether the project lets users make QuickCodes.
    pub enable_registration_code: bool,
    /// Whether devices registered by a QuickCode cannot make one.
    pub limit_reg_code_verified: bool,
}

/// Where a signing session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SigningSessionStatus {
    /// It waits for its signature.
    Active,
    /// It has its signature.
    Signed,
}

/// `PUT /dvs/session`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SigningSessionSignature {
    /// The session.
    pub id: AccessId,
    /// Its signature.
    pub signature: Signature,
    /// When that was made.
    pub timestamp: Timestamp,
}

/// Answer of `PUT /dvs/session`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SigningSessionEnd {
    /// Where the session stands now.
    pub status: SigningSessionStatus,
}
