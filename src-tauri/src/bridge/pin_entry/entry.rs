//! One PIN entry: what each key does to it, without a clock and without waiting for anything.

use crate::bridge::{Failure, Fault, Outcome, PinEntry, PinKey, PinKeyPress, PinPhase, PinPurpose, PinState};

use super::{Digits, in_order::InOrder};

/// One entry. Everything that the page may know of it is in its [`PinState`].
pub(super) struct Entry {
    keys: InOrder,
    digits: Digits,
    /// The new PIN as first typed, while it is typed once more.
    first: Option<Digits>,
    /// While a new PIN is typed: what says whether it may be used. It may know the old one, and goes as soon as it can.
    choosing: Option<Judge>,
    purpose: PinPurpose,
    state: PinState,
}

/// Says whether a new PIN may be used.
pub type Judge = Box<dyn Fn(&Digits) -> Result<(), Failure> + Send + Sync>;

/// How an attempt failed.
#[derive(Debug)]
pub enum Setback {
    /// The person may type again.
    Again(Failure),
    /// Nothing typed here can help any more.
    Over(Failure),
}

impl Entry {
    pub(super) fn open(id: String, purpose: PinPurpose, length: u8, judge: Judge) -> Entry {
        let state = PinState {
            id,
            revision: 0,
            entered: 0,
            length,
            phase: PinPhase::Entering,
            failure: None,
            outcome: None,
        };
        let choosing = (purpose == PinPurpose::Create).then_some(judge);
        Entry { keys: InOrder::new(), digits: Digits::none(), first: None, choosing, purpose, state }
    }

    pub(super) fn state(&self) -> PinState {
        self.state.clone()
    }

    pub(super) fn shown(&self) -> PinEntry {
        PinEntry { id: self.state.id.clone(), purpose: self.purpose.clone(), length: self.state.length }
    }

    /// Takes one key and does what is now in turn. Digits that come back are submitted: see [`Entry::finish`].
    pub(super) fn press(&mut self, press: &PinKeyPress) -> Result<Option<Digits>, Fault> {
        if self.is_over() {
            return Err(Fault::EntryClosed);
        }
        self.keys.put(press.sequence, press.key).map_err(|_| Fault::BridgeBroken)?;
        let mut submitted = None;
        while let Some(key) = self.keys.take() {
            // What is typed while an attempt runs is dropped: it must not become the next attempt by itself.
            if matches!(self.state.phase, PinPhase::Entering | PinPhase::Choosing | PinPhase::Repeating) {
                submitted = submitted.or(self.apply(key));
            }
        }
        Ok(submitted)
    }

    /// Ends the attempt whose digits [`Entry::press`] gave out.
    pub(super) fn finish(&mut self, verdict: Result<Outcome, Setback>) {
        match verdict {
            Ok(outcome) => {
                self.state.outcome = Some(outcome);
                self.choosing = None;
                self.enter_phase(PinPhase::Done, None);
            }
            Err(Setback::Again(failure)) => self.type_again(failure),
            Err(Setback::Over(failure)) => self.close(failure),
        }
    }

    /// Goes on, the old PIN having been right, with the two rounds of a new one.
    pub(super) fn choose(&mut self, judge: Judge) {
        self.choosing = Some(judge);
        self.enter_phase(PinPhase::Choosing, None);
    }

    /// Ends the entry without success.
    pub(super) fn close(&mut self, failure: Failure) {
        self.keys.clear();
        self.choosing = None;
        self.enter_phase(PinPhase::Closed, Some(failure));
    }

    pub(super) fn is_working(&self) -> bool {
        self.state.phase == PinPhase::Working
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.state.phase, PinPhase::Done | PinPhase::Closed)
    }

    fn apply(&mut self, key: PinKey) -> Option<Digits> {
        if key == PinKey::Submit {
            return self.submit();
        }
        let changed = match key.digit() {
            Some(digit) => self.digits.entered() < usize::from(self.state.length) && self.digits.push(digit),
            None if key == PinKey::Backspace => self.digits.pop(),
            None => self.digits.clear(),
        };
        if changed {
            // The failure of the last attempt has been read once the next one begins.
            self.state.failure = None;
            self.changed();
        }
        None
    }

    fn submit(&mut self) -> Option<Digits> {
        if self.digits.entered() != usize::from(self.state.length) {
            return None;
        }
        let typed = std::mem::replace(&mut self.digits, Digits::none());
        let Some(judge) = &self.choosing else {
            self.enter_phase(PinPhase::Working, None);
            return Some(typed);
        };
        match self.first.take() {
            None => match judge(&typed) {
                Ok(()) => {
                    self.enter_phase(PinPhase::Repeating, None);
                    self.first = Some(typed);
                }
                Err(failure) => self.type_again(failure),
            },
            Some(first) if first.same_as(&typed) => {
                self.enter_phase(PinPhase::Working, None);
                return Some(typed);
            }
            Some(_) => self.type_again(authenticator::Error::PinMismatch.into()),
        }
        None
    }

    /// Takes the same digits from the beginning: of the new PIN where the old one was proved.
    fn type_again(&mut self, failure: Failure) {
        let proved = self.purpose == PinPurpose::Change && self.choosing.is_some();
        let phase = if proved { PinPhase::Choosing } else { PinPhase::Entering };
        self.enter_phase(phase, Some(failure));
    }

    fn enter_phase(&mut self, phase: PinPhase, failure: Option<Failure>) {
        self.digits.clear();
        self.first = None;
        self.state.phase = phase;
        self.state.failure = failure;
        self.changed();
    }

    fn changed(&mut self) {
        self.state.entered = self.digits.entered() as u8;
        self.state.revision += 1;
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Entry").field("state", &self.state).finish_non_exhaustive()
    }
}
