//! Who asks, as the service has signed it for one session.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use sha2::{Digest, Sha256};
use wire::{
    AskedClaim, REQUEST_AUDIENCE, REQUEST_TYPE, RequestClaims, ServiceUrl, SessionDetails, SessionDocument,
    SessionLink, encode_hex,
};

use super::logo::{self, Logo};
use crate::{Error, Ports, authentication::TOLERANCE, service::Tenant};

/// What the service vouches for of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The project's name, else its identifier.
    pub project: String,
    /// The application's name, if a known application opened the session.
    pub application: Option<String>,
    /// The host that the application's browsers are sent back to.
    pub domain: Option<String>,
    /// The application's logo, else the project's.
    pub logo: Option<Logo>,
    /// What the application asks for of the person's data.
    pub claims: Vec<AskedClaim>,
    /// The document that is handed over with the session.
    pub document: Option<SessionDocument>,
}

/// Checks what the service signed, if it signs at all: with its own key, for this very session, now. What does not verify is
/// an error, and never the same as nothing.
pub(super) async fn verify(
    ports: &Ports,
    service: &ServiceUrl,
    link: &SessionLink,
    details: &SessionDetails,
) -> Result<Option<Signed>, Error> {
    let Some(token) = &details.signed_request else { return Ok(None) };
    let forged = || Error::RequestForged { service: service.to_string() };
    let header = decode_header(token).map_err(|_| forged())?;
    let typed = header.alg == Algorithm::RS256 && header.typ.as_deref() == Some(REQUEST_TYPE);
    let kid = header.kid.filter(|_| typed).ok_or_else(forged)?;
    let tenant = Tenant { service: service.clone(), project: Some(details.project_id) };
    let key = ports.service.key(&tenant, &kid).await?.ok_or_else(forged)?;
    let key = DecodingKey::from_jwk(&key).map_err(|_| forged())?;
    let claims = decode::<RequestClaims>(token, &key, &validation()).map_err(|_| forged())?.claims;
    let now = ports.clock.now().as_second();
    let session = encode_hex(&Sha256::digest(link.access_id.as_str()));
    let here = ServiceUrl::parse(&claims.iss).is_ok_and(|issuer| issuer == *service);
    let fresh = claims.iat - TOLERANCE * 60 <= now && now <= claims.exp + TOLERANCE * 60;
    if !here || !fresh || claims.sid != session || claims.project != details.project_id {
        return Err(forged());
    }
    let logo = match &claims.logo {
        Some(claims) => logo::fetch(ports, &tenant, claims).await,
        None => None,
    };
    let text = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Some(Signed {
        project: text(claims.project_name).unwrap_or_else(|| claims.project.to_string()),
        application: claims.application.and_then(text),
        domain: claims.domain.and_then(text),
        logo,
        claims: claims.claims,
        document: claims.document,
    }))
}

/// Signature and audience. Times are judged by our own clock, with as much tolerance as a signature has.
fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.set_audience(&[REQUEST_AUDIENCE]);
    validation.set_required_spec_claims(&["aud", "iss"]);
    validation
}
