//! Which keys are trusted to sign lists, and what was seen of them.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use minisign_verify::{PublicKey, Signature};
use serde::{Deserialize, Serialize};

use super::{Brought, List};
use crate::{DataFolder, settings::UpdateChannel};

/// The keys in force, and the newest list of each channel that was believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trust {
    revision: u32,
    keys: Vec<String>,
    #[serde(default)]
    serials: BTreeMap<UpdateChannel, u64>,
}

impl Trust {
    /// Before any list was seen: the keys that the program was built with.
    pub fn built_in(revision: u32, keys: &[&str]) -> Trust {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Trust { revision, keys, serials: BTreeMap::new() }
    }

    /// Whether a key in force signed a list.
    pub(super) fn signed(&self, brought: &Brought) -> bool {
        let Ok(signature) = Signature::decode(&brought.signature) else { return false };
        let keys = self.keys.iter().filter_map(|key| PublicKey::from_base64(key).ok());
        // The last argument: signatures over the bytes themselves, which minisign no longer makes, are none.
        keys.into_iter().any(|key| key.verify(&brought.list, &signature, false).is_ok())
    }

    /// Whether a list is as new as the newest that was believed.
    pub(super) fn takes(&self, list: &List) -> bool {
        self.serials.get(&list.channel).is_none_or(|seen| list.serial >= *seen)
    }

    /// Believes a list: its number, and its keys where they are newer.
    pub(super) fn remember(&mut self, list: &List) {
        self.serials.insert(list.channel, list.serial);
        if let Some(change) = &list.keys
            && change.revision > self.revision
        {
            self.revision = change.revision;
            self.keys.clone_from(&change.trusted);
        }
    }
}

/// Where the trust is kept: beside the journal, for whoever can write there can replace the program's data anyway.
#[derive(Clone, Debug)]
pub struct TrustFile {
    path: PathBuf,
    built_in: Trust,
}

impl TrustFile {
    /// In this folder; `built_in` until there is one, and again once the program was built with newer keys.
    pub fn new(folder: &DataFolder, built_in: Trust) -> TrustFile {
        TrustFile { path: folder.path().join("updates.json"), built_in }
    }

    /// The trust in force. What cannot be read counts as never written.
    pub fn read(&self) -> Trust {
        let kept = fs::read(&self.path).ok().and_then(|text| serde_json::from_slice::<Trust>(&text).ok());
        match kept {
            Some(kept) if kept.revision >= self.built_in.revision => kept,
            Some(kept) => Trust { serials: kept.serials, ..self.built_in.clone() },
            None => self.built_in.clone(),
        }
    }

    /// Keeps the trust, whole or not at all.
    pub(super) fn write(&self, trust: &Trust) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, &serde_json::to_vec(trust)?)?;
        file.as_file().sync_all()?;
        file.persist(&self.path)?;
        Ok(())
    }
}
