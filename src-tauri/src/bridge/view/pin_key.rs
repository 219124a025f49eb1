//! One key of a PIN entry: the only shape that carries a digit, and so the only one that does not print itself.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS};

/// One key of a PIN entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinKeyPress {
    /// The entry.
    pub entry: String,
    /// Counts the keys of this entry from 0; calls can overtake one another.
    pub sequence: u32,
    /// The key.
    pub key: PinKey,
}

/// A key.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum PinKey {
    /// The digit 0, and what a wiped key is overwritten with.
    #[default]
    #[serde(rename = "0")]
    Zero,
    /// The digit 1.
    #[serde(rename = "1")]
    One,
    /// The digit 2.
    #[serde(rename = "2")]
    Two,
    /// The digit 3.
    #[serde(rename = "3")]
    Three,
    /// The digit 4.
    #[serde(rename = "4")]
    Four,
    /// The digit 5.
    #[serde(rename = "5")]
    Five,
    /// The digit 6.
    #[serde(rename = "6")]
    Six,
    /// The digit 7.
    #[serde(rename = "7")]
    Seven,
    /// The digit 8.
    #[serde(rename = "8")]
    Eight,
    /// The digit 9.
    #[serde(rename = "9")]
    Nine,
    /// Takes back the last digit.
    Backspace,
    /// Takes back every digit.
    Clear,
    /// Submits the digits.
    Submit,
}

impl PinKey {
    /// The digit, for those keys that are one.
    pub(crate) fn digit(self) -> Option<u8> {
        (self as u8 <= PinKey::Nine as u8).then_some(self as u8)
    }
}

impl zeroize::DefaultIsZeroes for PinKey {}

impl fmt::Debug for PinKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<redacted>")
    }
}

/// The TypeScript declaration of every shape of this topic, in the order of the file.
pub(super) fn typescript(config: &Config) -> String {
    format!("export {}\n\nexport {}\n\n", PinKeyPress::decl(config), PinKey::decl(config))
}
