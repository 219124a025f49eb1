//! The clock, so that nothing here asks the operating system for the time by itself.

use std::time::Duration;

use jiff::Timestamp;

use crate::ports::Task;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Comes when so much time has passed.
    fn sleep(&self, time: Duration) -> Task<'_, ()>;
}

/// The operating system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, time: Duration) -> Task<'_, ()> {
        Box::pin(tokio::time::sleep(time))
    }
}
