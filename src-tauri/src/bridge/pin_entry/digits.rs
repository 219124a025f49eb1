//! The digits of a PIN while it is typed.

use std::fmt;

use zeroize::Zeroize;

/// The most digits a PIN has.
const LONGEST: usize = 6;

/// Up to six digits, on the heap so that moving them leaves no copy behind, and wiped when dropped.
pub struct Digits {
    ascii: Box<[u8; LONGEST]>,
    entered: usize,
}

impl Digits {
    /// None yet.
    pub fn none() -> Digits {
        Digits { ascii: Box::new([0; LONGEST]), entered: 0 }
    }

    /// How many there are.
    pub fn entered(&self) -> usize {
        self.entered
    }

    /// Adds one digit, 0 to 9; whether there was room for it.
    pub(super) fn push(&mut self, digit: u8) -> bool {
        let Some(place) = self.ascii.get_mut(self.entered) else { return false };
        *place = b'0' + digit;
        self.entered += 1;
        true
    }

    /// Takes the last digit back; whether there was one.
    pub(super) fn pop(&mut self) -> bool {
        let Some(last) = self.entered.checked_sub(1) else { return false };
        self.ascii[last].zeroize();
        self.entered = last;
        true
    }

    /// Takes every digit back; whether there was one.
    pub(super) fn clear(&mut self) -> bool {
        let any = self.entered > 0;
        self.ascii.zeroize();
        self.entered = 0;
        any
    }

    /// Lends the digits as text, without a copy.
    pub fn expose<R>(&self, read: impl FnOnce(&str) -> R) -> R {
        read(std::str::from_utf8(&self.ascii[..self.entered]).unwrap_or_default())
    }

    /// Whether both hold the same digits, in a time that depends on neither.
    pub(super) fn same_as(&self, other: &Digits) -> bool {
        let differences = self.ascii.iter().zip(other.ascii.iter()).fold(0, |all, (a, b)| all | (a ^ b));
        (differences == 0) & (self.entered == other.entered)
    }
}

impl Drop for Digits {
    fn drop(&mut self) {
        self.clear();
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<redacted>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(typed: &[u8]) -> Digits {
        let mut digits = Digits::none();
        typed.iter().for_each(|digit| assert!(digits.push(*digit)));
        digits
    }

    #[test]
    fn they_are_lent_as_typed() {
        let mut four = digits(&[0, 4, 7, 9]);
        four.expose(|text| assert_eq!(text, "0479"));
        assert!(four.pop());
        four.expose(|text| assert_eq!(text, "047"));
        assert!(four.clear() && !four.clear() && !four.pop());
        assert_eq!(*four.ascii, [0; LONGEST], "nothing is left in the buffer");
    }

    #[test]
    fn a_seventh_has_no_room() {
        assert!(!digits(&[1, 2, 3, 4, 5, 6]).push(7));
    }

    #[test]
    fn equality_counts_leading_zeros() {
        assert!(digits(&[0, 1]).same_as(&digits(&[0, 1])));
        assert!(!digits(&[0, 1]).same_as(&digits(&[1])));
        assert!(!digits(&[0, 1]).same_as(&digits(&[0, 1, 0])));
    }

    #[test]
    fn they_do_not_print() {
        assert_eq!(format!("{:?}", digits(&[5, 6])), "<redacted>");
    }
}
