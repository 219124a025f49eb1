//! A real keychain: gnome-keyring, the Secret Service of this workstation alone.

use std::time::Duration;

use crate::desk::Session;
use crate::memory::Running;
use crate::process::{Process, ask};
use crate::wait::{eventually, soon};

/// What opens the keychain.
pub const PASSWORD: &str = "correct horse";
/// Rarely, gnome-keyring never answers once it has started.
const ATTEMPTS: u32 = 3;
const PATIENCE: Duration = Duration::from_secs(20);
const SECRETS: &str = "org.freedesktop.secrets";
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";

/// The keychain and the program that keeps it.
#[derive(Debug)]
pub struct Keychain {
    session: Session,
    process: Option<Process>,
}

impl Keychain {
    pub(crate) fn absent(session: &Session) -> Keychain {
        Keychain { session: session.clone(), process: None }
    }

    /// Opens the keychain with its password, as signing in to the workstation does.
    pub async fn unlock(&mut self) {
        for _ in 0..ATTEMPTS {
            self.remove().await;
            let mut daemon = self.session.command("gnome-keyring-daemon");
            daemon.args(["--foreground", "--unlock", "--components=secrets"]);
            let mut process = self.session.start(&daemon);
            process.tell(PASSWORD);
            self.process = Some(process);
            if soon(PATIENCE, async || self.is_locked().filter(|locked| !locked)).await.is_some() {
                return;
            }
            eprintln!("gnome-keyring does not open; another one is started");
        }
        panic!("no keychain opened");
    }

    /// Locks the collection that new items go to.
    pub async fn lock(&self) {
        let answer = self.call(
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            &[&format!("array:objpath:{LOGIN}")],
        );
        assert!(answer.is_some(), "the keychain did not lock");
        eventually("a locked keychain", async || self.is_locked().filter(|locked| *locked)).await;
    }

    /// Ends the keychain, so that there is none.
    pub async fn remove(&mut self) {
        self.process = None;
        eventually("the end of the keychain", async || (!self.is_there()).then_some(())).await;
    }

    /// How many items lie in it.
    pub fn items(&self) -> usize {
        let answer = self.property(LOGIN, "org.freedesktop.Secret.Collection", "Items");
        answer.expect("an open collection").matches("object path").count()
    }

    /// The program that keeps it.
    pub fn keeper(&self) -> Running {
        let process = self.process.as_ref().expect("an open keychain");
        Running::find(process.id()).expect("a running keychain")
    }

    /// What the app keeps in it.
    pub fn secrets(&self) -> Vec<String> {
        let mut search = self.session.command("secret-tool");
        search.args(["search", "--all", "service", "dev.countersign.desktop"]);
        let found = ask(&mut search).expect("an open keychain");
        found.lines().filter_map(|line| line.strip_prefix("secret = ").map(str::to_owned)).collect()
    }

    fn is_locked(&self) -> Option<bool> {
        // Asking would start the keychain: another one, which nobody opened.
        if !self.is_there() {
            return None;
        }
        let answer = self.property(LOGIN, "org.freedesktop.Secret.Collection", "Locked")?;
        Some(answer.contains("boolean true"))
    }

    fn is_there(&self) -> bool {
        let mut send = self.session.command("dbus-send");
        send.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]);
        send.arg("org.freedesktop.DBus.NameHasOwner").arg(format!("string:{SECRETS}"));
        ask(&mut send).is_some_and(|answer| answer.contains("boolean true"))
    }

    fn property(&self, path: &str, interface: &str, name: &str) -> Option<String> {
        let arguments = [format!("string:{interface}"), format!("string:{name}")];
        self.call(path, "org.freedesktop.DBus.Properties.Get", &[&arguments[0], &arguments[1]])
    }

    fn call(&self, path: &str, method: &str, arguments: &[&str]) -> Option<String> {
        let mut send = self.session.command("dbus-send");
        send.args(["--session", "--print-reply", "--reply-timeout=5000"])
            .arg(format!("--dest={SECRETS}"))
            .args([path, method]);
        ask(send.args(arguments))
    }
}
