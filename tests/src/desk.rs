//! A workstation: display, session bus, keychain and home folder, all of its own.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use tempfile::TempDir;

use crate::keychain::Keychain;
use crate::machine::Machine;
use crate::memory::Running;
use crate::process::{Process, ask};
use crate::wait::eventually;
use crate::window::Window;
use crate::{evidence, program};

/// The program under test.
const APP: &str = "countersign-desktop";
/// Larger than the window, so that dialogs find room beside it.
const SCREEN: &str = "1280x900x24";

/// Where this workstation's organisation puts its document.
const POLICY: &str = "etc/policy.json";

/// Takes from a program the rights that only root has.
const POWERLESS: &[&str] = &["--bounding-set=-all", "--inh-caps=-all"];

/// Asks for the keychain's password in a window.
const PROMPTER: &str = "org.gnome.keyring.SystemPrompter.service";

/// A workstation of its own. Everything on it ends when it is dropped.
#[derive(Debug)]
pub struct Desk {
    // Dropped in this order: what uses the display and the bus first.
    keychain: Keychain,
    _bus: Process,
    _display: Process,
    pub(crate) session: Session,
    home: TempDir,
    /// Of the bus.
    address: String,
}

/// What programs of this workstation find in their environment, and where they say what they do.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    environment: Vec<(String, String)>,
    log: Arc<File>,
}

impl Desk {
    /// A workstation whose keychain is open, as after a person has signed in to it.
    pub async fn new() -> Desk {
        let mut desk = Desk::without_keychain().await;
        desk.keychain.unlock().await;
        desk
    }

    /// A workstation with no keychain at all.
    pub async fn without_keychain() -> Desk {
        let home = tempfile::Builder::new().prefix("countersign-desk-").tempdir().expect("a folder");
        let runtime = home.path().join("run");
        fs::create_dir(&runtime).expect("a folder");
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700)).expect("a private folder");
        let mut session = Session::at(home.path());

        let mut xvfb = session.command("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]);
        let mut display = session.start(&xvfb);
        session.set("DISPLAY", &format!(":{}", display.line()));

        let mut daemon = session.command("dbus-daemon");
        daemon.arg(format!("--config-file={}", bus_configuration(home.path()).display()));
        daemon.args(["--nofork", "--nopidfile", "--print-address=1"]);
        let mut bus = session.start(&daemon);
        let address = bus.line();
        session.set("DBUS_SESSION_BUS_ADDRESS", &address);
        // Never the machine's own: what is told and asked there is real.
        session.set("DBUS_SYSTEM_BUS_ADDRESS", &address);

        let keychain = Keychain::absent(&session);
        Desk { keychain, _bus: bus, _display: display, session, home, address }
    }

    /// From now on programs here speak this language, a name as `LANG` has it.
    pub fn speak(&mut self, locale: &str) {
        self.session.set("LANG", locale);
    }

    /// Opens the app and its window.
    pub async fn open_app(&self) -> Window {
        self.open_app_with(&[]).await
    }

    /// Opens the app as the system does for a link or a file.
    pub async fn open_app_with(&self, arguments: &[&str]) -> Window {
        // A start while the one before still ends would hand its arguments to that one, and open nothing.
        eventually("the app to have ended", async || (!self.has_app()).then_some(())).await;
        Window::open(&self.session, &program(APP), arguments).await
    }

    /// Opens the app without the rights that root has over other processes, as a person's programs run.
    pub async fn open_app_as_people_do(&self) -> Window {
        let app = program(APP);
        let line = [POWERLESS, &["--", app.to_str().expect("a path")]].concat();
        Window::open(&self.session, Path::new("/usr/bin/setpriv"), &line).await
    }

    /// Whether another program of the same person can look into a process.
    pub fn can_look_into(&self, process: &Running) -> bool {
        let maps = format!("/proc/{}/maps", process.id);
        self.ask("setpriv", &[POWERLESS, &["--", "cat", &maps]].concat()).is_some()
    }

    /// Opens the app that a package put on the system.
    pub async fn open_installed_app(&self, program: &Path, arguments: &[&str]) -> Window {
        eventually("the app to have ended", async || (!self.has_app()).then_some(())).await;
        Window::open(&self.session, program, arguments).await
    }

    /// Hands a link to an app that runs already, by starting it once more.
    pub async fn hand_over(&self, program: &Path, link: &str) {
        let mut command = self.session.command(program);
        command.arg(link);
        let status = self.session.start(&command).end().await;
        assert!(status.success(), "the second start ended with {status}");
    }

    /// Starts any program on this workstation.
    pub fn start_program(&self, program: &Path, arguments: &[&str]) -> Process {
        let mut command = self.session.command(program);
        command.args(arguments);
        self.session.start(&command)
    }

    /// The display's name.
    pub fn display(&self) -> &str {
        self.session.environment.iter().find(|(name, _)| name == "DISPLAY").map_or("", |(_, value)| value)
    }

    /// Has the system open a link with whatever is installed for it, as a browser does. What it started ends when the
    /// answer is dropped.
    pub fn open_by_scheme(&self, link: &str) -> Process {
        let mut command = self.session.command("gio");
        command.args(["open", link]);
        self.session.start(&command)
    }

    /// Where the app keeps identities and history.
    pub fn data_folder(&self) -> PathBuf {
        self.home.path().join(".local/share/dev.countersign.desktop")
    }

    /// Starts the app once more, as the system does for a link or a file while its window is open.
    pub async fn start_again_with(&self, argument: &str) {
        self.hand_over(&program(APP), argument).await;
    }

    /// Whether the app runs: it owns a name on the bus, by which a second start finds the first.
    pub(crate) fn has_app(&self) -> bool {
        let list = ["--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames"];
        self.ask("dbus-send", &list).expect("an answer of the bus").contains(".SingleInstance")
    }

    /// The keychain of this workstation.
    pub fn keychain(&mut self) -> &mut Keychain {
        &mut self.keychain
    }

    /// Has programs that are started from now on find this in their environment.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        self.session.set(name, value);
    }

    /// What programs find in their environment.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        self.session
            .environment
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The person's home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A computer that tells this workstation when it sleeps and is locked. To be there before the app starts.
    pub async fn machine(&self) -> Machine {
        Machine::on(&self.address).await
    }

    /// Where the person keeps documents.
    pub fn folder(&self) -> PathBuf {
        let folder = self.home.path().join("Documents");
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    /// Puts the organisation's document in place, as a whole, or takes it away.
    pub fn manage(&self, document: Option<&str>) {
        let place = self.home.path().join(POLICY);
        match document {
            Some(text) => {
                let beside = place.with_extension("new");
                fs::create_dir_all(self.home.path().join("etc")).expect("a folder");
                fs::write(&beside, text).expect("a file");
                fs::rename(beside, place).expect("the document");
            }
            None => fs::remove_file(place).expect("the document"),
        }
    }

    /// What the program keeps for this person.
    pub fn data(&self) -> PathBuf {
        self.home.path().join(".local/share/dev.countersign.desktop")
    }

    /// A program of this workstation, run to its end.
    pub(crate) fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        ask(self.session.command(program).args(arguments))
    }
}

