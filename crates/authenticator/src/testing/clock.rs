//! A clock that stands until it is moved.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::{Clock, ports::Task};

/// A clock that stands until it is moved. It begins at 1 700 000 000 seconds since 1970.
#[derive(Debug)]
pub struct ManualClock {
    now: watch::Sender<Timestamp>,
    /// Time that has passed: moving on counts, setting does not.
    passed: Mutex<Duration>,
}

impl Default for ManualClock {
    fn default() -> ManualClock {
        let now = watch::Sender::new(Timestamp::constant(1_700_000_000, 0));
        ManualClock { now, passed: Mutex::default() }
    }
}

impl ManualClock {
    /// Sets the time, as when the computer wakes up.
    pub fn set(&self, time: Timestamp) {
        self.now.send_replace(time);
    }

    /// How many wait for a later time.
    pub fn sleepers(&self) -> usize {
        self.now.receiver_count()
    }

    /// Moves the time on, or back.
    pub fn advance(&self, by: SignedDuration) {
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner) += by.unsigned_abs();
        let now = self.now();
        self.set(now.saturating_add(by).unwrap_or(now));
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.now.borrow()
    }

    fn monotonic(&self) -> Duration {
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep(&self, time: Duration) -> Task<'_, ()> {
        let until = SignedDuration::try_from(time).ok().and_then(|time| self.now().checked_add(time).ok());
        let mut moved = self.now.subscribe();
        Box::pin(async move {
            // The clock itself holds the other end.
            let _ = moved.wait_for(|now| until.is_some_and(|until| *now >= until)).await;
        })
    }
}
