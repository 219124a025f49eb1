//! The document in a file that only whoever administers the computer can write.

use std::{
    fs::{self, File, Metadata},
    io::{ErrorKind, Read},
    os::unix::fs::MetadataExt,
    path::Path,
};

use super::{Flaw, FlawKind, Reading};

/// Largest file that is read, in bytes.
const LARGEST: u64 = 256 << 10;

/// Reads a file that belongs to root, or to the user `also`. Blocks for as long as that takes.
pub(super) fn read(path: &Path, also: Option<u32>) -> Reading {
    match trusted(path, also) {
        Ok(Some(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => Reading::Text(text),
            Err(_) => Reading::Flawed(Flaw::new(FlawKind::Form, path.display())),
        },
        Ok(None) => Reading::Absent,
        Err(flaw) => Reading::Flawed(flaw),
    }
}

/// The bytes of a file that only its owner could write; `None` where there is none.
pub(super) fn trusted(path: &Path, also: Option<u32>) -> Result<Option<Vec<u8>>, Flaw> {
    let unreadable =
        |error: std::io::Error| Flaw::new(FlawKind::Unreadable, format!("{}: {error}", path.display()));
    let folder = path.parent().unwrap_or(Path::new("/"));
    match fs::metadata(folder) {
        // Whoever can write the folder can take the file away, and that must not look like nobody's wish.
        Ok(found) => check(folder, &found, also)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    }
    match fs::metadata(path) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(Flaw::new(FlawKind::Unreadable, path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    // Of the file that is open, whatever the name leads to by now.
    check(path, &file.metadata().map_err(unreadable)?, also)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Flaw::new(FlawKind::TooLarge, path.display()));
    }
    Ok(Some(bytes))
}

/// Whether nobody but a trusted owner can write it.
fn check(path: &Path, found: &Metadata, also: Option<u32>) -> Result<(), Flaw> {
    if found.uid() != 0 && Some(found.uid()) != also {
        return Err(Flaw::new(FlawKind::Owner, path.display()));
    }
    if found.mode() & 0o022 != 0 {
        return Err(Flaw::new(FlawKind::Writable, path.display()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn me() -> Option<u32> {
        Some(rustix::process::geteuid().as_raw())
    }

    fn kind(reading: Reading) -> FlawKind {
        match reading {
            Reading::Flawed(flaw) => flaw.kind,
            other => panic!("{other:?}"),
        }
    }

    fn permit(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    }

    #[test]
    fn it_comes_and_goes_with_its_folder() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("countersign/policy.json");
        let look = || read(&path, me());
        assert_eq!(look(), Reading::Absent);
        fs::create_dir(place.path().join("countersign")).expect("a folder");
        assert_eq!(look(), Reading::Absent);
        fs::write(&path, "{}").expect("a file");
        assert_eq!(look(), Reading::Text("{}".into()));
        let other = path.with_extension("new");
        fs::write(&other, "[]").expect("a file");
        fs::rename(&other, &path).expect("replaced");
        assert_eq!(look(), Reading::Text("[]".into()));
        fs::remove_dir_all(place.path().join("countersign")).expect("gone");
        assert_eq!(look(), Reading::Absent);
    }

    #[test]
    fn what_others_could_have_written_is_not_read() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("policy.json");
        fs::write(&path, "{}").expect("a file");
        for mode in [0o666, 0o664, 0o646] {
            permit(&path, mode);
            assert_eq!(kind(read(&path, me())), FlawKind::Writable, "{mode:o}");
        }
        permit(&path, 0o644);
        assert_eq!(read(&path, me()), Reading::Text("{}".into()));
        permit(place.path(), 0o777);
        assert_eq!(kind(read(&path, me())), FlawKind::Writable, "the folder");
        fs::remove_file(&path).expect("gone");
        assert_eq!(kind(read(&path, me())), FlawKind::Writable, "somebody may have taken it away");
    }

    #[test]
    fn what_is_no_document_is_not_read() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("policy.json");
        fs::create_dir(&path).expect("a folder");
        assert_eq!(kind(read(&path, me())), FlawKind::Unreadable, "a folder");
        fs::remove_dir(&path).expect("gone");
        fs::write(&path, vec![b' '; LARGEST as usize + 1]).expect("a file");
        assert_eq!(kind(read(&path, me())), FlawKind::TooLarge);
        fs::write(&path, [0xff, 0xfe]).expect("a file");
        assert_eq!(kind(read(&path, me())), FlawKind::Form);
    }

    #[test]
    fn only_who_administers_the_computer_is_trusted() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("policy.json");
        fs::write(&path, "{}").expect("a file");
        // Root can give a file away; anybody else's is not root's to begin with.
        if rustix::process::geteuid().is_root() {
            std::os::unix::fs::chown(&path, Some(65534), None).expect("another owner");
            assert_eq!(kind(read(&path, me())), FlawKind::Owner);
        }
        assert_eq!(kind(read(&path, None)), FlawKind::Owner);
    }
}
