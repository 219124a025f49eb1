//! The journal in one SQLite file.

use super::*;
use crate::DataFolder;

/// The journal in one SQLite file.
#[derive(Debug)]
pub struct SqliteJournal;

impl SqliteJournal {
    /// Opens it.
    pub fn open(_folder: &DataFolder) -> Result<SqliteJournal, JournalError> {
        todo!()
    }
}

impl Journal for SqliteJournal {
    fn device_tag(&self) -> Recollection<'_, String> {
        todo!()
    }
    fn next_generation(&self) -> Recollection<'_, u64> {
        todo!()
    }
    fn identities(&self) -> Recollection<'_, Vec<IdentityRecord>> {
        todo!()
    }
    fn pendings(&self) -> Recollection<'_, Vec<PendingRecord>> {
        todo!()
    }
    fn sweeps(&self) -> Recollection<'_, Vec<Sweep>> {
        todo!()
    }
    fn history<'a>(&'a self, _query: &'a Query) -> Recollection<'a, Page> {
        todo!()
    }
    fn settings(&self) -> Recollection<'_, Option<Settings>> {
        todo!()
    }
    fn write(&self, _writes: Vec<Write>) -> Recollection<'_, ()> {
        todo!()
    }
    fn changes(&self) -> Recollection<'_, u64> {
        todo!()
    }
}
