//! Tokens that the service signed, verified with nothing but its published keys (sections C.2 and C.4).

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{AlgorithmParameters, JwkSet, KeyAlgorithm};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::de::DeserializeOwned;

/// Longest token that is looked at, in bytes.
const LONGEST: usize = 8192;
/// How far two clocks may be apart, in seconds.
const LEEWAY: u64 = 5;

/// Why a token proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// Not a token.
    #[error("it is not a token")]
    Form,
    /// Signed in another way than agreed, or not at all.
    #[error("it is not signed with RS256")]
    Algorithm,
    /// Signed with a key that the service does not publish.
    #[error("it was signed with a key that the service does not publish")]
    Key,
    /// Not signed by the key that it names.
    #[error("its signature is forged")]
    Signature,
    /// Too old.
    #[error("it has expired")]
    Expired,
    /// Made for another application.
    #[error("it was made for another application")]
    Audience,
    /// Made by another service.
    #[error("it was made by another service")]
    Issuer,
    /// A claim is missing or malformed.
    #[error("a claim is missing")]
    Claims,
}

/// What to expect of a token besides its signature.
pub struct Expected<'a> {
    /// For whom and by whom it was made, where the token says so.
    pub audience_and_issuer: Option<(&'a str, &'a str)>,
}

/// Reads the claims of a token that one of `keys` signed with RS256 and that has not expired.
pub fn verify<C: DeserializeOwned>(token: &str, keys: &JwkSet, expected: Expected) -> Result<C, Unproven> {
    if token.len() > LONGEST {
        return Err(Unproven::Form);
    }
    let header = decode_header(token).map_err(|error| match error.kind() {
        // `none` is not an algorithm that the library knows.
        ErrorKind::Json(_) => Unproven::Algorithm,
        _ => Unproven::Form,
    })?;
    if header.alg != Algorithm::RS256 {
        return Err(Unproven::Algorithm);
    }
    let key = header.kid.as_deref().and_then(|kid| keys.find(kid)).ok_or(Unproven::Key)?;
    let for_rs256 = matches!(key.common.key_algorithm, None | Some(KeyAlgorithm::RS256));
    if !for_rs256 || !matches!(key.algorithm, AlgorithmParameters::RSA(_)) {
        return Err(Unproven::Key);
    }
    let key = DecodingKey::from_jwk(key).map_err(|_| Unproven::Key)?;
    let claims = decode::<C>(token, &key, &validation(&expected)).map_err(|error| reason(error.kind()))?;
    Ok(claims.claims)
}

fn validation(expected: &Expected) -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.leeway = LEEWAY;
    validation.validate_aud = false;
    if let Some((audience, issuer)) = expected.audience_and_issuer {
        validation.validate_aud = true;
        validation.set_audience(&[audience]);
        validation.set_issuer(&[issuer]);
        validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    }
    validation
}

fn reason(kind: &ErrorKind) -> Unproven {
    match kind {
        ErrorKind::ExpiredSignature => Unproven::Expired,
        ErrorKind::InvalidAudience => Unproven::Audience,
        ErrorKind::InvalidIssuer => Unproven::Issuer,
        ErrorKind::InvalidSignature => Unproven::Signature,
        ErrorKind::InvalidToken | ErrorKind::Base64(_) => Unproven::Form,
        _ => Unproven::Claims,
    }
}
