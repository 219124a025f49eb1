//! A computer with a keychain and a data folder, a trust service, and a demo application.

use std::io::{BufRead, BufReader, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};
use tempfile::TempDir;
use wire::DevReady;

/// A PIN that is not guessed first.
pub const PIN: &str = "7391";
pub const WRONG: &str = "7392";
pub const USER: &str = "ada@larkspur.example";

/// Starts the login keychain, empty and unlocked, says where its bus is, and ends with its input.
const KEYCHAIN: &str = r#"printf %s test | gnome-keyring-daemon --unlock --components=secrets >/dev/null \
    && echo "$DBUS_SESSION_BUS_ADDRESS" && cat >/dev/null"#;

/// A computer with a keychain and a data folder, and no service yet.
pub struct Computer {
    home: TempDir,
    bus: String,
    keychain: Child,
    /// Closing it ends the keychain.
    _input: ChildStdin,
}

/// Everything that a test needs, for itself alone.
pub struct World {
    computer: Computer,
    pub service: DevReady,
    pub http: reqwest::Client,
    process: Child,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The one JSON value on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Checks how it ended.
    #[track_caller]
    pub fn ends(self, status: i32) -> Said {
        assert_eq!(self.status, status, "{self:?}");
        self
    }
}

impl Computer {
    pub fn open() -> Computer {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(home.path().join("run")).expect("a folder");
        let (keychain, input, bus) = keychain(home.path());
        Computer { home, bus, keychain, _input: input }
    }

    /// A place for a document.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Puts an organisation's document in place.
    pub fn manage(&self, document: &str) {
        std::fs::create_dir_all(self.path("etc")).expect("a folder");
        std::fs::write(self.path("etc/policy.json"), document).expect("a document");
    }

    /// `countersign`, with this computer's keychain and data folder.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.home.path().join("run"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("COUNTERSIGN_DATA_DIR", self.path("data"))
            .env("COUNTERSIGN_POLICY_FILE", self.path("etc/policy.json"))
            .current_dir(self.home.path());
        command
    }

    /// Runs a command line that brings no PIN.
    pub fn run(&self, line: &[&str]) -> Said {
        self.run_with(line, "")
    }

    /// Runs a command line that reads a PIN from descriptor 0.
    pub fn run_with_pin(&self, line: &[&str], pin: &str) -> Said {
        self.run_with(&[line, &["--pin-fd", "0"]].concat(), &format!("{pin}\n"))
    }

    /// Runs a command line with this input.
    pub fn run_with(&self, line: &[&str], input: &str) -> Said {
        let mut command = self.command(env!("CARGO_BIN_EXE_countersign"));
        finish(command.args(line), input)
    }

    /// Enrols this computer with a link.
    pub fn enrol_with(&self, link: &str) -> Value {
        self.run_with_pin(&["enrol", link, "--json"], PIN).ends(0).json()["identity"].take()
    }
}

impl World {
    /// With a service whose application verifies users.
    pub fn open() -> World {
        Self::with(&[])
    }

    /// With a service that verifies users by mail.
    pub fn with_mail() -> World {
        Self::with(&["--verification", "email"])
    }

    fn with(options: &[&str]) -> World {
        let computer = Computer::open();
        let (process, service) = service(&computer.path("service"), options);
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        World { computer, service, http, process }
    }

    /// Enrols this computer with an invitation of the demo application.
    pub async fn enrol(&self, user: &str) -> Value {
        self.enrol_with(&self.invite(user).await)
    }

    /// An invitation: the link that enrols.
    pub async fn invite(&self, user: &str) -> String {
        let invitation = self.post("/api/invitations", &json!({"userId": user})).await;
        invitation["link"].as_str().unwrap_or_else(|| panic!("no link: {invitation}")).to_owned()
    }

