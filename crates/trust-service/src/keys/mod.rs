//! The service's signing keys: RSA-2048, one ring for each thing they sign, so that none can stand in for another.
//!
//! A ring has a key that signs, a next one that is published already, and those that no longer sign but whose tokens are
//! still good. So whoever fetched the published keys lately knows the key of every token that they meet, before a rotation
//! and after it.

mod jwt;
mod ring;
mod routes;
mod signing_key;
mod statements;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant as Moment};

use jsonwebtoken::jwk::JwkSet;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use jwt::has_form;
pub use ring::{Listed, Purpose, State};
pub use routes::routes;
pub use signing_key::SigningKey;

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::store::Store;
use ring::Ring;

/// How old what is known of a ring may be: another node or the command line may have rotated it.
const MEMORY: Duration = Duration::from_secs(2);

/// The rings.
pub struct Keys {
    store: Store,
    clock: Arc<dyn Clock>,
    known: [RwLock<Option<Known>>; Purpose::ALL.len()],
}

/// A ring as it was read.
struct Known {
    ring: Arc<Ring>,
    read: Moment,
}

impl Keys {
    /// The rings in this store. A ring that lacks a key gets one when it is first asked for.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Keys { store, clock, known: [const { RwLock::new(None) }; Purpose::ALL.len()] }
    }

    /// Makes what is missing, so that nobody has to wait for it later.
    pub async fn warm_up(&self) -> Result<()> {
        for purpose in Purpose::ALL {
            self.ring(purpose).await?;
        }
        Ok(())
    }

    /// Signs claims as a JWT with RS256.
    pub async fn sign(&self, purpose: Purpose, claims: &impl Serialize) -> Result<String> {
        self.sign_as(purpose, "JWT", claims).await
    }

    /// The same, as a type of its own, so that it is taken for nothing else that the ring signs.
    pub async fn sign_as(
        &self,
        purpose: Purpose,
        typ: &'static str,
        claims: &impl Serialize,
    ) -> Result<String> {
        let ring = self.ring(purpose).await?;
        let claims = serde_json::to_vec(claims).map_err(|_| Error::Key("claims are no JSON"))?;
        let signed = tokio::task::spawn_blocking(move || jwt::sign(ring.signing(), typ, &claims));
        signed.await.map_err(|_| Error::CutOff("signing"))?
    }

    /// The claims of a JWT that a key of this purpose signed. Whether they are still valid is for the caller to say.
    pub async fn verify<T: DeserializeOwned + Clone>(
        &self,
        purpose: Purpose,
        token: &str,
    ) -> Result<Option<T>> {
        Ok(jwt::verify(self.ring(purpose).await?.keys(), token))
    }

    /// The public keys of this purpose: the one that signs, the next, and those before.
    pub async fn key_set(&self, purpose: Purpose) -> Result<JwkSet> {
        Ok(JwkSet { keys: self.ring(purpose).await?.keys().map(SigningKey::jwk).collect() })
    }

    /// What there is of this purpose.
    pub async fn list(&self, purpose: Purpose) -> Result<Vec<Listed>> {
        let now = self.clock.now();
        self.store.read(move |tx| statements::list(tx, purpose, now)).await
    }

    /// Lets the next key sign from now on, and publishes a new next one. The key that signed until now stays published until
    /// everything that it signed is over.
    pub async fn rotate(&self, purpose: Purpose) -> Result<()> {
        self.ring(purpose).await?;
        let fresh = SigningKey::generate_aside().await?;
        let now = self.clock.now();
        self.store.write(move |tx| statements::rotate(tx, purpose, &fresh, now)).await?;
        *self.known[purpose as usize].write().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }

    async fn ring(&self, purpose: Purpose) -> Result<Arc<Ring>> {
        let before = self.known(purpose);
        if let Some((ring, read)) = &before
            && read.elapsed() < MEMORY
        {
            return Ok(ring.clone());
        }
        let ring = Arc::new(self.load(purpose, before.map(|(ring, _)| ring)).await?);
        let known = Known { ring: ring.clone(), read: Moment::now() };
        *self.known[purpose as usize].write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(ring)
    }

    fn known(&self, purpose: Purpose) -> Option<(Arc<Ring>, Moment)> {
        let known = self.known[purpose as usize].read().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().map(|known| (known.ring.clone(), known.read))
    }

    /// Reads a ring. Keys that were read before are not parsed again, which is slow.
    async fn load(&self, purpose: Purpose, before: Option<Arc<Ring>>) -> Result<Ring> {
        let now = self.clock.now();
        let known = before.clone();
        let read = self.store.read(move |tx| statements::ring(tx, purpose, known.as_deref(), now)).await?;
        if let Some(ring) = read {
            return Ok(ring);
        }
        let fresh = [SigningKey::generate_aside().await?, SigningKey::generate_aside().await?];
        // Whoever was faster wins, and all use those keys.
        let filled = self.store.write(move |tx| {
            statements::fill(tx, purpose, &fresh, now)?;
            statements::ring(tx, purpose, before.as_deref(), now)
        });
        filled.await?.ok_or(Error::Damaged("a ring of signing keys"))
    }
}
