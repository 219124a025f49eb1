//! Token buckets: so many at once, and as many anew in each span of time.
//!
//! A bucket is one moment: when it will be full again. Taking a token moves that on by one step; it may be at most one span
//! ahead of now.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::clock::Instant;
use crate::config::Rate;

/// Most buckets that are remembered.
const MOST: usize = 100_000;

/// A bucket for each key. Those that are full are forgotten.
pub struct Buckets<K> {
    /// Microseconds for one token.
    step: i64,
    /// Microseconds for all of them.
    span: i64,
    full: Mutex<HashMap<K, Instant>>,
}

impl<K: Eq + Hash> Buckets<K> {
    /// Full buckets.
    pub fn new(rate: Rate) -> Self {
        let span = i64::try_from(rate.span.as_micros()).unwrap_or(i64::MAX).min(1 << 50);
        let step = (span / i64::from(rate.burst)).max(1);
        Buckets { step, span: step.saturating_mul(i64::from(rate.burst)), full: Mutex::default() }
    }

    /// Takes a token, or tells how long it takes until there is one.
    pub fn take(&self, key: K, now: Instant) -> Result<(), Duration> {
        let mut full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        if full.len() >= MOST {
            make_room(&mut full, now);
        }
        let latest = now.micros().saturating_add(self.span);
        let kept = full.get(&key).map_or(now, |moment| *moment);
        // A clock that was put back must not lock anybody out for longer than one span.
        let kept = kept.micros().clamp(now.micros(), latest);
        let next = kept.saturating_add(self.step);
        if next > latest {
            full.insert(key, Instant::from_micros(kept));
            return Err(Duration::from_micros(u64::try_from(next - latest).unwrap_or_default()));
        }
        full.insert(key, Instant::from_micros(next));
        Ok(())
    }
}

/// Forgets full buckets; if so many are in use, all of them, for the memory is worth more than the limit.
fn make_room<K: Eq + Hash>(full: &mut HashMap<K, Instant>, now: Instant) {
    full.retain(|_, moment| *moment > now);
    if full.len() >= MOST {
        full.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn as_many_come_anew_as_the_rate_says() {
        let buckets = Buckets::new(Rate { burst: 3, span: Duration::from_secs(30) });
        for _ in 0..3 {
            assert_eq!(buckets.take("a", at(100)), Ok(()));
        }
        assert_eq!(buckets.take("a", at(100)), Err(Duration::from_secs(10)));
        assert_eq!(buckets.take("b", at(100)), Ok(()));
        assert_eq!(buckets.take("a", at(104)), Err(Duration::from_secs(6)));
        assert_eq!(buckets.take("a", at(110)), Ok(()));
        assert_eq!(buckets.take("a", at(110)), Err(Duration::from_secs(10)));
        for _ in 0..3 {
            assert_eq!(buckets.take("a", at(1000)), Ok(()));
        }
        // The clock is put back by far
        assert_eq!(buckets.take("a", at(0)), Err(Duration::from_secs(10)));
        assert_eq!(buckets.take("a", at(10)), Ok(()));
    }

    #[test]
    fn the_memory_has_an_end() {
        let buckets = Buckets::new(Rate { burst: 1, span: Duration::from_secs(60) });
        for key in 0..2 * MOST + 10 {
            let _ = buckets.take(key, at(0));
        }
        assert!(buckets.full.lock().expect("the map").len() <= MOST);
    }
}
