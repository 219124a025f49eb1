//! What the page refers to by an identifier, kept in Rust for as long as somebody may answer it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use uuid::Uuid;

use super::Failure;

/// How long something is kept.
const LIFETIME: Duration = Duration::from_secs(1800);
/// How many of one kind are kept.
const MOST: usize = 16;

/// Offers, session requests or documents, each under an identifier of its own.
pub(super) struct Held<T> {
    gone: Failure,
    lifetime: Duration,
    /// The oldest first.
    kept: Mutex<VecDeque<Kept<T>>>,
}

struct Kept<T> {
    id: String,
    value: Arc<T>,
    since: Instant,
}

impl<T> Held<T> {
    /// Nothing yet. Asking for what is not there, or no more, fails with `gone`.
    pub(super) fn new(gone: impl Into<Failure>) -> Held<T> {
        Held { gone: gone.into(), lifetime: LIFETIME, kept: Mutex::default() }
    }

    /// Keeps a value; the oldest makes room for it.
    pub(super) fn keep(&self, value: T) -> String {
        let id = Uuid::new_v4().to_string();
        let mut kept = self.fresh();
        if kept.len() >= MOST {
            kept.pop_front();
        }
        kept.push_back(Kept { id: id.clone(), value: Arc::new(value), since: Instant::now() });
        id
    }

    /// The value kept under `id`.
    pub(super) fn find(&self, id: &str) -> Result<Arc<T>, Failure> {
        self.fresh()
            .iter()
            .find(|kept| kept.id == id)
            .map(|kept| kept.value.clone())
            .ok_or_else(|| self.gone.clone())
    }

    /// Puts another value in the place of one that is still kept. Whether it is.
    pub(super) fn replace(&self, id: &str, value: T) -> bool {
        let mut kept = self.fresh();
        let found = kept.iter_mut().find(|kept| kept.id == id);
        found.map(|kept| kept.value = Arc::new(value)).is_some()
    }

    /// Lets go of a value that has been answered.
    pub(super) fn forget(&self, id: &str) {
        self.fresh().retain(|kept| kept.id != id);
    }

    /// Lets go of everything; answers what was kept no longer ago than this, the oldest first.
    pub(super) fn clear(&self, recent: Duration) -> Vec<Arc<T>> {
        let kept = std::mem::take(&mut *self.fresh());
        kept.into_iter().filter(|kept| kept.since.elapsed() < recent).map(|kept| kept.value).collect()
    }

    /// What is not too old.
    fn fresh(&self) -> MutexGuard<'_, VecDeque<Kept<T>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|kept| kept.since.elapsed() < self.lifetime);
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bridge::Fault;

    #[test]
    fn it_is_kept_for_a_while() {
        let held = Held::new(Fault::OfferExpired);
        let id = held.keep("offer");
        assert_eq!(held.find(&id).as_deref(), Ok(&"offer"));
        let held = Held { lifetime: Duration::ZERO, ..held };
        assert_eq!(held.find(&id), Err(Fault::OfferExpired.into()));
    }

    #[test]
    fn the_oldest_makes_room() {
        let held = Held::new(Fault::OfferExpired);
        let ids: Vec<_> = (0..=MOST).map(|number| held.keep(number)).collect();
        assert_eq!(held.fresh().len(), MOST);
        assert!(held.find(&ids[0]).is_err());
        assert_eq!(held.find(&ids[MOST]).as_deref(), Ok(&MOST));
    }

    #[test]
    fn another_takes_the_place_of_what_is_there() {
        let held = Held::new(Fault::OfferExpired);
        let id = held.keep("offer");
        assert!(held.replace(&id, "better offer"));
        assert_eq!(held.find(&id).as_deref(), Ok(&"better offer"));
        held.forget(&id);
        assert!(!held.replace(&id, "offer"));
    }

    #[test]
    fn what_was_answered_is_gone() {
        let held = Held::new(Fault::OfferExpired);
        let id = held.keep(());
        held.forget(&id);
        assert!(held.find(&id).is_err());
    }

    #[test]
    fn all_of_it_goes_and_what_is_recent_is_told() {
        let held = Held::new(Fault::OfferExpired);
        let id = held.keep("offer");
        assert_eq!(held.clear(LIFETIME), [Arc::new("offer")]);
        assert!(held.find(&id).is_err());
        held.keep("old");
        assert_eq!(held.clear(Duration::ZERO), []);
        assert!(held.fresh().is_empty());
    }
}
