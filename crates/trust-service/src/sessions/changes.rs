//! Waiting for sessions to change.

use std::time::Duration;

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use wire::{ProjectId, UserId};

use crate::store::{Notice, Transaction};

/// What notices about sessions are about. Their key is the hash of the session's id.
const SESSION: &str = "session";
/// What notices about a user's pushed sessions are about.
const PUSHED: &str = "pushed session";

/// How often those who wait look again though nothing was told: another node may have changed something, or time has passed.
pub const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Tells those who wait in this process, once the transaction has committed.
pub fn announce(tx: &mut Transaction<'_>, id: &[u8]) {
    tx.announce(Notice { about: SESSION, key: id.to_vec() });
}

/// Tells a user's devices of a session that is pushed to them.
pub fn announce_pushed(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId) {
    tx.announce(Notice { about: PUSHED, key: derive_key(project, user) });
}

/// Wakes when this session changes on this node. Changes by other nodes are not seen, so callers look again every few seconds.
pub async fn changed_of(notices: Receiver<Notice>, id: Option<&[u8]>) {
    told(notices, |notice| notice.about == SESSION && Some(notice.key.as_slice()) == id).await;
}

/// The same for sessions that are pushed to one of these users, and those that were.
pub async fn pushed_to(
    notices: Receiver<Notice>,
    project: ProjectId,
    users: &[UserId],
    known: impl Fn(&[u8]) -> bool,
) {
    let keys: Vec<_> = users.iter().map(|user| derive_key(project, user)).collect();
    told(notices, |notice| match notice.about {
        PUSHED => keys.contains(&notice.key),
        SESSION => known(&notice.key),
        _ => false,
    })
    .await;
}

async fn told(mut notices: Receiver<Notice>, wanted: impl Fn(&Notice) -> bool) {
    loop {
        match notices.recv().await {
            Ok(notice) if wanted(&notice) => return,
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => return,
            // The store is gone, and with it the process; whoever waits looks again by itself.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

fn derive_key(project: ProjectId, user: &UserId) -> Vec<u8> {
    format!("{project} {user}").into_bytes()
}
