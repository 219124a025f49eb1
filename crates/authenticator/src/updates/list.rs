//! The list of a channel's newest version.

use jiff::Timestamp;
use semver::Version;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::settings::UpdateChannel;

/// The one shape of lists that this version understands.
const FORMAT: u32 = 1;

/// The newest version of a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct List {
    /// The shape of this list: 1.
    pub format: u32,
    /// Grows with every list of a channel.
    pub serial: u64,
    /// The channel that it belongs to.
    pub channel: UpdateChannel,
    /// The newest version.
    pub version: Version,
    /// The oldest version that can go to the newest directly.
    pub minimum: Version,
    /// When it was made.
    pub issued: Timestamp,
    /// When it is to be believed no longer.
    pub expires: Timestamp,
    /// The packages of the newest version.
    pub artifacts: Vec<Artifact>,
    /// The keys that sign from now on, where they change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<KeyChange>,
}

/// A package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Artifact {
    /// Operating system and processor, such as `linux-x86_64`.
    pub system: String,
    /// Kind of package, such as `deb`.
    pub kind: String,
    /// Where it lies.
    pub url: Url,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// Keys that take the place of those that are trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyChange {
    /// Grows with every change; the keys that the program was built with are revision 1.
    pub revision: u32,
    /// The keys, as minisign writes public keys.
    pub trusted: Vec<String>,
}

impl List {
    /// Reads a list whose signature was checked.
    pub(super) fn read(text: &[u8]) -> Option<List> {
        let list: List = serde_json::from_slice(text).ok()?;
        // A change to no key at all would end updates for good.
        let keys = list.keys.as_ref().is_none_or(|change| !change.trusted.is_empty());
        (list.format == FORMAT && keys).then_some(list)
    }
}
