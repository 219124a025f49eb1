//! Sessions: sign-ins and signing requests opened elsewhere (sections A.1 to A.3 of the protocol sheet).

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{
    AccessId, AskedClaim, Hex, MatchNumber, MatchTicket, MessageHash, ProjectId, SessionDocument,
    SessionRefusal, UserId, WebOtt,
};

/// `POST /rps/v2/session`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionRequest {
    /// The project that opens it.
    pub project_id: ProjectId,
    /// Whom it is for, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// What it is for, in the opener's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What to sign; makes it a signing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<MessageHash>,
    /// Whether the session is to have a number that the opener shows and the user repeats. Only our own clients ask for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<bool>,
}

/// Answer of `POST /rps/v2/session`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionResponse {
    /// What the opener polls with.
    #[serde(rename = "webOTT")]
    pub web_ott: WebOtt,
    /// What the QR code says; its fragment is the session.
    #[serde(rename = "qrURL")]
    pub qr_url: Url,
    /// Where to poll.
    #[serde(rename = "accessURL")]
    pub access_url: Url,
    /// The session.
    #[serde(rename = "accessId")]
    pub access_id: AccessId,
    /// What to show where the session began, if the opener asked for it. It is told here and nowhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<MatchNumber>,
}

/// `POST /rps/v2/access`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccessRequest {
    /// From the opening.
    #[serde(rename = "webOTT")]
    pub web_ott: WebOtt,
    /// How long the answer may wait for news, in seconds, 30 at most. Only our own clients send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<u8>,
    /// With `wait`: what is known already. Anything else is news.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<SessionStatus>,
}

impl AccessRequest {
    /// Asks where a session stands, without waiting for news.
    pub fn at_once(web_ott: WebOtt) -> Self {
        AccessRequest { web_ott, wait: None, status: None }
    }
}

/// Answer of `POST /rps/v2/access`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessResponse {
    /// Where the session stands.
    pub status: SessionStatus,
    /// 200 throughout.
    pub status_code: u16,
    /// Who completed it, or chose to; else empty.
    #[serde(default)]
    pub user_id: String,
    /// Where the browser goes with its OpenID code; else empty.
    #[serde(rename = "redirectURL", default)]
    pub redirect_url: String,
    /// Standard base64 of the signature's JSON, once signed; else empty.
    #[serde(default)]
    pub signature: String,
    /// Why it was refused, if it was and the person has said why. Only our own clients do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<SessionRefusal>,
}

/// Where a session stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum SessionStatus {
    /// Opened.
    New,
    /// An authenticator looked at it.
    Wid,
    /// An authenticator chose who answers.
    User,
    /// Completed by a sign-in.
    Authenticated,
    /// Completed by a signature.
    Signed,
    /// Refused.
    Abort,
    /// Over without an answer, or unknown.
    Expired,
}

/// `POST /rps/v2/codeStatus`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CodeStatusRequest {
    /// The session. Knowing it is the permission.
    pub wid: AccessId,
    /// What the authenticator reports: `wid`, `user`, `abort` or `signed`.
    pub status: SessionStatus,
    /// With `user`: who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// With `signed`: standard base64 of the signature's JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// With `user`: the number that the person read where the session began. A wrong one ends the session. Only our own
    /// clients send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<MatchNumber>,
    /// With `signed`: what repeating the number gave, if the session has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<MatchTicket>,
    /// With `signed`, in a session whose application asks for data: the [`ConsentStatement`](crate::ConsentStatement) that is
    /// signed, as text. Only our own clients send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// With `abort`: whether the person says that they did not ask for this. Only our own clients send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<bool>,
    /// With `abort`: why. Only our own clients send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<SessionRefusal>,
}

impl CodeStatusRequest {
    /// A report of this status, and no more.
    pub fn new(wid: AccessId, status: SessionStatus) -> Self {
        CodeStatusRequest {
            wid,
            status,
            user_id: None,
            signature: None,
            number: None,
            matched: None,
            statement: None,
            reported: None,
            refusal: None,
        }
    }
}

