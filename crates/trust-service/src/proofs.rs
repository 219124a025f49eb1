//! Checking proofs: the mathematics, off the threads that answer requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use mpin::{Challenge, G1, PreparedIdentity, PublicKey, Signature, Verifier};
use tokio::sync::MutexGuard;
use wire::{MpinId, MpinIdHash};

use crate::authority::Authorities;
use crate::error::{Error, Result};
use crate::registration::Registration;

/// Most identities that are kept prepared: about 15 kB each once they are used often.
const PREPARED: usize = 2048;
/// Places to wait at. Identities that share one only wait a little longer.
const PLACES: usize = 256;

/// Checks proofs. What it keeps are caches and queues; nothing is lost with them.
pub struct Proofs {
    authorities: Arc<Authorities>,
    prepared: Mutex<HashMap<MpinIdHash, Arc<PreparedIdentity>>>,
    places: Vec<tokio::sync::Mutex<()>>,
}

/// A commitment and the challenge that it got.
#[derive(Clone)]
pub struct Opening {
    /// U.
    pub u: G1,
    /// y.
    pub y: Challenge,
}

impl Proofs {
    /// With the secrets of these authorities.
    pub fn new(authorities: Arc<Authorities>) -> Self {
        let places = (0..PLACES).map(|_| tokio::sync::Mutex::default()).collect();
        Proofs { authorities, prepared: Mutex::default(), places }
    }

    /// Waits for one's turn with an identity. Whoever comes after a revocation then sees it, and nothing is computed for
    /// them. That is thrift: it is the database's transaction that counts and decides.
    pub async fn turn(&self, id: &MpinIdHash) -> MutexGuard<'_, ()> {
        self.places[usize::from(id.as_bytes()[0]) % PLACES].lock().await
    }

    /// Which of these openings the proof answers, if any (section E.6).
    pub async fn answered(&self, of: &Registration, openings: Vec<Opening>, v: G1) -> Result<Option<usize>> {
        let (verifier, identity) = (self.authorities.verifier(&of.keys).await?, self.prepare(of)?);
        compute(move || answered(&verifier, &identity, &openings, &v)).await
    }

    /// Takes as long as checking one proof, for an identity that is not there.
    pub async fn pretend(&self, mpin_id: &MpinId, v: G1) -> Result<()> {
        let verifier = self.authorities.verifier(&self.authorities.current_keys().await?).await?;
        let mpin_id = mpin_id.clone();
        compute(move || {
            let nobody = PreparedIdentity::new(mpin_id.as_bytes(), nobodys_key());
            let opening = Opening { u: v.clone(), y: Challenge::generate() };
            answered(&verifier, &nobody, &[opening], &v);
        })
        .await
    }

    /// Whether the signature is this identity's (section E.7).
    pub async fn is_signature(
        &self,
        of: &Registration,
        message: Vec<u8>,
        timestamp: u32,
        signature: Signature,
    ) -> Result<bool> {
        let (verifier, identity) = (self.authorities.verifier(&of.keys).await?, self.prepare(of)?);
        compute(move || verifier.signature(&identity, &message, timestamp, &signature)).await
    }

    fn prepare(&self, of: &Registration) -> Result<Arc<PreparedIdentity>> {
        let id = of.mpin_id.hash();
        let mut prepared = self.prepared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(identity) = prepared.get(&id) {
            return Ok(identity.clone());
        }
        let public_key = PublicKey::from_bytes(of.public_key.as_bytes())
            .map_err(|_| Error::Damaged("a registered public key"))?;
        if prepared.len() >= PREPARED {
            prepared.clear();
        }
        let identity = Arc::new(PreparedIdentity::new(of.mpin_id.as_bytes(), &public_key));
        prepared.insert(id, identity.clone());
        Ok(identity)
    }
}

fn answered(verifier: &Verifier, identity: &PreparedIdentity, openings: &[Opening], v: &G1) -> Option<usize> {
    openings.iter().position(|opening| verifier.authentication(identity, &opening.u, &opening.y, v))
}

/// A key whose private half was thrown away.
fn nobodys_key() -> &'static PublicKey {
    static KEY: std::sync::LazyLock<PublicKey> =
        std::sync::LazyLock::new(|| mpin::DeviceKey::generate().public_key());
    &KEY
}

async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::CutOff("checking a proof"))
}
