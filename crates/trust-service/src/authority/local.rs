//! An authority in this process, on a database of its own.

use std::path::Path;

use aws_lc_rs::hmac;
use mpin::{MasterSecret, ServerSecretShare, Share};
use url::Url;
use wire::{DesignatedAuthority, Hex};
use zeroize::Zeroizing;

use super::ticket::{Permit, Ticket};
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
        if store.read(statements::current_key).await?.is_none() {
            let fresh = StoredKey::generate()?;
            store.write(move |tx| statements::insert_first(tx, &fresh, now)).await?;
        }
        Ok(LocalAuthority { place, store })
    }

    /// Draws a key that new registrations are made with from now on. The keys before it stay, for identities that were made
    /// with them; each renews itself when its user signs in.
    pub async fn rotate(&self, now: Instant) -> Result<KeyId> {
        let fresh = StoredKey::generate()?;
        let id = fresh.id.clone();
        self.store.write(move |tx| statements::insert_next(tx, &fresh, now)).await?;
        Ok(id)
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

    /// The share that a permit is for; nothing if the permit is forged, too old, or another's.
    pub(super) async fn issue_to(
        &self,
        permit: Permit,
        digest: Hex<32>,
        now: Instant,
    ) -> Result<Option<Share>> {
        let Some(key) = self.stored(permit.key()).await? else { return Ok(None) };
        let Some(grant) = permit.open(digest, &key.sealing_key(), now) else { return Ok(None) };
        Ok(Some(key.master_secret()?.issue(grant.digest.as_bytes())))
    }

    async fn known(&self, id: &KeyId) -> Result<StoredKey> {
        self.stored(id).await?.ok_or_else(|| Error::AuthorityKey(id.to_string()))
    }

    async fn stored(&self, id: &KeyId) -> Result<Option<StoredKey>> {
        let id = id.clone();
        self.store.read(move |tx| statements::key(tx, &id)).await
    }
}

impl Authority for LocalAuthority {
    /// Read each time: another process may have rotated.
    fn current_key(&self) -> Answer<'_, KeyId> {
        Box::pin(async move {
            let current = self.store.read(statements::current_key).await?;
            current.ok_or(Error::Damaged("an authority without a key"))
        })
    }

    fn server_share<'a>(&'a self, key: &'a KeyId) -> Answer<'a, ServerSecretShare> {
        Box::pin(async move { Ok(self.known(key).await?.master_secret()?.server_share()) })
    }

    fn share_url<'a>(&'a self, project_url: &'a str, grant: &'a Grant) -> Answer<'a, Url> {
        Box::pin(async move {
            let key = self.known(&grant.key).await?;
            grant.address(&format!("{project_url}/authority/{}/share", self.place), &key.sealing_key())
        })
    }

    fn designation<'a>(&'a self, project_url: &'a str, grant: &'a Grant) -> Answer<'a, DesignatedAuthority> {
        Box::pin(async move {
            let url = Url::parse(&format!("{project_url}/authority/{}/share", self.place));
            let key = self.known(&grant.key).await?;
            Ok(DesignatedAuthority {
                url: url.map_err(|_| Error::Damaged("the authority's address"))?,
                token: grant.permit(&key.sealing_key()),
            })
        })
    }

    fn share<'a>(&'a self, grant: &'a Grant) -> Answer<'a, Share> {
        Box::pin(
            async move { Ok(self.known(&grant.key).await?.master_secret()?.issue(grant.digest.as_bytes())) },
        )
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
