//! Who calls: a client of a project, by HTTP Basic (section B of the protocol sheet).

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

impl FromRequestParts<Arc<Service>> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self> {
        let header = parts.headers.get(AUTHORIZATION);
        let (client, secret) = header
            .and_then(|value| basic(value.as_bytes()))
            .ok_or_else(|| Error::refused(Code::InvalidRequestAuthorization))?;
        let wrong = || Error::refused(Code::UnauthorizedRequest);
        let client = ClientId::parse(&client).map_err(|_| wrong())?;
        let secret = ClientSecret::parse(&secret).map_err(|_| wrong())?;
        let caller = projects::authorise(&service.store, client, secret).await?;
        caller.filter(|caller| caller.project == service.project.id).ok_or_else(wrong)
    }
}

/// The name and password of `Basic <base64(name:password)>`.
fn basic(header: &[u8]) -> Option<(String, Zeroizing<String>)> {
    let header = std::str::from_utf8(header).ok()?;
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = Zeroizing::new(BASE64_STANDARD.decode(encoded.trim()).ok()?);
    let (name, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((name.to_owned(), Zeroizing::new(password.to_owned())))
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
}
