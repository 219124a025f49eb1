//! The number that ties a request to where it began.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::IdentifierError;

/// Two digits, 10 to 99, that are shown where a session began and repeated where it is answered. They travel as text.
///
/// They keep nobody out who can read both places; they tell whoever approves whether they look at the right one.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MatchNumber(u8);

impl MatchNumber {
    /// How many there are.
    pub const COUNT: u8 = 90;

    /// The number at this place, counted from 0; nothing beyond [`MatchNumber::COUNT`].
    pub fn at(place: u8) -> Option<Self> {
        (place < Self::COUNT).then(|| MatchNumber(place + 10))
    }

    /// Reads two digits, without the white space around them.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        match text.trim().as_bytes() {
            [tens @ b'1'..=b'9', ones @ b'0'..=b'9'] => Ok(MatchNumber((tens - b'0') * 10 + ones - b'0')),
            [] => Err(IdentifierError::Empty),
            _ => Err(IdentifierError::Form),
        }
    }
}

impl TryFrom<String> for MatchNumber {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<MatchNumber> for String {
    fn from(number: MatchNumber) -> String {
        number.to_string()
    }
}

impl fmt::Display for MatchNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for MatchNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MatchNumber(<redacted>)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_read_and_nothing_else() {
        let all: Vec<_> =
            (0..=u8::MAX).filter_map(MatchNumber::at).map(|number| number.to_string()).collect();
        assert_eq!((all.len(), all[0].as_str(), all[89].as_str()), (90, "10", "99"));
        for text in &all {
            assert_eq!(
                MatchNumber::parse(&format!(" {text}\n")).map(|number| number.to_string()).as_ref(),
                Ok(text)
            );
        }
        for text in ["", "7", "07", "100", "1 0", "4a", "+12", "-1", "１２"] {
            assert!(MatchNumber::parse(text).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<MatchNumber>("47").is_err(), "it travels as text");
        assert_eq!(format!("{:?}", MatchNumber(47)), "MatchNumber(<redacted>)");
    }
}
