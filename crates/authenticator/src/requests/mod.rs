//! Requests that services push to this workstation: sign-ins and signatures asked for elsewhere, with nobody in between.
//!
//! A device that registers with a service that pushes chooses a token, and listens with it (`GET /push/events`). What
//! arrives is a session's link, for [`open`] to read like any other; nothing is ever approved by arriving.

mod inbox;
mod listen;
mod look;

use wire::{AccessId, Link, ServiceUrl, SessionLink, SessionStatus};

pub use inbox::{Inbox, Waiting};
pub use listen::listen;
pub use look::{Look, look};

use crate::{Error, Ports, identities::IdentityId, service::protected, sign_in};

/// What happened to a pushed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestEvent {
    /// One arrived, for this identity.
    Arrived(SessionLink, IdentityId),
    /// One needs no answer any more.
    Ended {
        /// The service that pushed it.
        service: ServiceUrl,
        /// The session.
        access_id: AccessId,
        /// How it ended.
        status: SessionStatus,
    },
}

/// What a request asks, and who can answer it. Only the service that pushed it is asked. [`sign_in::approve`] and [`sign_in::refuse`] answer it.
///
/// # Errors
///
/// [`Error::SessionExpired`], [`Error::SessionAnswered`], [`Error::Service`], [`Error::Journal`]
pub async fn open(ports: &Ports, link: &SessionLink) -> Result<sign_in::Request, Error> {
    sign_in::read_there(ports, link).await
}

/// The session that a pushed address leads to, if it is one of this service.
fn session(service: &ServiceUrl, address: &url::Url) -> Option<SessionLink> {
    let here = url::Url::parse(service.as_str()).ok().and_then(|url| protected(&url))?;
    match Link::parse(address.as_str()) {
        // The link names an origin, and the service may live deeper.
        Ok(Link::Session(link)) if link.service == here || link.service == *service => {
            Some(SessionLink { service: service.clone(), access_id: link.access_id })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(text: &str) -> ServiceUrl {
        ServiceUrl::parse(text).expect("an address")
    }

    #[test]
    fn an_address_must_lead_to_the_service_that_pushed_it() {
        let deep = service("https://trust.example.com/deep");
        for (address, same) in [
            ("https://trust.example.com/session/#abc", true),
            ("countersign://session?service=https%3A%2F%2Ftrust.example.com%2Fdeep#abc", true),
            ("https://trust.example.com:8443/session/#abc", false),
            ("https://trust.example.com.evil.example/#abc", false),
            ("http://trust.example.com/session/#abc", false),
            ("https://trust.example.com/session/", false),
            ("https://trust.example.com/verification/confirmation?user_id=u&code=c", false),
        ] {
            let found = session(&deep, &address.parse().expect("a URL"));
            assert_eq!(found.is_some(), same, "{address}");
            if let Some(link) = found {
                assert_eq!((link.service, link.access_id.as_str()), (deep.clone(), "abc"));
            }
        }
    }
}
