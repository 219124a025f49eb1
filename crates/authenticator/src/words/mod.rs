//! Sentences for people, from the Fluent catalogues.

mod language;

use std::{collections::BTreeMap, fmt};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use language::{Language, english, known};

pub use language::{choose, languages};

/// What a person is told of a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What happened.
    pub what: String,
    /// What it means for the person.
    pub means: String,
    /// What to do.
    pub todo: String,
}

/// Messages in a person's language, and in English what that lacks.
pub struct Catalogue {
    language: &'static str,
    own: Bundle,
    english: Bundle,
}

type Bundle = FluentBundle<FluentResource>;

/// The messages of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// The command line.
    CommandLine,
    /// The desktop: its window, notifications and tray.
    Desktop,
}

impl Catalogue {
    /// The failures' sentences in a language, a BCP 47 tag. English speaks for languages that are not there.
    pub fn for_language(tag: &str) -> Catalogue {
        let language = known(tag).or_else(english).map_or("", |language| language.tag);
        let mut catalogue = Catalogue { language, own: bundle(language), english: bundle("en") };
        catalogue.add_each(|language| language.errors);
        catalogue
    }

    /// Adds what a host says.
    pub fn add_host(&mut self, host: Host) {
        self.add_each(|language| match host {
            Host::CommandLine => language.cli,
            Host::Desktop => language.desktop,
        });
    }

    /// Adds messages that are spoken where the language has none of their names. A message that is already there
    /// stays.
    pub fn add(&mut self, source: &str) {
        add(&mut self.english, source);
    }

    fn add_each(&mut self, source: impl Fn(&Language) -> &'static str) {
        for (bundle, language) in [(&mut self.own, known(self.language)), (&mut self.english, english())] {
            add(bundle, language.map_or("", &source));
        }
    }

    /// The language that it speaks, a BCP 47 tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// What to tell of the failure with this code.
    pub fn sentence(&self, code: &str, details: &BTreeMap<String, String>) -> Sentence {
        let key = format!("error-{code}");
        Sentence {
            what: self.text(&key, details).unwrap_or_else(|| code.to_owned()),
            means: self.attribute(&key, "means", details).unwrap_or_default(),
            todo: self.attribute(&key, "todo", details).unwrap_or_default(),
        }
    }

    /// A message, if there is one of this name.
    pub fn text(&self, key: &str, details: &BTreeMap<String, String>) -> Option<String> {
        let arguments = arguments(details);
        [&self.own, &self.english].into_iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
        })
    }

    /// A message's attribute, if there is one of this name.
    pub fn attribute(&self, key: &str, name: &str, details: &BTreeMap<String, String>) -> Option<String> {
        let arguments = arguments(details);
        [&self.own, &self.english].into_iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.get_attribute(name)?.value();
            Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
        })
    }
}

fn bundle(language: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
    // The placeables are names and addresses, not text of another direction.
    bundle.set_use_isolating(false);
    bundle
}

fn add(bundle: &mut Bundle, source: &str) {
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    // What it reports is messages that are already there.
    let _ = bundle.add_resource(resource);
}

