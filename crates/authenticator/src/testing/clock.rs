//! A clock that stands until it is moved.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::{Clock, ports::Task};

/// A clock that stands until it is moved. It begins at 1 700 000 000 seconds since 1970.
#[derive(Debug)]
pub struct ManualClock(watch::Sender<Timestamp>);

impl Default for ManualClock {
    fn default() -> ManualClock {
        ManualClock(watch::Sender::new(Timestamp::constant(1_700_000_000, 0)))
    }
}

impl ManualClock {
    /// Sets the time.
    pub fn set(&self, time: Timestamp) {
        self.0.send_replace(time);
    }

    /// How many wait for a later time.
    pub fn sleepers(&self) -> usize {
        self.0.receiver_count()
    }

    /// Moves the time on, or back.
    pub fn advance(&self, by: SignedDuration) {
        let now = self.now();
        self.set(now.saturating_add(by).unwrap_or(now));
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.borrow()
    }

    fn sleep(&self, time: Duration) -> Task<'_, ()> {
        let until = SignedDuration::try_from(time).ok().and_then(|time| self.now().checked_add(time).ok());
        let mut moved = self.0.subscribe();
        Box::pin(async move {
            // The clock itself holds the other end.
            let _ = moved.wait_for(|now| until.is_some_and(|until| *now >= until)).await;
        })
    }
}
