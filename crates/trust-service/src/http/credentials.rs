//! Who calls: a client of a project, by HTTP Basic, or a service account, by its token (section B of the protocol sheet).

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use wire::{ClientId, ClientSecret, Code};
use zeroize::Zeroizing;

use crate::Service;
use crate::error::{Error, Result};
use crate::projects::{self, Caller};
use crate::service_accounts::{self, Permission, Permits};

/// A caller that may do `P`: a service account that was permitted to, or any client, unless it is not for clients. An endpoint that asks for a plain
/// [`Caller`] is for clients only.
pub struct Permitted<P> {
    caller: Caller,
    permission: PhantomData<P>,
}

impl<P> Deref for Permitted<P> {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// A secret that is shown as `Authorization: Bearer <secret>`. Whose it is, is for the endpoint to find out.
pub struct Bearer(pub Zeroizing<String>);

impl<S: Send + Sync> FromRequestParts<S> for Bearer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let shown = authorization(parts).and_then(bearer);
        shown.map(Bearer).ok_or_else(|| Error::refused(Code::InvalidRequestAuthorization))
    }
}

impl FromRequestParts<Arc<Service>> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self> {
        let (client, secret) = authorization(parts)
            .and_then(basic)
            .ok_or_else(|| Error::refused(Code::InvalidRequestAuthorization))?;
        let caller = client_of(service, &client, &secret).await?;
        caller.ok_or_else(|| Error::refused(Code::UnauthorizedRequest))
    }
}

impl<P: Permits> FromRequestParts<Arc<Service>> for Permitted<P> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self> {
        let Some(token) = authorization(parts).and_then(bearer) else {
            let caller = Caller::from_request_parts(parts, service).await;
            let caller = caller.map_err(|error| unauthorised_as::<P>(error))?;
            if !P::PERMISSION.is_for_clients() {
                return Err(Error::refused(Code::Forbidden));
            }
            return Ok(Permitted { caller, permission: PhantomData });
        };
        let account = service_accounts::authorise(&service.store, &token, service.clock.now()).await?;
        let account = account.filter(|account| account.project == service.project.id);
        let wrong = || unauthorised_as::<P>(Error::refused(Code::UnauthorizedRequest));
        let account = account.ok_or_else(wrong)?;
        if !account.may(P::PERMISSION) {
            return Err(Error::refused(Code::Forbidden));
        }
        let caller = Caller { client: account.id, project: account.project };
        Ok(Permitted { caller, permission: PhantomData })
    }
}

/// What wrong credentials are called where `permission` is needed: the platform has another word where identities are
/// managed.
pub fn unauthorised(permission: Permission) -> Code {
    match permission {
        Permission::ReadAudit
        | Permission::ReadIdentities
        | Permission::RevokeIdentities
        | Permission::ReadIdentityData
        | Permission::WriteIdentityData => Code::Unauthorized,
        Permission::Activate | Permission::Verify | Permission::VerifySignatures => Code::UnauthorizedRequest,
    }
}

fn unauthorised_as<P: Permits>(error: Error) -> Error {
    match error.code() {
        Code::UnauthorizedRequest => Error::refused(unauthorised(P::PERMISSION)),
        _ => error,
    }
}

/// The client of this project that shows its secret.
pub async fn client_of(service: &Service, client: &str, secret: &str) -> Result<Option<Caller>> {
    let (Ok(client), Ok(secret)) = (ClientId::parse(client), ClientSecret::parse(secret)) else {
        return Ok(None);
    };
    let caller = projects::authorise(&service.store, client, secret).await?;
    Ok(caller.filter(|caller| caller.project == service.project.id))
}

fn authorization(parts: &Parts) -> Option<&[u8]> {
    parts.headers.get(AUTHORIZATION).map(|value| value.as_bytes())
}

/// The name and password of `Basic <base64(name:password)>`.
pub fn basic(header: &[u8]) -> Option<(String, Zeroizing<String>)> {
    let encoded = after_scheme(header, "basic")?;
    let decoded = Zeroizing::new(BASE64_STANDARD.decode(encoded).ok()?);
    let (name, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((name.to_owned(), Zeroizing::new(password.to_owned())))
}

/// The token of `Bearer <token>`.
pub fn bearer(header: &[u8]) -> Option<Zeroizing<String>> {
    let token = after_scheme(header, "bearer")?;
    (!token.is_empty()).then(|| Zeroizing::new(token.to_owned()))
}

fn after_scheme<'a>(header: &'a [u8], wanted: &str) -> Option<&'a str> {
    let (scheme, rest) = std::str::from_utf8(header).ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case(wanted).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_basic_credentials_are_read() {
        let (name, password) = basic(b"Basic YTpiOmM=").expect("credentials");
        assert_eq!((name.as_str(), password.as_str()), ("a", "b:c"));
        for header in ["", "Basic", "Basic !", "Bearer YTpi", "Basic YWI=", "YTpi"] {
            assert!(basic(header.as_bytes()).is_none(), "{header}");
        }
    }

    #[test]
    fn only_bearer_tokens_are_read() {
        assert_eq!(bearer(b"bearer csa_x ").as_deref().map(String::as_str), Some("csa_x"));
        for header in ["", "Bearer", "Bearer ", "Basic YTpi", "csa_x"] {
            assert!(bearer(header.as_bytes()).is_none(), "{header}");
        }
    }
}
