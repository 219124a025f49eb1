//! What an activation is.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::{MpinId, ProjectId, UserId};

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

/// The promise of one identity.
#[derive(Clone, Debug)]
pub struct Activation {
    /// Its id, `jti` of its token.
    pub id: Uuid,
    /// The identity that it reserves.
    pub mpin_id: MpinId,
    /// When it ends.
    pub expires: Instant,
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
    /// Whether the token enrols this user in this project.
    pub fn is_for(&self, project: ProjectId, user: &UserId) -> bool {
        self.scope == SCOPE && self.project_id == project && self.sub == user.as_str()
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
