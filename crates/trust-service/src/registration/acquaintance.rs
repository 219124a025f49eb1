//! Whether the service has seen a user, and this device of theirs.

use wire::{MpinIdHash, ProjectId, UserId};

use super::statements;
use crate::error::Result;
use crate::store::Transaction;

/// What is known of a user and a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    /// The user never had a device.
    Stranger,
    /// This device was enrolled for this user, if only in the past.
    SameDevice,
    /// The user has devices, or had, but not this one.
    OtherDevice,
}

/// What is known of a user and of the device that shows this identity, or this tag.
pub fn acquaintance(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
    identity: Option<&MpinIdHash>,
    tag: Option<&str>,
) -> Result<Acquaintance> {
    let devices = statements::devices(tx, project, user)?;
    let is_same = |(id, known): &(MpinIdHash, Option<String>)| {
        identity == Some(id) || tag.is_some() && tag == known.as_deref()
    };
    Ok(if devices.is_empty() {
        Acquaintance::Stranger
    } else if devices.iter().any(is_same) {
        Acquaintance::SameDevice
    } else {
        Acquaintance::OtherDevice
    })
}
