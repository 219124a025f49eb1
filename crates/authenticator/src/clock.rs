//! The clock, so that nothing here asks the operating system for the time by itself.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use jiff::Timestamp;

use crate::ports::Task;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Time since some moment, for measuring: nobody sets it, and it may stand still while the computer sleeps.
    fn monotonic(&self) -> Duration;

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

    fn monotonic(&self) -> Duration {
        static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);
        BEGINNING.elapsed()
    }

    fn sleep(&self, time: Duration) -> Task<'_, ()> {
        Box::pin(tokio::time::sleep(time))
    }
}
