//! Projects: tenants, their rules and their clients (section 0 of the protocol sheet).

mod client;
mod logo;
mod routes;
mod rules;
mod statements;

pub use client::{Caller, Client, is_redirect};
pub use logo::{LogoFile, insert_logo, sweep_logos};
pub use routes::routes;
pub use rules::{NumberMatching, Project, VerificationMethod};
pub use statements::{
    all, client, clients, delete_client, forget_project, insert_client, insert_project, project,
    update_client, update_project,
};

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use wire::{ClientId, ClientSecret};
use zeroize::Zeroizing;

use crate::error::Result;
use crate::store::Store;

/// Who shows this secret of this client; nothing if the two do not belong together.
pub async fn authorise(store: &Store, client: ClientId, secret: ClientSecret) -> Result<Option<Caller>> {
    let id = client.clone();
    let stored = store.read(move |tx| statements::secret(tx, &id)).await?;
    let shown = derive_secret_hash(secret);
    // An unknown client costs the same as a wrong secret.
    let expected = stored.as_ref().map_or(&[0; 32][..], |(_, hash)| hash);
    let right = bool::from(expected.ct_eq(&shown));
    Ok(stored.filter(|_| right).map(|(project, _)| Caller { client, project }))
}

/// What is kept of a client's secret. Secrets are drawn by the service and have 256 random bits, so that a slow hash would
/// protect nothing.
pub fn derive_secret_hash(secret: ClientSecret) -> Vec<u8> {
    Sha256::digest(Zeroizing::new(String::from(secret)).as_bytes()).to_vec()
}
