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
