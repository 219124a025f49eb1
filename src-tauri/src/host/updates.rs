//! Where this build looks for updates: nowhere, unless whoever built it said where and whose signature counts.

use std::path::Path;

use authenticator::{
    DataFolder,
    updates::{HttpFeed, Trust, TrustFile},
};

use crate::bridge::Updates;

/// The folder with the lists of versions, an https URL.
const FEED: Option<&str> = option_env!("COUNTERSIGN_UPDATES_URL");
/// The public keys that sign them, as minisign writes them, with commas between.
const KEYS: Option<&str> = option_env!("COUNTERSIGN_UPDATES_KEYS");
/// Which generation of keys these are; it grows with every change.
const REVISION: Option<&str> = option_env!("COUNTERSIGN_UPDATES_REVISION");

/// The place that was built in.
pub(super) fn built_in() -> Option<Updates> {
    let (feed, keys) = (HttpFeed::new(FEED?), KEYS?.split(',').map(str::trim).collect::<Vec<_>>());
    let feed =
        feed.inspect_err(|error| tracing::warn!(%error, "this build looks nowhere for updates")).ok()?;
    let revision = REVISION.and_then(|text| text.parse().ok()).unwrap_or(1);
    Some(Updates {
        feed: Box::new(feed),
        trust: TrustFile::new(&DataFolder::standard(), Trust::built_in(revision, &keys)),
        system: format!("{}-{}", std::env::consts::OS, std::env::consts::ARCH),
        by_system: std::env::current_exe().is_ok_and(|program| belongs_to_system(&program)),
    })
}

/// Whether a package manager put the program where it lies.
fn belongs_to_system(program: &Path) -> bool {
    cfg!(target_os = "linux") && program.starts_with("/usr") && !program.starts_with("/usr/local")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn only_packages_belong_to_the_system() {
        assert!(belongs_to_system(Path::new("/usr/bin/countersign-desktop")));
        for elsewhere in ["/usr/local/bin/countersign-desktop", "/home/dana/Countersign.AppImage"] {
            assert!(!belongs_to_system(Path::new(elsewhere)), "{elsewhere}");
        }
    }
}
