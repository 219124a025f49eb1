//! What relying parties look up and change (seed 004; section B of the protocol sheet).

use serde::{Deserialize, Serialize};

use crate::{MpinIdHash, ProjectId, UserId};

/// Answer of `GET /api/v1/projects/{projectId}/audit`: a page of the audit log, the newest event first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditResponse {
    /// How many events match, on all pages.
    pub total: u64,
    /// Those of this page.
    pub list: Vec<AuditEvent>,
}

/// One event. Every member is always there and always text, empty if it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditEvent {
    /// Where the request came from.
    #[serde(rename = "IPAddress")]
    pub ip_address: String,
    /// The client or service account that asked.
    #[serde(rename = "appID")]
    pub app_id: String,
    /// Its name.
    pub app_name: String,
    /// Two-letter code of the continent that the request came from.
    pub continent: String,
    /// ISO 3166-1 code of the country that the request came from.
    pub country: String,
    /// When it happened: RFC 3339 in UTC, to the microsecond.
    pub created_at: String,
    /// How the device calls itself.
    pub device_name: String,
    /// What happened.
    pub event_status: String,
    /// Where it belongs.
    pub event_type: String,
    /// The public name of the identity.
    #[serde(rename = "mpinID")]
    pub mpin_id: String,
    /// The user.
    #[serde(rename = "userID")]
    pub user_id: String,
}

/// Answer of `GET /api/v1/projects/{projectId}/mpinids`: a page of the identities, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IdentitiesResponse {
    /// How many identities match, on all pages.
    pub total: u64,
    /// Those of this page.
    pub list: Vec<IdentityEntry>,
}

/// One identity: a device of a user. Text that is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IdentityEntry {
    /// Its public name.
    pub mpin_id: MpinIdHash,
    /// Its project.
    pub customer_id: ProjectId,
    /// Its user.
    pub user_id: UserId,
    /// How the device calls itself.
    pub device_name: String,
    /// Where it was registered from.
    pub ip: String,
    /// ISO 3166-1 code of the country that it was registered from.
    pub country: String,
    /// Two-letter code of the continent that it was registered from.
    pub continent: String,
    /// Whether it can sign. Every identity of today can.
    pub dvs: bool,
    /// When it was registered: RFC 3339 in UTC, to the microsecond.
    pub created_at: String,
    /// When it was last used successfully, or revoked.
    pub updated_at: String,
    /// Whether it is revoked.
    pub revoked: bool,
}

/// `POST /api/v1/projects/{projectId}/mpinids/{mpinId}/revocation`. The body may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RevocationRequest {
    /// Why, in the caller's words; 1024 bytes at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RevocationResponse {
    /// The public name of the identity.
    #[serde(rename = "hashMPinID")]
    pub hash_mpin_id: MpinIdHash,
    /// Why it was revoked; of several requests, what the first said.
    pub reason: String,
}
