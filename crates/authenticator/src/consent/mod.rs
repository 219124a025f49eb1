//! Sharing data with applications: what one asks for, agreeing to that with the PIN, what is shared with whom, and taking it
//! back (section 5 of the sheet on identity APIs).
//!
//! A service believes this device, not the person, where it only shows what there is to share or takes something back: the
//! device proves itself with its push token. To share anything takes a signature, and so the PIN.

mod applications;
mod statement;
mod terms;

pub use applications::{Applications, Shared, change, list, take_back};
pub use statement::{Election, Sharing, elect};
pub use terms::{Terms, terms};

use crate::{Error, Ports, authentication::kept, journal::IdentityRecord, keychain::PushToken};

/// What this device proves itself with for an identity.
async fn token(ports: &Ports, record: &IdentityRecord) -> Result<PushToken, Error> {
    let token = kept(ports, record).await?.push;
    token.ok_or_else(|| Error::SharingImpossible { name: record.identity.name.clone() })
}
