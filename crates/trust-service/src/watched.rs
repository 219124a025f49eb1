//! Files that an operator replaces while the service runs.

use std::fs::Metadata;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Files, and what was last seen of them.
#[derive(Debug)]
pub struct Watched {
    paths: Vec<PathBuf>,
    seen: Mutex<Vec<Seen>>,
}

/// When a file was last written, how long it is, and when its owner or mode last changed: one that could not be read becomes
/// readable by that. Nothing if it cannot be looked at.
type Seen = Option<(SystemTime, u64, (i64, i64))>;

impl Watched {
    /// These, as they are now.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let watched = Watched { paths, seen: Mutex::default() };
        watched.has_changed();
        watched
    }

    /// Whether one has changed since this was last asked.
    pub fn has_changed(&self) -> bool {
        let look = |path: &PathBuf| {
            let metadata = std::fs::metadata(path).ok()?;
            Some((metadata.modified().ok()?, metadata.len(), status_change(&metadata)))
        };
        let now: Vec<Seen> = self.paths.iter().map(look).collect();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *seen != now;
        *seen = now;
        changed
    }
}

#[cfg(unix)]
fn status_change(metadata: &Metadata) -> (i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn status_change(_: &Metadata) -> (i64, i64) {
    (0, 0)
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_that_becomes_readable_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.pem");
        fs::write(&path, "key").unwrap();
        let watched = Watched::new(vec![path.clone()]);
        assert!(!watched.has_changed());
        fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
        assert!(watched.has_changed() && !watched.has_changed());
        fs::write(folder.path().join("other"), "key").unwrap();
        assert!(!watched.has_changed());
    }
}
