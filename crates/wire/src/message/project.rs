//! What a service says of itself (section A.15 of the protocol sheet), and what its tokens claim (C.2).

use serde::{Deserialize, Serialize};

use crate::ProjectId;

/// `GET /.well-known/project-configuration`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProjectConfiguration {
    /// The project.
    pub id: ProjectId,
    /// The project's own base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain: Option<String>,
    /// What only a Countersign service says; absent on plain MIRACL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub countersign: Option<CountersignConfiguration>,
}

/// What only a Countersign service says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountersignConfiguration {
    /// Version of the service.
    pub version: String,
    /// What it can do beyond the platform's protocol.
    #[serde(default)]
    pub features: Vec<String>,
    /// The project's name.
    pub name: String,
    /// The project's logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Digits of the PIN.
    pub pin_length: u8,
}

/// A feature: users may be verified by e-mail (`POST /verification/email`).
pub const EMAIL_FEATURE: &str = "verification-email";
/// A feature: a signed-in device can make a QuickCode for another (`POST /verification/quickcode`).
pub const QUICKCODE_FEATURE: &str = "quickcode";
/// A feature: requests are pushed over `GET /push/events`. That request carries `Authorization: Bearer <pushToken>`, the token
/// that the device chose at registration, and its answer is a stream of server-sent events.
pub const PUSH_FEATURE: &str = "push-events";

/// A feature: a session can have a number that is shown where it began and repeated by its user (`number` of
/// `POST /rps/v2/session` and `POST /rps/v2/codeStatus`).
pub const NUMBER_FEATURE: &str = "number-matching";

/// Claims of an authentication token (section C.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuthenticationClaims {
    /// The service.
    pub iss: String,
    /// The project.
    pub aud: ProjectId,
    /// The user ID.
    pub sub: String,
    /// When it was made, in seconds since 1970.
    pub iat: i64,
    /// When it expires, in seconds since 1970.
    pub exp: i64,
}

/// The one JSON line that `countersign-server dev` prints when it is ready.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DevReady {
    /// Base URL of the project.
    pub project_url: String,
    /// The project.
    pub project_id: ProjectId,
    /// OAuth client of the project.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// The project again, by its older name.
    pub customer_id: ProjectId,
    /// The mailbox to look at instead of SMTP.
    pub mailbox_url: String,
    /// The demo application.
    pub demo_url: String,
}

impl std::fmt::Debug for DevReady {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DevReady").field("project_url", &self.project_url).finish_non_exhaustive()
    }
}
