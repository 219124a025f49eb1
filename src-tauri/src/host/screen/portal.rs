//! The desktop portal: it asks the person, takes a picture of everything, and leaves it in a file.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use ashpd::{
    Error,
    desktop::{ResponseError, screenshot::Screenshot},
};

use crate::bridge::{ScreenTrouble, Shot};

/// How much of the file is read, in bytes.
const MOST: u64 = 64 << 20;

/// A picture of every screen.
pub(super) async fn shot() -> Result<Shot, ScreenTrouble> {
    let request = Screenshot::request().interactive(false).modal(true).send().await;
    let picture = request.and_then(|request| request.response()).map_err(trouble)?;
    let path = file(picture.uri().as_str()).ok_or_else(|| {
        tracing::warn!("the portal names no file of this computer");
        ScreenTrouble::Unavailable
    })?;
    let bytes = tokio::task::spawn_blocking(move || take(&path)).await;
    bytes.map_err(io::Error::other).flatten().map(Shot::File).map_err(|error| {
        tracing::warn!(%error, "the portal's picture cannot be read");
        ScreenTrouble::Unavailable
    })
}

fn trouble(error: Error) -> ScreenTrouble {
    match error {
        // Some portals say that it was cancelled, others only that it did not work, when a person says no.
        Error::Response(ResponseError::Cancelled | ResponseError::Other) => ScreenTrouble::Denied,
        error => {
            tracing::warn!(%error, "the portal takes no picture of the screen");
            ScreenTrouble::Unavailable
        }
    }
}

fn file(uri: &str) -> Option<PathBuf> {
    url::Url::parse(uri).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()
}

/// Reads the picture and deletes it, even if it cannot be read: nobody asked for one to keep.
fn take(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    if let Err(error) = fs::remove_file(path) {
        tracing::warn!(%error, "the portal's picture stays");
    }
    read.map(|_| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("screen shot.png");
        fs::write(&path, b"a picture").expect("a file");
        let uri = url::Url::from_file_path(&path).expect("an address").to_string();
        assert_eq!(take(&file(&uri).expect("a path")).expect("bytes"), b"a picture");
        assert!(!path.exists());
        assert!(take(&path).is_err());
    }

    #[test]
    fn only_files_of_this_computer_are_read() {
        for uri in ["https://example.com/a.png", "file://elsewhere/a.png", "a.png", ""] {
            assert_eq!(file(uri), None, "{uri}");
        }
    }
}
