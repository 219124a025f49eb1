//! Where a service lives.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// The address of a service: https anywhere, http on the loopback interface only; without a trailing slash.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServiceUrl(String);

/// An address that no service of ours can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServiceUrlError {
    /// Not an absolute URL.
    #[error("not an absolute URL")]
    Form,
    /// A scheme other than https, or http beyond this machine.
    #[error("only https is accepted, and http on this machine")]
    Scheme,
    /// A user name, password, query or fragment.
    #[error("an address of a service has no user name, query or fragment")]
    Parts,
}

impl ServiceUrl {
    /// Reads an address. One without a scheme is taken as https.
    pub fn parse(text: &str) -> Result<Self, ServiceUrlError> {
        let text = text.trim();
        let url =
            if text.contains("://") { Url::parse(text) } else { Url::parse(&format!("https://{text}")) };
        Self::from_url(&url.map_err(|_| ServiceUrlError::Form)?)
    }

    /// Checks a parsed URL.
    pub fn from_url(url: &Url) -> Result<Self, ServiceUrlError> {
        let host = url.host().ok_or(ServiceUrlError::Form)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&host) => {}
            _ => return Err(ServiceUrlError::Scheme),
        }
        let plain = url.username().is_empty() && url.password().is_none();
        if !plain || url.query().is_some() || url.fragment().is_some() {
            return Err(ServiceUrlError::Parts);
        }
        Ok(ServiceUrl(url.as_str().trim_end_matches('/').to_owned()))
    }

    /// The address, without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of an endpoint; `path` begins with a slash.
    pub fn endpoint(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Whether it is on this machine, where http is accepted.
    pub fn is_loopback(&self) -> bool {
        Url::parse(&self.0).ok().is_some_and(|url| url.host().is_some_and(|host| is_loopback(&host)))
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

impl TryFrom<String> for ServiceUrl {
    type Error = ServiceUrlError;

    fn try_from(text: String) -> Result<Self, ServiceUrlError> {
        Self::parse(&text)
    }
}

impl From<ServiceUrl> for String {
    fn from(url: ServiceUrl) -> String {
        url.0
    }
}

impl fmt::Display for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_normalised() {
        for (text, address) in [
            ("https://Trust.Example.com/", "https://trust.example.com"),
            ("trust.example.com", "https://trust.example.com"),
            (" http://127.0.0.1:8787/ ", "http://127.0.0.1:8787"),
            ("http://localhost:1", "http://localhost:1"),
            ("http://[::1]:1/base/", "http://[::1]:1/base"),
        ] {
            assert_eq!(ServiceUrl::parse(text).as_ref().map(ServiceUrl::as_str), Ok(address));
        }
    }

    #[test]
    fn what_is_not_protected_is_refused() {
        for (text, error) in [
            ("http://trust.example.com", ServiceUrlError::Scheme),
            ("http://127.0.0.1.example.com", ServiceUrlError::Scheme),
            ("ftp://trust.example.com", ServiceUrlError::Scheme),
            ("https://u:p@trust.example.com", ServiceUrlError::Parts),
            ("https://trust.example.com/?a", ServiceUrlError::Parts),
            ("", ServiceUrlError::Form),
            ("https://", ServiceUrlError::Form),
        ] {
            assert_eq!(ServiceUrl::parse(text), Err(error), "{text}");
        }
    }
}
