//! What the hosted page says, in the languages that it speaks.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The languages, each with its catalogue. The first speaks for all others.
pub const LANGUAGES: [(&str, &str); 5] = [
    ("en", include_str!("../../pages/words/en.ftl")),
    ("fr", include_str!("../../pages/words/fr.ftl")),
    ("de", include_str!("../../pages/words/de.ftl")),
    ("es", include_str!("../../pages/words/es.ftl")),
    ("ro", include_str!("../../pages/words/ro.ftl")),
];

/// The words of one language.
pub struct Words {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Of this language, or of the first.
    pub fn of(language: &str) -> Words {
        let known = LANGUAGES.iter().find(|(tag, _)| *tag == language);
        let (tag, source) = *known.unwrap_or(&LANGUAGES[0]);
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
        Words { language: tag, bundle }
    }

    /// The language's tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A sentence.
    pub fn say(&self, key: &str) -> String {
        self.say_of(key, &[])
    }

    /// A sentence about something.
    pub fn say_of(&self, key: &str, about: &[(&'static str, &str)]) -> String {
        let arguments: FluentArgs<'_> = about.iter().map(|(name, text)| (*name, *text)).collect();
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let text =
            pattern.map(|pattern| self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()));
        text.map(Cow::into_owned).unwrap_or_default()
    }
}

/// The language to speak: the first known of those that the request names, then of those that the browser prefers.
pub fn choose(named: &str, accepted: &str) -> &'static str {
    let mut preferred: Vec<_> =
        accepted.split(',').map(weighed).filter(|(_, weight)| *weight > 0.0).collect();
    preferred.sort_by(|a, b| b.1.total_cmp(&a.1));
    let preferred = preferred.into_iter().map(|(tag, _)| tag);
    named.split([' ', ',']).chain(preferred).find_map(known).unwrap_or(LANGUAGES[0].0)
}

/// A tag of `Accept-Language` with its weight.
fn weighed(item: &str) -> (&str, f32) {
    let (tag, parameters) = item.split_once(';').unwrap_or((item, ""));
    let weight = parameters.trim().strip_prefix("q=").map_or(1.0, |text| text.trim().parse().unwrap_or(0.0));
    (tag.trim(), weight)
}

fn known(tag: &str) -> Option<&'static str> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.iter().map(|(known, _)| *known).find(|known| known.eq_ignore_ascii_case(primary))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Messages with the names of what they speak about.
    fn messages(source: &str) -> BTreeMap<&str, Vec<&str>> {
        let lines = source.lines().filter(|line| !line.starts_with('#') && line.contains(" = "));
        let read = |line: &'static str| {
            let (key, text) = line.split_once(" = ").expect("a message");
            let mut about: Vec<_> =
                text.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
            about.sort_unstable();
            about.dedup();
            (key, about)
        };
        // Catalogues live as long as the program.
        let lines: Vec<&'static str> =
            lines.map(|line| &*Box::leak(line.to_owned().into_boxed_str())).collect();
        lines.into_iter().map(read).collect()
    }

    #[test]
    fn every_language_says_the_same_about_the_same() {
        let english = messages(LANGUAGES[0].1);
        assert!(english.len() > 20);
        for (tag, source) in &LANGUAGES[1..] {
            assert_eq!(messages(source), english, "{tag}");
        }
        for (tag, source) in LANGUAGES {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{tag}");
            for key in english.keys() {
                let about = [("application", "A"), ("user", "U"), ("host", "H")];
                let text = Words::of(tag).say_of(key, &about);
                assert!(!text.is_empty() && !text.contains('{'), "{tag} {key}: {text}");
            }
        }
    }

    #[test]
    fn the_language_is_the_first_that_is_known() {
        for (named, accepted, chosen) in [
            ("ro", "de", "ro"),
            ("tlh fr-CA", "de", "fr"),
            ("", "pt, de;q=0.5, es;q=0.9", "es"),
            ("", "de;q=0, tlh", "en"),
            ("", "", "en"),
            ("xx", "DE-at", "de"),
        ] {
            assert_eq!(choose(named, accepted), chosen, "{named} {accepted}");
        }
    }
}
