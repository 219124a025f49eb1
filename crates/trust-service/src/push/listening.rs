//! A device that listens.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::{Stream, stream};
use tokio::time::sleep;
use wire::{AccessId, PushEnded, Pushed, SessionStatus, UserId};

use super::connections::Seat;
use super::listeners;
use crate::error::{Error, Result};
use crate::{Service, sessions};

/// How often to look again though nothing was told: another node may have changed something, or an identity ended.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// A device that listens.
pub struct Listening {
    service: Arc<Service>,
    token_hash: Vec<u8>,
    /// What the device knows of: the open sessions by the hash of their ids.
    known: BTreeMap<Vec<u8>, AccessId>,
    /// What it is to be told next.
    ready: VecDeque<Event>,
    seat: Seat,
}

/// What is there to tell.
struct News {
    users: Vec<UserId>,
    requests: Vec<(Vec<u8>, AccessId, UserId)>,
    ended: Vec<(Vec<u8>, SessionStatus)>,
}

impl Listening {
    /// With this token, at this seat.
    pub fn new(service: Arc<Service>, token_hash: Vec<u8>, seat: Seat) -> Listening {
        Listening { service, token_hash, known: BTreeMap::new(), ready: VecDeque::new(), seat }
    }

    /// What the device is told: first what is open, then what comes and what ends, until its identities are no longer good,
    /// the service stops, or a newer connection takes its place.
    pub fn events(self) -> impl Stream<Item = Event> + Send {
        stream::unfold(self, async |mut listening| {
            let next = listening.next().await;
            let next = next.inspect_err(|error| tracing::error!(%error, "a stream broke off"));
            Some((next.ok()??, listening))
        })
    }

    async fn next(&mut self) -> Result<Option<Event>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Ok(Some(event));
            }
            let (stopped, notices) = (self.service.stopped(), self.service.store.notices());
            let users = self.look().await?;
            if users.is_empty() {
                return Ok(None);
            }
            if !self.ready.is_empty() {
                continue;
            }
            let known = |id: &[u8]| self.known.contains_key(id);
            tokio::select! {
                () = stopped => return Ok(None),
                _ = &mut self.seat.taken => return Ok(None),
                () = sessions::pushed_to(notices, self.service.project.id, &users, known) => {}
                () = sleep(LOOK_AGAIN) => {}
            }
        }
    }

    /// Finds out what is new, and whose it would be.
    async fn look(&mut self) -> Result<Vec<UserId>> {
        let news = self.news().await?;
        for (id, access_id, user) in news.requests {
            let qr_url = sessions::qr_url(&self.service, &access_id)?;
            let pushed = Pushed { project_id: self.service.project.id, user_id: user, qr_url };
            self.ready.push_back(event("request", &pushed)?);
            self.known.insert(id, access_id);
        }
        for (id, status) in news.ended {
            if let Some(access_id) = self.known.remove(&id) {
                self.ready.push_back(event("ended", &PushEnded { access_id, status })?);
            }
        }
        Ok(news.users)
    }

    async fn news(&self) -> Result<News> {
        let (now, project) = (self.service.clock.now(), self.service.project.id);
        let (token_hash, known) = (self.token_hash.clone(), self.known.keys().cloned().collect::<Vec<_>>());
        let read = self.service.store.read(move |tx| {
            let users = listeners(tx, project, &token_hash, now)?;
            let mut open = Vec::new();
            for user in &users {
                let pushed = sessions::pushed(tx, project, user, now)?;
                open.extend(pushed.into_iter().map(|(id, access_id)| (id, access_id, user.clone())));
            }
            let mut ended = Vec::new();
            for id in known.iter().filter(|id| open.iter().all(|(other, ..)| other != *id)) {
                let standing = sessions::standing(tx, project, id, now)?;
                ended.push((id.clone(), standing.map_or(SessionStatus::Expired, |standing| standing.status)));
            }
            let requests = open.into_iter().filter(|(id, ..)| !known.contains(id)).collect();
            Ok(News { users, requests, ended })
        });
        read.await
    }
}

fn event(name: &str, data: &impl serde::Serialize) -> Result<Event> {
    let event = Event::default().event(name).json_data(data);
    event.map_err(|_| Error::Damaged("an event is no JSON"))
}
