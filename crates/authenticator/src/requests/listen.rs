//! One connection for each identity that a service pushes to.

use std::{collections::HashMap, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use tokio::task::{AbortHandle, JoinSet};

use super::{RequestEvent, session};
use crate::{
    Error, Ports,
    authentication::kept_quietly,
    identities::State,
    journal::IdentityRecord,
    keychain::{Place, PushToken, Trouble},
    pause::Pause,
    policy,
    service::{Event, Fault, ServiceError},
};

/// How often this looks whether identities have come or gone, where nobody tells.
const LOOK: Duration = Duration::from_secs(2);
/// A connection that lasted so long was a good one: the next one is tried without a long pause.
const LASTING: SignedDuration = SignedDuration::from_secs(60);

/// Who is told.
pub(super) type Sink = dyn Fn(RequestEvent) + Send + Sync;

/// Listens for all identities of this workstation, those that come later too, until it is dropped.
///
/// Connections that break off are taken up again. No failure ends this: what cannot be reached or read now is tried again
/// later. It runs inside a Tokio runtime.
pub async fn listen(ports: &Ports, sink: impl Fn(RequestEvent) + Send + Sync + 'static) {
    let sink: Arc<Sink> = Arc::new(sink);
    let mut connections = Connections::default();
    let mut seen = None;
    let mut watcher = ports.watcher();
    loop {
        let looked = match ports.changes().await {
            Ok(changes) if seen == Some(changes) => true,
            Ok(changes) => {
                let matched = connections.match_identities(ports, &sink).await;
                seen = matched.then_some(changes).or(seen);
                matched
            }
            Err(error) => {
                tracing::debug!(%error, "the identities cannot be looked up");
                false
            }
        };
        if looked {
            watcher.turn(&*ports.clock, LOOK).await;
        } else {
            ports.clock.sleep(LOOK).await;
        }
    }
}

/// What listens, by the place of its identity's secrets: an identity that was registered anew listens anew.
#[derive(Default)]
struct Connections {
    /// Ends them all when it is dropped.
    tasks: JoinSet<()>,
    by_place: HashMap<Place, AbortHandle>,
}

impl Connections {
    /// Begins for identities that have come and ends for those that have gone. Whether they could be looked up.
    async fn match_identities(&mut self, ports: &Ports, sink: &Arc<Sink>) -> bool {
        while self.tasks.try_join_next().is_some() {}
        let Ok(records) = pushed_to(ports).await else { return false };
        self.by_place.retain(|place, task| {
            let stays = records.iter().any(|record| record.place == *place);
            if !stays {
                task.abort();
            }
            stays
        });
        for record in records {
            self.by_place.entry(record.place).or_insert_with(|| {
                let (ports, sink) = (ports.clone(), Arc::clone(sink));
                self.tasks.spawn(async move { stay(&ports, &record, &*sink).await })
            });
        }
        true
    }
}

/// The identities that services push to.
pub(super) async fn pushed_to(ports: &Ports) -> Result<Vec<IdentityRecord>, Error> {
    let policy = policy::in_force(ports).await?;
    let mut records = ports.journal.identities().await?;
    records.retain(|record| {
        let allowed = policy.allows(&record.identity.service);
        allowed && record.pushed && record.identity.state == State::Active
    });
    Ok(records)
}

/// Listens for one identity for as long as this is not dropped, if its service pushes.
async fn stay(ports: &Ports, record: &IdentityRecord, sink: &Sink) {
    let Some(token) = token(ports, record).await else { return };
    let mut pause = Pause::default();
    loop {
        let began = ports.clock.now();
        let heard = attend(ports, record, &token, sink).await;
        pause = after(pause, &heard, began, ports.clock.now());
        if let Err(error) = heard {
            tracing::debug!(%error, "a connection for pushed requests ended");
        }
        ports.clock.sleep(pause.next()).await;
    }
}

/// What the device proves itself with, as soon as the keychain gives it. An identity without one ends here.
async fn token(ports: &Ports, record: &IdentityRecord) -> Option<PushToken> {
    let mut pause = Pause::default();
    loop {
        match kept_quietly(ports, record).await {
            Ok(kept) => return kept.push,
            Err(Error::Keychain(error)) => match error.trouble {
                Trouble::Missing | Trouble::Corrupt => return None,
                // Nobody is asked for what happens by itself. It is open once an identity was used.
                Trouble::Locked | Trouble::Denied => change(ports).await,
                Trouble::Unavailable => ports.clock.sleep(pause.next()).await,
            },
            Err(_) => ports.clock.sleep(pause.next()).await,
        }
    }
}

/// Comes when something was done with identities.
async fn change(ports: &Ports) {
    let mut watcher = ports.watcher();
    let before = ports.changes().await.ok();
    while ports.changes().await.ok() == before {
        watcher.turn(&*ports.clock, LOOK).await;
    }
}

/// One connection, from its beginning to its end.
pub(super) async fn attend(
    ports: &Ports,
    record: &IdentityRecord,
    token: &PushToken,
    sink: &Sink,
) -> Result<(), ServiceError> {
    let tenant = record.tenant();
    let mut events = ports.service.events(&tenant, token).await?;
    while let Some(event) = events.next().await? {
        if let Some(event) = told(record, event) {
            sink(event);
        }
    }
    Ok(())
}

/// What an event says to this identity. One for somebody else, or that leads elsewhere, says nothing.
fn told(record: &IdentityRecord, event: Event) -> Option<RequestEvent> {
    let identity = &record.identity;
    let service = identity.service.clone();
    match event {
        Event::Request(pushed) => {
            let mine = pushed.project_id == identity.project_id && pushed.user_id == identity.user;
            let link = session(&service, &pushed.qr_url).filter(|_| mine);
            if link.is_none() {
                tracing::warn!(%service, "a pushed request leads elsewhere");
            }
            link.map(|link| RequestEvent::Arrived(link, identity.id))
        }
        Event::Ended(ended) => {
            Some(RequestEvent::Ended { service, access_id: ended.access_id, status: ended.status })
        }
    }
}

/// The pauses that follow a connection.
fn after(pause: Pause, heard: &Result<(), ServiceError>, began: Timestamp, ended: Timestamp) -> Pause {
    match heard {
        // It does not know this device any more, or does not push.
        Err(ServiceError { fault: Fault::Refused { .. } | Fault::Foreign, .. }) => Pause::longest(),
        _ if ended.duration_since(began) >= LASTING => Pause::default(),
        _ => pause,
    }
}
