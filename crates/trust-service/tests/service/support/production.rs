use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use trust_service::Databases;
use trust_service::clock::{Clock, SystemClock};
use trust_service::projects::{self, Project, VerificationMethod};

use super::server::{CLIENT, SECRET, copy, insert, project, template};
use super::{Answer, Api};

/// How long to wait for what should come soon.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with a project in it, and a configuration.
pub struct Site {
    pub folder: TempDir,
}

/// A running `countersign-server serve`.
pub struct Production {
    child: Child,
    output: BufReader<ChildStdout>,
    pub ready: Value,
    pub address: SocketAddr,
    api: Api,
}

impl Site {
    /// With a project that is found at its real address once that is known.
    pub async fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(site.data()).unwrap();
        copy(template().await, &site.data());
        let databases = Databases::open(&site.data(), &SystemClock).await.unwrap();
        let project =
            Project { url: "https://larkspur.example.com".to_owned(), ..project(VerificationMethod::Custom) };
        insert(&databases, project, SystemClock.now()).await;
        site
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap()
    }

    /// The program with this configuration; its data folder and any free port are added.
    pub fn command(&self, text: &str) -> Command {
        let file = self.path("config.toml");
        let beginning = format!("data_dir = {:?}\n", self.data());
        let listen = if text.contains("listen") { "" } else { "listen = \"127.0.0.1:0\"\n" };
        std::fs::write(&file, format!("{beginning}{listen}{text}")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-server"));
        command.arg("--config").arg(file).arg("serve").stdin(Stdio::null()).env_remove("RUST_LOG");
        command
    }

    /// Starts it, and gives the project its address.
    pub async fn start(&self, text: &str) -> Production {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.path("log")).unwrap();
        let mut child = self.command(text).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line:?} {}", self.log()));
        let listen = ready["listen"].as_str().unwrap();
        let (scheme, address) = listen.split_once("://").unwrap();
        let address: SocketAddr = address.parse().unwrap();
        // Names have certificates, addresses of this kind have not
        let host = if scheme == "https" { "localhost" } else { "127.0.0.1" };
        let url = format!("{scheme}://{host}:{}", address.port());
        self.move_project(&url).await;
        let id = project(VerificationMethod::Custom).id;
        let api = Api::new(url, id, CLIENT, SECRET);
        Production { child, output, ready, address, api }
    }

    /// Gives the project another address, as the command line would.
    pub async fn move_project(&self, url: &str) {
        let databases = Databases::open(&self.data(), &SystemClock).await.unwrap();
        let moved = Project { url: url.to_owned(), ..project(VerificationMethod::Custom) };
        databases.store.write(move |tx| projects::update_project(tx, &moved)).await.unwrap();
    }
}

impl Production {
    /// With clients that trust this certificate authority.
    pub fn trusting(mut self, pem: &str) -> Self {
        let authority = reqwest::Certificate::from_pem(pem.as_bytes()).unwrap();
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([authority]);
        self.api.http = client.build().unwrap();
        self
    }

    /// Waits until the project is served at its address.
    pub async fn settled(self) -> Self {
        wait_for("the project", async || {
            let answer =
                self.http.get(format!("{}/.well-known/project-configuration", self.url)).send().await;
            answer.is_ok_and(|answer| answer.status() == 200)
        })
        .await;
        self
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Waits for its end; answers how it ended and what else it said.
    pub fn wait(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        (status, rest)
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.http.get(format!("{}{path}", self.url));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.send().await.unwrap()).await
    }
}

impl Drop for Production {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Deref for Production {
    type Target = Api;

    fn deref(&self) -> &Api {
        &self.api
    }
}

/// Waits for a condition that something else brings about.
pub async fn wait_for(what: &str, mut condition: impl AsyncFnMut() -> bool) {
    let wait = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("{what} did not come"));
}

/// Whether any file in a folder has this text in it.
pub fn is_kept(folder: &Path, text: &str) -> bool {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).any(|path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}
