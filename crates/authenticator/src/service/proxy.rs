//! Proxies on the way to services: those of the environment, or of the operating system's settings, and then those that
//! the desktop knows.

use std::{fmt, sync::Arc};

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{Proxy, header::HeaderValue};
use url::Url;
use wire::ServiceUrl;

use crate::{Clock, ports::Task};

/// A proxy. It does not print what it wants to know of a user.
#[derive(Clone, PartialEq, Eq)]
pub struct Relay {
    url: Url,
    /// How a user shows who they are.
    credentials: Option<HeaderValue>,
}

impl Relay {
    /// The proxy at an address, with a user name and a password in it if it wants to know them.
    pub fn new(url: Url) -> Relay {
        Relay { url, credentials: None }
    }

    /// As the client of HTTP takes it.
    pub(super) fn proxy(&self) -> reqwest::Result<Proxy> {
        let proxy = Proxy::all(self.url.clone())?;
        Ok(match &self.credentials {
            Some(credentials) => proxy.custom_http_auth(credentials.clone()),
            None => proxy,
        })
    }
}

/// Prints host and port.
impl fmt::Display for Relay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.url.host_str().unwrap_or_default())?;
        match self.url.port_or_known_default() {
            Some(port) => write!(formatter, ":{port}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Knows which proxy is on the way to a service.
pub trait Proxies: Send + Sync {
    /// That proxy, if there is one.
    fn on_the_way_to<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Option<Relay>>;
}

/// The environment's proxies, or else the system's.
pub struct SystemProxies {
    matcher: Matcher,
    #[cfg(target_os = "linux")]
    desktop: super::desktop_proxy::DesktopProxies,
}

impl SystemProxies {
    /// Those that the environment of this process names, or else the system.
    pub fn new(clock: Arc<dyn Clock>) -> SystemProxies {
        #[cfg(not(target_os = "linux"))]
        drop(clock);
        SystemProxies {
            matcher: Matcher::from_system(),
            #[cfg(target_os = "linux")]
            desktop: super::desktop_proxy::DesktopProxies::new(clock),
        }
    }
}

impl Proxies for SystemProxies {
    fn on_the_way_to<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Option<Relay>> {
        Box::pin(async move {
            let found = service.as_str().parse().ok().and_then(|uri| self.matcher.intercept(&uri));
            if let Some(found) = found {
                let url = Url::parse(&found.uri().to_string()).ok()?;
                return Some(Relay { url, credentials: found.basic_auth().cloned() });
            }
            #[cfg(target_os = "linux")]
            if !in_environment(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
                return self.desktop.on_the_way_to(service).await;
            }
            None
        })
    }
}

/// Whether the environment says anything about proxies for services, even that there is none: then the desktop is not asked.
#[cfg(target_os = "linux")]
fn in_environment(has: impl Fn(&str) -> bool) -> bool {
    ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"].into_iter().any(has)
}
