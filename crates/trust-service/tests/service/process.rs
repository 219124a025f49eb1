//! The program itself: started, killed, started again.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use wire::{Code, DevReady};

use crate::support::*;

/// How long to wait for what should come at once.
const PATIENCE: Duration = Duration::from_secs(20);

struct Program {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
    ready: DevReady,
    api: Api,
}

impl Program {
    fn start(folder: &Path, more: &[&str]) -> Program {
        Program::run(command(folder, more).stderr(Stdio::null()))
    }

    fn run(command: &mut Command) -> Program {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let ready: DevReady = serde_json::from_str(&line).unwrap();
        let api =
            Api::new(ready.project_url.clone(), ready.project_id, &ready.client_id, &ready.client_secret);
        Program { child, output, ready, api }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn credentials(&self) -> (String, String, String) {
        let ready = &self.ready;
        (ready.project_id.to_string(), ready.client_id.clone(), ready.client_secret.clone())
    }
}

impl std::ops::Deref for Program {
    type Target = Api;

    fn deref(&self) -> &Api {
        &self.api
    }
}

fn command(folder: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-server"));
    command.args(["dev", "--listen", "127.0.0.1:0", "--data-dir"]).arg(folder).args(more);
    command.stdin(Stdio::null());
    command
}

fn start_empty() -> (tempfile::TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(&folder.path().join("new/folder"), &[]);
    (folder, program)
}

#[tokio::test]
async fn killed_at_any_moment_it_starts_again_with_everything() {
    let (folder, first) = start_empty();
    let folder = folder.path().join("new/folder");
    let credentials = first.credentials();
    assert_eq!(first.ready.customer_id, first.ready.project_id);
    let answer = first.call("/activate/initiate", &json!({ "userId": USER })).await.ok();
    let (token, key) = (answer["actToken"].as_str().unwrap().to_owned(), Key::generate());
    // Killed between the activation and the registration
    first.kill();
    let second = Program::start(&folder, &[]);
    assert_eq!(second.credentials(), credentials);
    let body = registration(USER, &token, &key);
    let registered = second.call("/registration", &body).await.ok();
    assert_eq!(registered["mpinId"], answer["mpinId"]);
    // Killed between the registration and the shares
    second.kill();
    let third = Program::start(&folder, &[]);
    let again = third.call("/registration", &body).await.ok();
    assert_eq!(again["mpinId"], registered["mpinId"]);
    assert_eq!(again["dtas"], registered["dtas"]);
    third.kill();
}

#[tokio::test]
async fn killed_while_it_starts_it_starts_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    // Each time a little further: after the lock, after each database, after the credentials
    for wanted in [1, 2, 3, 5, 8, 11] {
        let mut child =
            command(folder.path(), &[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while files() < wanted && begun.elapsed() < PATIENCE {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let program = Program::start(folder.path(), &[]);
    let device = Device::enrol(&program, USER, "1234").await;
    device.sign_in(&program, "1234").await.ok();
    program.kill();
}

#[tokio::test]
async fn wrong_pins_are_not_forgotten_by_killing_it() {
    let (folder, mut program) = start_empty();
    let folder = folder.path().join("new/folder");
    let device = Device::enrol(&program, USER, "1234").await;
    for _ in 0..2 {
        device.sign_in(&program, "1235").await.refused(Code::UnsuccessfulAuthentication);
        program.kill();
        program = Program::start(&folder, &[]);
    }
    device.sign_in(&program, "1235").await.refused(Code::RevokedMpinId);
    program.kill();
    program = Program::start(&folder, &[]);
    device.sign_in(&program, "1234").await.refused(Code::RevokedMpinId);
    program.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_answered_before_a_kill_is_there_after_it() {
    let (folder, program) = start_empty();
    let folder = folder.path().join("new/folder");
    let api =
        std::sync::Arc::new(Api::new(program.url.clone(), program.project, &program.client, &program.secret));
    let (sender, mut answered) = tokio::sync::mpsc::unbounded_channel();
    for worker in 0..4 {
        let (api, sender) = (api.clone(), sender.clone());
        tokio::spawn(async move {
            for n in 0.. {
                let user = format!("user-{worker}-{n}@example.com");
                let request = api.http.post(format!("{}/activate/initiate", api.url));
                let request = request.basic_auth(&api.client, Some(&api.secret));
                let body = json!({ "userId": user }).to_string();
                let Ok(response) = request.body(body).send().await else { return };
                let Ok(answer) = response.json::<serde_json::Value>().await else { return };
                let _ = sender.send((user, answer["actToken"].as_str().unwrap().to_owned()));
            }
        });
    }
    drop(sender);
    let mut tokens = Vec::new();
    while tokens.len() < 20 {
        tokens.push(answered.recv().await.unwrap());
    }
    // In the midst of what it is doing
    program.kill();
    while let Some(token) = answered.recv().await {
        tokens.push(token);
    }
    let program = Program::start(&folder, &[]);
    for (user, token) in &tokens {
        program.post("/registration", &registration(user, token, &Key::generate())).await.ok();
    }
    program.kill();
}

#[tokio::test]
async fn the_secret_is_in_one_private_file_and_nowhere_else() {
    let (folder, program) = start_empty();
    let folder = folder.path().join("new/folder");
    let secret = program.ready.client_secret.clone();
    program.kill();
    let holds = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(secret.len()).any(|window| window == secret.as_bytes())
    };
    for entry in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        assert_eq!(holds(&entry), entry.ends_with("dev.json"), "{entry:?}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            assert!(mode == 0o600 || entry.ends_with("lock"), "{entry:?} {mode:o}");
        }
    }
}

#[tokio::test]
async fn a_lost_file_or_a_reset_brings_new_credentials() {
    let (folder, first) = start_empty();
    let folder = folder.path().join("new/folder");
    let old = first.credentials();
    first.kill();
    std::fs::remove_file(folder.join("dev.json")).unwrap();
    std::fs::write(folder.join("notes.txt"), "not ours").unwrap();
    let second = Program::start(&folder, &[]);
    let lost = second.credentials();
    assert!(lost.0 == old.0 && lost.1 == old.1 && lost.2 != old.2);
    second.call("/activate/initiate", &json!({ "userId": USER })).await.ok();
    second.kill();
    let third = Program::start(&folder, &["--reset"]);
    assert!(third.credentials().0 != old.0);
    assert!(folder.join("notes.txt").exists());
    third.kill();
}

#[tokio::test]
async fn two_do_not_share_a_folder() {
    let (folder, program) = start_empty();
    let output = command(&folder.path().join("new/folder"), &[]).output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("in use"));
    program.kill();
}

#[cfg(unix)]
#[tokio::test]
async fn asked_to_stop_it_stops_and_has_said_one_line() {
    for signal in ["INT", "TERM"] {
        let (_folder, mut program) = start_empty();
        // Even while somebody keeps a connection
        program.call("/activate/initiate", &json!({ "userId": USER })).await.ok();
        let pid = program.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &pid]).status().unwrap().success());
        assert!(program.child.wait().unwrap().success());
        let mut rest = String::new();
        program.output.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}

