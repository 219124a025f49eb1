//! What people share with applications (sections 1.3 and 5.2 of the sheet on identity APIs): what an application asks for, what
//! there is to share, the statement that a person signs, and what they share now.

use serde::{Deserialize, Serialize};

use crate::{AccessId, ClientId, Hex, ProjectId, UserId};

/// One thing about a person that applications can ask for. Each stands for members of the same name, and of their parts, among
/// the claims of OpenID Connect Core, section 5.1.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Claim {
    /// The full name.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    PhoneNumber,
    /// The date of birth.
    Birthdate,
    /// A postal address.
    Address,
}

/// Something that an application asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedClaim {
    /// What.
    pub claim: Claim,
    /// Whether it is all or nothing with this one.
    pub required: bool,
    /// Why, in the words that an administrator gave the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

/// SHA-256 of all that an application asks for, and of its name: a consent to one such set is none to another.
pub type TermsHash = Hex<32>;

/// `POST /member/v1/terms`: what there is to share in a session.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TermsRequest {
    /// The session.
    pub wid: AccessId,
    /// Who is about to answer: a user whose device the token is.
    pub user_id: UserId,
}

/// Answer of `POST /member/v1/terms`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TermsResponse {
    /// The application.
    pub application: ClientId,
    /// Its name; empty if it has none.
    pub application_name: String,
    /// What the statement has to repeat.
    pub terms: TermsHash,
    /// What is asked for, in the order of the application's.
    pub items: Vec<TermsItem>,
    /// What the person shares with the application already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<MemberConsent>,
    /// Whether the session is completed only by a signed statement. Else what is shared already is enough.
    pub decides: bool,
}

/// Something that is asked for, with what the service has of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermsItem {
    /// What is asked.
    #[serde(flatten)]
    pub asked: AskedClaim,
    /// The values to choose one from, the person's main one first; empty if there is none.
    pub options: Vec<ClaimOption>,
}

/// A value that can be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimOption {
    /// Its id. Another value has another one.
    pub id: String,
    /// The value as people read it.
    pub value: String,
    /// Whether somebody has verified that it is the person's.
    pub verified: bool,
}

/// What a person signs when they share something: the JSON text of this, whose SHA-256 is the message of the signature. It
/// travels as text, so that nobody has to write it the same way twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConsentStatement {
    /// Always [`CONSENT_TYPE`], so that it cannot be taken for anything else that is signed.
    #[serde(rename = "type")]
    pub kind: String,
    /// The service's address.
    pub service: String,
    /// The project.
    pub project: ProjectId,
    /// Who shares.
    pub user: UserId,
    /// The application.
    pub application: ClientId,
    /// Its name when it was asked.
    pub application_name: String,
    /// The session in which it asked: SHA-256 of its id, hexadecimal.
    pub session: String,
    /// What it asked for.
    pub terms: TermsHash,
    /// What is shared.
    pub shares: Vec<SharedClaim>,
    /// Until when, in seconds since 1970; as long as it is not taken back, if that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
}

/// `type` of [`ConsentStatement`].
pub const CONSENT_TYPE: &str = "countersign-consent";

/// Something that is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SharedClaim {
    /// What.
    pub claim: Claim,
    /// Which of its values.
    pub option: String,
    /// The value as people read it.
    pub value: String,
}

/// Answer of `GET /member/v1/consents`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberConsents {
    /// What the users of the device share, the newest first.
    pub consents: Vec<MemberConsent>,
}

/// What a person shares with an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MemberConsent {
    /// Its id.
    pub id: String,
    /// Who shares.
    pub user_id: UserId,
    /// The application.
    pub application: ClientId,
    /// Its name; empty if it has none.
    pub application_name: String,
    /// The host that the application's browsers are sent back to, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What is shared. A value that has changed since is not.
    pub shares: Vec<SharedClaim>,
    /// Since when, in seconds since 1970.
    pub since: i64,
    /// Until when, in seconds since 1970, if the person set an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    /// When the application last read any of it, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used: Option<i64>,
}

/// A feature: applications may ask for data, which people share by a signed statement (`/member/v1`).
pub const CONSENT_FEATURE: &str = "consent";

