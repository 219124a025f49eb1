//! A PIN that is about to be chosen.

use mpin::Pin;

use crate::Error;

/// A new PIN of the right length that is not guessed first.
#[derive(Debug)]
pub struct NewPin(Pin);

/// Why a PIN is guessed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Simplicity {
    /// One digit, or one group of digits, over and over.
    Repeats,
    /// Digits that run up or down.
    Run,
    /// A year from 1900 to 2099.
    Year,
    /// A day and month. Only refused where the organisation asks for that.
    Date,
    /// Fewer different digits than the organisation asks for.
    Few,
}

impl Simplicity {
    /// The reason as the catalogue selects it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl NewPin {
    /// Checks the PIN's second entry.
    ///
    /// # Errors
    ///
    /// [`Error::PinMismatch`]
    pub fn repeated(&self, again: &str) -> Result<(), Error> {
        match Pin::parse(again) {
            Ok(again) if again == self.0 => Ok(()),
            _ => Err(Error::PinMismatch),
        }
    }

    pub(crate) fn pin(&self) -> &Pin {
        &self.0
    }
}

/// Checks the digits of a new PIN for a project whose PINs have `length` digits.
///
/// # Errors
///
/// [`Error::PinMalformed`], [`Error::PinLength`], [`Error::PinTooSimple`]
pub fn check_new_pin(digits: &str, length: u8) -> Result<NewPin, Error> {
    let pin = Pin::parse(digits)?;
    if pin.length() != usize::from(length) {
        return Err(Error::PinLength { expected: length });
    }
    match simplicity(digits.as_bytes()) {
        Some(reason) => Err(Error::PinTooSimple(reason)),
        None => Ok(NewPin(pin)),
    }
}

fn simplicity(digits: &[u8]) -> Option<Simplicity> {
    let steps_by = |step: i16| digits.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step);
    let repeats_every = |period: usize| digits.iter().zip(&digits[period..]).all(|(a, b)| a == b);
    if (1..=digits.len() / 2).any(|period| digits.len().is_multiple_of(period) && repeats_every(period)) {
        Some(Simplicity::Repeats)
    } else if steps_by(1) || steps_by(-1) {
        Some(Simplicity::Run)
    } else if digits.len() == 4 && (digits.starts_with(b"19") || digits.starts_with(b"20")) {
        Some(Simplicity::Year)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused_with_its_reason() {
        for (digits, reason) in [
            ("0000", Simplicity::Repeats),
            ("1212", Simplicity::Repeats),
            ("123123", Simplicity::Repeats),
            ("99999", Simplicity::Repeats),
            ("1234", Simplicity::Run),
            ("9876", Simplicity::Run),
            ("45678", Simplicity::Run),
            ("654321", Simplicity::Run),
            ("1987", Simplicity::Year),
            ("2099", Simplicity::Year),
        ] {
            let Err(Error::PinTooSimple(found)) = check_new_pin(digits, digits.len() as u8) else {
                panic!("{digits} was accepted");
            };
            assert_eq!(found, reason, "{digits}");
        }
    }

    #[test]
    fn what_is_no_pin_of_the_project_is_refused() {
        assert!(matches!(check_new_pin("12a4", 4), Err(Error::PinMalformed)));
        assert!(matches!(check_new_pin("", 4), Err(Error::PinMalformed)));
        assert!(matches!(check_new_pin("73914", 4), Err(Error::PinLength { expected: 4 })));
    }

    #[test]
    fn the_second_entry_must_be_the_same() {
        let pin = check_new_pin("0739", 4).expect("a PIN");
        assert!(pin.repeated("0739").is_ok());
        assert!(matches!(pin.repeated("739"), Err(Error::PinMismatch)));
        assert!(matches!(pin.repeated("0738"), Err(Error::PinMismatch)));
    }

    proptest! {
        #[test]
        fn no_text_panics(digits in "\\PC{0,8}", length in 0_u8..9) {
            let _ = check_new_pin(&digits, length);
        }

        #[test]
        fn what_jumps_and_does_not_repeat_is_accepted(digits in "[0-9]{6}") {
            let plain = digits.as_bytes().windows(2).any(|pair| pair[0].abs_diff(pair[1]) > 1);
            let varied = digits.as_bytes()[..3] != digits.as_bytes()[3..]
                && digits.as_bytes()[..2] != digits.as_bytes()[2..4];
            prop_assume!(plain && varied);
            prop_assert!(check_new_pin(&digits, 6).is_ok());
        }
    }
}
