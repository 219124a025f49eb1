//! The OpenID Provider (section C.1 of the protocol sheet; OpenID Connect Core, OAuth 2.1 and the standards that each message
//! names). Member names are those of the standards.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{MatchNumber, UserId};

/// `POST /authorize?<OpenID request>` with a JSON body: opens a session for an OpenID sign-in, as older clients do.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthorizeRequest {
    /// Whom it is for, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preroll_id: Option<UserId>,
    /// Accepted, and without effect.
    #[serde(default)]
    pub register_only: bool,
}

/// What the provider says of itself (OpenID Connect Discovery 1.0; RFC 8414).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProviderMetadata {
    /// The project's address.
    pub issuer: String,
    /// Where browsers are sent.
    pub authorization_endpoint: String,
    /// Where codes become tokens.
    pub token_endpoint: String,
    /// Where the user's claims are.
    pub userinfo_endpoint: String,
    /// Keys of ID tokens.
    pub jwks_uri: String,
    /// Where requests are deposited (RFC 9126).
    pub pushed_authorization_request_endpoint: String,
    /// Whether they must be.
    pub require_pushed_authorization_requests: bool,
    /// Where tokens are revoked (RFC 7009).
    pub revocation_endpoint: String,
    /// Where tokens are looked at (RFC 7662).
    pub introspection_endpoint: String,
    /// Where sign-ins without a browser begin (CIBA).
    pub backchannel_authentication_endpoint: String,
    /// How their result is fetched.
    pub backchannel_token_delivery_modes_supported: Vec<String>,
    /// Whether the user types a code for them.
    pub backchannel_user_code_parameter_supported: bool,
    /// Scopes that mean something.
    pub scopes_supported: Vec<String>,
    /// `code`
    pub response_types_supported: Vec<String>,
    /// `query`
    pub response_modes_supported: Vec<String>,
    /// What the token endpoint takes.
    pub grant_types_supported: Vec<String>,
    /// `public`: everybody sees the same `sub`.
    pub subject_types_supported: Vec<String>,
    /// What ID tokens are signed with.
    pub id_token_signing_alg_values_supported: Vec<String>,
    /// How clients show who they are at the token endpoint.
    pub token_endpoint_auth_methods_supported: Vec<String>,
    /// The same at the revocation endpoint.
    pub revocation_endpoint_auth_methods_supported: Vec<String>,
    /// The same at the introspection endpoint.
    pub introspection_endpoint_auth_methods_supported: Vec<String>,
    /// How codes are bound to who asked (RFC 7636).
    pub code_challenge_methods_supported: Vec<String>,
    /// What a sign-in is worth.
    pub acr_values_supported: Vec<String>,
    /// Claims that may be had.
    pub claims_supported: Vec<String>,
    /// Values of `prompt`.
    pub prompt_values_supported: Vec<String>,
    /// Languages of the page.
    pub ui_locales_supported: Vec<String>,
    /// Whether `claims` selects claims.
    pub claims_parameter_supported: bool,
    /// Whether `request` is taken.
    pub request_parameter_supported: bool,
    /// Whether `request_uri` of the caller's own is taken; a deposited request's is.
    pub request_uri_parameter_supported: bool,
    /// Whether every answer names its issuer (RFC 9207).
    pub authorization_response_iss_parameter_supported: bool,
}

/// Answer of `POST /oidc/token` (RFC 6749, section 5.1; OpenID Connect Core, section 3.1.3.3).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TokenResponse {
    /// Opens `/oidc/userinfo`.
    pub access_token: String,
    /// `Bearer`
    pub token_type: String,
    /// Seconds that the access token is good for.
    pub expires_in: u64,
    /// What it reaches.
    pub scope: String,
    /// Says who signed in.
    pub id_token: String,
    /// Gets further tokens; used once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

impl std::fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenResponse").field("scope", &self.scope).finish_non_exhaustive()
    }
}

/// Claims about a user, each as its scope allows (section C.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserClaims {
    /// The user ID.
    pub sub: String,
    /// With `email`: the user ID, if it is an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// With `email`: whether this service itself has verified that the address is the user's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// With `dvs`: the public keys that the user's signatures verify under, hexadecimal: that of the identity that signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dvs_keys: Option<Vec<String>>,
    /// With `mpin_id`: the identity that signed in, hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpin_id: Option<String>,
    /// With `hash_mpin_id`: its public name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash_mpin_id: Option<String>,
    /// What the user shares with a client that asks for data: claims of OpenID Connect Core, section 5.1.
    #[serde(flatten)]
    pub shared: Map<String, Value>,
}

/// Answer of `POST /oidc/introspect` (RFC 7662). Of a token that is not active nothing but that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IntrospectionResponse {
    /// Whether it can be used.
    pub active: bool,
    /// What it reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// `Bearer`, of an access token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
    /// When it ends, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
    /// When it was made, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iat: Option<i64>,
    /// The user ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// The client that it was made for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<String>,
    /// The provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
}

/// Answer of `POST /oidc/par` (RFC 9126, section 2.2).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PushedAuthorizationResponse {
    /// What to send the browser to `/authorize` with, beside `client_id`.
    pub request_uri: String,
    /// Seconds that it is good for.
    pub expires_in: u64,
}

/// Answer of `POST /oidc/backchannel` (CIBA Core 1.0, section 7.3).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BackchannelResponse {
    /// What to ask the token endpoint with.
    pub auth_req_id: String,
    /// Seconds that the user has.
    pub expires_in: u64,
    /// Seconds between two questions.
    pub interval: u64,
    /// What to show where the sign-in began, if the request said `number_matching=true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<MatchNumber>,
}

impl std::fmt::Debug for BackchannelResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BackchannelResponse").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}

/// A failure as OAuth says it (RFC 6749, section 5.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OAuthErrorBody {
    /// One of the standards' codes.
    pub error: String,
    /// One sentence for developers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub error_description: String,
}
