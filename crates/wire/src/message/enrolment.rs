//! From an activation token to client secret shares (sections A.6, A.7 and B of the protocol sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{ActivationToken, DeviceName, Dtas, G1Hex, MpinId, MpinIdHash, ProjectId, PublicKeyHex, UserId};

/// `POST /activate/initiate`: a relying party asks for an activation token of a user it has verified itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ActivationRequest {
    /// Whom the token enrols.
    pub user_id: UserId,
    /// Suggested name of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<DeviceName>,
}

/// Answer of `POST /activate/initiate`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ActivationResponse {
    /// The identity that `/registration` will issue for this token.
    pub mpin_id: MpinId,
    /// Its public name.
    #[serde(rename = "hashMPinId")]
    pub hash_mpin_id: MpinIdHash,
    /// The token.
    pub act_token: ActivationToken,
    /// When the token expires, in seconds since 1970.
    pub expire_time: i64,
    /// Always empty.
    #[serde(rename = "redirectURI", default)]
    pub redirect_uri: String,
}

/// `POST /registration`: a device offers its public key and gets an identity.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegistrationRequest {
    /// Whom the token was made for.
    pub user_id: UserId,
    /// How the device calls itself.
    pub device_name: DeviceName,
    /// Proof of the verified user.
    pub activation_token: ActivationToken,
    /// The device's public key.
    pub public_key: PublicKeyHex,
    /// 32 lower-case hexadecimal digits, random, kept per installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_tag: Option<String>,
    /// Where pushed requests go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub push_token: Option<String>,
    /// The generation of the answer: absent or 1 for `secretUrls`, 2 for `designatedTAs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ver: Option<u8>,
    /// Whether the device can repeat a number. From then on it has to, wherever a session has one. Only our own clients say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_matching: Option<bool>,
}

/// Answer of `POST /registration`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegistrationResponse {
    /// The identity.
    pub mpin_id: MpinId,
    /// Its project.
    pub project_id: ProjectId,
    /// The authorities that issue its shares.
    pub dtas: Dtas,
    /// Always `BN254CX`; a client refuses anything else.
    pub curve: String,
    /// Where the two client secret shares are fetched. The addresses are themselves the authorisation.
    pub secret_urls: [Url; 2],
    /// Digits of the PIN.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin_length: Option<u8>,
    /// How the user was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_type: Option<String>,
    /// The service's clock, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now_time: Option<i64>,
}

/// The only curve that travels.
pub const CURVE: &str = "BN254CX";

/// Answer of each secret share URL.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareResponse {
    /// One client secret share: a point of G1, secret.
    #[serde(rename = "dvsClientSecret")]
    pub dvs_client_secret: G1Hex,
}

impl Drop for ShareResponse {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.dvs_client_secret);
    }
}

impl std::fmt::Debug for ShareResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ShareResponse(<redacted>)")
    }
}

/// Answer of `POST /registration` with `ver: 2`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DesignatedResponse {
    /// The new identity.
    pub mpin_id: MpinId,
    /// The project that it belongs to.
    pub project_id: ProjectId,
    /// Where the shares are fetched; clients take the first two.
    #[serde(rename = "designatedTAs")]
    pub designated_tas: Vec<DesignatedAuthority>,
}

/// One authority of [`DesignatedResponse`].
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DesignatedAuthority {
    /// Where to send [`DesignatedShareRequest`].
    pub url: Url,
    /// The `Authorization: Bearer` of that request.
    pub token: String,
}

/// `POST` to a designated authority: asks for a share.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DesignatedShareRequest {
    /// The identity.
    pub mpin_id: MpinId,
    /// Its public key.
    pub pub_key: PublicKeyHex,
}

/// Answer of a designated authority.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DesignatedShareResponse {
    /// The authority's key id; `dtas` is base64 of the JSON array of both.
    pub node: String,
    /// The share. Secret.
    pub share: G1Hex,
}

impl std::fmt::Debug for DesignatedAuthority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DesignatedAuthority").field("url", &self.url.as_str()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for DesignatedShareResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DesignatedShareResponse").field("node", &self.node).finish_non_exhaustive()
    }
}
