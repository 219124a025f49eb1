//! The lock: whether it is closed, why, and what closes it by itself. It knows no clock and no operating system.

mod idle;
mod screens;

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Event, LockCause, SessionNews};
pub(super) use idle::{Idle, Moment};
use screens::Screens;

/// The lock. It begins open.
#[derive(Default)]
pub(super) struct Lock(Mutex<State>);

#[derive(Default)]
struct State {
    closed: Option<(Closing, LockCause)>,
    /// How often it was closed.
    closings: u64,
    screens: Screens,
    idle: Option<Idle>,
}

/// One time that the lock was closed. Who tried to open that one does not open the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Closing(u64);

impl Lock {
    /// Whether it is closed, and which time that is.
    pub(super) fn closing(&self) -> Option<Closing> {
        self.state().closed.as_ref().map(|(closing, _)| *closing)
    }

    /// Why it is closed; `None` where it is open.
    pub(super) fn cause(&self) -> Option<LockCause> {
        self.state().closed.as_ref().map(|(_, cause)| cause.clone())
    }

    /// Closes it; whether it was open.
    pub(super) fn close(&self, cause: LockCause) -> bool {
        let mut state = self.state();
        if state.closed.is_some() {
            return false;
        }
        state.closings += 1;
        state.closed = Some((Closing(state.closings), cause));
        true
    }

    /// Opens it, if this is still the time that it was closed; whether it was opened.
    pub(super) fn open(&self, closing: Closing, now: Option<Moment>) -> bool {
        let mut state = self.state();
        let same = state.closed.as_ref().is_some_and(|(current, _)| *current == closing);
        if same {
            state.closed = None;
            state.idle = now.map(Idle::new).or(state.idle.take());
        }
        same
    }

    /// Takes news of the session in; why it makes the lock close, if it does.
    pub(super) fn hear(&self, news: &SessionNews) -> Option<LockCause> {
        self.state().screens.hear(news)
    }

    /// The person did something.
    pub(super) fn used(&self, now: Moment) {
        self.state().idle = Some(Idle::new(now));
    }

    /// How long the person has done nothing, and whether the computer slept since the last look.
    pub(super) fn look(&self, now: Moment) -> (std::time::Duration, bool) {
        self.state().idle.get_or_insert_with(|| Idle::new(now)).look(now)
    }

    /// Whether the page may hear of something. Behind a closed lock it hears of the lock, and of the PIN that opens it: other
    /// entries were put away as it closed.
    pub(super) fn lets_out(&self, event: &Event) -> bool {
        match event {
            Event::Locked | Event::Unlocked | Event::Pin(_) => true,
            Event::QuestionWaiting
            | Event::DocumentThere(_)
            | Event::Fetching(_)
            | Event::Network
            | Event::Requests
            | Event::NoTray
            | Event::Changed => self.closing().is_none(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_cause_stands_until_it_is_opened() {
        let lock = Lock::default();
        assert_eq!((lock.closing(), lock.cause()), (None, None));
        assert!(lock.close(LockCause::Idle) && !lock.close(LockCause::Session));
        assert_eq!(lock.cause(), Some(LockCause::Idle));
        let closing = lock.closing().expect("it is closed");
        assert!(lock.open(closing, None) && !lock.open(closing, None));
        assert_eq!(lock.cause(), None);
    }

    #[test]
    fn a_late_answer_opens_no_later_closing() {
        let lock = Lock::default();
        lock.close(LockCause::Person);
        let first = lock.closing().expect("it is closed");
        lock.open(first, None);
        lock.close(LockCause::Session);
        assert!(!lock.open(first, None));
        assert_eq!(lock.cause(), Some(LockCause::Session));
    }

    #[test]
    fn behind_it_nothing_is_told_of_requests() {
        let lock = Lock::default();
        assert!(lock.lets_out(&Event::Requests));
        lock.close(LockCause::Person);
        for event in [Event::Requests, Event::QuestionWaiting, Event::Changed] {
            assert!(!lock.lets_out(&event), "{event:?}");
        }
        assert!(lock.lets_out(&Event::Locked) && lock.lets_out(&Event::Unlocked));
    }
}
