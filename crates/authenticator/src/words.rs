//! Sentences for people, from the Fluent catalogues.

use std::{collections::BTreeMap, fmt};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

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

/// The messages of one language.
pub struct Catalogue(FluentBundle<FluentResource>);

/// The catalogue of failures in English, of which the other languages are translations.
const ERRORS: &str = include_str!("../../../locales/en/errors.ftl");

impl Catalogue {
    /// The failures' sentences in a language, a BCP 47 tag. English speaks for languages that are not there.
    pub fn for_language(language: &str) -> Catalogue {
        // English is the only language yet.
        let _ = language;
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        // The placeables are names and addresses, not text of another direction.
        bundle.set_use_isolating(false);
        let mut catalogue = Catalogue(bundle);
        catalogue.add(ERRORS);
        catalogue
    }

    /// Adds a file of messages, such as a host's own. A message that is already there stays.
    pub fn add(&mut self, source: &str) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        // What it reports is messages that are already there.
        let _ = self.0.add_resource(resource);
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
        let pattern = self.0.get_message(key)?.value()?;
        Some(self.0.format_pattern(pattern, Some(&arguments(details)), &mut Vec::new()).into_owned())
    }

    /// A message's attribute, if there is one of this name.
    pub fn attribute(&self, key: &str, name: &str, details: &BTreeMap<String, String>) -> Option<String> {
        let pattern = self.0.get_message(key)?.get_attribute(name)?.value();
        Some(self.0.format_pattern(pattern, Some(&arguments(details)), &mut Vec::new()).into_owned())
    }
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
        f.write_str("Catalogue")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::IntoEnumIterator;

    use super::*;
    use crate::Code;

    /// Names after `$` outside comments, by the message that they stand in.
    fn messages() -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in ERRORS.lines().filter(|line| !line.starts_with('#')) {
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
        let (_, errors) = FluentResource::try_new(ERRORS.into()).err().unzip();
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
        let catalogue = Catalogue::for_language("de-CH");
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
    }
}