/// A value that the service has of a user, with the claims that it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "claim", content = "value", rename_all = "snake_case")]
pub enum ClaimValue {
    /// The full name, and its parts where they are known.
    Name {
        /// In full, as it is displayed.
        name: String,
        /// Given names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        given_name: Option<String>,
        /// Family names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        family_name: Option<String>,
    },
    /// An e-mail address.
    Email {
        /// The address.
        email: String,
    },
    /// A telephone number.
    PhoneNumber {
        /// In the form of E.164: `+` and at most 15 digits.
        phone_number: String,
    },
    /// The date of birth.
    Birthdate {
        /// `YYYY-MM-DD`
        birthdate: String,
    },
    /// A postal address.
    Address {
        /// Its parts.
        address: PostalAddress,
    },
}

/// A postal address (OpenID Connect Core, section 5.1.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PostalAddress {
    /// House and street; lines are divided by `\n`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// State, province or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

impl ClaimValue {
    /// What it is a value of.
    pub fn claim(&self) -> Claim {
        match self {
            ClaimValue::Name { .. } => Claim::Name,
            ClaimValue::Email { .. } => Claim::Email,
            ClaimValue::PhoneNumber { .. } => Claim::PhoneNumber,
            ClaimValue::Birthdate { .. } => Claim::Birthdate,
            ClaimValue::Address { .. } => Claim::Address,
        }
    }

    /// The value as people read it, in one line.
    pub fn display(&self) -> String {
        match self {
            ClaimValue::Name { name: text, .. }
            | ClaimValue::Email { email: text }
            | ClaimValue::PhoneNumber { phone_number: text }
            | ClaimValue::Birthdate { birthdate: text } => text.clone(),
            ClaimValue::Address { address } => address.display(),
        }
    }
}

impl PostalAddress {
    /// Its parts, the smallest first.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let parts = [&self.street_address, &self.locality, &self.region, &self.postal_code, &self.country];
        parts.into_iter().flatten().map(String::as_str)
    }

    fn display(&self) -> String {
        self.parts().flat_map(str::lines).collect::<Vec<_>>().join(", ")
    }
}

/// `PUT` and answer of `GET /api/v1/projects/{projectId}/identity-data`: all that the service has of a user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IdentityData {
    /// The user.
    pub user_id: UserId,
    /// The values, of each claim the main one first. There may be several of a claim.
    pub data: Vec<IdentityDatum>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IdentityDatum {
    /// What it is.
    #[serde(flatten)]
    pub value: ClaimValue,
    /// Whether somebody has verified that it is the user's.
    #[serde(default)]
    pub verified: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_its_claims() {
        let text = r#"{"claim":"email","value":{"email":"a@example.com"},"verified":true}"#;
        let datum: IdentityDatum = serde_json::from_str(text).expect("a value");
        assert_eq!(datum.value.claim(), Claim::Email);
        assert_eq!(serde_json::to_string(&datum).expect("text"), text);
        assert!(serde_json::from_str::<IdentityDatum>(r#"{"claim":"shoe_size","value":{}}"#).is_err());
    }

    #[test]
    fn an_address_is_read_in_one_line() {
        let address = PostalAddress {
            street_address: Some("12 Orchard Row\nFlat 3".to_owned()),
            locality: Some("Larkspur".to_owned()),
            postal_code: Some("L4 7KS".to_owned()),
            ..PostalAddress::default()
        };
        let value = ClaimValue::Address { address };
        assert_eq!(value.display(), "12 Orchard Row, Flat 3, Larkspur, L4 7KS");
    }

    #[test]
    fn a_statement_with_more_in_it_is_none() {
        let text = r#"{"type":"countersign-consent","service":"https://s","project":"00000000-0000-0000-0000-000000000000",
            "user":"a","application":"c","applicationName":"C","session":"00","terms":"0000000000000000000000000000000000000000000000000000000000000000",
            "shares":[{"claim":"name","option":"o","value":"A"}]"#;
        assert!(serde_json::from_str::<ConsentStatement>(&format!("{text}}}")).is_ok());
        assert!(serde_json::from_str::<ConsentStatement>(&format!("{text},\"more\":1}}")).is_err());
    }
}
