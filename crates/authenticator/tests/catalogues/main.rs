//! The catalogues of all languages against the English one, of which they are translations.

mod alike;
mod read;
mod written;

use read::{Said, Text, languages, read};

/// Languages other than English.
fn translations() -> Vec<(String, Said)> {
    let others = languages().into_iter().filter(|language| language != "en");
    others.map(|language| (language.clone(), read(&language))).collect()
}

/// What a check finds in the translations: the texts of both languages that share a key.
fn pairs(mut check: impl FnMut(&str, &str, &Text, &Text) -> Option<String>) -> Vec<String> {
    let english = read("en");
    let mut found = Vec::new();
    for (language, said) in translations() {
        for (key, text) in &said {
            let Some(original) = english.get(key) else { continue };
            if let Some(what) = check(&language, key, original, text) {
                found.push(format!("{language} {key}: {what}"));
            }
        }
    }
    found
}

/// What a check finds in what people may read, in every language.
fn readings(mut check: impl FnMut(&str, &str, &str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for language in languages() {
        for (key, text) in read(&language) {
            for reading in &text.readings {
                if let Some(what) = check(&language, &key, reading) {
                    found.push(format!("{language} {key}: {what}: {reading:?}"));
                }
            }
        }
    }
    found
}

/// Fails with everything that was found.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "{} findings\n{}", found.len(), found.join("\n"));
}
