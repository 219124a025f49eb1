//! The service's signing keys: RSA-2048, one ring for each thing they sign, so that none can stand in for another.

mod jwt;
mod routes;
mod signing_key;
mod statements;

use std::sync::Arc;

use jsonwebtoken::jwk::JwkSet;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::OnceCell;

pub use jwt::has_form;
pub use routes::routes;
pub use signing_key::SigningKey;

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::store::Store;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Purpose {
    /// Authentication tokens (section C.2); published at `/.well-known/jwks`.
    Authentication,
    /// Certificates of signatures (section C.4); published at `/dvs/jwks`.
    Certificate,
    /// Activation tokens (section C.3), which only the service itself reads; not published.
    Activation,
}

/// The rings.
pub struct Keys {
    store: Store,
    clock: Arc<dyn Clock>,
    rings: [OnceCell<Ring>; 3],
}

/// Keys of one purpose, the one that signs first.
type Ring = Arc<[SigningKey]>;

impl Keys {
    /// The rings in this store. A ring without a key gets one when it is first asked for.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Keys { store, clock, rings: [const { OnceCell::const_new() }; 3] }
    }

    /// Makes what is missing, so that nobody has to wait for it later.
    pub async fn warm_up(&self) -> Result<()> {
        tokio::try_join!(
            self.ring(Purpose::Authentication),
            self.ring(Purpose::Certificate),
            self.ring(Purpose::Activation),
        )?;
        Ok(())
    }

    /// Signs claims as a JWT with RS256.
    pub async fn sign(&self, purpose: Purpose, claims: &impl Serialize) -> Result<String> {
        let ring = self.ring(purpose).await?.clone();
        let claims = serde_json::to_vec(claims).map_err(|_| Error::Key("claims are no JSON"))?;
        let signed = tokio::task::spawn_blocking(move || jwt::sign(&ring[0], &claims));
        signed.await.map_err(|_| Error::CutOff("signing"))?
    }

    /// The claims of a JWT that a key of this purpose signed. Whether they are still valid is for the caller to say.
    pub async fn verify<T: DeserializeOwned + Clone>(
        &self,
        purpose: Purpose,
        token: &str,
    ) -> Result<Option<T>> {
        Ok(jwt::verify(self.ring(purpose).await?, token))
    }

    /// The public keys of this purpose.
    pub async fn key_set(&self, purpose: Purpose) -> Result<JwkSet> {
        Ok(JwkSet { keys: self.ring(purpose).await?.iter().map(SigningKey::jwk).collect() })
    }

    async fn ring(&self, purpose: Purpose) -> Result<&Ring> {
        self.rings[purpose as usize].get_or_try_init(|| self.load(purpose)).await
    }

    async fn load(&self, purpose: Purpose) -> Result<Ring> {
        let stored = self.store.read(move |tx| statements::keys(tx, purpose)).await?;
        if !stored.is_empty() {
            return Ok(stored.into());
        }
        let key = tokio::task::spawn_blocking(SigningKey::generate);
        let key = key.await.map_err(|_| Error::CutOff("making a key"))??;
        let now = self.clock.now();
        // Whoever was faster wins, and all use that key.
        let stored = self.store.write(move |tx| {
            statements::insert_first(tx, purpose, &key, now)?;
            statements::keys(tx, purpose)
        });
        Ok(stored.await?.into())
    }
}
