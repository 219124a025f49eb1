//! The table of error codes that travel (section 0.2 of the protocol sheet).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Declares each code with its text on the wire, its HTTP status and the context keys it may carry.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal, $info:literal, [$($key:literal),*];)*) => {
        /// Why a request was refused. The texts are the platform's own; those it lacks are ours.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// The code as it travels.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// HTTP status of the answer. The mobile clients read codes only from 4xx.
            pub const fn status(self) -> u16 {
                match self { $(Code::$name => $status,)* }
            }

            /// One sentence in English for developers.
            pub const fn info(self) -> &'static str {
                match self { $(Code::$name => $info,)* }
            }

            /// Members that `context` may have.
            pub const fn context_keys(self) -> &'static [&'static str] {
                match self { $(Code::$name => &[$($key),*],)* }
            }

            /// Reads a code, its older alias included.
            pub fn parse(text: &str) -> Option<Code> {
                match text {
                    $($text => Some(Code::$name),)*
                    "BACKOFF_ERROR" => Some(Code::RequestBackoff),
                    "INVALID_VERIFICATION_CODE" => Some(Code::UnsuccessfulVerification),
                    "MPINID_EXPIRED" => Some(Code::ExpiredMpinId),
                    "MPINID_REVOKED" => Some(Code::RevokedMpinId),
                    "INVALID_AUTH" => Some(Code::UnsuccessfulAuthentication),
                    "INVALID_AUTH_SESSION" => Some(Code::InvalidAuthenticationSession),
                    _ => None,
                }
            }
        }
    };
}

