//! ID tokens, and what else a client learns of a user (OpenID Connect Core, sections 2 and 5; section C.1 of the protocol sheet).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use wire::{Claim, PublicKeyHex, UserClaims, UserId};

use super::failure::{Outcome, Reason, Refused};
use super::grants::Grant;
use super::scope::{Scope, Scopes};
use super::tokens::ACCESS_LIFE;
use super::{ACR, AMR};
use crate::Service;
use crate::clock::Instant;
use crate::error::Result;
use crate::identity_data::Datum;
use crate::keys::Purpose;
use crate::mail;
use crate::projects::{Project, VerificationMethod};
use crate::registration::Registration;

/// What an ID token says.
#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    exp: i64,
    iat: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    at_hash: String,
    acr: &'static str,
    amr: [&'static str; 3],
}

/// The ID token of a sign-in. The nonce is repeated with the first only.
pub async fn sign(
    service: &Service,
    grant: &Grant,
    nonce: Option<&str>,
    access_token: &str,
    now: Instant,
) -> Result<String> {
    let claims = Claims {
        iss: &service.url,
        sub: grant.person.user.as_str(),
        aud: grant.client.as_str(),
        exp: now.after(ACCESS_LIFE).seconds(),
        iat: now.seconds(),
        auth_time: grant.person.authenticated.seconds(),
        nonce,
        at_hash: derive_access_hash(access_token),
        acr: ACR,
        amr: AMR,
    };
    service.keys.sign(Purpose::OpenId, &claims).await
}

/// Whom an ID token of ours names, however old it is: a hint who is expected to sign in.
pub async fn hinted(service: &Service, token: &str) -> Outcome<UserId> {
    #[derive(Clone, Deserialize)]
    struct Hint {
        iss: String,
        sub: String,
    }
    let hint: Option<Hint> = service.keys.verify(Purpose::OpenId, token).await?;
    let user = hint.filter(|hint| hint.iss == service.url).and_then(|hint| UserId::parse(&hint.sub).ok());
    let wrong =
        || Refused::parameter(Reason::InvalidRequest, "id_token_hint", "No ID token of this provider.");
    Ok(user.ok_or_else(wrong)?)
}

/// The claims that scopes allow. Of a client that asks for data, those about the person are what they share with it.
pub fn user_claims(
    project: &Project,
    registration: &Registration,
    scope: &Scopes,
    shared: Option<&[Datum]>,
) -> UserClaims {
    let with = |wanted, value: &dyn Fn() -> String| scope.has(wanted).then(value);
    let user = &registration.user;
    let address = shared.is_none() && scope.has(Scope::Email) && mail::is_address(user);
    UserClaims {
        sub: user.to_string(),
        email: address.then(|| user.to_string()),
        // Where relying parties verify their users, it is for them to know.
        email_verified: address.then_some(project.verification_method == VerificationMethod::Email),
        dvs_keys: with(Scope::Dvs, &|| PublicKeyHex::to_string(&registration.public_key))
            .map(|key| vec![key]),
        mpin_id: with(Scope::MpinId, &|| wire::encode_hex(registration.mpin_id.as_bytes())),
        hash_mpin_id: with(Scope::HashMpinId, &|| registration.mpin_id.hash().to_string()),
        shared: shared_claims(shared.unwrap_or_default(), scope),
    }
}

/// What is shared, as the claims of OpenID Connect Core, section 5.1, with whether somebody verified it where there is a claim
/// for that.
fn shared_claims(shared: &[Datum], scope: &Scopes) -> Map<String, Value> {
    let mut claims = Map::new();
    for datum in shared.iter().filter(|datum| scope.reach(datum.value.claim())) {
        // What it is stands beside what it says; the latter are the claims.
        let mut value = serde_json::to_value(&datum.value).unwrap_or_default();
        if let Some(Value::Object(members)) = value.get_mut("value").map(Value::take) {
            claims.extend(members);
        }
        let verified = match datum.value.claim() {
            Claim::Email => "email_verified",
            Claim::PhoneNumber => "phone_number_verified",
            _ => continue,
        };
        claims.insert(verified.to_owned(), Value::Bool(datum.verified));
    }
    claims
}

/// `at_hash`: the left half of the access token's SHA-256.
fn derive_access_hash(access_token: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(access_token.as_bytes())[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the example of OpenID Connect Core, appendix A.3.
    #[test]
    fn the_hash_of_an_access_token_is_the_standards() {
        assert_eq!(
            derive_access_hash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
            "77QmUPtjPfzWtF2AnpK9RQ"
        );
    }
}
