//! Where addresses are, by a database of the operator's in MaxMind's format.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use maxminddb::Reader;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::watched::Watched;

/// The database, if there is one.
pub struct Countries {
    file: Option<(PathBuf, Watched)>,
    reader: RwLock<Option<Arc<Reader<Vec<u8>>>>>,
}

/// What is read of a record.
#[derive(Default, Deserialize)]
struct Found {
    #[serde(default)]
    country: Country,
    #[serde(default)]
    continent: Continent,
}

#[derive(Default, Deserialize)]
struct Country {
    iso_code: Option<String>,
}

#[derive(Default, Deserialize)]
struct Continent {
    code: Option<String>,
}

impl Countries {
    /// The database in this file, or none.
    pub fn open(path: Option<&Path>) -> Result<Countries> {
        let Some(path) = path else { return Ok(Countries::none()) };
        let watched = Watched::new(vec![path.to_owned()]);
        let reader = RwLock::new(Some(Arc::new(read(path)?)));
        Ok(Countries { file: Some((path.to_owned(), watched)), reader })
    }

    /// None: nothing is known.
    pub fn none() -> Countries {
        Countries { file: None, reader: RwLock::default() }
    }

    /// Country (ISO 3166-1) and continent of an address, as far as the database knows.
    pub fn look_up(&self, address: IpAddr) -> (Option<String>, Option<String>) {
        let reader = self.reader.read().unwrap_or_else(PoisonError::into_inner).clone();
        let found = reader.and_then(|reader| reader.lookup(address).ok()?.decode::<Found>().ok()?);
        let Found { country, continent } = found.unwrap_or_default();
        (country.iso_code, continent.code)
    }

    /// Takes up another file in its place; one that cannot be read changes nothing.
    pub fn refresh(&self) {
        let Some((path, watched)) = &self.file else { return };
        if !watched.has_changed() {
            return;
        }
        match read(path) {
            Ok(fresh) => {
                *self.reader.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(fresh));
                tracing::info!(path = %path.display(), "the database of countries was read again");
            }
            Err(error) => {
                tracing::error!(%error, "the new database of countries cannot be used; the old one stays");
            }
        }
    }
}

fn read(path: &Path) -> Result<Reader<Vec<u8>>> {
    let bytes = std::fs::read(path).map_err(|source| Error::Folder { path: path.to_owned(), source })?;
    Reader::from_source(bytes).map_err(|error| {
        let source = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
        Error::Folder { path: path.to_owned(), source }
    })
}
