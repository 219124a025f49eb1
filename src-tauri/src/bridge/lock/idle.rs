//! How long nobody has used the program.

use std::time::Duration;

use authenticator::{Clock, Timestamp};

/// A clock that goes ahead of the other by more than this was not slow: the computer slept.
const LEAP: Duration = Duration::from_secs(30);

/// When the program was last used, and last looked at.
#[derive(Clone, Copy)]
pub(in crate::bridge) struct Idle {
    used: Moment,
    looked: Moment,
}

/// A moment by both clocks: one is set by people and goes on while the computer sleeps, the other neither.
#[derive(Clone, Copy, Debug)]
pub(in crate::bridge) struct Moment {
    wall: Timestamp,
    monotonic: Duration,
}

impl Moment {
    /// Now.
    pub(in crate::bridge) fn now(clock: &dyn Clock) -> Moment {
        Moment { wall: clock.now(), monotonic: clock.monotonic() }
    }

    /// Time by the wall's clock, which may have been set back, and by the other.
    fn since(self, earlier: Moment) -> (Duration, Duration) {
        let wall = Duration::try_from(self.wall.duration_since(earlier.wall)).unwrap_or_default();
        (wall, self.monotonic.saturating_sub(earlier.monotonic))
    }
}

impl Idle {
    /// Used just now.
    pub(super) fn new(now: Moment) -> Idle {
        Idle { used: now, looked: now }
    }

    /// How long nobody has used it by whichever clock says more, and whether the computer slept since the last look.
    pub(super) fn look(&mut self, now: Moment) -> (Duration, bool) {
        let (wall, monotonic) = now.since(self.looked);
        let slept = wall > monotonic + LEAP;
        self.looked = now;
        let (wall, monotonic) = now.since(self.used);
        (wall.max(monotonic), slept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many seconds by the wall's clock and by the other.
    fn moment(wall: i64, monotonic: u64) -> Moment {
        Moment { wall: Timestamp::constant(1_000_000 + wall, 0), monotonic: Duration::from_secs(monotonic) }
    }

    #[test]
    fn time_counts_from_the_last_use() {
        let mut idle = Idle::new(moment(0, 0));
        assert_eq!(idle.look(moment(200, 200)), (Duration::from_secs(200), false));
        idle = Idle::new(moment(250, 250));
        assert_eq!(idle.look(moment(300, 300)), (Duration::from_secs(50), false));
    }

    #[test]
    fn a_clock_that_is_set_back_hides_no_time() {
        let mut idle = Idle::new(moment(0, 0));
        assert_eq!(idle.look(moment(-4000, 300)), (Duration::from_secs(300), false));
    }

    #[test]
    fn sleep_is_a_leap_of_one_clock_and_counts_once() {
        let mut idle = Idle::new(moment(0, 0));
        assert_eq!(idle.look(moment(5, 5)), (Duration::from_secs(5), false));
        assert_eq!(idle.look(moment(3600, 10)), (Duration::from_secs(3600), true));
        assert!(!idle.look(moment(3605, 15)).1, "once");
    }

    #[test]
    fn a_busy_computer_did_not_sleep() {
        let mut idle = Idle::new(moment(0, 0));
        assert!(!idle.look(moment(120, 119)).1);
    }
}
