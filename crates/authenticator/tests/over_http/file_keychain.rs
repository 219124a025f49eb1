//! A keychain of files, which outlives a killed process. For tests only: the program has none.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::PathBuf,
};

use authenticator::{
    Task,
    keychain::{Keychain, KeychainError, Place, Secret, Trouble},
};
use tempfile::NamedTempFile;

pub struct FileKeychain(pub PathBuf);

impl FileKeychain {
    /// Accounts that hold an item.
    pub fn accounts(&self) -> Vec<String> {
        let mut accounts: Vec<_> = fs::read_dir(&self.0)
            .expect("a folder")
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().replace('.', "/"))
            .collect();
        accounts.sort();
        accounts
    }

    fn path(&self, place: &Place) -> PathBuf {
        self.0.join(place.to_string().replace('/', "."))
    }
}

impl Keychain for FileKeychain {
    fn store(&self) -> &'static str {
        "files"
    }

    fn get<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        Box::pin(async move { fs::read(self.path(place)).map(Secret::new).map_err(failed) })
    }

    fn put<'a>(&'a self, place: &'a Place, secret: &'a Secret) -> Task<'a, Result<(), KeychainError>> {
        Box::pin(async move {
            // Beside the folder, so that what a kill leaves of it is no item.
            let mut file = NamedTempFile::new_in(self.0.parent().expect("a folder")).map_err(failed)?;
            file.write_all(secret).map_err(failed)?;
            file.persist(self.path(place)).map(drop).map_err(|error| failed(error.error))
        })
    }

    fn delete<'a>(&'a self, place: &'a Place) -> Task<'a, Result<(), KeychainError>> {
        Box::pin(async move { fs::remove_file(self.path(place)).map_err(failed) })
    }
}

fn failed(error: std::io::Error) -> KeychainError {
    let trouble = if error.kind() == ErrorKind::NotFound { Trouble::Missing } else { Trouble::Unavailable };
    KeychainError { store: "files".into(), trouble, reason: error.to_string() }
}
