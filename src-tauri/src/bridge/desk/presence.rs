//! The program beside its window: what it tells the desktop, and where the page was.

use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

use authenticator::{Ports, identities, settings};
use tokio::sync::Notify;

use super::{Desk, Event, Events, Place, Question, SessionRequest};
use crate::bridge::Attention;

/// How long to wait before ports that could not be opened are opened again.
const PAUSE: Duration = Duration::from_secs(60);
/// Most questions that are remembered with a place.
const MOST_QUESTIONS: usize = 32;

/// Events as they were, where those that may concern the desktop also stir it.
pub(super) fn overheard(events: Events, stirred: Arc<Notify>) -> Events {
    Arc::new(move |event| {
        let concerns = matches!(event, Event::Requests | Event::Changed | Event::Locked | Event::Unlocked);
        events(event);
        if concerns {
            stirred.notify_one();
        }
    })
}

impl Desk {
    /// Begins to work without a page: requests are heard, the desktop is told. Tries until it succeeds.
    pub async fn awaken(&self) {
        while let Err(failure) = self.ports().await {
            tracing::warn!(code = failure.code, "what this computer keeps cannot be opened");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The page has gone with its window: what was typed and fetched goes with it, and nothing is sent.
    pub fn leave(&self) {
        self.0.pins.forget_typed();
        self.0.handed.leave(None);
    }

    /// Tells the desktop what it may have to show, for as long as the program runs.
    pub(super) async fn accompany(&self, ports: &Ports) {
        loop {
            match settings::load(ports).await {
                Ok(settings) => {
                    let language = settings.language.clone();
                    self.0.host.presence.obey(&settings.into());
                    self.tell_attention(ports, language).await;
                }
                Err(error) => tracing::debug!(%error, "the settings cannot be read"),
            }
            self.0.stirred.notified().await;
        }
    }

    async fn tell_attention(&self, ports: &Ports, language: Option<String>) {
        let Ok(mut requests) = self.listed_requests(ports).await else { return };
        requests.retain(|request| request.ending.is_none());
        self.0.host.presence.attend(Attention {
            requests,
            locked: self.0.lock.closing().is_some(),
            lockable: identities::list(ports).await.is_ok_and(|identities| !identities.is_empty()),
            language: language.unwrap_or_else(|| self.0.host.surroundings.language.clone()),
        });
    }

    pub(super) fn keep_place(&self, mut place: Place) {
        place.questions.truncate(MOST_QUESTIONS);
        self.leave_handed(&place);
        *self.0.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }

    /// The next page begins with a session's question as it is now.
    pub(super) fn refresh_place(&self, request: &SessionRequest) {
        let mut place = self.0.place.lock().unwrap_or_else(PoisonError::into_inner);
        for question in place.iter_mut().flat_map(|place| &mut place.questions) {
            if let Question::Session(known) = question
                && known.id == request.id
            {
                known.clone_from(request);
            }
        }
    }

    /// What the page showed is no longer anybody's business.
    pub(super) fn forget_place(&self) {
        *self.0.place.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(super) fn kept_place(&self) -> Option<Place> {
        self.0.place.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
