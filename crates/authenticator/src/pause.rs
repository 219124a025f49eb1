//! How long to wait before something is tried again.

use std::time::Duration;

/// Pauses that double, usually from a second to five minutes, each between a half and the whole of that: not all workstations
/// come back at the same moment when a service does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pause {
    next: Duration,
    longest: Duration,
}

const SHORT: Duration = Duration::from_millis(200);
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(300);

impl Default for Pause {
    fn default() -> Pause {
        Pause { next: SHORTEST, longest: LONGEST }
    }
}

impl Pause {
    /// The longest pauses, where nothing is to be hoped for soon.
    pub(crate) fn longest() -> Pause {
        Pause { next: LONGEST, longest: LONGEST }
    }

    /// Pauses within a call that somebody waits for, from a fifth of a second on.
    pub(crate) fn short() -> Pause {
        Pause { next: SHORT, longest: SHORTEST }
    }

    /// The next pause.
    pub(crate) fn next(&mut self) -> Duration {
        // Without randomness they come back together, which is better than never.
        self.scattered(getrandom::u32().unwrap_or(u32::MAX))
    }

    fn scattered(&mut self, random: u32) -> Duration {
        let whole = self.next;
        self.next = (whole * 2).min(self.longest);
        whole / 2 + (whole / 2).mul_f64(f64::from(random) / f64::from(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_five_minutes() {
        let mut pause = Pause::default();
        let pauses: Vec<_> = (0..11).map(|_| pause.scattered(u32::MAX).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(Pause::longest().scattered(u32::MAX), LONGEST);
        let mut pause = Pause::short();
        let pauses: Vec<_> = (0..5).map(|_| pause.scattered(u32::MAX).as_millis()).collect();
        assert_eq!(pauses, [200, 400, 800, 1_000, 1_000]);
    }

    #[test]
    fn pauses_are_scattered_over_their_second_half() {
        assert_eq!(Pause::default().scattered(0), SHORTEST / 2);
        let pauses: Vec<_> = (0..20).map(|_| Pause::default().next()).collect();
        assert!(pauses.iter().all(|pause| (SHORTEST / 2..=SHORTEST).contains(pause)), "{pauses:?}");
        assert!(pauses.iter().any(|pause| *pause != pauses[0]), "{pauses:?}");
    }
}
