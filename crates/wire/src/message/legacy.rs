//! Registration as older clients do it, in steps (section A.8 of the protocol sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{ActivationToken, DeviceName, Dtas, G1Hex, MpinId, ProjectId, PublicKeyHex, UserId};

/// `PUT /rps/v2/user`: the first step. What else older clients send (`mobile`, `wid`) is ignored.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StepwiseRequest {
    /// Whom the token was made for.
    pub user_id: UserId,
    /// How the device calls itself.
    pub device_name: DeviceName,
    /// Proof of the verified user.
    pub activate_code: ActivationToken,
    /// Where pushed requests go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub push_token: Option<String>,
}

/// Answer of `PUT /rps/v2/user`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StepwiseResponse {
    /// The identity.
    pub mpin_id: MpinId,
    /// What the second step shows.
    #[serde(rename = "regOTT")]
    pub reg_ott: String,
    /// Its project.
    pub project_id: ProjectId,
    /// The project again, by its older name.
    pub customer_id: ProjectId,
    /// Always empty: a device registers with a project, not with an application.
    pub app_id: String,
    /// Always true: the user was verified before.
    pub active: bool,
    /// When the second step is refused, in seconds since 1970.
    pub expire_time: i64,
    /// The service's clock, in seconds since 1970.
    pub now_time: i64,
}

impl std::fmt::Debug for StepwiseResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StepwiseResponse").field("mpin_id", &self.mpin_id).finish_non_exhaustive()
    }
}

/// Answer of `GET /rps/v2/signature/<mpinId>`, the second step, and of `POST /rps/v2/dvsregister`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FirstShareResponse {
    /// The first client secret share: a point of G1, secret.
    #[serde(rename = "dvsClientSecretShare")]
    pub share: G1Hex,
    /// Where the second is fetched. The address is itself the authorisation.
    pub cs2url: Url,
    /// Always `BN254CX`.
    pub curve: String,
    /// The authorities that issue the shares.
    pub dtas: Dtas,
    /// The identity, where the request did not name it.
    #[serde(rename = "mpinId", skip_serializing_if = "Option::is_none")]
    pub mpin_id: Option<MpinId>,
}

impl Drop for FirstShareResponse {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.share);
    }
}

impl std::fmt::Debug for FirstShareResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FirstShareResponse(<redacted>)")
    }
}

/// `POST /rps/v2/dvsregister`: registers anew, in one step, with the token that a sign-in came with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RenewalRequest {
    /// The device's new public key.
    pub public_key: PublicKeyHex,
    /// The token.
    pub dvs_register_token: ActivationToken,
    /// How the device calls itself.
    pub device_name: DeviceName,
}
