//! The archive of a backup: a tar with a table of contents, then databases.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Failure;
use crate::error::Error;
use crate::node::DATABASES;

/// The generation of archives that is written and read.
const FORMAT: u32 = 1;
const CONTENTS: &str = "contents.json";

/// What an archive says of itself.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contents {
    /// Its generation.
    pub format: u32,
    /// The version of the service that wrote it.
    pub version: String,
    /// When it was written, RFC 3339.
    pub created_at: String,
    /// The databases that are in it.
    pub parts: Vec<Entry>,
}

/// A database in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its file in a data folder.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: String,
    /// The last migration that it has seen.
    pub schema: i64,
}

impl Contents {
    /// Of databases in a folder.
    pub fn of(folder: &Path, parts: &[(&str, i64)], created_at: String) -> io::Result<Contents> {
        let entry = |(file, schema): &(&str, i64)| {
            let path = folder.join(file);
            let (bytes, sha256) = digest(&mut File::open(path)?)?;
            Ok(Entry { file: (*file).to_owned(), bytes, sha256, schema: *schema })
        };
        let parts = parts.iter().map(entry).collect::<io::Result<_>>()?;
        Ok(Contents { format: FORMAT, version: env!("CARGO_PKG_VERSION").to_owned(), created_at, parts })
    }

    /// Writes an archive of databases in a folder to a new file that nobody else can read. It is there as a whole or not at
    /// all.
    pub fn pack(&self, folder: &Path, archive: &Path) -> io::Result<()> {
        let beside = archive.parent().filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let fresh = tempfile::NamedTempFile::new_in(beside)?;
        let mut tar = tar::Builder::new(fresh);
        let contents = serde_json::to_vec_pretty(self)?;
        append(&mut tar, CONTENTS, contents.as_slice(), contents.len() as u64)?;
        for part in &self.parts {
            append(&mut tar, &part.file, File::open(folder.join(&part.file))?, part.bytes)?;
        }
        let fresh = tar.into_inner()?;
        fresh.as_file().sync_all()?;
        fresh.persist_noclobber(archive)?;
        Ok(())
    }
}

/// Unpacks an archive into a folder, and answers what it says of itself. What is not in its table of contents, or is not as
/// the table says, is refused.
pub fn unpack(archive: &Path, folder: &Path) -> Result<Contents, Failure> {
    let failed = |source| Error::Folder { path: archive.to_owned(), source };
    let strange = |why: &str| Failure::Refused(format!("{}: {why}", archive.display()));
    let mut tar = tar::Archive::new(File::open(archive).map_err(failed)?);
    let mut entries = tar.entries().map_err(failed)?;
    let no_archive = || strange("this is no backup");
    let mut first = entries.next().ok_or_else(no_archive)?.map_err(|_| no_archive())?;
    if !first.path().is_ok_and(|path| path == Path::new(CONTENTS)) {
        return Err(no_archive());
    }
    let mut text = String::new();
    first.by_ref().take(1 << 20).read_to_string(&mut text).map_err(|_| no_archive())?;
    let contents: Contents = serde_json::from_str(&text).map_err(|_| no_archive())?;
    if contents.format != FORMAT {
        return Err(strange("this backup was written by a newer version"));
    }
    for part in &contents.parts {
        if !DATABASES.contains(&part.file.as_str()) {
            return Err(strange("the backup holds a file that is none of ours"));
        }
        let damaged = || strange(&format!("{} is damaged or missing", part.file));
        let mut entry = entries.next().ok_or_else(damaged)?.map_err(|_| damaged())?;
        if !entry.path().is_ok_and(|path| path == Path::new(&part.file)) {
            return Err(damaged());
        }
        let path = folder.join(&part.file);
        let mut file =
            create_private(&path).map_err(|source| Error::Folder { path: path.clone(), source })?;
        let (bytes, sha256) =
            digest(&mut Copied { from: &mut entry, to: &mut file }).map_err(|_| damaged())?;
        file.sync_all().map_err(|source| Error::Folder { path, source })?;
        if bytes != part.bytes || sha256 != part.sha256 {
            return Err(damaged());
        }
    }
    Ok(contents)
}

/// A new file that nobody else can read.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn append(tar: &mut tar::Builder<impl Write>, name: &str, data: impl Read, bytes: u64) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_mode(0o600);
    header.set_size(bytes);
    tar.append_data(&mut header, name, data.take(bytes))
}

/// Length and SHA-256 of what is read.
fn digest(data: &mut impl Read) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        match data.read(&mut buffer)? {
            0 => return Ok((bytes, wire::encode_hex(&hash.finalize()))),
            read => {
                hash.update(&buffer[..read]);
                bytes += read as u64;
            }
        }
    }
}

/// Writes what is read through it.
struct Copied<'a, R, W> {
    from: &'a mut R,
    to: &'a mut W,
}

impl<R: Read, W: Write> Read for Copied<'_, R, W> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.to.write_all(&buffer[..read])?;
        Ok(read)
    }
}
