//! What is known of the person's session: whether a screen saver covers it, and whether it is the one in front.

use std::collections::BTreeSet;

use crate::bridge::{LockCause, SessionNews};

/// What lasts. Only its beginning closes the lock: a source that repeats itself does not close it again behind somebody
/// who has just opened it.
#[derive(Default)]
pub(super) struct Screens {
    /// Sources that say the screen is covered.
    covered: BTreeSet<String>,
    away: bool,
}

impl Screens {
    /// Why this news closes the lock, if it does.
    pub(super) fn hear(&mut self, news: &SessionNews) -> Option<LockCause> {
        match news {
            SessionNews::LockAsked => Some(LockCause::Session),
            SessionNews::Sleeping => Some(LockCause::Sleep),
            SessionNews::Covered { source, covered: true } => {
                self.covered.insert(source.clone()).then_some(LockCause::Session)
            }
            SessionNews::Covered { source, covered: false } => {
                self.covered.remove(source);
                None
            }
            SessionNews::InFront(true) => {
                self.away = false;
                None
            }
            SessionNews::InFront(false) => {
                let left = !std::mem::replace(&mut self.away, true);
                left.then_some(LockCause::User)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(covered: bool) -> SessionNews {
        SessionNews::Covered { source: "screen saver".into(), covered }
    }

    #[test]
    fn what_lasts_closes_it_once() {
        let mut screens = Screens::default();
        assert_eq!(screens.hear(&covered(true)), Some(LockCause::Session));
        assert_eq!(screens.hear(&covered(true)), None, "it only says so again");
        assert_eq!(screens.hear(&covered(false)), None);
        assert_eq!(screens.hear(&covered(true)), Some(LockCause::Session));
        assert_eq!(screens.hear(&SessionNews::InFront(false)), Some(LockCause::User));
        assert_eq!(screens.hear(&SessionNews::InFront(false)), None);
        assert_eq!(screens.hear(&SessionNews::InFront(true)), None);
    }

    #[test]
    fn what_happens_closes_it_each_time() {
        let mut screens = Screens::default();
        for _ in 0..2 {
            assert_eq!(screens.hear(&SessionNews::LockAsked), Some(LockCause::Session));
            assert_eq!(screens.hear(&SessionNews::Sleeping), Some(LockCause::Sleep));
        }
    }
}
