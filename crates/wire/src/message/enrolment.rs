//! From a verified user to client secret shares (sections A.5 to A.7 and B of the protocol sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{
    AccessId, ActivationToken, ClientId, DeviceName, Dtas, G1Hex, MpinId, MpinIdHash, ProjectId,
    PublicKeyHex, UserId, VerificationCode,
};

/// `POST /verification`: a relying party asks for a verification URL of a user it has verified itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationRequest {
    /// Whom the URL enrols.
    pub user_id: UserId,
    /// Always `no`: the caller delivers the URL.
    pub delivery: Delivery,
    /// Suggested name of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<DeviceName>,
    /// When the URL expires, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration: Option<i64>,
    /// Session that the verification belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_id: Option<AccessId>,
    /// Stage of that session; `auth` is the only one known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// OAuth client; either this or `projectId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ClientId>,
    /// Project; either this or `clientId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<ProjectId>,
    /// Where the browser goes afterwards.
    #[serde(rename = "redirectURI", skip_serializing_if = "Option::is_none")]
    pub redirect_uri: Option<Url>,
    /// OAuth scopes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
    /// OAuth state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// OpenID nonce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

/// The constant of [`VerificationRequest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Delivery {
    /// The caller delivers the URL.
    No,
}

/// Answer of `POST /verification`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VerificationResponse {
    /// `<projectUrl>/verification/confirmation?user_id=…&code=…`
    #[serde(rename = "verificationURL")]
    pub verification_url: Url,
}

/// `POST /verification/confirmation`: a code becomes an activation token.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmationRequest {
    /// Whom the code was made for.
    pub user_id: UserId,
    /// The code.
    pub code: VerificationCode,
    /// 32 lower-case hexadecimal digits, random, kept per installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_tag: Option<String>,
}

/// Answer of `POST /verification/confirmation`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmationResponse {
    /// The token for `/registration`.
    pub act_token: ActivationToken,
    /// The project that made it.
    pub project_id: ProjectId,
    /// Session that started the verification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_id: Option<AccessId>,
    /// OAuth state, echoed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// OpenID nonce, echoed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// When the token expires, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_time: Option<i64>,
}

/// `POST /activate/initiate`: a relying party asks for an activation token of a user it has verified itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
}

/// Answer of `POST /registration`.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
