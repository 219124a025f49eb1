//! The ways to services: which authorities are trusted, which keys are pinned, which proxy is in between.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::{Client, ClientBuilder, redirect::Policy};
use wire::ServiceUrl;

use super::{
    Fault, Patience, ServiceError,
    http::CLIENT,
    proxy::{Proxies, Relay},
    verifier,
};
use crate::trust::{Known, Trust};

/// Most ways that are kept open. Services that nothing special is known of share one.
const MOST: usize = 16;

/// The ways that are open, and how others are found.
pub(crate) struct Ways {
    known: Option<Arc<dyn Known>>,
    proxies: Arc<dyn Proxies>,
    patience: Patience,
    open: Mutex<Vec<Arc<Way>>>,
}

/// One way, with the connections that are open on it.
pub(crate) struct Way {
    trust: Trust,
    relay: Option<Relay>,
    /// For calls.
    pub(crate) calls: Client,
    /// For connections that stay open.
    pub(crate) streams: Client,
}

impl Ways {
    /// Opens the way that nothing special is known of, to find out whether the system's trust store can be read.
    pub(crate) fn new(proxies: Arc<dyn Proxies>, patience: Patience) -> Result<Ways, ServiceError> {
        let usual = Way::open(Trust::default(), None, patience).map_err(|error| {
            tracing::warn!(%error, "no client");
            ServiceError { service: "TLS".into(), fault: Fault::Untrusted }
        })?;
        Ok(Ways { known: None, proxies, patience, open: Mutex::new(vec![Arc::new(usual)]) })
    }

    /// From now on, what is known of a service is looked up there before each call.
    pub(crate) fn know(&mut self, known: Arc<dyn Known>) {
        self.known = Some(known);
    }

    /// From now on, these are the proxies.
    pub(crate) fn relay(&mut self, proxies: Arc<dyn Proxies>) {
        self.proxies = proxies;
    }

    /// The proxy on the way to a service; none on this machine, where no proxy reaches.
    pub(crate) async fn relay_to(&self, service: &ServiceUrl) -> Option<Relay> {
        if service.is_loopback() { None } else { self.proxies.on_the_way_to(service).await }
    }

    /// The way to a service as it is now: what was chosen a moment ago holds already.
    pub(crate) async fn to(&self, service: &ServiceUrl) -> Result<Arc<Way>, ServiceError> {
        let trust = match &self.known {
            Some(known) => known.of(service).await?,
            None => Trust::default(),
        };
        let relay = self.relay_to(service).await;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(way) = open.iter().find(|way| way.trust == trust && way.relay == relay) {
            return Ok(Arc::clone(way));
        }
        let way = Arc::new(Way::open(trust, relay, self.patience).map_err(|error| {
            tracing::warn!(%error, "no client");
            ServiceError::new(service, Fault::Untrusted)
        })?);
        if open.len() == MOST {
            // The first is the usual one.
            open.remove(1);
        }
        open.push(Arc::clone(&way));
        Ok(way)
    }
}

impl Way {
    fn open(
        trust: Trust,
        relay: Option<Relay>,
        patience: Patience,
    ) -> Result<Way, Box<dyn std::error::Error + Send + Sync>> {
        let tls = verifier::config(&trust)?;
        let client = |timed: &dyn Fn(ClientBuilder) -> ClientBuilder| {
            let builder = Client::builder()
                .connect_timeout(patience.connection)
                // No endpoint of the protocol redirects. Following one would hand secrets to whoever it names.
                .redirect(Policy::none())
                .user_agent(CLIENT)
                .tls_backend_preconfigured(tls.clone())
                // Which proxy there is was found already.
                .no_proxy();
            let builder = match &relay {
                Some(relay) => builder.proxy(relay.proxy()?),
                None => builder,
            };
            timed(builder).build()
        };
        Ok(Way {
            calls: client(&|builder| builder.timeout(patience.answer))?,
            streams: client(&|builder| builder.read_timeout(patience.silence))?,
            trust,
            relay,
        })
    }
}