    /// The code of the last mail.
    pub async fn mailed_code(&self) -> String {
        let mails =
            self.http.get(&self.service.mailbox_url).header("accept", "application/json").send().await;
        let mails: Value = mails.expect("an answer").json().await.expect("JSON");
        let texts =
            mails["mails"].as_array().expect("a list").iter().filter_map(|mail| mail["body"].as_str());
        let lines = texts.flat_map(str::lines).map(str::trim);
        let code = |line: &&str| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit());
        let mut codes = lines.filter(code);
        codes.next().unwrap_or_else(|| panic!("no code: {mails}")).to_owned()
    }

    /// Asks the demo application.
    pub async fn get(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.service.demo_url);
        self.http.get(url).send().await.expect("an answer").json().await.expect("JSON")
    }

    /// Tells the demo application.
    pub async fn post(&self, path: &str, body: &Value) -> Value {
        let url = format!("{}{path}", self.service.demo_url);
        self.http.post(url).json(body).send().await.expect("an answer").json().await.expect("JSON")
    }

    /// Has an operator change something at the trust service.
    pub fn administer(&self, line: &[&str]) {
        let mut command = Command::new(server());
        command.args(line).arg("--data-dir").arg(self.path("service")).env("RUST_LOG", "warn");
        finish(&mut command, "").ends(0);
    }

    /// Asks the trust service as its application does.
    pub async fn application(&self, request: reqwest::RequestBuilder) -> Value {
        let DevReady { client_id, client_secret, .. } = &self.service;
        let answer = request.basic_auth(client_id, Some(client_secret)).send().await.expect("an answer");
        let (status, text) = (answer.status(), answer.text().await.expect("text"));
        assert!(status.is_success(), "{status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Ends the trust service.
    pub fn stop_service(&mut self) {
        self.process.kill().and_then(|()| self.process.wait()).expect("the service ends");
    }

    /// A document of the demo application, and where it was put.
    pub async fn document(&self) -> (Value, PathBuf) {
        let document = self.post("/api/documents", &Value::Null).await;
        let url = format!("{}{}", self.service.demo_url, document["file"].as_str().expect("a path"));
        let text = self.http.get(url).send().await.expect("an answer").bytes().await.expect("a file");
        let path = self.path(document["name"].as_str().expect("a name"));
        std::fs::write(&path, text).expect("a file");
        (document, path)
    }
}

impl Deref for World {
    type Target = Computer;

    fn deref(&self) -> &Computer {
        &self.computer
    }
}

impl Drop for World {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

impl Drop for Computer {
    fn drop(&mut self) {
        end(&mut self.keychain);
    }
}

fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}

/// Runs a command to its end with this input.
pub fn finish(command: &mut Command, input: &str) -> Said {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that wants no input may have ended by now.
    let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Said { status: status(output.status), out: text(output.stdout), err: text(output.stderr) }
}

pub fn status(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| panic!("ended by a signal: {status}"))
}

fn keychain(home: &Path) -> (Child, ChildStdin, String) {
    let mut child = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", KEYCHAIN])
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env_remove("XDG_DATA_HOME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("dbus-run-session is installed");
    let input = child.stdin.take().expect("an input");
    let bus = first_line(&mut child);
    assert!(!bus.is_empty(), "gnome-keyring-daemon is installed");
    (child, input, bus)
}

fn service(folder: &Path, options: &[&str]) -> (Child, DevReady) {
    let mut child = Command::new(server())
        .args(["dev", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(folder)
        .args(options)
        .env("RUST_LOG", "error")
        .stdout(Stdio::piped())
        .spawn()
        .expect("countersign-server starts");
    let ready = serde_json::from_str(&first_line(&mut child)).expect("the service is ready");
    (child, ready)
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("an output")).read_line(&mut line).expect("a line");
    line.trim_end().to_owned()
}

/// The trust service's program, built once, beside the one under test.
fn server() -> &'static Path {
    static SERVER: OnceLock<PathBuf> = OnceLock::new();
    SERVER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_BIN_EXE_countersign")).parent().expect("a folder");
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--package", "trust-service", "--bin", "countersign-server"]);
        build.arg("--target-dir").arg(folder.parent().expect("a folder"));
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().expect("cargo runs").success(), "countersign-server is built");
        folder.join("countersign-server")
    })
}
