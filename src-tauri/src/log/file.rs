//! The log's file: bounded, and its owner's alone.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use authenticator::DataFolder;

/// A file that is full makes room for a new one; the one before it stays.
const FULL: u64 = 512 << 10;

/// Writes one event to the end of the log. What cannot be written is lost: a full disk must not stop the program.
pub(super) struct Rotating(Option<File>);

impl Rotating {
    /// The log of a data folder, opened for one event: another process may have made room meanwhile.
    pub(super) fn of(folder: &DataFolder) -> Rotating {
        Rotating(open(folder).ok())
    }
}

impl Write for Rotating {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Some(file) => file.write(bytes),
            None => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), File::flush)
    }
}

/// The last lines, the oldest first, as far as they can be read.
pub(super) fn last_lines(folder: &DataFolder, most: usize) -> Vec<String> {
    let read = |path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let (current, before) = names(folder.path());
    let text = [read(before), read(current)].into_iter().flatten().collect::<String>();
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    lines[lines.len().saturating_sub(most)..].to_vec()
}

fn names(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("countersign.log"), folder.join("countersign.log.1"))
}

fn open(folder: &DataFolder) -> io::Result<File> {
    let (current, before) = names(folder.path());
    if fs::metadata(&current).is_ok_and(|found| found.len() >= FULL) {
        fs::rename(&current, before)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(&current) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            folder.create()?;
            options.open(&current)
        }
        opened => opened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(folder: &DataFolder, text: &str) {
        Rotating::of(folder).write_all(text.as_bytes()).expect("written");
    }

    #[test]
    fn it_is_bounded_and_its_last_lines_are_found() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::at(place.path().join("deep"));
        assert_eq!(last_lines(&folder, 9), [""; 0]);
        let line = "x".repeat(1_023) + "\n";
        for _ in 0..3 * FULL / 1_024 {
            say(&folder, &line);
        }
        say(&folder, "last\n");
        let (current, before) = names(folder.path());
        let size = |path| fs::metadata(path).expect("a file").len();
        assert!(size(&current) <= FULL && size(&before) <= FULL);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
        let lines = last_lines(&folder, 3);
        assert_eq!((lines.len(), lines[2].as_str()), (3, "last"));
        assert!(last_lines(&folder, 9_999).len() > 512, "of both files");
    }

    #[cfg(unix)]
    #[test]
    fn it_is_its_owners() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::at(place.path().join("deep"));
        say(&folder, "something\n");
        let mode = |path: &Path| fs::metadata(path).expect("it").permissions().mode() & 0o777;
        assert_eq!((mode(folder.path()), mode(&names(folder.path()).0)), (0o700, 0o600));
    }
}
