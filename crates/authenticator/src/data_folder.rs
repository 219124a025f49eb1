//! Where the journal lies.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use crate::APPLICATION;

/// The folder of this program's data: one per person and computer, shared by app and command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// Names another folder than the standard one.
    pub const VARIABLE: &str = "COUNTERSIGN_DATA_DIR";

    /// The folder that `COUNTERSIGN_DATA_DIR` names, else the platform's place for a person's data.
    pub fn standard() -> DataFolder {
        Self::chosen(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
    }

    /// This folder.
    pub fn at(path: impl Into<PathBuf>) -> DataFolder {
        DataFolder(path.into())
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Makes the folder, if there is none, for its owner alone.
    ///
    /// # Errors
    ///
    /// Where the file system refuses it.
    pub fn create(&self) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.0)
    }

    /// The journal's file.
    pub fn journal(&self) -> PathBuf {
        self.0.join("journal.sqlite")
    }

    fn chosen(variable: impl Fn(&str) -> Option<PathBuf>) -> DataFolder {
        if let Some(folder) = variable(Self::VARIABLE) {
            return DataFolder(folder);
        }
        let under_home = |path: &str| env::home_dir().unwrap_or_default().join(path);
        let base = if cfg!(windows) {
            variable("LOCALAPPDATA").unwrap_or_else(|| under_home("AppData/Local"))
        } else if cfg!(target_os = "macos") {
            under_home("Library/Application Support")
        } else {
            // A relative path is invalid here (XDG Base Directory Specification 0.8).
            let data = variable("XDG_DATA_HOME").filter(|path| path.is_absolute());
            data.unwrap_or_else(|| under_home(".local/share"))
        };
        DataFolder(base.join(APPLICATION))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_comes_first() {
        let folder = DataFolder::chosen(|name| (name == DataFolder::VARIABLE).then(|| "/elsewhere".into()));
        assert_eq!(folder.journal(), Path::new("/elsewhere/journal.sqlite"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_relative_data_home_is_ignored() {
        let folder = |home: &str| {
            let home = PathBuf::from(home);
            DataFolder::chosen(move |name| (name == "XDG_DATA_HOME").then(|| home.clone()))
        };
        assert_eq!(folder("/data"), DataFolder::at("/data/dev.countersign.desktop"));
        assert!(folder("data").path().ends_with(".local/share/dev.countersign.desktop"));
    }
}
