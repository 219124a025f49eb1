//! The two trust authorities (D-TA, sections 0 and E.4 of the protocol sheet).
//!
//! Each holds a master secret that nobody else ever sees, and gives out two things: to the service its share of the server
//! secret, to devices their shares of client secrets. Here both run in this process, on a database each; an
//! implementation of [`Authority`] that asks another host changes nothing for the rest of the service.

mod local;
mod routes;
mod statements;
mod ticket;

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mpin::{ServerSecret, ServerSecretShare, Share, Verifier};
use url::Url;
use wire::{DesignatedAuthority, Dtas, Hex};

pub use local::LocalAuthority;
pub use routes::{described, routes};
pub use ticket::Grant;

use crate::error::{Error, Result};

/// The names of the two, which stand in their addresses.
pub const PLACES: [&str; 2] = ["1", "2"];

/// One key of one authority: 64 hexadecimal digits, drawn with the master secret. `dtas` names these.
pub type KeyId = Hex<32>;

/// An answer that takes a while.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// What the service needs of an authority.
pub trait Authority: Send + Sync {
    /// The key that new registrations are made with.
    fn current_key(&self) -> Answer<'_, KeyId>;

    /// The share of the server secret that belongs to a key: a point of G2, secret.
    fn server_share<'a>(&'a self, key: &'a KeyId) -> Answer<'a, ServerSecretShare>;

    /// Where a device fetches its share. The address is itself the authorisation.
    fn share_url<'a>(&'a self, project_url: &'a str, grant: &'a Grant) -> Answer<'a, Url>;

    /// Where a device asks for its share, and the token that it shows there.
    fn designation<'a>(&'a self, project_url: &'a str, grant: &'a Grant) -> Answer<'a, DesignatedAuthority>;

    /// A share that the service passes on: a point of G1, secret. It is worth nothing without the other authority's, and
    /// without the device's key.
    fn share<'a>(&'a self, grant: &'a Grant) -> Answer<'a, Share>;
}

/// The keys that one registration was made with, one of each authority.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeyPair {
    /// Of the first authority.
    pub first: KeyId,
    /// Of the second.
    pub second: KeyId,
}

impl KeyPair {
    /// Permission to fetch a share of each, for the identity with this digest.
    pub fn grants(&self, digest: &[u8; 32], expires: i64) -> [Grant; 2] {
        [&self.first, &self.second].map(|key| Grant { key: key.clone(), digest: Hex::new(*digest), expires })
    }

    /// `dtas` (section D): base64 of a JSON array of both ids.
    pub fn derive_dtas(&self) -> Result<Dtas> {
        let json = format!("[\"{}\",\"{}\"]", self.first, self.second);
        Dtas::parse(&BASE64_STANDARD.encode(json)).map_err(|_| Error::Damaged("the authorities' ids"))
    }

    /// Whether `dtas` names these. Clients of registration's second generation write it themselves, in whatever order they
    /// got the shares.
    pub fn is_named_by(&self, dtas: &Dtas) -> bool {
        let json = BASE64_STANDARD.decode(dtas.as_str()).unwrap_or_default();
        let named: Option<[String; 2]> = serde_json::from_slice(&json).ok();
        let ours = [self.first.to_string(), self.second.to_string()];
        named.is_some_and(|[one, other]| {
            [&one, &other] == [&ours[0], &ours[1]] || [&other, &one] == [&ours[0], &ours[1]]
        })
    }
}

/// Both authorities, and the verifiers that their shares make.
pub struct Authorities {
    first: Arc<dyn Authority>,
    second: Arc<dyn Authority>,
    /// A cache; each can be made again.
    verifiers: Mutex<HashMap<KeyPair, Arc<Verifier>>>,
}

impl Authorities {
    /// These two.
    pub fn new(first: Arc<dyn Authority>, second: Arc<dyn Authority>) -> Self {
        Authorities { first, second, verifiers: Mutex::default() }
    }

    /// The keys that new registrations are made with.
    pub async fn current_keys(&self) -> Result<KeyPair> {
        Ok(KeyPair { first: self.first.current_key().await?, second: self.second.current_key().await? })
    }

    /// Where a device fetches its two shares.
    pub async fn share_urls(&self, project_url: &str, grants: &[Grant; 2]) -> Result<[Url; 2]> {
        let [first, second] = grants;
        Ok([
            self.first.share_url(project_url, first).await?,
            self.second.share_url(project_url, second).await?,
        ])
    }

    /// Where a device asks for its two shares, and with which tokens.
    pub async fn designations(
        &self,
        project_url: &str,
        grants: &[Grant; 2],
    ) -> Result<Vec<DesignatedAuthority>> {
        let [first, second] = grants;
        Ok(vec![
            self.first.designation(project_url, first).await?,
            self.second.designation(project_url, second).await?,
        ])
    }

    /// The first share, and where a device fetches the second.
    pub async fn share_and_url(&self, project_url: &str, grants: &[Grant; 2]) -> Result<(Share, Url)> {
        let [first, second] = grants;
        Ok((self.first.share(first).await?, self.second.share_url(project_url, second).await?))
    }

    /// What checks proofs of identities that were made with these keys. Only here do the authorities' secrets meet, as
    /// points of G2.
    pub async fn verifier(&self, keys: &KeyPair) -> Result<Arc<Verifier>> {
        if let Some(verifier) = self.cached().get(keys) {
            return Ok(verifier.clone());
        }
        let first = self.first.server_share(&keys.first).await?;
        let second = self.second.server_share(&keys.second).await?;
        let secret = ServerSecret::combine(&first, &second)
            .map_err(|_| Error::Damaged("the authorities' secrets cancel out"))?;
        let verifier = Arc::new(Verifier::new(&secret));
        self.cached().insert(keys.clone(), verifier.clone());
        Ok(verifier)
    }

    fn cached(&self) -> std::sync::MutexGuard<'_, HashMap<KeyPair, Arc<Verifier>>> {
        self.verifiers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
