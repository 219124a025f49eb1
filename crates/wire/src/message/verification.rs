//! Verifying a user: by the relying party, by e-mail, or by another device (sections A.4, A.5, A.12 and B of the protocol
//! sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{AccessId, ActivationToken, ClientId, DeviceName, MpinId, ProjectId, UserId, VerificationCode};

/// `POST /verification`: a relying party asks for a verification URL of a user it has verified itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Delivery {
    /// The caller delivers the URL.
    No,
}

/// Answer of `POST /verification`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerificationResponse {
    /// `<projectUrl>/verification/confirmation?user_id=…&code=…`
    #[serde(rename = "verificationURL")]
    pub verification_url: Url,
}

/// `POST /verification/confirmation`: a code becomes an activation token.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConfirmationRequest {
    /// Whom the code was made for.
    pub user_id: UserId,
    /// The code.
    pub code: VerificationCode,
    /// 32 lower-case hexadecimal digits, random, kept per installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_tag: Option<String>,
    /// Whether the user knows that another device asked for the code. Spelt as it travels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirm_missmatch: Option<bool>,
}

/// Answer of `POST /verification/confirmation`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Where the browser goes once the device is registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_redirect_url: Option<Url>,
}

/// `POST /verification/email`: a device asks for a mail to its user (section A.4).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EmailRequest {
    /// Whose address it is: the user ID.
    pub user_id: UserId,
    /// The project to enrol in.
    pub project_id: ProjectId,
    /// How the device calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<DeviceName>,
    /// An identity of this user that the device already holds, revoked or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpin_id: Option<MpinId>,
    /// Session that the verification belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_id: Option<AccessId>,
    /// 32 lower-case hexadecimal digits, random, kept per installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_tag: Option<String>,
    /// OAuth client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ClientId>,
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

/// Answer of `POST /verification/email`. Both members are mandatory for the mobile clients.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmailResponse {
    /// When the next mail is allowed, in seconds since 1970.
    pub backoff: i64,
    /// What the mail holds.
    pub method: EmailMethod,
}

/// What a verification mail holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EmailMethod {
    /// Six digits to type on the device that asked.
    Code,
    /// A verification URL. Clients read whatever is not `code` as this.
    #[serde(other)]
    Link,
}

/// `POST /verification/quickcode`: a signed-in device asks for a code that enrols another (section A.12).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct QuickCodeRequest {
    /// The project.
    pub project_id: ProjectId,
    /// The token of an authentication with scope `reg-code`.
    pub jwt: String,
    /// How the device that asks calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<DeviceName>,
}

/// Answer of `POST /verification/quickcode`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct QuickCodeResponse {
    /// The code, exchanged like any other at `/verification/confirmation`.
    pub code: VerificationCode,
    /// When it expires, in seconds since 1970.
    pub expire_time: i64,
    /// For how long it is good, in seconds.
    pub ttl_seconds: i64,
}
