//! Files that an operator replaces while the service runs.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Files, and what was last seen of them.
#[derive(Debug)]
pub struct Watched {
    paths: Vec<PathBuf>,
    seen: Mutex<Vec<Seen>>,
}

/// When a file was last changed and how long it is; nothing if it cannot be looked at.
type Seen = Option<(SystemTime, u64)>;

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
            Some((metadata.modified().ok()?, metadata.len()))
        };
        let now: Vec<Seen> = self.paths.iter().map(look).collect();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *seen != now;
        *seen = now;
        changed
    }
}
