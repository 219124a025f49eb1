//! Waiting for sessions to change.

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::Service;
use crate::store::{Notice, Transaction};

/// What notices about sessions are about. Their key is the hash of the session's id.
const SESSION: &str = "session";

/// Tells those who wait in this process, once the transaction has committed.
pub fn announce(tx: &mut Transaction<'_>, id: &[u8]) {
    tx.announce(Notice { about: SESSION, key: id.to_vec() });
}

/// Wakes when some session of this node changed after this was called. Changes by other nodes are not seen, so callers look
/// again every few seconds.
pub fn changed(service: &Service) -> impl Future<Output = ()> + use<> {
    next(service.store.notices(), |_| true)
}

/// The same for one session.
pub fn changed_of(service: &Service, id: Vec<u8>) -> impl Future<Output = ()> + use<> {
    next(service.store.notices(), move |key| key == id)
}

async fn next(mut notices: Receiver<Notice>, wanted: impl Fn(&[u8]) -> bool) {
    loop {
        match notices.recv().await {
            Ok(Notice { about: SESSION, key }) if !wanted(&key) => {}
            Ok(Notice { about: SESSION, .. }) | Err(RecvError::Lagged(_)) => return,
            Ok(_) => {}
            // The store is gone, and with it the process; whoever waits has a time limit.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}
