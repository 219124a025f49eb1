//! Failures as OAuth says them (RFC 6749, sections 4.1.2.1 and 5.2; RFC 6750; OpenID Connect Core, section 3.1.2.6; CIBA).

use axum::Json;
use axum::http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use wire::OAuthErrorBody;

use crate::error::Error;

/// The standards' codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// A parameter is missing, malformed, or there twice.
    InvalidRequest,
    /// Who calls is not who it says.
    InvalidClient,
    /// A code or refresh token is used up, expired or foreign.
    InvalidGrant,
    /// The token endpoint does not take this.
    UnsupportedGrantType,
    /// Nothing but `code` is served.
    UnsupportedResponseType,
    /// `openid` is missing, or more is asked than was granted.
    InvalidScope,
    /// An access token is not good.
    InvalidToken,
    /// The user refused.
    AccessDenied,
    /// Somebody has to sign in first, and may not be asked.
    LoginRequired,
    /// Somebody has to agree to share something first, and may not be asked.
    ConsentRequired,
    /// The sign-in cannot be worth what was asked.
    UnmetAuthenticationRequirements,
    /// A deposited request is used up, expired or foreign.
    InvalidRequestUri,
    /// `request` is not taken.
    RequestNotSupported,
    /// `request_uri` of the caller's own is not taken.
    RequestUriNotSupported,
    /// `registration` is not taken.
    RegistrationNotSupported,
    /// The user has not answered yet.
    AuthorizationPending,
    /// The same, and the client asks too often.
    SlowDown,
    /// The user did not answer in time.
    ExpiredToken,
    /// A hint that can be no user's.
    UnknownUserId,
    /// A message that cannot be shown.
    InvalidBindingMessage,
}

/// A refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its code.
    pub reason: Reason,
    /// One sentence for developers.
    pub description: &'static str,
    /// The parameter at fault, if it is one.
    pub parameter: &'static str,
}

/// Why an endpoint of OAuth did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The caller asked for what it cannot have.
    Refused(Refused),
    /// The service failed.
    Broken(Error),
}

/// What such endpoints answer.
pub type Outcome<T> = std::result::Result<T, Failure>;

impl Refused {
    /// For this reason.
    pub const fn new(reason: Reason, description: &'static str) -> Self {
        Refused { reason, description, parameter: "" }
    }

    /// Because of this parameter.
    pub const fn parameter(reason: Reason, parameter: &'static str, description: &'static str) -> Self {
        Refused { reason, description, parameter }
    }

    /// The code as it travels.
    pub fn code(&self) -> &'static str {
        self.reason.into()
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Failure::Refused(refused)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Broken(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Failure::Refused(refused) => refused.into_response(),
            Failure::Broken(error) => error.into_response(),
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let challenge = match self.reason {
            Reason::InvalidClient => Some("Basic realm=\"countersign\", charset=\"UTF-8\""),
            Reason::InvalidToken => Some("Bearer realm=\"countersign\", error=\"invalid_token\""),
            _ => None,
        };
        let status = if challenge.is_some() { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
        let body =
            OAuthErrorBody { error: self.code().to_owned(), error_description: self.description.to_owned() };
        let mut response = (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response();
        if let Some(challenge) = challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}