/// Answer of `POST /rps/v2/codeStatus` with any other status: a flat object of texts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodeStatusResponse {
    /// `OK`
    pub status: String,
    /// To who repeated the number: what completes the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<MatchTicket>,
}

/// Answer of `POST /rps/v2/codeStatus` with `wid`. Every member is mandatory for one of the mobile clients.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionDetails {
    /// Whom the session is for; empty if anyone.
    #[serde(default)]
    pub preroll_id: String,
    /// The project that opened it.
    pub project_id: ProjectId,
    /// The project's name.
    #[serde(default)]
    pub project_name: String,
    /// The project's logo, empty if none.
    #[serde(rename = "projectLogoURL", default)]
    pub project_logo_url: String,
    /// Digits of the PIN.
    #[serde(default)]
    pub pin_length: u8,
    /// `standardEmail` or `fullCustom`.
    #[serde(default)]
    pub verification_method: String,
    /// Where users are verified, empty if nowhere.
    #[serde(rename = "verificationURL", default)]
    pub verification_url: String,
    /// Text shown with it.
    #[serde(default)]
    pub verification_custom_text: String,
    /// `email` or `alphanumeric`.
    #[serde(default)]
    pub identity_type: String,
    /// How the project calls a user ID.
    #[serde(default)]
    pub identity_type_label: String,
    /// Whether the project lets users make QuickCodes.
    #[serde(default)]
    pub enable_registration_code: bool,
    /// Whether devices registered by a QuickCode cannot make one.
    #[serde(default)]
    pub limit_reg_code_verified: bool,
    /// What the session is for, in the opener's words.
    #[serde(default)]
    pub description: String,
    /// What to sign, hexadecimal; empty in a sign-in.
    #[serde(default)]
    pub hash: String,
    /// Whether there is a number to repeat. Absent on plain MIRACL, which has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_number: Option<bool>,
    /// The document that was handed over with it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<SessionDocument>,
    /// Who asks, as the service signed it: a JWT of [`RequestClaims`]. Absent on plain MIRACL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_request: Option<String>,
}

/// Claims of `signedRequest`: who asks, for one session. The keys are those of `/oidc/certs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestClaims {
    /// The service.
    pub iss: String,
    /// Always [`REQUEST_AUDIENCE`], so that no relying party takes it for an ID token.
    pub aud: String,
    /// The session: SHA-256 of its id, hexadecimal.
    pub sid: String,
    /// The project.
    pub project: ProjectId,
    /// The project's name.
    pub project_name: String,
    /// The application's name, if an application that is known opened the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// The host that the application's browsers are sent back to, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The application's logo, else the project's, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<LogoClaims>,
    /// The document that was handed over with the session, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<SessionDocument>,
    /// What the application asks for, if it asks for data about the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<AskedClaim>,
    /// When it was made, in seconds since 1970.
    pub iat: i64,
    /// When it expires, in seconds since 1970.
    pub exp: i64,
}

/// A logo, of which `GET /logos/{sha256}` answers the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogoClaims {
    /// SHA-256 of the file.
    pub sha256: LogoHash,
    /// Its format.
    pub media_type: LogoType,
}

/// SHA-256 of a logo's file.
pub type LogoHash = Hex<32>;

/// The format of a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LogoType {
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// WebP.
    #[serde(rename = "image/webp")]
    WebP,
}

impl LogoType {
    /// All of them.
    pub const ALL: [LogoType; 3] = [LogoType::Png, LogoType::Jpeg, LogoType::WebP];

    /// Its media type.
    pub const fn as_str(self) -> &'static str {
        match self {
            LogoType::Png => "image/png",
            LogoType::Jpeg => "image/jpeg",
            LogoType::WebP => "image/webp",
        }
    }
}

/// Largest file of a logo, in bytes.
pub const LARGEST_LOGO: usize = 64 * 1024;
/// Longest side of a logo, in pixels.
pub const LONGEST_LOGO_SIDE: u32 = 512;

/// `typ` of the JWT of [`RequestClaims`].
pub const REQUEST_TYPE: &str = "countersign-request+jwt";
/// `aud` of [`RequestClaims`].
pub const REQUEST_AUDIENCE: &str = "countersign-request";
