//! What every language has to say as English does.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::read::{Said, languages, read};
use crate::{none, pairs, translations};

/// Names, which are the same everywhere.
const NAMES: [&str; 4] = ["Countersign", "– Countersign", "QuickCodes", "Ctrl"];
/// Words that a language shares with English.
const SHARED: [(&str, &[&str]); 4] = [
    ("de", &["Code"]),
    ("es", &["General", ",  bytes"]),
    ("fr", &["Application", "Code", "Document", "Service", "Signatures", "minute", "minutes"]),
    ("ro", &["Document", "Folder", "General", "minute"]),
];

#[test]
fn every_language_says_everything_and_nothing_else() {
    let english = read("en");
    let mut found = Vec::new();
    for (language, said) in translations() {
        let lacking = english.keys().filter(|key| !said.contains_key(*key));
        found.extend(lacking.map(|key| format!("{language} lacks {key}")));
        let added = said.keys().filter(|key| !english.contains_key(*key));
        found.extend(added.map(|key| format!("{language} adds {key}")));
    }
    none(found);
}

#[test]
fn the_same_is_put_in() {
    none(pairs(|_, _, original, text| {
        (original.placeables != text.placeables)
            .then(|| format!("{:?} instead of {:?}", text.placeables, original.placeables))
    }));
}

#[test]
fn each_choice_has_the_same_names_or_the_plural_forms_of_the_language() {
    let plurals: BTreeMap<String, BTreeSet<String>> =
        languages().into_iter().map(|tag| (tag.clone(), plural_forms(&tag))).collect();
    assert_eq!(plurals["ro"].len(), 3, "{:?}", plurals["ro"]);
    assert_eq!(plurals["en"].len(), 2, "{:?}", plurals["en"]);
    none(pairs(|language, _, original, text| {
        let wanted: BTreeMap<_, _> = original
            .choices
            .iter()
            .map(|(by, names)| (by, if *names == plurals["en"] { &plurals[language] } else { names }))
            .collect();
        let chosen: BTreeMap<_, _> = text.choices.iter().collect();
        (wanted != chosen).then(|| format!("{chosen:?} instead of {wanted:?}"))
    }));
}

/// The forms that whole numbers take in a language, as the catalogues' own library chooses them.
fn plural_forms(language: &str) -> BTreeSet<String> {
    let forms = ["[zero] zero", "[one] one", "[two] two", "[few] few", "[many] many", "*[other] other"];
    let source = format!("form =\n    {{ $n ->\n    {}\n    }}\n", forms.join("\n    "));
    let resource = FluentResource::try_new(source).expect("a message");
    let mut bundle = FluentBundle::new(vec![language.parse().expect("a tag")]);
    bundle.add_resource(resource).expect("the first message");
    let message = bundle.get_message("form").and_then(|message| message.value()).expect("a message");
    let form = |n: u32| {
        let arguments = FluentArgs::from_iter([("n", n)]);
        bundle.format_pattern(message, Some(&arguments), &mut Vec::new()).into_owned()
    };
    (0..=200).map(form).collect()
}

#[test]
fn nothing_was_left_in_english() {
    let shared = |language: &str, word: &str| {
        NAMES.contains(&word) || SHARED.iter().any(|(tag, words)| *tag == language && words.contains(&word))
    };
    none(pairs(|language, _, original, text| {
        let words = |readings: &[String]| readings.iter().map(|reading| worded(reading)).collect::<Vec<_>>();
        let (original, text) = (words(&original.readings), words(&text.readings));
        let same = |reading: &&String| {
            original.contains(*reading)
                && reading.chars().filter(|letter| letter.is_alphabetic()).count() > 3
                && !shared(language, reading)
        };
        text.iter().find(same).map(|reading| format!("{reading:?} is English"))
    }));
}

/// A reading without what is put in.
pub fn worded(reading: &str) -> String {
    let mut parts = reading.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    rest.fold(first, |all, part| all + part).trim().to_owned()
}

/// What is short in English and no sentence is a name on a button or beside a value: a line of a window that is 320
/// pixels wide holds thirty letters of it, and where English needs more than half of that, twice as many may break.
/// Sentences have room: half as long again, and twelve letters.
#[test]
fn nothing_is_much_longer_than_in_english() {
    let longest = |readings: &[String]| readings.iter().map(|reading| reading.chars().count()).max();
    none(pairs(|_, _, original, text| {
        let (from, to) = (longest(&original.readings)?, longest(&text.readings)?);
        let label = from <= 24 && original.readings.iter().all(|reading| !reading.ends_with('.'));
        let room = if label { (from * 2).max(30) } else { from * 3 / 2 + 12 };
        (to > room).then(|| format!("{to} letters instead of {from}"))
    }));
}

/// Where a sentence quotes a button, the person has to find that button.
#[test]
fn buttons_are_quoted_by_their_names() {
    let english = read("en");
    let quoted = |said: &Said, key: &str| {
        said[key].readings.iter().flat_map(|reading| inside_quotes(reading)).collect::<Vec<_>>()
    };
    let named = |words: &str| {
        english.iter().find(|(_, text)| text.readings == [words.to_owned()]).map(|(key, _)| key.clone())
    };
    let mut found = Vec::new();
    let mut buttons = 0;
    for (language, said) in translations() {
        for key in english.keys().filter(|key| said.contains_key(*key)) {
            for button in quoted(&english, key).iter().filter_map(|words| named(words)) {
                buttons += 1;
                let name = &said[&button].readings[0];
                if !quoted(&said, key).contains(name) {
                    found.push(format!("{language} {key} does not quote {name:?}"));
                }
            }
        }
    }
    assert!(buttons > 0, "no sentence quotes a button");
    none(found);
}

fn inside_quotes(reading: &str) -> Vec<String> {
    let opening = ['“', '„', '«'];
    let closing = ['”', '“', '»'];
    let mut quotes = Vec::new();
    let mut rest = reading;
    while let Some((_, after)) = rest.split_once(opening) {
        let Some((inside, after)) = after.split_once(closing) else { break };
        quotes.push(inside.trim().to_owned());
        rest = after;
    }
    quotes
}
