//! Keys in the order in which they were pressed, however the calls that bring them overtook one another.

use zeroize::Zeroize;

use crate::bridge::PinKey;

/// How far ahead of the next expected key another may arrive.
const AHEAD: u32 = 32;

/// Takes numbered keys in any order and gives them out from 0 without a gap.
pub(super) struct InOrder {
    next: u32,
    held: [Option<PinKey>; AHEAD as usize],
}

/// A key that was seen already, or lies too far ahead to wait for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

impl InOrder {
    pub(super) fn new() -> InOrder {
        InOrder { next: 0, held: [None; AHEAD as usize] }
    }

    /// Keeps one key until its turn comes.
    pub(super) fn put(&mut self, sequence: u32, key: PinKey) -> Result<(), Refused> {
        match sequence.checked_sub(self.next) {
            Some(distance) if distance < AHEAD => {}
            _ => return Err(Refused),
        }
        let place = &mut self.held[(sequence % AHEAD) as usize];
        match place {
            Some(_) => Err(Refused),
            None => {
                *place = Some(key);
                Ok(())
            }
        }
    }

    /// The key whose turn it is, once it has arrived.
    pub(super) fn take(&mut self) -> Option<PinKey> {
        let place = &mut self.held[(self.next % AHEAD) as usize];
        let key = (*place)?;
        place.zeroize();
        self.next = self.next.checked_add(1)?;
        Some(key)
    }

    /// Forgets every key that waits.
    pub(super) fn clear(&mut self) {
        self.held.zeroize();
    }
}

impl Drop for InOrder {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PinKey::{Backspace, Five, Submit};

    #[test]
    fn a_late_key_holds_back_those_after_it() {
        let mut keys = InOrder::new();
        assert_eq!(keys.put(1, Backspace), Ok(()));
        assert_eq!(keys.put(2, Submit), Ok(()));
        assert_eq!(keys.take(), None);
        assert_eq!(keys.put(0, Five), Ok(()));
        assert_eq!(
            [keys.take(), keys.take(), keys.take(), keys.take()],
            [Some(Five), Some(Backspace), Some(Submit), None]
        );
    }

    #[test]
    fn a_key_counts_once() {
        let mut keys = InOrder::new();
        assert_eq!(keys.put(1, Five), Ok(()));
        assert_eq!(keys.put(1, Submit), Err(Refused), "it waits already");
        assert_eq!(keys.put(0, Five), Ok(()));
        assert_eq!((keys.take(), keys.take()), (Some(Five), Some(Five)));
        assert_eq!(keys.put(0, Five), Err(Refused), "it was taken already");
    }

    #[test]
    fn nobody_waits_for_a_key_far_ahead() {
        let mut keys = InOrder::new();
        assert_eq!(keys.put(AHEAD - 1, Five), Ok(()));
        assert_eq!(keys.put(AHEAD, Five), Err(Refused));
        assert_eq!(keys.put(u32::MAX, Five), Err(Refused));
    }
}