codes! {
    /// The body is not JSON.
    InvalidRequestBody = "INVALID_REQUEST_BODY", 400, "The request payload is invalid JSON.", [];
    /// A member is missing or malformed; `params` names it.
    InvalidRequestParameters = "INVALID_REQUEST_PARAMETERS", 400, "Missing or invalid parameters from the request.", ["params"];
    /// The body is JSON, but not of the shape that is asked for.
    InvalidRequestPayload = "INVALID_REQUEST_PAYLOAD", 400, "Request payload doesn't match schema.", [];
    /// The Authorization header is malformed.
    InvalidRequestAuthorization = "INVALID_REQUEST_AUTHORIZATION", 401, "The authorization header is malformed or contains invalid credentials.", [];
    /// The credentials are wrong.
    UnauthorizedRequest = "UNAUTHORIZED_REQUEST", 401, "Access not allowed due to invalid credentials.", [];
    /// The credentials are wrong, as the platform says it where identities are managed.
    Unauthorized = "UNAUTHORIZED", 401, "Access not allowed due to invalid credentials.", [];
    /// The credentials are right but do not reach this far.
    Forbidden = "FORBIDDEN", 403, "The request is forbidden.", [];
    /// The project does not use this verification method.
    InvalidVerificationMethod = "INVALID_VERIFICATION_METHOD", 403, "Verification method not allowed in your project configuration.", [];
    /// Verification mails come too fast; `backoff` is when the next is allowed.
    RequestBackoff = "REQUEST_BACKOFF", 429, "Too many verification requests. Wait for the backoff period.", ["backoff"];
    /// A verification code is wrong, used or expired.
    UnsuccessfulVerification = "UNSUCCESSFUL_VERIFICATION", 403, "Invalid or expired verification code.", ["projectId", "accessId"];
    /// An activation token is expired, used, foreign or forged.
    InvalidActivationToken = "INVALID_ACTIVATION_TOKEN", 403, "Invalid or expired activation token.", [];
    /// The identity has not been used for too long.
    ExpiredMpinId = "EXPIRED_MPINID", 410, "The identity has expired.", [];
    /// The identity was revoked, by three wrong PINs or by an administrator.
    RevokedMpinId = "REVOKED_MPINID", 410, "The identity is revoked.", [];
    /// The project has no such identity.
    UnknownMpinId = "UNKNOWN_MPINID", 404, "The project has no such identity.", [];
    /// The proof is wrong: a wrong PIN, a damaged token or a replay.
    UnsuccessfulAuthentication = "UNSUCCESSFUL_AUTHENTICATION", 401, "The authentication was not successful.", [];
    /// The session to complete is unknown or over; `status` says how it ended, if it is known.
    InvalidAuthenticationSession = "INVALID_AUTHENTICATION_SESSION", 404, "Invalid or expired authentication session.", ["status"];
    /// The number is not the one that is shown where the session began; the session is over.
    WrongNumber = "WRONG_NUMBER", 403, "The number is not the one shown where the session began. The session is over.", [];
    /// The session is completed only by a user who has repeated its number.
    NumberRequired = "NUMBER_REQUIRED", 403, "The session's number has to be repeated first.", [];
    /// The application asks for data: its session is completed only by a user who shares what it cannot do without.
    ConsentRequired = "CONSENT_REQUIRED", 403, "The user has to agree to share what the application asks for.", [];
    /// What the application asks for, or what there is to share, is no longer what the person was shown.
    ConsentChanged = "CONSENT_CHANGED", 409, "What is asked for, or what there is to share, has changed meanwhile.", [];
    /// The user shares nothing under this id.
    UnknownConsent = "UNKNOWN_CONSENT", 404, "The user shares nothing under this id.", [];
    /// A document that is handed over is not what its session asks to sign. Nothing of it is kept.
    DocumentMismatch = "DOCUMENT_MISMATCH", 400, "The document's SHA-256 is not the hash of its session.", [];
    /// A signature does not verify.
    InvalidSignature = "INVALID_SIGNATURE", 401, "The signature is not valid.", [];
    /// No device of the user takes pushed requests.
    NoPushToken = "NO_PUSH_TOKEN", 404, "The user has no device that takes push notifications.", [];
    /// Nothing is served at this path.
    NotFound = "NOT_FOUND", 404, "Nothing is served at this address.", [];
    /// The path is served, but not with this method.
    MethodNotAllowed = "METHOD_NOT_ALLOWED", 405, "This method is not served at this address.", [];
    /// The request names a host that no project has.
    MisdirectedRequest = "MISDIRECTED_REQUEST", 421, "No project is served under this host name.", [];
    /// The device was itself enrolled by QuickCode, and the project ends it there.
    LimitedQuickcodeGeneration = "LIMITED_QUICKCODE_GENERATION", 403, "Devices that were registered with a QuickCode cannot make one.", [];
    /// The body is larger than this endpoint takes.
    RequestTooLarge = "REQUEST_TOO_LARGE", 413, "The request payload is too large.", [];
    /// The caller asks too fast.
    TooManyRequests = "TOO_MANY_REQUESTS", 429, "Too many requests. Try again later.", ["retryAfter"];
    /// The service failed; its log says why.
    InternalError = "INTERNAL_ERROR", 500, "The service could not complete the request.", ["requestId"];
    /// The service cannot answer now.
    ServiceUnavailable = "SERVICE_UNAVAILABLE", 503, "The service is not ready. Try again later.", [];
}

/// The error envelope. Values of `context` are strings: the mobile clients decode nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ErrorBody {
    /// The code as it travelled; a client may meet one it does not know.
    pub error: String,
    /// One sentence for developers.
    #[serde(default)]
    pub info: String,
    /// Details.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub context: BTreeMap<String, String>,
}

impl ErrorBody {
    /// The envelope of a code without context.
    pub fn new(code: Code) -> Self {
        ErrorBody { error: code.as_str().into(), info: code.info().into(), context: BTreeMap::new() }
    }

    /// The code, if it is one of the table.
    pub fn code(&self) -> Option<Code> {
        Code::parse(&self.error)
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn every_code_is_read_back_and_serialised_alike() {
        for code in Code::iter() {
            assert_eq!(Code::parse(code.as_str()), Some(code));
            assert_eq!(serde_json::to_value(code).expect("text"), code.as_str());
            assert!((400..600).contains(&code.status()), "{code:?}");
        }
    }

    #[test]
    fn an_envelope_without_context_is_read() {
        let body: ErrorBody = serde_json::from_str(r#"{"error":"BACKOFF_ERROR"}"#).expect("an envelope");
        assert_eq!(body.code(), Some(Code::RequestBackoff));
    }
}
