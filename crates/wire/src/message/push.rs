//! Requests that the service pushes to a user's devices (sections A.13 and D of the protocol sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{AccessId, MessageHash, ProjectId, SessionStatus, UserId};

/// `POST /pushauth`: opens a session and pushes it to the user's devices. The query may carry an OpenID request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PushRequest {
    /// Whose devices.
    pub preroll_id: UserId,
    /// Whether the session is to have a number that the opener shows and the user repeats. Only our own clients ask for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<bool>,
    /// What to sign; makes it a signing session, which answers no OpenID request. The platform pushes none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<MessageHash>,
    /// With `hash`: what it is for, in the opener's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// What is pushed: the vendor's payload (section D). It is the data of the event `request` of `GET /push/events`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pushed {
    /// The project.
    #[serde(rename = "projectID")]
    pub project_id: ProjectId,
    /// The user.
    #[serde(rename = "userID")]
    pub user_id: UserId,
    /// The session's address; the session is its fragment.
    #[serde(rename = "qrURL")]
    pub qr_url: Url,
}

/// A pushed session that needs no answer any more. It is the data of the event `ended` of `GET /push/events`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PushEnded {
    /// The session.
    pub access_id: AccessId,
    /// How it ended.
    pub status: SessionStatus,
}
