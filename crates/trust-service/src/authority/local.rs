//! An authority in this process, on a database of its own.

use std::path::Path;

use aws_lc_rs::hmac;
use mpin::{MasterSecret, ServerSecretShare, Share};
use url::Url;
use zeroize::Zeroizing;

use super::ticket::Ticket;
use super::{Answer, Authority, Grant, KeyId, statements};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::random;
use crate::store::{Migration, Store};

const MIGRATIONS: &[Migration] = &[Migration { number: 1, sql: include_str!("migrations/0001.sql") }];

/// An authority in this process. Its master secrets are read from its database when they are needed, and wiped after.
pub struct LocalAuthority {
    place: &'static str,
    store: Store,
    current: KeyId,
}

/// What an authority keeps of a key.
pub(super) struct StoredKey {
    pub(super) id: KeyId,
    pub(super) master_secret: Zeroizing<Vec<u8>>,
    /// Seals the addresses of shares; the service would hold it too if the authority were elsewhere.
    pub(super) sealing: Zeroizing<Vec<u8>>,
}

impl LocalAuthority {
    /// Opens the authority in this file. `place` names it in addresses. An empty one draws its first key.
    pub async fn open(place: &'static str, file: &Path, now: Instant) -> Result<LocalAuthority> {
        let store = Store::open(file, MIGRATIONS).await?;
        let stored = store.read(statements::current_key).await?;
        let key = match stored {
            Some(key) => key,
            None => {
                let fresh = StoredKey::generate()?;
                store
                    .write(move |tx| {
                        statements::insert_first(tx, &fresh, now)?;
                        statements::current_key(tx)?.ok_or(Error::Damaged("an authority without a key"))
                    })
                    .await?
            }
        };
        Ok(LocalAuthority { place, store, current: key.id })
    }

    /// Where the authority is in addresses.
    pub fn place(&self) -> &'static str {
        self.place
    }

    /// The keys there are, the current one first, and when each was drawn.
    pub async fn keys(&self) -> Result<Vec<(KeyId, Instant)>> {
        self.store.read(statements::keys).await
    }

    /// The newest schema of an authority's database.
    pub fn schema() -> i64 {
        MIGRATIONS.last().map_or(0, |last| last.number)
    }

    /// The share that a ticket is for; nothing if the ticket is forged or too old.
    pub(super) async fn issue(&self, ticket: Ticket, now: Instant) -> Result<Option<Share>> {
        let Some(key) = self.stored(ticket.key()).await? else { return Ok(None) };
        let Some(grant) = ticket.open(&key.sealing_key(), now) else { return Ok(None) };
        Ok(Some(key.master_secret()?.issue(grant.digest.as_bytes())))
    }

    async fn stored(&self, id: &KeyId) -> Result<Option<StoredKey>> {
        let id = id.clone();
        self.store.read(move |tx| statements::key(tx, &id)).await
    }
}

impl Authority for LocalAuthority {
    fn current_key(&self) -> KeyId {
        self.current.clone()
    }

    fn server_share<'a>(&'a self, key: &'a KeyId) -> Answer<'a, ServerSecretShare> {
        Box::pin(async move {
            let stored = self.stored(key).await?.ok_or_else(|| Error::AuthorityKey(key.to_string()))?;
            Ok(stored.master_secret()?.server_share())
        })
    }

    fn share_url<'a>(&'a self, project_url: &'a str, grant: &'a Grant) -> Answer<'a, Url> {
        Box::pin(async move {
            let key = self.stored(&grant.key).await?;
            let key = key.ok_or_else(|| Error::AuthorityKey(grant.key.to_string()))?;
            grant.address(&format!("{project_url}/authority/{}/share", self.place), &key.sealing_key())
        })
    }
}

impl StoredKey {
    fn generate() -> Result<Self> {
        Ok(StoredKey {
            id: KeyId::new(random::generate_bytes()?),
            master_secret: Zeroizing::new(MasterSecret::generate().to_bytes().to_vec()),
            sealing: Zeroizing::new(random::generate_bytes::<32>()?.to_vec()),
        })
    }

    fn master_secret(&self) -> Result<MasterSecret> {
        MasterSecret::from_bytes(&self.master_secret).map_err(|_| Error::Damaged("a master secret"))
    }

    fn sealing_key(&self) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, &self.sealing)
    }
}
