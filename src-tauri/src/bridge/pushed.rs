//! The requests that services pushed: those that wait, and for a while those that ended, so that a screen that shows one
//! can say how.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use authenticator::{
    AccessId, ServiceUrl, SessionLink, SessionStatus, Timestamp,
    identities::IdentityId,
    requests::{Inbox, RequestEvent, Waiting},
    sign_in,
};
use uuid::Uuid;

use super::RequestEnding;

/// How many are remembered that ended.
const MOST_ENDED: usize = 16;

/// Pushed requests.
#[derive(Default)]
pub(super) struct PushedRequests(Mutex<State>);

#[derive(Default)]
struct State {
    inbox: Inbox,
    /// What waits and what ended, oldest first.
    known: Vec<Known>,
}

/// One request.
#[derive(Clone)]
pub(super) struct Known {
    /// What the page calls it.
    pub(super) id: String,
    pub(super) waiting: Waiting,
    /// What it asks, once the service has told.
    pub(super) asked: Option<Arc<sign_in::Request>>,
    pub(super) ending: Option<RequestEnding>,
}

impl PushedRequests {
    /// Takes an event in. Whether that changed anything.
    pub(super) fn hear(&self, event: &RequestEvent, now: Timestamp) -> bool {
        let mut state = self.state();
        let changed = state.inbox.hear(event, now);
        match event {
            RequestEvent::Arrived(link, _) if changed => state.learn(link),
            RequestEvent::Ended { service, access_id, status } => {
                state.end(ending(*status), |link| is(link, service, access_id));
            }
            RequestEvent::Arrived(..) => {}
        }
        changed
    }

    /// Keeps what a request asks. Whether that is news.
    pub(super) fn tell(&self, link: &SessionLink, asked: sign_in::Request) -> bool {
        let mut state = self.state();
        let Some(known) = state.known.iter_mut().find(|known| known.waiting.link == *link) else {
            return false;
        };
        known.asked.replace(Arc::new(asked)) != known.asked
    }

    /// Whether a request still waits.
    pub(super) fn waits(&self, link: &SessionLink) -> bool {
        self.state().inbox.waiting().iter().any(|waiting| waiting.link == *link)
    }

    /// Ends those that have waited too long. Whether there was any.
    pub(super) fn expire(&self, now: Timestamp) -> bool {
        let mut state = self.state();
        let changed = state.inbox.expire(now);
        state.end_missing(RequestEnding::Expired);
        changed
    }

    /// Ends one that is over, as whoever tried to answer it found. Whether it still waited.
    pub(super) fn over(&self, service: &ServiceUrl, access_id: &AccessId, how: RequestEnding) -> bool {
        let mut state = self.state();
        let changed = state.inbox.close(service, access_id);
        state.end(how, |link| is(link, service, access_id));
        changed
    }

    /// Forgets one that was answered here. Whether it was known.
    pub(super) fn answered(&self, service: &ServiceUrl, access_id: &AccessId) -> bool {
        let mut state = self.state();
        state.inbox.close(service, access_id);
        let before = state.known.len();
        state.known.retain(|known| !is(&known.waiting.link, service, access_id));
        state.known.len() != before
    }

    /// Every request, the newest first, without those of identities that are not there any more.
    pub(super) fn list(&self, there: impl Fn(IdentityId) -> bool) -> Vec<Known> {
        let mut state = self.state();
        state.inbox.retain(&there);
        state.known.retain(|known| there(known.waiting.identity));
        state.known.iter().rev().cloned().collect()
    }

    /// What the page calls a session that was pushed, and when it ends by itself.
    pub(super) fn named(&self, service: &ServiceUrl, access_id: &AccessId) -> Option<(String, Timestamp)> {
        let state = self.state();
        let known = state.known.iter().find(|known| is(&known.waiting.link, service, access_id))?;
        Some((known.id.clone(), known.waiting.expires()))
    }

    /// The session of a request that the page names.
    pub(super) fn find(&self, id: &str) -> Option<SessionLink> {
        self.state().known.iter().find(|known| known.id == id).map(|known| known.waiting.link.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Gives a request that has just come a name.
    fn learn(&mut self, link: &SessionLink) {
        // It came before, and ended: what the service opens anew is new.
        self.known.retain(|known| known.waiting.link != *link);
        let Some(waiting) = self.inbox.waiting().iter().find(|waiting| waiting.link == *link) else { return };
        let id = Uuid::new_v4().to_string();
        self.known.push(Known { id, waiting: waiting.clone(), asked: None, ending: None });
    }

    fn end(&mut self, how: RequestEnding, which: impl Fn(&SessionLink) -> bool) {
        // What ended it here is known better here than by the service's word that it ended.
        let open = |known: &Known| known.ending.is_none() || how == RequestEnding::Mismatched;
        for known in self.known.iter_mut().filter(|known| open(known)) {
            if which(&known.waiting.link) {
                known.ending = Some(how.clone());
            }
        }
        let ended = self.known.iter().filter(|known| known.ending.is_some()).count();
        let mut surplus = ended.saturating_sub(MOST_ENDED);
        self.known.retain(|known| {
            let goes = known.ending.is_some() && surplus > 0;
            surplus -= usize::from(goes);
            !goes
        });
    }

    /// Ends what the inbox no longer holds.
    fn end_missing(&mut self, how: RequestEnding) {
        let waiting: Vec<_> = self.inbox.waiting().iter().map(|waiting| waiting.link.clone()).collect();
        self.end(how, |link| !waiting.contains(link));
    }
}

fn is(link: &SessionLink, service: &ServiceUrl, access_id: &AccessId) -> bool {
    link.service == *service && link.access_id == *access_id
}

fn ending(status: SessionStatus) -> RequestEnding {
    match status {
        SessionStatus::Abort => RequestEnding::Refused,
        SessionStatus::Expired => RequestEnding::Expired,
        _ => RequestEnding::Answered,
    }
}