/// The details as Fluent takes them. Whole numbers become numbers, so that messages can select by them.
fn arguments(details: &BTreeMap<String, String>) -> FluentArgs<'_> {
    let value = |text: &str| match text.parse::<u32>() {
        Ok(number) if number.to_string() == text => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    };
    details.iter().map(|(name, text)| (name.as_str(), value(text))).collect()
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({})", self.language)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::IntoEnumIterator;

    use super::*;
    use crate::Code;

    fn errors() -> &'static str {
        english().expect("English").errors
    }

    /// Names after `$` outside comments, by the message that they stand in.
    fn messages() -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in errors().lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once('=').filter(|_| line.starts_with(char::is_alphabetic)) {
                current = key.trim().to_owned();
                assert!(
                    messages.insert(current.clone(), BTreeSet::new()).is_none(),
                    "{current} stands twice"
                );
            }
            for tail in line.split('$').skip(1) {
                let name: String = tail.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                messages.get_mut(&current).expect("a message").insert(name);
            }
        }
        messages
    }

    #[test]
    fn every_code_has_its_sentences_and_none_is_unused() {
        let messages: BTreeSet<String> = messages().into_keys().collect();
        let codes: BTreeSet<String> = Code::iter().map(|code| format!("error-{code}")).collect();
        assert_eq!(messages, codes);
        let (_, errors) = FluentResource::try_new(errors().into()).err().unzip();
        assert!(errors.is_none(), "{errors:?}");
    }

    #[test]
    fn placeables_are_the_details_of_the_code() {
        let messages = messages();
        for code in Code::iter() {
            let details: BTreeSet<String> = code.details().iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(messages[&format!("error-{code}")], details, "{code}");
        }
    }

    #[test]
    fn every_sentence_is_complete() {
        let catalogue = Catalogue::for_language("en");
        for code in Code::iter() {
            let details = code.details().iter().map(|name| ((*name).to_owned(), "2".to_owned())).collect();
            let sentence = catalogue.sentence(code.as_str(), &details);
            for text in [&sentence.what, &sentence.means, &sentence.todo] {
                assert!(text.ends_with('.') && !text.contains('{'), "{code}: {text:?}");
                for word in ["mpinId", "DVS", "D-TA", "token"] {
                    assert!(!text.contains(word), "{code} says {word}");
                }
            }
        }
    }

    #[test]
    fn numbers_select_and_names_stay_as_they_are() {
        let catalogue = Catalogue::for_language("en-NZ");
        let details = |name: &str, value: &str| BTreeMap::from([(name.to_owned(), value.to_owned())]);
        assert!(catalogue.sentence("wrong-pin", &details("left", "1")).means.starts_with("1 attempt left"));
        assert!(catalogue.sentence("wrong-pin", &details("left", "2")).means.starts_with("2 attempts left"));
        assert!(catalogue.sentence("pin-too-simple", &details("reason", "run")).what.contains("up or down"));
        assert!(catalogue.sentence("identity-revoked", &details("name", "007")).what.starts_with("007 "));
    }

    #[test]
    fn a_host_adds_its_own_messages() {
        let mut catalogue = Catalogue::for_language("en");
        catalogue.add("hello = Hello\nerror-malformed-command = Oh\n    .means = No\n    .todo = Yes\n");
        assert_eq!(catalogue.text("hello", &BTreeMap::new()).as_deref(), Some("Hello"));
        assert_eq!(catalogue.sentence("malformed-command", &BTreeMap::new()).todo, "Yes");
        assert_eq!(catalogue.sentence("never-heard", &BTreeMap::new()).what, "never-heard");
        assert_eq!(catalogue.text("app-name", &BTreeMap::new()), None);
        catalogue.add_host(Host::Desktop);
        assert_eq!(catalogue.text("app-name", &BTreeMap::new()).as_deref(), Some("Countersign"));
    }

    #[test]
    fn each_language_has_its_own_plural_forms() {
        let catalogue = Catalogue::for_language("ro-MD");
        let means = |left: &str| {
            let details = BTreeMap::from([("left".to_owned(), left.to_owned())]);
            catalogue.sentence("wrong-pin", &details).means
        };
        assert!(means("1").contains("1 încercare "));
        assert!(means("2").contains("2 încercări "));
        assert!(means("20").contains("20 de încercări "));
    }

    #[test]
    fn every_language_speaks_and_english_stands_in() {
        for tag in languages() {
            let mut catalogue = Catalogue::for_language(&format!("{tag}-AQ"));
            assert_eq!(catalogue.language(), tag);
            catalogue.add("only-english = Only in English");
            let said = catalogue.text("only-english", &BTreeMap::new());
            assert_eq!(said.as_deref(), Some("Only in English"), "{tag}");
        }
        assert_eq!(Catalogue::for_language("tlh").language(), "en");
    }
}
