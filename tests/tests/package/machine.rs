//! The machine that packages are installed on, one test at a time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

/// The package's name.
pub const NAME: &str = "countersign";
/// Says whether a package may be installed: on a `copy` of the machine, or on the `machine` itself.
const PERMISSION: &str = "COUNTERSIGN_MAY_INSTALL";
/// The folder with the packages that are tried.
const PACKAGES: &str = "COUNTERSIGN_PACKAGES";
/// Where nothing of ours may lie once the package is gone.
const SYSTEM: [&str; 3] = ["/etc", "/usr", "/var/lib"];

static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// The machine, without the package until `install`. Without it again once dropped.
pub struct Machine {
    _turn: MutexGuard<'static, ()>,
}

impl Machine {
    /// Waits for its turn.
    pub async fn ours() -> Machine {
        let permission = std::env::var(PERMISSION).unwrap_or_default();
        assert!(
            ["copy", "machine"].contains(&permission.as_str()),
            "this test installs packages: `cargo xtask test` makes sure that nothing of it lasts"
        );
        let machine = Machine { _turn: ONE_AT_A_TIME.lock().await };
        assert!(machine.version().is_none(), "{NAME} is installed here already");
        machine
    }

    /// Installs a package, or upgrades to it.
    pub fn install(&self, package: &Path) {
        run(Command::new("dpkg").arg("--install").arg(package));
    }

    /// Removes the package; purged, its settings too.
    pub fn remove(&self, how: &str) {
        run(Command::new("dpkg").args([how, NAME]));
    }

    /// The version that is installed.
    pub fn version(&self) -> Option<String> {
        let format = "--showformat=${db:Status-Status} ${Version}";
        let answer = Command::new("dpkg-query").args(["--show", format, NAME]).output().expect("dpkg-query");
        String::from_utf8_lossy(&answer.stdout).strip_prefix("installed ").map(str::to_owned)
    }

    /// The files that the package brought.
    pub fn files(&self) -> Vec<PathBuf> {
        let listed = run(Command::new("dpkg").args(["--listfiles", NAME]));
        listed.lines().map(PathBuf::from).filter(|path| !path.is_dir()).collect()
    }

    /// Whatever on the system carries our name.
    pub fn traces(&self) -> Vec<String> {
        let named = ["-iname", "*countersign*", "-not", "-path", "*/cache/*", "-print"];
        let found = run(Command::new("find").args(SYSTEM).args(named));
        found.lines().map(str::to_owned).collect()
    }

    /// The program that opens a link of ours.
    pub fn handler(&self) -> Option<String> {
        let cache = fs::read_to_string("/usr/share/applications/mimeinfo.cache").unwrap_or_default();
        let handlers = cache.lines().find_map(|line| line.strip_prefix("x-scheme-handler/countersign="));
        handlers.map(|line| line.trim_end_matches(';').to_owned())
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // Also after a failure, so that the next test finds the machine as this one did.
        let _ = Command::new("dpkg").args(["--purge", NAME]).output();
    }
}

/// The one package whose name ends in this.
pub fn package(end: &str) -> PathBuf {
    let folder =
        std::env::var_os(PACKAGES).unwrap_or_else(|| panic!("{PACKAGES} names the folder of packages"));
    let entries = fs::read_dir(Path::new(&folder).join(end)).expect("a folder of packages");
    let found = entries.map(|entry| entry.expect("an entry").path());
    let mut found = found.filter(|path| path.extension().is_some_and(|found| found == end));
    found.next().unwrap_or_else(|| panic!("no .{end} was made"))
}

/// The same package with another version number.
pub fn as_version(package: &Path, version: &str) -> (PathBuf, TempDir) {
    let folder = tempfile::Builder::new().prefix("countersign-package-").tempdir().expect("a folder");
    let (tree, newer) = (folder.path().join("tree"), folder.path().join("newer.deb"));
    run(Command::new("dpkg-deb").arg("--raw-extract").arg(package).arg(&tree));
    let control = tree.join("DEBIAN/control");
    let text = fs::read_to_string(&control).expect("a control file");
    let renumbered = text.lines().map(|line| match line.strip_prefix("Version: ") {
        Some(_) => format!("Version: {version}\n"),
        None => format!("{line}\n"),
    });
    fs::write(&control, renumbered.collect::<String>()).expect("a control file");
    // Quick: nobody downloads it.
    run(Command::new("dpkg-deb")
        .args(["-Zgzip", "-z1", "--root-owner-group", "--build"])
        .arg(&tree)
        .arg(&newer));
    (newer, folder)
}

/// Runs a program to its end; answers what it printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} ended with {}:\n{said}{complained}", output.status);
    said
}
