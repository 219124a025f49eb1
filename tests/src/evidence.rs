//! What a test leaves behind: what its programs said, and what its windows looked like.

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::target;

/// The log of the workstation of the test that runs.
pub fn log() -> File {
    create("log")
}

/// The log of the service of the test that runs.
pub fn service_log() -> File {
    create("service.log")
}

fn create(end: &str) -> File {
    let path = folder().join(format!("{}.{end}", test()));
    File::create(&path).unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()))
}

/// Keeps a picture of the test that runs.
pub fn keep(picture: &[u8], name: &str) {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let path = folder().join(format!("{}-{number:03}-{name}.png", test()));
    fs::write(&path, picture).unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
}

fn folder() -> PathBuf {
    let folder = target().join("window-tests");
    fs::create_dir_all(&folder).expect("a folder for evidence");
    folder
}

/// A test has the thread that carries its name to itself.
fn test() -> String {
    std::thread::current().name().unwrap_or("unnamed").replace("::", "-")
}
