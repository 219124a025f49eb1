//! The name of a document that is handed over with a signing session.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::IdentifierError;

/// A file name that means the same everywhere: no folder in it, and no character that cannot be seen or that changes the
/// order of what is read, for people go by it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentName(String);

impl DocumentName {
    /// Longest accepted, in bytes.
    pub const MAXIMUM: usize = 200;

    /// Reads a name, without the white space around it.
    ///
    /// # Errors
    ///
    /// [`IdentifierError`]
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.is_empty() {
            Err(IdentifierError::Empty)
        } else if text.len() > Self::MAXIMUM {
            Err(IdentifierError::TooLong { maximum: Self::MAXIMUM })
        } else if text.contains(misleads) {
            Err(IdentifierError::Character)
        } else if text.starts_with('.') || text.ends_with('.') {
            // Hidden files, the folder and the one above it; and ends that some systems drop.
            Err(IdentifierError::Form)
        } else {
            Ok(DocumentName(text.to_owned()))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character has no place in a file name of any system, or cannot be seen.
fn misleads(character: char) -> bool {
    character.is_control()
        || matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

impl TryFrom<String> for DocumentName {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<DocumentName> for String {
    fn from(name: DocumentName) -> String {
        name.0
    }
}

impl fmt::Display for DocumentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a document is called is its owner's business, and has no place in a log.
impl fmt::Debug for DocumentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DocumentName(<redacted>)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_read_and_nothing_that_misleads() {
        for text in ["Purchase order 4411.pdf", "Übersicht – März.txt", "注文書.pdf", "a", "a..b"] {
            assert_eq!(DocumentName::parse(&format!(" {text}\n")).expect(text).as_str(), text);
        }
        let long = "x".repeat(DocumentName::MAXIMUM + 1);
        for text in [
            "",
            " ",
            ".",
            "..",
            ".profile",
            "a.",
            "../a",
            "a/b",
            "a\\b",
            "C:a",
            "a\nb",
            "fdp\u{202e}.exe",
            &long,
        ] {
            assert!(DocumentName::parse(text).is_err(), "{text:?}");
        }
        let name = DocumentName::parse("Dismissal of K.pdf").expect("a name");
        assert!(!format!("{name:?}").contains("Dismissal"));
    }
}
