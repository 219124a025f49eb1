//! How each language is written.

use crate::alike::worded;
use crate::read::read;
use crate::{none, pairs, readings};

/// Before a colon, and inside French quotation marks.
const NO_BREAK: char = '\u{a0}';
/// Before the other French signs that stand apart.
const NARROW: char = '\u{202f}';

/// Quotation marks and apostrophes of a language.
fn marks(language: &str) -> &'static str {
    match language {
        "en" => "“”’",
        "de" => "„“",
        "es" => "«»",
        "fr" => "«»’",
        "ro" => "„”",
        other => panic!("which marks does {other} use?"),
    }
}

#[test]
fn each_language_uses_its_own_marks() {
    let straight = ['"', '\''];
    none(pairs(|language, _, original, text| {
        // What is typed at a terminal keeps the marks that it has there.
        let typed = |reading: &str| straight.iter().any(|mark| reading.contains(*mark));
        let foreign = |reading: &&String| {
            let own = |letter: char| !"\"'“”„‚‘’«»‹›`´".contains(letter) || marks(language).contains(letter);
            let straight = |letter: char| {
                original.readings.iter().any(|reading| typed(reading)) && straight.contains(&letter)
            };
            !reading.chars().all(|letter| own(letter) || straight(letter))
        };
        text.readings.iter().find(foreign).map(|reading| format!("foreign marks: {reading}"))
    }));
    let curly = |key: &str| key.starts_with("desktop/") || key.starts_with("errors/");
    none(readings(|language, key, reading| {
        (language == "en" && curly(key) && reading.contains(straight)).then(|| "straight marks".into())
    }));
}

#[test]
fn spaces_stand_only_where_they_belong() {
    none(readings(|language, key, reading| {
        // The command line sets columns with two spaces, and its prompts end with one.
        let cli = key.starts_with("cli/");
        let edges = reading.trim_matches(' ') != reading;
        let words: Vec<&str> = reading.split(' ').skip(1).collect();
        // German sets an ellipsis apart that stands for whole words.
        let sign = |word: &&str| {
            word.starts_with(['.', ',', ';', ':', '!', '?', ')', '…'])
                && !word.contains(char::is_alphabetic)
                && !(language == "de" && *word == "…")
        };
        let stray = words.iter().any(sign) || reading.contains("( ") || reading.contains('\t');
        let odd = reading.contains("  ") || edges;
        (!cli && (stray || odd)).then(|| "a stray space".into())
    }));
}

#[test]
fn french_signs_stand_apart() {
    none(readings(|language, _, reading| {
        if language != "fr" {
            return None;
        }
        let letters: Vec<char> = reading.chars().collect();
        let wrong = (0..letters.len()).any(|at| {
            let before = at.checked_sub(1).map(|at| letters[at]);
            let after = letters.get(at + 1).copied();
            match letters[at] {
                ';' | '!' | '?' => before != Some(NARROW),
                // Not the one of an address.
                ':' if after.is_none_or(char::is_whitespace) => before != Some(NO_BREAK),
                '«' => after != Some(NO_BREAK),
                '»' => before != Some(NO_BREAK),
                _ => false,
            }
        });
        wrong.then(|| "a sign without its space".into())
    }));
}

#[test]
fn spanish_questions_are_opened() {
    none(readings(|language, _, reading| {
        let count = |sign| reading.matches(sign).count();
        let open = count('¿') == count('?') && count('¡') == count('!');
        (language == "es" && !open).then(|| "a question or a call that is not opened".into())
    }));
}

#[test]
fn romanian_has_commas_below_and_no_cedillas() {
    none(readings(|language, _, reading| {
        (language == "ro" && reading.contains(['ş', 'ţ', 'Ş', 'Ţ'])).then(|| "a cedilla".into())
    }));
}

#[test]
fn sentences_end_as_they_do_in_english() {
    const ENDS: [char; 5] = ['.', '?', '!', ':', '…'];
    none(pairs(|_, _, original, text| {
        let end = |readings: &[String]| {
            let last = |reading: &String| reading.trim_end().chars().last().filter(|end| ENDS.contains(end));
            readings.iter().map(last).collect::<std::collections::BTreeSet<_>>()
        };
        let (wanted, found) = (end(&original.readings), end(&text.readings));
        (wanted != found).then(|| format!("ends with {found:?} instead of {wanted:?}"))
    }));
}

#[test]
fn text_is_only_text() {
    none(readings(|_, _, reading| {
        let markup = reading.contains(['<', '>']) || reading.contains('&');
        let dots = reading.contains("...");
        (markup || dots).then(|| "markup, or three dots for an ellipsis".into())
    }));
}

#[test]
fn people_are_addressed_alike_throughout() {
    let familiar: [(&str, &[&str]); 3] = [
        ("de", &["du", "dein", "deine", "deinen", "dir", "dich"]),
        ("fr", &["tu", "ton", "ta", "tes", "toi"]),
        ("es", &["tú", "tu", "tus", "te", "ti"]),
    ];
    none(readings(|language, _, reading| {
        let (_, words) = familiar.iter().find(|(tag, _)| *tag == language)?;
        let lower = worded(reading).to_lowercase();
        let said = lower.split(|letter: char| !letter.is_alphabetic()).find(|word| words.contains(word))?;
        Some(format!("“{said}” is too familiar"))
    }));
    assert!(read("de").values().any(|text| text.readings.iter().any(|reading| reading.contains(" Sie "))));
}
