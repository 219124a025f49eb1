//! The programs that are compared.

use std::path::PathBuf;

use e2e::{Desk, Process, released};

/// A program that is measured.
pub struct Subject {
    /// Its name in the table.
    pub name: &'static str,
    program: PathBuf,
    /// Whether it is to stay when its window is closed, and to open it again when it is started once more.
    pub stays: bool,
}

impl Subject {
    /// Starts it on a workstation.
    pub fn start(&self, desk: &Desk) -> Process {
        desk.start_program(&self.program, &[])
    }
}

/// The app, what it is compared with, and the empty window last: the floor for any webview.
pub fn subjects() -> [Subject; 4] {
    let system =
        |name: &'static str| Subject { name, program: PathBuf::from("/usr/bin").join(name), stays: false };
    [
        Subject { name: "countersign", program: released("countersign-desktop"), stays: true },
        system("keepassxc"),
        system("yubioath-desktop"),
        Subject { name: "empty window", program: released("empty-window"), stays: false },
    ]
}
