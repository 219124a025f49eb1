//! Things kept for a while under an identifier that cannot be guessed. Never more than a fixed number.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Most things that one shelf holds. One more pushes the oldest off.
const MOST: usize = 256;

pub struct Shelf<T> {
    life: Duration,
    things: Mutex<HashMap<String, (Instant, T)>>,
}

impl<T: Clone> Shelf<T> {
    /// A shelf whose things are forgotten after `life`.
    pub fn new(life: Duration) -> Self {
        Shelf { life, things: Mutex::default() }
    }

    /// Keeps a thing and names it: 128 random bits, in hexadecimal.
    pub fn keep(&self, thing: T) -> Result<String, getrandom::Error> {
        let mut bits = [0; 16];
        getrandom::fill(&mut bits)?;
        let id = wire::encode_hex(&bits);
        let mut things = self.lock();
        if things.len() >= MOST {
            let oldest = things.iter().min_by_key(|(_, (since, _))| *since).map(|(id, _)| id.clone());
            oldest.and_then(|id| things.remove(&id));
        }
        things.insert(id.clone(), (Instant::now(), thing));
        Ok(id)
    }

    /// The thing as it is now.
    pub fn find(&self, id: &str) -> Option<T> {
        self.change(id, |thing| thing.clone())
    }

    /// Changes the thing where it stands.
    pub fn change<R>(&self, id: &str, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.lock().get_mut(id).map(|(_, thing)| change(thing))
    }

    /// Forgets the thing.
    pub fn drop(&self, id: &str) {
        self.lock().remove(id);
    }

    /// What is left on the shelf, without what is too old. A panic elsewhere leaves nothing half-done in a map.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, (Instant, T)>> {
        let mut things = self.things.lock().unwrap_or_else(PoisonError::into_inner);
        things.retain(|_, (since, _)| since.elapsed() < self.life);
        things
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_makes_room() {
        let shelf = Shelf::new(Duration::from_secs(60));
        let ids: Vec<_> = (0..MOST + 1).map(|n| shelf.keep(n).expect("an id")).collect();
        assert_eq!(shelf.find(&ids[0]), None);
        assert_eq!(shelf.find(&ids[1]), Some(1));
        assert_eq!(shelf.find(&ids[MOST]), Some(MOST));
    }

    #[test]
    fn what_is_too_old_is_gone() {
        let shelf = Shelf::new(Duration::ZERO);
        let id = shelf.keep(()).expect("an id");
        assert_eq!(shelf.find(&id), None);
    }
}
