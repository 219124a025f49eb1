//! Addresses that administrators make: they have verified the user themselves.

use url::Url;
use wire::{DeviceName, UserId};

use super::rules::{self, Verification};
use super::statements;
use crate::activation::Via;
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::Result;
use crate::http::Origin;
use crate::projects::Project;
use crate::random;
use crate::store::Transaction;

/// Makes an address that enrols a device of this user until it ends.
pub fn invite(
    tx: &mut Transaction<'_>,
    project: &Project,
    user: &UserId,
    device_name: Option<&DeviceName>,
    expires: Instant,
    now: Instant,
) -> Result<Url> {
    let code = random::generate_token()?;
    let verification = Verification {
        device_name: device_name.cloned(),
        expires,
        ..Verification::of(user.clone(), Via::Url)
    };
    statements::insert(tx, &random::derive_hash(&code), project.id, &verification)?;
    let event = Event::new(Kind::VerificationUrlCreated, project.id, &Origin::default())
        .to(user)
        .on(device_name.map(DeviceName::as_str));
    audit::record(tx, &event, now)?;
    rules::invitation(&project.url, user, &code)
}

/// When an address ends if nobody says, and the latest that can be said.
pub fn ends(now: Instant) -> (Instant, Instant) {
    (now.after(rules::LIFE), now.after(rules::LONGEST_LIFE))
}
