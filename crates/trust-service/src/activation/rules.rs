//! What an activation is.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::{MpinId, MpinIdHash, ProjectId, UserId};

use crate::clock::Instant;
use crate::error::{Error, Result};

/// How long a token may wait for its registration. The vendor's sample lives for 90 seconds; ours leaves a person the time
/// to read which company asks before anything is registered, and a relying party the time to pass the token on. It is
/// used once, by one user, in one project.
pub const LIFE: Duration = Duration::from_secs(600);

/// How long a used activation is remembered, so that its registration can be asked for again.
pub const MEMORY: Duration = Duration::from_secs(30 * 24 * 3600);

/// How users are verified, as identities say it (`vt`) and `/registration` repeats it.
pub const VERIFICATION_TYPE: &str = "dvs";

/// The `scope` of activation tokens.
pub const SCOPE: &str = "verification";

/// How a user was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Via {
    /// By a relying party, that made a verification URL.
    Url,
    /// By a relying party, that asked for an activation token.
    Token,
    /// By a mail.
    Email,
    /// By another device of theirs.
    QuickCode,
}

/// Why an identity is promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// How its user was verified.
    pub via: Via,
    /// The identity that it renews, if it does.
    pub renews: Option<MpinIdHash>,
}

/// The promise of one identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activation {
    /// Its id, `jti` of its token.
    pub id: Uuid,
    /// The identity that it reserves.
    pub mpin_id: MpinId,
    /// Why.
    pub grounds: Grounds,
    /// When it ends.
    pub expires: Instant,
}

impl From<Via> for Grounds {
    /// Of a user's new device.
    fn from(via: Via) -> Self {
        Grounds { via, renews: None }
    }
}

/// Claims of an activation token (section C.3).
#[derive(Clone, Serialize, Deserialize)]
pub struct Claims {
    /// Suggested name of the device.
    #[serde(rename = "deviceName", skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// When it expires, in seconds since 1970.
    pub exp: i64,
    /// When it was made, in seconds since 1970.
    pub iat: i64,
    /// The service.
    pub iss: String,
    /// The activation.
    pub jti: Uuid,
    /// The project.
    #[serde(rename = "projectID")]
    pub project_id: ProjectId,
    /// Always `verification`.
    pub scope: String,
    /// The user ID.
    pub sub: String,
}

impl Claims {
    /// Whether the token enrols somebody in this project.
    pub fn is_for(&self, project: ProjectId) -> bool {
        self.scope == SCOPE && self.project_id == project
    }
}

/// The M-Pin ID of a new registration (section D). Members keep this order: its bytes are hashed.
pub fn derive_mpin_id(project: ProjectId, user: &UserId, salt: &str, now: Instant) -> Result<MpinId> {
    #[derive(Serialize)]
    struct Document<'a> {
        iat: i64,
        #[serde(rename = "userID")]
        user_id: &'a str,
        #[serde(rename = "cID")]
        project: ProjectId,
        salt: &'a str,
        v: u8,
        scope: [&'a str; 1],
        dta: [&'a str; 0],
        vt: &'a str,
    }
    let document = Document {
        iat: now.seconds(),
        user_id: user.as_str(),
        project,
        salt,
        v: 5,
        scope: ["dvs"],
        dta: [],
        vt: VERIFICATION_TYPE,
    };
    let json = serde_json::to_vec(&document).map_err(|_| Error::Damaged("an M-Pin ID"))?;
    MpinId::new(json).map_err(|_| Error::Damaged("an M-Pin ID"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_mpin_id_reads_like_the_platforms() {
        let project = ProjectId::parse("86cd3e64-f641-416a-bf80-64b9b7eef8ea").expect("an id");
        let user = UserId::parse("a@example.com").expect("a user");
        let now = Instant::from_micros(1_649_404_347_000_000);
        let id = derive_mpin_id(project, &user, "hlVjKlHQ2kSK0JeBqbD0Xg", now).expect("an id");
        assert_eq!(
            std::str::from_utf8(id.as_bytes()),
            Ok(
                r#"{"iat":1649404347,"userID":"a@example.com","cID":"86cd3e64-f641-416a-bf80-64b9b7eef8ea","salt":"hlVjKlHQ2kSK0JeBqbD0Xg","v":5,"scope":["dvs"],"dta":[],"vt":"dvs"}"#
            )
        );
    }

    #[test]
    fn the_longest_user_id_fits() {
        let project = ProjectId::new(Uuid::nil());
        let user = UserId::parse(&"\"".repeat(UserId::MAXIMUM)).expect("a user");
        assert!(derive_mpin_id(project, &user, "hlVjKlHQ2kSK0JeBqbD0Xg", Instant::from_micros(0)).is_ok());
    }
}
