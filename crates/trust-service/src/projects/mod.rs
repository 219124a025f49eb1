//! Projects: tenants, their rules and their clients (section 0 of the protocol sheet).

mod routes;
mod rules;
mod statements;

pub use routes::routes;
pub use rules::{Project, VerificationMethod};
pub use statements::{clients, insert_client, insert_project, project};

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use wire::{ClientId, ClientSecret, ProjectId};
use zeroize::Zeroizing;

use crate::error::Result;
use crate::store::Store;

/// The project of a client that shows its secret; nothing if the two do not belong together.
pub async fn authorise(store: &Store, client: ClientId, secret: ClientSecret) -> Result<Option<ProjectId>> {
    let stored = store.read(move |tx| statements::client(tx, &client)).await?;
    let shown = derive_secret_hash(secret);
    // An unknown client costs the same as a wrong secret.
    let expected = stored.as_ref().map_or(&[0; 32][..], |(_, hash)| hash);
    let right = bool::from(expected.ct_eq(&shown));
    Ok(stored.filter(|_| right).map(|(project, _)| project))
}

/// What is kept of a client's secret. Secrets are drawn by the service and have 256 random bits, so that a slow hash would
/// protect nothing.
pub fn derive_secret_hash(secret: ClientSecret) -> Vec<u8> {
    Sha256::digest(Zeroizing::new(String::from(secret)).as_bytes()).to_vec()
}
