//! The folder that everything is kept in.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::node::DATABASES;

const LOCK: &str = "lock";
const CREDENTIALS: &str = "dev.json";

/// A folder that no other server uses at the same time.
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Takes possession of a folder, and makes it if it is missing.
    pub fn open(path: &Path) -> Result<Folder> {
        create_private(path).map_err(|source| failure(path, source))?;
        let lock = File::create(path.join(LOCK)).map_err(|source| failure(path, source))?;
        match lock.try_lock() {
            Ok(()) => Ok(Folder { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Error::Occupied(path.to_owned())),
            Err(TryLockError::Error(source)) => Err(failure(path, source)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Deletes what the service keeps here, and nothing else that may lie in the folder.
    pub fn reset(&self) -> Result<()> {
        for database in DATABASES {
            for end in ["", "-wal", "-shm"] {
                self.delete(&format!("{database}{end}"))?;
            }
        }
        self.delete(CREDENTIALS)
    }

    /// What `dev.json` says, if it is there.
    pub fn read_credentials(&self) -> Result<Option<Vec<u8>>> {
        let path = self.path.join(CREDENTIALS);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(failure(&path, source)),
        }
    }

    /// Writes `dev.json`, readable by nobody else, so that after a crash it is there as a whole or not at all.
    pub fn write_credentials(&self, json: &[u8]) -> Result<()> {
        let path = self.path.join(CREDENTIALS);
        let fresh = self.path.join(format!("{CREDENTIALS}.new"));
        let write = || {
            let _ = fs::remove_file(&fresh);
            let mut options = File::options();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&fresh)?;
            file.write_all(json)?;
            file.sync_all()?;
            fs::rename(&fresh, &path)?;
            #[cfg(unix)]
            File::open(&self.path)?.sync_all()?;
            Ok(())
        };
        write().map_err(|source| failure(&path, source))
    }

    fn delete(&self, name: &str) -> Result<()> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failure(&path, error)),
            _ => Ok(()),
        }
    }
}

/// Where data is kept if nobody says: the user's own place for it.
pub fn default_folder() -> PathBuf {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME").unwrap_or_else(std::env::temp_dir);
    let data = if cfg!(windows) {
        variable("LOCALAPPDATA").unwrap_or_else(std::env::temp_dir)
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support")
    } else {
        let data = variable("XDG_DATA_HOME").filter(|path| path.is_absolute());
        data.unwrap_or_else(|| home().join(".local/share"))
    };
    data.join("countersign-server").join("dev")
}

fn create_private(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn failure(path: &Path, source: std::io::Error) -> Error {
    Error::Folder { path: path.to_owned(), source }
}