#[tokio::test]
async fn the_mailbox_and_the_demo_are_where_it_says() {
    let (_folder, program) = start_empty();
    for url in [&program.ready.mailbox_url, &program.ready.demo_url] {
        assert!(program.http.get(url).send().await.unwrap().status().is_success(), "{url}");
    }
    program.kill();
}

#[tokio::test]
async fn the_log_keeps_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut command = command(&folder.path().join("data"), &[]);
    let stderr = std::fs::File::create(&log).unwrap();
    let program = Program::run(command.env("RUST_LOG", "trace").stderr(stderr));
    let verification = json!({ "userId": USER, "delivery": "no", "clientId": program.ready.client_id });
    let url = program.call("/verification", &verification).await.ok()["verificationURL"]
        .as_str()
        .unwrap()
        .to_owned();
    let code = confirmation(&url);
    let token =
        program.call("/verification/confirmation", &code).await.ok()["actToken"].as_str().unwrap().to_owned();
    let registered = program.call("/registration", &registration(USER, &token, &Key::generate())).await.ok();
    let share_url = registered["secretUrls"][0].as_str().unwrap().to_owned();
    let share = Answer::read(program.http.get(&share_url).send().await.unwrap()).await.ok();
    let secrets = [
        program.ready.client_secret.clone(),
        code["code"].as_str().unwrap().to_owned(),
        token,
        share_url.split_once("seal=").unwrap().1.to_owned(),
        share["dvsClientSecret"].as_str().unwrap().to_owned(),
    ];
    program.kill();
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("/registration"));
    for secret in &secrets {
        assert!(!log.contains(secret.as_str()));
    }
}

#[tokio::test]
async fn it_lets_mails_be_tried() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path(), &["--verification", "email"]);
    let body = json!({ "userId": USER, "projectId": program.ready.project_id });
    assert_eq!(program.post("/verification/email", &body).await.ok()["method"], "code");
    let page = program.http.get(&program.ready.mailbox_url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains(USER) && page.contains("Your code for"));
    program.kill();
    // A project is what the last start says
    let program = Program::start(folder.path(), &[]);
    program.post("/verification/email", &body).await.refused(Code::InvalidVerificationMethod);
    program.kill();
}

#[tokio::test]
async fn administrators_work_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path(), &[]);
    let made = administer(folder.path(), &["client", "create", "--name", "Payroll", "--json"]).json();
    let (client, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    let user = json!({ "userId": USER });
    program.call_as(client, secret, "/activate/initiate", &user).await.ok();
    // What is changed about a project is taken up by itself
    let renamed = ["project", "change", &program.ready.project_url, "--name", "Larkspur"];
    administer(folder.path(), &renamed).text();
    let begun = Instant::now();
    let name = async || {
        let said = program.get("/.well-known/project-configuration").await.ok();
        said["countersign"]["name"].as_str().unwrap().to_owned()
    };
    while name().await != "Larkspur" {
        assert!(begun.elapsed() < PATIENCE, "the new name is not taken up");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // And once it has stopped, as well
    program.kill();
    let listed = administer(folder.path(), &["client", "list", "--json"]).json();
    assert_eq!(listed["clients"].as_array().unwrap().len(), 2);
}
