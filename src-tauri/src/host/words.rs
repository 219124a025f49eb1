//! The sentences that the desktop shows beside the window.

use authenticator::words::{Catalogue, Host};

/// Those of a language, a BCP 47 tag.
pub(super) fn words(language: &str) -> Catalogue {
    let mut words = Catalogue::for_language(language);
    words.add_host(Host::Desktop);
    words
}

/// One of them; its own name where the catalogue lacks it.
pub(super) fn said(words: &Catalogue, key: &str, details: &[(&str, &str)]) -> String {
    let details = details.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
    words.text(key, &details).unwrap_or_else(|| key.to_owned())
}
