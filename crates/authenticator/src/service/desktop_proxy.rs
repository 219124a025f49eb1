//! The proxies that a Linux desktop knows: its portal is asked, which reads the settings of GNOME, of KDE and others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use url::Url;
use wire::ServiceUrl;
use zbus::{Connection, Proxy, proxy::MethodFlags};

use super::proxy::{Proxies, Relay};
use crate::{Clock, ports::Task};

/// How long an answer holds.
const FRESH: SignedDuration = SignedDuration::from_secs(60);
/// How long the portal may take. It may have to look at a script of the organisation.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// The portal's answers.
pub(super) struct DesktopProxies {
    clock: Arc<dyn Clock>,
    answers: Mutex<HashMap<ServiceUrl, (Timestamp, Option<Relay>)>>,
}

impl Proxies for DesktopProxies {
    fn on_the_way_to<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Option<Relay>> {
        Box::pin(async move {
            if let Some(relay) = self.fresh(service) {
                return relay;
            }
            let relay = match tokio::time::timeout(PATIENCE, ask(service)).await {
                Ok(Ok(proxies)) => first(&proxies),
                Ok(Err(error)) => {
                    tracing::debug!(%error, "the desktop knows of no proxy");
                    None
                }
                Err(_) => None,
            };
            let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            answers.insert(service.clone(), (self.clock.now(), relay.clone()));
            relay
        })
    }
}

impl DesktopProxies {
    pub(super) fn new(clock: Arc<dyn Clock>) -> DesktopProxies {
        DesktopProxies { clock, answers: Mutex::default() }
    }

    fn fresh(&self, service: &ServiceUrl) -> Option<Option<Relay>> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let (asked, relay) = answers.get(service)?;
        (self.clock.now().duration_since(*asked).abs() < FRESH).then(|| relay.clone())
    }
}

/// Asks a portal that runs; none is started for it.
async fn ask(service: &ServiceUrl) -> zbus::Result<Vec<String>> {
    let bus = Connection::session().await?;
    let portal = Proxy::new(
        &bus,
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.ProxyResolver",
    )
    .await?;
    let answer =
        portal.call_with_flags("Lookup", MethodFlags::NoAutoStart.into(), &(service.as_str())).await?;
    answer.ok_or_else(|| zbus::Error::Failure("no answer".into()))
}

/// The first proxy of a list in the order of preference, such as `http://proxy:3128`, `socks5://…` or `direct://`, that can be used.
fn first(proxies: &[String]) -> Option<Relay> {
    for proxy in proxies {
        match Url::parse(proxy) {
            Ok(url) if url.scheme() == "direct" => return None,
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {
                return Some(Relay::new(url));
            }
            _ => tracing::debug!("a proxy of another kind is left out"),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_proxy_that_can_be_used_is_taken() {
        let found = |proxies: &[&str]| {
            let proxies: Vec<_> = proxies.iter().map(|proxy| (*proxy).to_owned()).collect();
            first(&proxies).map(|relay| relay.to_string())
        };
        assert_eq!(found(&["http://proxy.example.com:3128"]).as_deref(), Some("proxy.example.com:3128"));
        assert_eq!(found(&["socks5://one:1", "http://two"]).as_deref(), Some("two:80"));
        assert_eq!(found(&["direct://", "http://proxy:1"]), None);
        assert_eq!(found(&[]), None);
        assert_eq!(format!("{:?}", first(&["http://ann:secret@proxy:1".into()])), "Some(proxy:1)");
    }
}
