//! Looking once for what waits, for a host that does not stay.

use std::{sync::Arc, time::Duration};

use tokio::{sync::mpsc::unbounded_channel, task::JoinSet};

use super::{
    Inbox, RequestEvent,
    listen::{Sink, attend, pushed_to},
};
use crate::{Error, Ports, authentication::kept, identities::Identity, journal::IdentityRecord};

/// What a look has found.
#[derive(Debug)]
pub struct Look {
    /// What waits.
    pub inbox: Inbox,
    /// How many identities services push to.
    pub asked: usize,
    /// Those whose service could not be asked, and why.
    pub failures: Vec<(Identity, Error)>,
}

/// After one request, others that wait come so soon.
const SOON: Duration = Duration::from_secs(1);

/// Asks every service that pushes what waits, and waits so long for a first answer. It runs inside a Tokio runtime.
///
/// # Errors
///
/// [`Error::Journal`]. What one service or the keychain does not give is a failure of the look, not an error.
pub async fn look(ports: &Ports, wait: Duration) -> Result<Look, Error> {
    let records = pushed_to(ports).await?;
    let mut look = Look { inbox: Inbox::default(), asked: records.len(), failures: Vec::new() };
    let (sender, mut events) = unbounded_channel();
    let sink: Arc<Sink> = Arc::new(move |event: RequestEvent| drop(sender.send(event)));
    let mut connections = JoinSet::new();
    for record in records {
        let (ports, sink) = (ports.clone(), Arc::clone(&sink));
        connections.spawn(async move {
            let ended = once(&ports, &record, &*sink).await;
            (record.identity, ended)
        });
    }
    let mut patience = ports.clock.sleep(wait);
    while !connections.is_empty() {
        tokio::select! {
            biased;
            Some(event) = events.recv() => {
                look.inbox.hear(&event, ports.clock.now());
                patience = ports.clock.sleep(SOON);
            }
            Some(Ok((identity, ended))) = connections.join_next() => {
                look.failures.extend(ended.err().map(|error| (identity, error)));
            }
            () = &mut patience => break,
        }
    }
    // What came with a connection that has ended since.
    while let Ok(event) = events.try_recv() {
        look.inbox.hear(&event, ports.clock.now());
    }
    Ok(look)
}

async fn once(ports: &Ports, record: &IdentityRecord, sink: &Sink) -> Result<(), Error> {
    match kept(ports, record).await?.push {
        Some(token) => Ok(attend(ports, record, &token, sink).await?),
        None => Ok(()),
    }
}
