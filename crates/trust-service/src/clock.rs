//! Time, passed in so that tests can set it.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// A moment: microseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// The moment so many microseconds after 1970 began.
    pub const fn from_micros(micros: i64) -> Self {
        Instant(micros)
    }

    /// The moment so many seconds after 1970 began, if that can be told.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        seconds.checked_mul(1_000_000).map(Instant)
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// The moment that RFC 3339 text says; offsets other than `Z` are understood.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|moment| Instant(moment.as_microsecond()))
    }

    /// So much later.
    pub fn after(self, span: Duration) -> Self {
        Instant(self.0.saturating_add(micros_of(span)))
    }

    /// So much earlier.
    pub fn before(self, span: Duration) -> Self {
        Instant(self.0.saturating_sub(micros_of(span)))
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC, always to the microsecond.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", jiff::Timestamp::from_microsecond(self.0).unwrap_or_default())
    }
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant(micros_of(since))
    }
}

/// A clock that stands still until it is told to move.
pub struct SettableClock(AtomicI64);

impl SettableClock {
    /// A clock that shows this moment.
    pub fn new(now: Instant) -> Self {
        SettableClock(AtomicI64::new(now.0))
    }

    /// Moves it on.
    pub fn advance(&self, span: Duration) {
        self.0.fetch_add(micros_of(span), Ordering::SeqCst);
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

fn micros_of(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_to_the_microsecond_and_read_back() {
        let moment = Instant::from_micros(1_633_074_747_204_570);
        assert_eq!(moment.to_string(), "2021-10-01T07:52:27.204570Z");
        assert_eq!(Instant::parse(&moment.to_string()), Some(moment));
        assert_eq!(Instant::parse("2021-10-01T09:52:27.20457+02:00"), Some(moment));
        assert_eq!(Instant::from_micros(0).to_string(), "1970-01-01T00:00:00.000000Z");
        for text in ["", "2021-10-01", "2021-10-01T07:52:27", "1633074747", "yesterday"] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
