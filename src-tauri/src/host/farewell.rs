//! What is said once, when a window is closed on a desktop that shows no tray.

use std::{fs, io, path::PathBuf};

use authenticator::DataFolder;

/// Remembers in the data folder that it was said.
pub(super) struct Farewell(PathBuf);

impl Farewell {
    pub(super) fn standard() -> Farewell {
        Farewell(DataFolder::standard().path().join("no-tray-said"))
    }

    /// Whether it is to be said now; from then on it has been.
    pub(super) fn is_due(&self) -> bool {
        match fs::OpenOptions::new().write(true).create_new(true).open(&self.0) {
            Ok(_) => true,
            Err(error) => {
                if error.kind() != io::ErrorKind::AlreadyExists {
                    tracing::warn!(%error, "that it was said cannot be remembered");
                }
                // Never twice: somebody who closes a window shall get rid of it.
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let farewell = Farewell(folder.path().join("said"));
        assert!(farewell.is_due());
        assert!(!farewell.is_due());
        assert!(!Farewell(folder.path().join("nowhere/said")).is_due(), "it would be said for ever");
    }
}
