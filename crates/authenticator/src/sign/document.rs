//! Reading a document: its size and its SHA-256, nothing of it kept.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::Error;

/// A document chosen to be signed, hashed by this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Absolute path.
    pub path: PathBuf,
    /// File name.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256.
    pub hash: [u8; 32],
}

impl Document {
    /// Largest that is hashed, in GiB.
    pub const LARGEST: u64 = 4;

    /// Folder it lies in.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// SHA-256, lower-case hexadecimal.
    pub fn hash_hex(&self) -> String {
        wire::encode_hex(&self.hash)
    }
}

/// Reads and hashes a document.
///
/// # Errors
///
/// [`Error::DocumentUnreadable`], [`Error::DocumentEmpty`], [`Error::DocumentTooLarge`]
pub async fn read(path: &Path) -> Result<Document, Error> {
    let path = path.to_owned();
    let name = name_of(&path);
    let document = name.clone();
    let work = move || hash(&path, name);
    let unreadable = |reason: String| Error::DocumentUnreadable { document, reason };
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(unreadable(error.to_string())))
}

/// The content of a document, if it is still what was chosen; `None` where that is more than `most` bytes.
///
/// # Errors
///
/// [`Error::DocumentChanged`], [`Error::DocumentUnreadable`]
pub async fn content(document: &Document, most: u64) -> Result<Option<Vec<u8>>, Error> {
    if document.size > most {
        return Ok(None);
    }
    let document = document.clone();
    let unreadable = |reason: String| Error::DocumentUnreadable { document: document.name.clone(), reason };
    let path = document.path.clone();
    let read = tokio::task::spawn_blocking(move || {
        let mut content = Vec::new();
        File::open(path)?.take(most + 1).read_to_end(&mut content)?;
        Ok::<_, io::Error>(content)
    });
    let content = read
        .await
        .map_err(|error| unreadable(error.to_string()))?
        .map_err(|error| unreadable(error.to_string()))?;
    if <[u8; 32]>::from(Sha256::digest(&content)) != document.hash {
        return Err(Error::DocumentChanged { document: document.name.clone() });
    }
    Ok(Some(content))
}

fn hash(path: &Path, document: String) -> Result<Document, Error> {
    let unreadable = |error: io::Error| Error::DocumentUnreadable {
        document: document.clone(),
        reason: error.to_string(),
    };
    let path = std::path::absolute(path).map_err(unreadable)?;
    let file = File::open(&path).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    let limit = Document::LARGEST << 30;
    // Whatever its size was, no more is read than is allowed: it may be growing.
    let mut content = file.take(limit + 1);
    let mut digest = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = content.read(&mut buffer).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        digest.update(&buffer[..read]);
        size += read as u64;
    }
    match size {
        0 => Err(Error::DocumentEmpty { document }),
        size if size > limit => Err(Error::DocumentTooLarge { document, limit: Document::LARGEST }),
        size => Ok(Document { path, name: document, size, hash: digest.finalize().into() }),
    }
}

/// A file's name as it is shown.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
