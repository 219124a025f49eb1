//! The document as a managed preference of macOS: what a configuration profile puts into the folder that only the system
//! writes.

use std::path::Path;

use super::{Flaw, FlawKind, Reading, file::trusted};

/// Where profiles for this computer put the preferences of this application.
#[cfg(target_os = "macos")]
pub(super) const PLACE: &str = "/Library/Managed Preferences/dev.countersign.desktop.plist";

/// The preference whose value is the document as text.
const KEY: &str = "Policy";

/// Reads the preference. A list of preferences without ours fixes nothing.
pub(super) fn read(path: &Path, also: Option<u32>) -> Reading {
    let flawed = |kind| Reading::Flawed(Flaw::new(kind, path.display()));
    let bytes = match trusted(path, also) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Reading::Absent,
        Err(flaw) => return Reading::Flawed(flaw),
    };
    match plist::from_bytes::<plist::Dictionary>(&bytes) {
        Ok(preferences) => match preferences.get(KEY) {
            Some(plist::Value::String(text)) => Reading::Text(text.clone()),
            Some(_) => flawed(FlawKind::Value),
            None => Reading::Absent,
        },
        Err(_) => flawed(FlawKind::Form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me() -> Option<u32> {
        Some(rustix::process::geteuid().as_raw())
    }

    #[test]
    fn the_preference_is_found_among_others() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("preferences.plist");
        let look = |value: Option<plist::Value>| {
            let mut preferences = plist::Dictionary::new();
            preferences.insert("Other".into(), true.into());
            preferences.extend(value.map(|value| (KEY.to_owned(), value)));
            plist::to_file_binary(&path, &preferences).expect("a file");
            read(&path, me())
        };
        assert_eq!(read(&path, me()), Reading::Absent);
        assert_eq!(look(None), Reading::Absent);
        assert_eq!(look(Some("{}".into())), Reading::Text("{}".into()));
        let kind = |reading| match reading {
            Reading::Flawed(flaw) => Some(flaw.kind),
            _ => None,
        };
        assert_eq!(kind(look(Some(true.into()))), Some(FlawKind::Value));
        std::fs::write(&path, "nothing of the kind").expect("a file");
        assert_eq!(kind(read(&path, me())), Some(FlawKind::Form));
    }
}
