//! The languages that there are catalogues of, and the choice among them.

/// A language with its files of messages.
#[derive(Debug)]
pub(super) struct Language {
    /// BCP 47.
    pub tag: &'static str,
    /// Failures.
    pub errors: &'static str,
    /// The desktop's own messages.
    pub desktop: &'static str,
    /// The command line's own messages.
    pub cli: &'static str,
}

/// Every language, by tag.
const LANGUAGES: &[Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
/// The language that speaks for all others.
const LAST_RESORT: &str = "en";

/// The tags of the languages that the catalogues are written in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|language| language.tag)
}

/// The first of a person's preferred languages that there is a catalogue of, as they prefer it: `de-AT`, not `de`.
/// English where there is none.
pub fn choose<T: AsRef<str>>(preferred: impl IntoIterator<Item = T>) -> String {
    let known = preferred.into_iter().find_map(|tag| match tag.as_ref() {
        // The system's way of saying that nobody has chosen one.
        "C" | "POSIX" => Some(LAST_RESORT.to_owned()),
        tag => known(tag).map(|_| tag.to_owned()),
    });
    known.unwrap_or_else(|| LAST_RESORT.to_owned())
}

/// The language of a BCP 47 tag.
pub(super) fn known(tag: &str) -> Option<&'static Language> {
    let named = |tag: &str| LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(tag));
    named(tag).or_else(|| named(tag.split(['-', '_']).next().unwrap_or_default()))
}

/// English.
pub(super) fn english() -> Option<&'static Language> {
    known(LAST_RESORT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_catalogue_speaks() {
        for (tag, language) in [("en-GB", "en"), ("de-AT", "de"), ("RO_md", "ro"), ("fr", "fr")] {
            assert_eq!(known(tag).map(|language| language.tag), Some(language), "{tag}");
        }
        for tag in ["tlh", "", "-", "enx"] {
            assert!(known(tag).is_none(), "{tag}");
        }
    }

    #[test]
    fn the_first_known_preference_counts() {
        assert_eq!(choose(["tlh", "de-AT", "fr"]), "de-AT");
        assert_eq!(choose(["C", "fr"]), "en");
        assert_eq!(choose(["tlh"]), "en");
        assert_eq!(choose([""; 0]), "en");
    }
}
