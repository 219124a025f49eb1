//! Where lists come from.

use std::time::Duration;

use reqwest::{Client, redirect::Policy};
use url::Url;

use crate::{Task, settings::UpdateChannel};

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
    /// The list of a channel.
    fn fetch(&self, channel: UpdateChannel) -> Task<'_, Result<Brought, Unreachable>>;
}

/// Lists on a server: `<base>/stable.json` and `<base>/beta.json`, each with its signature under the same name and
/// `.minisig`.
pub struct HttpFeed {
    base: Url,
    client: Client,
}

impl HttpFeed {
    /// Lists below an address, through the system's proxy, trusted as the system trusts.
    ///
    /// # Errors
    ///
    /// Where the address is none, or not encrypted, or there can be no client.
    pub fn new(base: &str) -> Result<HttpFeed, Unreachable> {
        let base = Url::parse(&format!("{}/", base.trim_end_matches('/'))).map_err(Unreachable::because)?;
        let local = matches!(base.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        let builder = Client::builder().timeout(PATIENCE).redirect(Policy::none());
        let builder = if local { builder.no_proxy() } else { builder.https_only(true) };
        Ok(HttpFeed { base, client: builder.build().map_err(Unreachable::because)? })
    }

    async fn file(&self, name: &str) -> Result<Vec<u8>, Unreachable> {
        let url = self.base.join(name).map_err(Unreachable::because)?;
        let answer = self.client.get(url).send().await.and_then(reqwest::Response::error_for_status);
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
    fn fetch(&self, channel: UpdateChannel) -> Task<'_, Result<Brought, Unreachable>> {
        Box::pin(async move {
            let name = match channel {
                UpdateChannel::Stable => "stable.json",
                UpdateChannel::Beta => "beta.json",
            };
            let list = self.file(name).await?;
            let signature = self.file(&format!("{name}.minisig")).await?;
            Ok(Brought { list, signature: String::from_utf8_lossy(&signature).into_owned() })
        })
    }
}
