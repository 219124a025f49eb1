//! What a PIN must be, beyond what a project asks.

use serde::{Deserialize, Serialize};

use crate::{Error, NewPin, Ports, Simplicity, check_new_pin};

/// What a PIN must be, beyond what a project asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PinRules {
    /// Fewest digits, 4 to 6. A project whose PINs are shorter is not enrolled in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 4, max = 6)))]
    pub minimum_length: Option<u8>,
    /// Fewest digits that differ from each other, 1 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 4)))]
    pub different_digits: Option<u8>,
    /// Whether a day and month, with or without a year, is refused too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub refuse_dates: bool,
    /// Whether the digits of the number pad are shuffled each time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shuffled_pad: Option<bool>,
}

impl PinRules {
    /// Those in force.
    ///
    /// # Errors
    ///
    /// [`Error::Journal`]
    pub async fn load(ports: &Ports) -> Result<PinRules, Error> {
        Ok(super::in_force(ports).await?.document.pin)
    }

    /// Checks the digits of a new PIN for a project whose PINs have `length` digits.
    ///
    /// # Errors
    ///
    /// As [`check_new_pin`]
    pub fn check(&self, digits: &str, length: u8) -> Result<NewPin, Error> {
        let pin = check_new_pin(digits, length)?;
        let few = self.different_digits.is_some_and(|fewest| different(digits) < fewest);
        if few {
            return Err(Error::PinTooSimple(Simplicity::Few));
        }
        if self.refuse_dates && is_date(digits) {
            return Err(Error::PinTooSimple(Simplicity::Date));
        }
        Ok(pin)
    }

    /// Refuses a project whose PINs are too short.
    pub(crate) fn suffices(&self, project: &str, length: u8) -> Result<(), Error> {
        match self.minimum_length {
            Some(minimum) if length < minimum => {
                Err(Error::PinsTooShort { project: project.to_owned(), length, minimum })
            }
            _ => Ok(()),
        }
    }

    /// Whether every rule is one that a PIN can keep.
    pub(super) fn possible(&self) -> bool {
        self.minimum_length.is_none_or(|length| (4..=6).contains(&length))
            && self.different_digits.is_none_or(|digits| (1..=4).contains(&digits))
    }
}

/// How many different digits there are.
fn different(digits: &str) -> u8 {
    let digits: std::collections::BTreeSet<char> = digits.chars().collect();
    u8::try_from(digits.len()).unwrap_or(u8::MAX)
}

/// Whether it reads as day and month in either order, alone or before or after two digits of a year.
fn is_date(digits: &str) -> bool {
    let number = |at: usize| digits.get(at..at + 2).and_then(|two| two.parse::<u8>().ok());
    let day_and_month = |at: usize| match (number(at), number(at + 2)) {
        (Some(first), Some(second)) => is_day(first, second) || is_day(second, first),
        _ => false,
    };
    match digits.len() {
        4 => day_and_month(0),
        6 => day_and_month(0) || day_and_month(2),
        _ => false,
    }
}

fn is_day(day: u8, month: u8) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(rules: &PinRules, digits: &str) -> Option<Simplicity> {
        match rules.check(digits, digits.len() as u8) {
            Err(Error::PinTooSimple(reason)) => Some(reason),
            Err(error) => panic!("{digits}: {error}"),
            Ok(_) => None,
        }
    }

    #[test]
    fn dates_and_few_digits_are_refused_where_that_is_asked() {
        let lax = PinRules::default();
        let strict = PinRules { different_digits: Some(3), refuse_dates: true, ..PinRules::default() };
        for (digits, reason) in [
            ("2412", Some(Simplicity::Date)),
            ("1224", Some(Simplicity::Date)),
            ("311299", Some(Simplicity::Date)),
            ("840229", Some(Simplicity::Date)),
            ("7747", Some(Simplicity::Few)),
            ("3286", None),
            ("43968", None),
            ("994713", None),
        ] {
            assert_eq!(refused(&strict, digits), reason, "{digits}");
            assert_eq!(refused(&lax, digits), None, "{digits} without rules");
        }
        assert_eq!(refused(&strict, "0000"), Some(Simplicity::Repeats), "what is refused anyway");
    }

    #[test]
    fn a_project_with_shorter_pins_does_not_suffice() {
        let rules = PinRules { minimum_length: Some(5), ..PinRules::default() };
        assert!(matches!(
            rules.suffices("Payroll", 4),
            Err(Error::PinsTooShort { length: 4, minimum: 5, .. })
        ));
        assert!(rules.suffices("Payroll", 5).is_ok() && PinRules::default().suffices("Payroll", 4).is_ok());
    }
}
