//! What commands work on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wire::ProjectId;

use super::{Failure, Load, Place};
use crate::clock::{Clock, Instant, SystemClock};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::node::DATABASES;
use crate::projects::{self, Project};
use crate::store::Transaction;
use crate::{Databases, Node};

/// The folder that a command works in, and the time.
pub struct Desk {
    folder: PathBuf,
    config: Option<Config>,
    clock: Arc<dyn Clock>,
}

impl Desk {
    /// In the folder that was named, or else the configured one.
    pub(super) fn of(place: Place, load: Load<'_>) -> Result<Desk, Failure> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        match place.data_dir {
            Some(folder) => Ok(Desk { folder, config: load().ok(), clock }),
            None => {
                let config = load()?;
                Ok(Desk { folder: config.data_dir.clone(), config: Some(config), clock })
            }
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The configuration, if it can be read; it must be, unless the folder was named.
    pub fn config(&self) -> Option<&Config> {
        self.config.as_ref()
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Reads, on one unchanging view of the database.
    pub async fn read<T, W>(&self, work: W) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: FnOnce(&mut Transaction<'_>) -> Result<T, Failure> + Send + 'static,
    {
        let node = self.open().await?;
        node.store().read(move |tx| apart(work(tx))).await?
    }

    /// Changes something, in one transaction. What is refused is refused before anything is written.
    pub async fn write<T, W>(&self, work: W) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: FnOnce(&mut Transaction<'_>, Instant) -> Result<T, Failure> + Send + 'static,
    {
        let (node, now) = (self.open().await?, self.now());
        node.store().write(move |tx| apart(work(tx, now))).await?
    }

    /// Opens what is in the folder. A mistyped one is not filled with an empty service.
    pub async fn open(&self) -> Result<Arc<Node>, Failure> {
        if !self.folder.join(DATABASES[0]).is_file() {
            let folder = self.folder.display();
            return Err(Failure::Unknown(format!("{folder} holds no service; `project create` makes one")));
        }
        self.open_or_make().await
    }

    /// The same, but an empty folder, or none at all, is made a service's.
    pub async fn open_or_make(&self) -> Result<Arc<Node>, Failure> {
        create_private(&self.folder).map_err(|source| Error::Folder { path: self.folder.clone(), source })?;
        let databases = Databases::open(&self.folder, self.clock.as_ref()).await?;
        Ok(Node::new(databases, self.clock.clone()))
    }
}

/// What the service's own side failed at undoes everything; the rest is an answer.
fn apart<T>(done: Result<T, Failure>) -> Result<Result<T, Failure>> {
    match done {
        Err(Failure::Failed(error)) => Err(error),
        answered => Ok(answered),
    }
}

/// The project that was named by its id, its address or its name; the only one, if none was.
pub fn find_project(tx: &mut Transaction<'_>, named: Option<&str>) -> Result<Project, Failure> {
    let all = projects::all(tx)?;
    let Some(named) = named else {
        return match <[Project; 1]>::try_from(all) {
            Ok([project]) => Ok(project),
            Err(all) if all.is_empty() => Err(Failure::Unknown("there is no project yet".to_owned())),
            Err(_) => Err(Failure::Usage("--project", "there are several projects: say which".to_owned())),
        };
    };
    let id = ProjectId::parse(named).ok();
    let address = named.trim_end_matches('/');
    let fits = |project: &Project| {
        id.map_or_else(|| project.url == address || project.name == named, |id| project.id == id)
    };
    let mut found: Vec<_> = all.into_iter().filter(fits).collect();
    match (found.pop(), found.is_empty()) {
        (Some(project), true) => Ok(project),
        (Some(_), false) => Err(Failure::Usage("--project", format!("several projects are called {named}"))),
        (None, _) => Err(Failure::Unknown(format!("there is no project {named}"))),
    }
}

/// Makes a folder, and those that it is in, readable by nobody else.
pub fn create_private(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
