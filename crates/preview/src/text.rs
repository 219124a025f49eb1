//! Text as a person reads it: what would be invisible, or would change the order of what is read, is made visible.

use std::fmt::Write;

/// Longest text that is shown, in bytes.
const LONGEST: usize = 512 << 10;

/// A document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text. Invisible characters stand in it as `⟦U+202E⟧`; lines end with `\n`.
    pub shown: String,
    /// How many characters had to be made visible.
    pub marked: u32,
}

/// The text of a document; `None` where it is none, or longer than anybody reads on a screen.
pub fn text(document: &[u8]) -> Option<Text> {
    if document.len() > LONGEST || super::Form::of(document) != Some(super::Form::Text) {
        return None;
    }
    let content = std::str::from_utf8(document).ok()?;
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let mut text = Text { shown: String::with_capacity(content.len()), marked: 0 };
    let mut characters = content.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' | '\t' => text.shown.push(character),
            '\r' if characters.peek() == Some(&'\n') => {}
            character if is_deceptive(character) => {
                text.marked += 1;
                // Writing to a string does not fail.
                let _ = write!(text.shown, "⟦U+{:04X}⟧", u32::from(character));
            }
            character => text.shown.push(character),
        }
    }
    Some(text)
}

/// Whether a character is read as nothing, or makes others be read in another order (Unicode TR 36 and 39). Joiners, which
/// some scripts and pictograms need, are not among them.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(content: &str) -> (String, u32) {
        let text = text(content.as_bytes()).expect("a text");
        (text.shown, text.marked)
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for content in ["Both parties agree.\n", "\tÎnțelegere\n", "می‌خواهم", "👩‍💻"] {
            assert_eq!(shown(content), (content.to_owned(), 0));
        }
        assert_eq!(shown("\u{feff}One\r\nTwo"), ("One\nTwo".into(), 0));
    }

    #[test]
    fn what_cannot_be_seen_is_made_visible() {
        assert_eq!(shown("pay \u{202e}001\u{202c} now"), ("pay ⟦U+202E⟧001⟦U+202C⟧ now".into(), 2));
        assert_eq!(shown("a\u{200b}b\rc\u{7}"), ("a⟦U+200B⟧b⟦U+000D⟧c⟦U+0007⟧".into(), 3));
    }

    #[test]
    fn other_documents_and_endless_ones_have_no_text() {
        assert_eq!(text(b"%PDF-1.7"), None);
        assert_eq!(text(&vec![b'a'; LONGEST + 1]), None);
        assert!(text(&vec![b'a'; LONGEST]).is_some());
    }
}
