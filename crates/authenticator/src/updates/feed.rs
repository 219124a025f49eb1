//! Where lists come from.

use std::{sync::Arc, time::Duration};

use url::Url;
use wire::ServiceUrl;

use crate::{
    SystemClock, Task,
    service::{Patience, ServiceError, SystemProxies, Way, Ways, protected},
    settings::UpdateChannel,
    trust::Known,
};

/// Largest list that is read, in bytes.
const LARGEST: usize = 64 * 1024;
/// How long a list is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A list as it came, before anybody believes it.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The list's bytes.
    pub list: Vec<u8>,
    /// Its signature, as minisign writes it.
    pub signature: String,
}

/// No list came.
#[derive(Debug, thiserror::Error)]
#[error("no list of versions came: {0}")]
pub struct Unreachable(String);

impl Unreachable {
    /// With what was in the way.
    pub fn because(obstacle: impl std::fmt::Display) -> Unreachable {
        Unreachable(obstacle.to_string())
    }
}

/// Brings lists.
pub trait Feed: Send + Sync {
    /// The list of a channel. `known` says what is known of certificates.
    fn fetch<'a>(
        &'a self,
        channel: UpdateChannel,
        known: &'a Arc<dyn Known>,
    ) -> Task<'a, Result<Brought, Unreachable>>;
}

/// Lists on a server: `<base>/stable.json` and `<base>/beta.json`, each with its signature under the same name and
/// `.minisig`.
pub struct HttpFeed {
    base: Url,
    /// The server, as a service has an address: whatever is known of a service there is known of the lists.
    server: ServiceUrl,
}

impl HttpFeed {
    /// Lists below an address, reached as a service there is: through the same proxy, with the same authorities and pins.
    ///
    /// # Errors
    ///
    /// Where the address is none, or not encrypted.
    pub fn new(base: &str) -> Result<HttpFeed, Unreachable> {
        let base = Url::parse(&format!("{}/", base.trim_end_matches('/'))).map_err(Unreachable::because)?;
        let server = protected(&base).ok_or_else(|| Unreachable::because("an address without TLS"))?;
        Ok(HttpFeed { base, server })
    }

    /// The way there, opened anew: nobody looks often.
    async fn way(&self, known: &Arc<dyn Known>) -> Result<Arc<Way>, ServiceError> {
        let proxies = Arc::new(SystemProxies::new(Arc::new(SystemClock)));
        let mut ways = Ways::new(proxies, Patience { answer: PATIENCE, ..Patience::default() })?;
        ways.know(Arc::clone(known));
        ways.to(&self.server).await
    }

    async fn file(&self, way: &Way, name: &str) -> Result<Vec<u8>, Unreachable> {
        let url = self.base.join(name).map_err(Unreachable::because)?;
        let answer = way.calls.get(url).send().await.and_then(reqwest::Response::error_for_status);
        let mut answer = answer.map_err(Unreachable::because)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(Unreachable::because)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > LARGEST {
                return Err(Unreachable(format!("{name} is larger than {LARGEST} bytes")));
            }
        }
        Ok(bytes)
    }
}

impl Feed for HttpFeed {
    fn fetch<'a>(
        &'a self,
        channel: UpdateChannel,
        known: &'a Arc<dyn Known>,
    ) -> Task<'a, Result<Brought, Unreachable>> {
        Box::pin(async move {
            let name = match channel {
                UpdateChannel::Stable => "stable.json",
                UpdateChannel::Beta => "beta.json",
            };
            let way = self.way(known).await.map_err(Unreachable::because)?;
            let list = self.file(&way, name).await?;
            let signature = self.file(&way, &format!("{name}.minisig")).await?;
            Ok(Brought { list, signature: String::from_utf8_lossy(&signature).into_owned() })
        })
    }
}
