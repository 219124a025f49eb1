//! JSON Web Tokens with RS256 (section C of the protocol sheet).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::de::DeserializeOwned;

use super::SigningKey;
use crate::error::{Error, Result};

/// Signs claims that are JSON already, as this type of token. Not with `jsonwebtoken`, which parses and checks the private key every time.
pub fn sign(key: &SigningKey, typ: &str, claims: &[u8]) -> Result<String> {
    let header =
        Header { kid: Some(key.id().to_owned()), typ: Some(typ.to_owned()), ..Header::new(Algorithm::RS256) };
    let header = serde_json::to_vec(&header).map_err(|_| Error::Key("header is no JSON"))?;
    let encode = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let message = format!("{}.{}", encode(&header), encode(claims));
    let signature = encode(&key.sign(message.as_bytes())?);
    Ok(format!("{message}.{signature}"))
}

/// The claims, if the key that the header names is in the ring and signed them.
pub fn verify<'a, T: DeserializeOwned + Clone>(
    mut keys: impl Iterator<Item = &'a SigningKey>,
    token: &str,
) -> Option<T> {
    let named = jsonwebtoken::decode_header(token).ok()?.kid?;
    let key = keys.find(|key| key.id() == named)?;
    // Times are judged by our own clock.
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    jsonwebtoken::decode::<T>(token, &key.verifying(), &validation).ok().map(|token| token.claims)
}

/// Whether text has the form of a JWT, whoever made it.
pub fn has_form(token: &str) -> bool {
    let parts: Vec<_> = token.split('.').collect();
    parts.len() == 3
        && parts.iter().all(|part| !part.is_empty() && BASE64_URL_SAFE_NO_PAD.decode(part).is_ok())
        && jsonwebtoken::decode_header(token).is_ok()
}
