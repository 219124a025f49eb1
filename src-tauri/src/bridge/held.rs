//! What the page refers to by an identifier, kept in Rust for as long as somebody may answer it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;
use uuid::Uuid;

use super::Failure;

/// How long something is kept.
const LIFETIME: Duration = Duration::from_secs(1800);
/// How many of one kind are kept.
const MOST: usize = 16;

/// Offers, session requests or documents, each under an identifier of its own.
pub(super) struct Held<T> {
    gone: Failure,
    kept: Mutex<HashMap<String, Kept<T>>>,
}

struct Kept<T> {
    value: Arc<T>,
    since: Instant,
}

impl<T> Held<T> {
    /// Nothing yet. Asking for what is not there, or no more, fails with `gone`.
    pub(super) fn new(gone: impl Into<Failure>) -> Held<T> {
        Held { gone: gone.into(), kept: Mutex::default() }
    }

    /// Keeps a value; the oldest makes room for it.
    pub(super) fn keep(&self, value: T) -> String {
        let id = Uuid::new_v4().to_string();
        let mut kept = self.fresh();
        if kept.len() >= MOST {
            let oldest = kept.iter().min_by_key(|(_, kept)| kept.since).map(|(id, _)| id.clone());
            oldest.and_then(|id| kept.remove(&id));
        }
        kept.insert(id.clone(), Kept { value: Arc::new(value), since: Instant::now() });
        id
    }

    /// The value kept under `id`.
    pub(super) fn find(&self, id: &str) -> Result<Arc<T>, Failure> {
        self.fresh().get(id).map(|kept| kept.value.clone()).ok_or_else(|| self.gone.clone())
    }

    /// Lets go of a value that has been answered.
    pub(super) fn forget(&self, id: &str) {
        self.fresh().remove(id);
    }

    /// What is not too old.
    fn fresh(&self) -> MutexGuard<'_, HashMap<String, Kept<T>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, kept| kept.since.elapsed() < LIFETIME);
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bridge::Fault;

    #[tokio::test(start_paused = true)]
    async fn it_is_kept_for_a_while() {
        let held = Held::new(Fault::OfferExpired);
        let id = held.keep("offer");
        assert_eq!(held.find(&id).as_deref(), Ok(&"offer"));
        tokio::time::advance(LIFETIME).await;
        assert_eq!(held.find(&id), Err(Fault::OfferExpired.into()));
    }

    #[tokio::test(start_paused = true)]
    async fn the_oldest_makes_room() {
        let held = Held::new(Fault::OfferExpired);
        let first = held.keep(0);
        for number in 1..=MOST {
            tokio::time::advance(Duration::from_secs(1)).await;
            let id = held.keep(number);
            assert_eq!(held.find(&id).as_deref(), Ok(&number));
        }
        assert!(held.find(&first).is_err());
        assert_eq!(held.fresh().len(), MOST);
    }

    #[test]
    fn what_was_answered_is_gone() {
        let held = Held::new(Fault::OfferExpired);
        let id = held.keep(());
        held.forget(&id);
        assert!(held.find(&id).is_err());
    }
}
