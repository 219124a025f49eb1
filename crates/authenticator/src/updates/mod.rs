//! Updates: whether there is a newer version, judged by a signed list that anybody may bring.
//!
//! Nothing is downloaded or installed here. The list says which version is the newest of a channel, where its packages
//! lie and what their fingerprints are; whoever brings it can withhold it, and nothing else:
//!
//! - it carries a signature of a key that is trusted *now* ([`Trust`]);
//! - an older list than one seen before is refused, and so is an older version than the installed one;
//! - a list of another channel than the one in force is refused;
//! - it expires, so that an old list cannot be served for ever to hide that there is a newer one.

mod feed;
mod list;
mod trust;

pub use feed::{Brought, Feed, HttpFeed, Unreachable};
pub use list::{Artifact, KeyChange, List};
pub use semver::Version;
pub use trust::{Trust, TrustFile};

use std::sync::Arc;

use jiff::Timestamp;

use crate::{settings::UpdateChannel, trust::Known};

/// What is installed, and what may be offered for it.
#[derive(Clone, Debug)]
pub struct Installed {
    /// Version of the program.
    pub version: Version,
    /// The channel in force.
    pub channel: UpdateChannel,
    /// Operating system and processor, such as `linux-x86_64`.
    pub system: String,
}

/// What a look for updates came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// There is no newer version.
    UpToDate,
    /// There is one.
    Available(Box<Offer>),
    /// There is an answer, and it is not to be believed.
    Refused(Refusal),
    /// There is no answer.
    Offline,
}

/// A newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its number.
    pub version: Version,
    /// Whether the installed version can go to it directly.
    pub direct: bool,
    /// Its packages for this system.
    pub artifacts: Vec<Artifact>,
}

/// Why a list is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No key that is trusted now signed it.
    Unsigned,
    /// It is signed, and says something that this version does not understand.
    Malformed,
    /// It belongs to another channel.
    OtherChannel,
    /// It has expired, or was made in the future.
    Stale,
    /// A newer list was seen before.
    Replayed,
    /// It offers an older version than the installed one.
    Older(Version),
}

/// Fetches a list, from a server of which `known` says what its certificate is checked against, and judges it; what it changes of the trust is kept before the answer.
pub async fn look(
    feed: &dyn Feed,
    known: &Arc<dyn Known>,
    file: &TrustFile,
    installed: &Installed,
    now: Timestamp,
) -> Finding {
    let brought = match feed.fetch(installed.channel, known).await {
        Ok(brought) => brought,
        Err(error) => {
            tracing::debug!(%error, "nothing is known of updates");
            return Finding::Offline;
        }
    };
    let mut trust = file.read();
    match judge(&brought, &mut trust, installed, now) {
        Ok(finding) => match file.write(&trust) {
            Ok(()) => finding,
            Err(error) => {
                // What is not remembered could be played back later: better no answer than one that does not last.
                tracing::warn!(%error, "what is trusted for updates cannot be kept");
                Finding::Refused(Refusal::Replayed)
            }
        },
        Err(refusal) => {
            tracing::warn!(?refusal, "a list of versions was refused");
            Finding::Refused(refusal)
        }
    }
}

/// Judges a list; `trust` changes only where the list is believed.
///
/// # Errors
///
/// Why it is not believed.
pub fn judge(
    brought: &Brought,
    trust: &mut Trust,
    installed: &Installed,
    now: Timestamp,
) -> Result<Finding, Refusal> {
    if !trust.signed(brought) {
        return Err(Refusal::Unsigned);
    }
    let list = List::read(&brought.list).ok_or(Refusal::Malformed)?;
    if list.channel != installed.channel {
        return Err(Refusal::OtherChannel);
    }
    if !(list.issued <= now && now < list.expires) {
        return Err(Refusal::Stale);
    }
    if !trust.takes(&list) {
        return Err(Refusal::Replayed);
    }
    if list.version < installed.version {
        return Err(Refusal::Older(list.version));
    }
    trust.remember(&list);
    if list.version == installed.version {
        return Ok(Finding::UpToDate);
    }
    let direct = installed.version >= list.minimum;
    let mut artifacts = list.artifacts;
    artifacts.retain(|artifact| artifact.system == installed.system);
    Ok(Finding::Available(Box::new(Offer { version: list.version, direct, artifacts })))
}
