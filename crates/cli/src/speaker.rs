//! Speaking to people in sentences of the catalogue, and to scripts in JSON.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use authenticator::words::{self, Catalogue, Host, Sentence};
use serde::Serialize;
use serde_json::json;

use crate::failure::Failure;

/// Says what there is to say, in the one way that was asked for.
pub struct Speaker {
    catalogue: Catalogue,
    json: bool,
}

/// Values of a sentence's placeables.
pub type Values<'a> = &'a [(&'a str, &'a dyn Display)];

impl Speaker {
    /// Speaks the language of the terminal, or JSON.
    pub fn new(json: bool) -> Self {
        Self::in_language(&words::choose(sys_locale::get_locales()), json)
    }

    fn in_language(tag: &str, json: bool) -> Self {
        let mut catalogue = Catalogue::for_language(tag);
        catalogue.add_host(Host::CommandLine);
        Speaker { catalogue, json }
    }

    /// A sentence of the catalogue. What comes from outside cannot move the cursor or turn the text around.
    pub fn word(&self, key: &str, values: Values) -> String {
        let values =
            values.iter().map(|(name, value)| ((*name).to_owned(), plain(&value.to_string()))).collect();
        self.catalogue.text(key, &values).unwrap_or_else(|| key.to_owned())
    }

    /// Says a sentence, where people listen.
    pub fn say(&self, key: &str, values: Values) {
        self.line(&self.word(key, values));
    }

    /// Writes a line, where people listen.
    pub fn line(&self, line: &str) {
        if !self.json {
            write(io::stdout(), line);
        }
    }

    /// Says something beside the answer: what is about to happen, or what to do next.
    pub fn note(&self, key: &str, values: Values) {
        if !self.json {
            self.aside(key, values);
        }
    }

    /// Writes a line beside the answer, where people listen.
    pub fn remark(&self, line: &str) {
        if !self.json {
            write(io::stderr(), line);
        }
    }

    /// Says something beside the answer, to whoever sits at the terminal.
    pub fn aside(&self, key: &str, values: Values) {
        write(io::stderr(), &self.word(key, values));
    }

    /// Answers a script.
    pub fn answer(&self, answer: impl Serialize) {
        if self.json {
            write(io::stdout(), &json!(answer).to_string());
        }
    }

    /// Says what went wrong: what happened, what it means, what to do, and a code to quote.
    pub fn fail(&self, failure: &Failure) {
        let (code, details) = (failure.code(), failure.details());
        let sentence = self.sentence(code, &details);
        if self.json {
            self.answer(json!({"error": {
                "code": code,
                "details": details,
                "retry": failure.retry(),
                "what": sentence.what,
                "means": sentence.means,
                "todo": sentence.todo,
            }}));
        } else {
            self.explain(code, sentence);
        }
    }

    /// Says what went wrong beside an answer, where people listen.
    pub fn warn(&self, failure: &Failure) {
        if !self.json {
            let code = failure.code();
            self.explain(code, self.sentence(code, &failure.details()));
        }
    }

    fn explain(&self, code: &str, sentence: Sentence) {
        for line in [sentence.what, sentence.means, sentence.todo] {
            if !line.is_empty() {
                write(io::stderr(), &line);
            }
        }
        self.aside("failure-code", &[("code", &code)]);
    }

    /// Says in JSON that the command line makes no sense.
    pub fn misused(&self, usage: &str) {
        self.answer(json!({"error": {
            "code": "usage",
            "details": {"usage": usage},
            "retry": false,
            "what": self.word("error-usage", &[]),
            "means": "",
            "todo": "",
        }}));
    }

    /// A failure's sentences.
    pub fn sentence(&self, code: &str, details: &BTreeMap<String, String>) -> Sentence {
        let shown = details.iter().map(|(name, value)| (name.clone(), plain(value))).collect();
        self.catalogue.sentence(code, &shown)
    }

    /// Whether scripts listen.
    pub fn is_json(&self) -> bool {
        self.json
    }
}

/// Writes a line. A reader that went away is no failure of the command.
pub fn write(mut to: impl Write, line: &str) {
    let _ = writeln!(to, "{line}").and_then(|()| to.flush());
}

/// Text without control characters and without those that reorder it.
pub fn plain(text: &str) -> String {
    let reorders =
        |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || reorders(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use authenticator::Claim;

    use super::*;

    #[test]
    fn text_from_outside_stays_text() {
        let speaker = Speaker::in_language("en", false);
        let said = speaker.word("failure-code", &[("code", &"a\u{1b}[2J\u{202e}b")]);
        assert!(said.contains("a\u{fffd}[2J\u{fffd}b"), "{said}");
    }

    #[test]
    fn every_sentence_that_is_said_is_in_the_catalogue() {
        let speaker = Speaker::in_language("en", false);
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = vec![];
        for folder in [source.clone(), source.join("command"), source.join("command/sharing")] {
            let entries =
                fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
            let other = ["failure.rs", "hardening.rs"];
            files.extend(
                entries.filter(|path| path.is_file() && !other.iter().any(|name| path.ends_with(name))),
            );
        }
        let mut found = 0;
        for file in files {
            let text = fs::read_to_string(&file).expect("a file");
            let text = text.split("#[cfg(test)]").next().expect("code");
            for key in text.split('"').skip(1).step_by(2).filter(|text| is_key(text)) {
                let known = speaker.catalogue.text(key, &BTreeMap::new());
                assert!(known.is_some(), "{key} in {}", file.display());
                found += 1;
            }
        }
        assert!(found > 40, "only {found} sentences were found");
    }

    /// Text in kebab case that names neither a command nor a failure, whose sentences are under another key.
    fn is_key(text: &str) -> bool {
        let kebab = text.contains('-') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        kebab && !text.starts_with('-') && !["sign-in", "quick-code", "change-pin"].contains(&text)
    }

    #[test]
    fn every_failure_of_the_command_line_has_its_sentences() {
        let speaker = Speaker::in_language("en", false);
        let text = || String::from("x");
        for failure in [
            Failure::NoTerminal { option: "--yes" },
            Failure::InputUnreadable { descriptor: 3, reason: text() },
            Failure::InputShared { descriptor: 3 },
            Failure::PictureUnreadable { picture: text(), reason: text() },
            Failure::NotConfirmed,
            Failure::NoIdentity,
            Failure::IdentityNotChosen { names: text() },
            Failure::OtherLink { command: "enrol" },
            Failure::DocumentNotGiven,
            Failure::NothingHandedOver,
            Failure::SharingNotChosen { claims: text(), required: text() },
            Failure::ShareUnasked { claim: Claim::Email },
            Failure::ShareTwice { claim: Claim::Email },
            Failure::ShareUnknown { claim: Claim::Email, values: text() },
            Failure::ShareUnavailable { claim: Claim::Email },
            Failure::ApplicationUnknown { wanted: text() },
            Failure::ApplicationNotChosen { applications: text() },
            Failure::NoPending,
            Failure::PendingNotChosen { pending: text() },
            Failure::Unwritable { file: text(), reason: text() },
            Failure::System { reason: text() },
        ] {
            let sentence = speaker.catalogue.sentence(failure.code(), &failure.details());
            assert_ne!(sentence.what, failure.code());
            for text in [&sentence.what, &sentence.means, &sentence.todo] {
                assert!(!text.is_empty() && !text.contains('{'), "{}: {text:?}", failure.code());
            }
        }
    }
}
