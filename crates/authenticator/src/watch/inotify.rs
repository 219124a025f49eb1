//! What Linux tells of two files: inotify(7).

use std::{
    collections::HashMap,
    ffi::{OsStr, OsString},
    fs, io,
    mem::MaybeUninit,
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
    path::{Component, Path, PathBuf},
};

use async_io::Async;
use rustix::{
    fs::inotify::{self, CreateFlags, Reader, WatchFlags},
    io::Errno,
};

/// Most links on the way to a file, as the kernel follows them.
const MOST_LINKS: usize = 40;

/// A name in a folder comes, goes or leads elsewhere, or the folder itself goes. Of what lies on the way nothing else is
/// told: there may be much beside it.
const WAY: WatchFlags = WatchFlags::CREATE
    .union(WatchFlags::DELETE)
    .union(WatchFlags::MOVE)
    .union(WatchFlags::DELETE_SELF)
    .union(WatchFlags::MOVE_SELF)
    .union(WatchFlags::ONLYDIR)
    .union(WatchFlags::MASK_ADD);

/// And what a file says, or whose it and its folder are.
const FILE: WatchFlags = WAY.union(WatchFlags::MODIFY).union(WatchFlags::ATTRIB);

/// Told of the journal by its folder, and of the policy by every folder on the way to it.
pub(super) struct Told {
    inotify: Async<OwnedFd>,
    /// The names that matter in each folder.
    names: HashMap<i32, Vec<OsString>>,
    /// The journal's files, and their folder. What happens to them leads nowhere else.
    files: [OsString; 2],
    folder: i32,
    journal: PathBuf,
    policy: PathBuf,
    /// Told, and not yet taken.
    due: bool,
}

impl Told {
    /// Begins to watch.
    pub(super) fn begin(journal: PathBuf, policy: PathBuf) -> io::Result<Told> {
        let inotify = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let folder = journal.parent().unwrap_or(Path::new("/"));
        let folder = inotify::add_watch(&inotify, folder, FILE)?;
        let name = journal.file_name().unwrap_or_default();
        let mut log = name.to_owned();
        log.push("-wal");
        let mut told = Told {
            files: [name.to_owned(), log],
            inotify: Async::new_nonblocking(inotify)?,
            names: HashMap::new(),
            folder,
            journal,
            policy: std::path::absolute(policy)?,
            due: false,
        };
        told.walk()?;
        Ok(told)
    }

    /// Comes when something was told.
    pub(super) async fn hear(&mut self) -> io::Result<()> {
        while !self.due {
            self.inotify.readable().await?;
            self.read()?;
        }
        Ok(())
    }

    /// Whether something was told since this was last asked.
    pub(super) fn take(&mut self) -> io::Result<bool> {
        self.read()?;
        Ok(std::mem::take(&mut self.due))
    }

    /// Watches every folder on the way to the policy, as far as there are any. A folder is watched before it is looked
    /// into, so that nothing happens between the two.
    fn walk(&mut self) -> io::Result<()> {
        let (mut here, mut links) = (PathBuf::from("/"), 0);
        let mut ahead = reversed(&self.policy);
        let mut watched = Ok(());
        while let Some(name) = ahead.pop() {
            if name == OsStr::new("..") {
                here.pop();
                continue;
            }
            // A folder on the way that may not be read says little of the file; the last one says everything.
            watched = self.add(&here, &name, if ahead.is_empty() { FILE } else { WAY });
            let path = here.join(&name);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_dir() => here = path,
                Ok(found) if found.is_symlink() && links < MOST_LINKS => {
                    links += 1;
                    let Ok(target) = fs::read_link(&path) else { break };
                    if target.is_absolute() {
                        here = PathBuf::from("/");
                    }
                    ahead.extend(reversed(&target));
                }
                _ => break,
            }
        }
        watched
    }

    fn add(&mut self, folder: &Path, name: &OsStr, flags: WatchFlags) -> io::Result<()> {
        let watch = inotify::add_watch(self.inotify.get_ref(), folder, flags)?;
        self.names.entry(watch).or_default().push(name.to_owned());
        Ok(())
    }

    /// Reads all that was told. Whatever happens on the way to the policy may lead elsewhere: then all begins anew.
    fn read(&mut self) -> io::Result<()> {
        let (due, mut journal, mut way) = (self.due, false, false);
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut reader = Reader::new(self.inotify.get_ref(), &mut buffer);
        loop {
            let event = match reader.next() {
                Ok(event) => event,
                Err(Errno::AGAIN) => break,
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            };
            let Some(name) = event.file_name().map(|name| OsStr::from_bytes(name.to_bytes())) else {
                // A folder itself, or more than the kernel could keep.
                way = true;
                continue;
            };
            way |= self.names.get(&event.wd()).is_some_and(|names| names.iter().any(|one| one == name));
            journal |= event.wd() == self.folder && self.files.iter().any(|one| one == name);
        }
        if way {
            *self = Told::begin(self.journal.clone(), self.policy.clone())?;
        }
        self.due = due || way || journal;
        Ok(())
    }
}

/// The steps of a path, the first one last.
fn reversed(path: &Path) -> Vec<OsString> {
    let steps = path.components().rev();
    steps
        .filter(|step| matches!(step, Component::Normal(_) | Component::ParentDir))
        .map(|step| step.as_os_str().to_owned())
        .collect()
}