/// A bus that starts nothing by itself but the window in which the keychain asks for its password.
fn bus_configuration(home: &Path) -> PathBuf {
    let services = home.join("services");
    fs::create_dir(&services).expect("a folder");
    fs::copy(Path::new("/usr/share/dbus-1/services").join(PROMPTER), services.join(PROMPTER))
        .unwrap_or_else(|error| panic!("{PROMPTER} is not installed: {error}"));
    let path = home.join("bus.conf");
    let text = format!(
        r#"<busconfig>
  <type>session</type>
  <listen>unix:dir={home}/run</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{home}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#,
        home = home.display()
    );
    fs::write(&path, text).expect("a file");
    path
}

impl Session {
    fn at(home: &Path) -> Session {
        let log = Arc::new(evidence::log());
        let mut session = Session { environment: Vec::new(), log };
        let path = std::env::var("PATH").unwrap_or_else(|_| "/usr/local/bin:/usr/bin:/bin".to_owned());
        let home = home.display().to_string();
        session.set("PATH", &path);
        session.set("HOME", &home);
        session.set("XDG_RUNTIME_DIR", &format!("{home}/run"));
        session.set("COUNTERSIGN_POLICY_FILE", &format!("{home}/{POLICY}"));
        session.set("LANG", "C.UTF-8");
        // No accessibility bus and no settings daemon on this bus: libraries would wait for them.
        session.set("NO_AT_BRIDGE", "1");
        session.set("GSETTINGS_BACKEND", "memory");
        session
    }

    /// What programs find under a name.
    pub(crate) fn variable(&self, name: &str) -> &str {
        let found = self.environment.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_else(|| panic!("there is no {name}"))
    }

    fn set(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// A program with this environment and no other.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts a program of this workstation.
    pub(crate) fn start(&self, command: &Command) -> Process {
        Process::start(command, &self.log)
    }
}
