//! The real service, and what a relying party asks of it.

use std::path::Path;
use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use wire::{ActivationResponse, DevReady, EnrolLink, ProjectId, VerificationResponse};

use crate::application::Application;
use crate::process::{Process, ask};
use crate::wait::eventually;
use crate::{evidence, program};

/// A service of its own, on a fresh store.
#[derive(Debug)]
pub struct Service {
    ready: DevReady,
    http: Client,
    _process: Process,
    store: TempDir,
}

/// A sign-in that was pushed, as its opener knows it.
#[derive(Debug)]
pub struct Pushed {
    ticket: String,
    /// What the opener shows.
    pub number: String,
}

impl Service {
    /// Starts a service.
    pub fn start() -> Service {
        Service::start_with(&[])
    }

    /// Starts a service that verifies users itself, by mail.
    pub fn start_with_mail() -> Service {
        Service::start_with(&["--verification", "email"])
    }

    fn start_with(arguments: &[&str]) -> Service {
        let store = tempfile::Builder::new().prefix("countersign-service-").tempdir().expect("a folder");
        let mut command = std::process::Command::new(program("countersign-server"));
        command.args(["dev", "--listen", "127.0.0.1:0", "--data-dir"]).arg(store.path()).args(arguments);
        let mut process = Process::start(&command, &evidence::service_log());
        let line = process.line();
        let ready = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
        Service { ready, http: http(), _process: process, store }
    }

    /// The service's address.
    pub fn url(&self) -> &str {
        &self.ready.project_url
    }

    /// From now on PINs have so many digits.
    pub async fn set_pin_length(&self, digits: u8) {
        let mut change = std::process::Command::new(program("countersign-server"));
        change.args([
            "project",
            "change",
            &self.ready.project_id.to_string(),
            "--pin-length",
            &digits.to_string(),
        ]);
        change.arg("--data-dir").arg(self.store.path());
        ask(&mut change).expect("the project is changed");
        let told = format!("{}/.well-known/project-configuration", self.ready.project_url);
        eventually("the length of PINs", async || {
            let told: Value = self.http.get(&told).send().await.ok()?.json().await.ok()?;
            (told["countersign"]["pinLength"] == digits).then_some(())
        })
        .await;
    }

    /// The demo application that the service serves.
    pub fn application(&self) -> Application {
        Application::new(&self.ready.demo_url, http())
    }

    /// A verification URL for a user.
    pub async fn verification_url(&self, user: &str) -> String {
        let body = json!({ "userId": user, "delivery": "no", "projectId": self.ready.project_id });
        let (status, answer) = self.post("/verification", &body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        let answer: VerificationResponse = serde_json::from_value(answer).expect("a verification URL");
        answer.verification_url.into()
    }

    /// The link that hands a verification URL to the app.
    pub async fn invitation(&self, user: &str) -> String {
        EnrolLink::open_verification(&self.verification_url(user).await)
    }

    /// An activation token for a user.
    pub async fn activation_token(&self, user: &str) -> String {
        let (status, answer) = self.post("/activate/initiate", &json!({ "userId": user })).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        let answer: ActivationResponse = serde_json::from_value(answer).expect("an activation token");
        answer.act_token.into()
    }

    /// Waits for a mail to a user whose text `find` finds something in; answers what.
    pub async fn mail<T>(&self, user: &str, find: impl Fn(&str) -> Option<T>) -> T {
        let what = format!("a mail to {user}");
        eventually(&what, async || {
            let request = self.http.get(&self.ready.mailbox_url).header("Accept", "application/json");
            let mailbox: Value = request.send().await.ok()?.json().await.ok()?;
            let mails = mailbox["mails"].as_array()?.iter().filter(|mail| mail["to"] == user);
            mails.filter_map(|mail| find(mail["body"].as_str()?)).next()
        })
        .await
    }

    /// Pushes a sign-in to a user's devices, as soon as there is one.
    pub async fn push(&self, user: &str) -> Pushed {
        let answer = eventually("a device that takes pushed requests", async || {
            let (status, answer) =
                self.post("/pushauth", &json!({ "prerollId": user, "number": true })).await;
            (status == StatusCode::OK).then_some(answer)
        });
        let answer = answer.await;
        let text = |name: &str| answer[name].as_str().expect(name).to_owned();
        Pushed { ticket: text("webOTT"), number: text("number") }
    }

    /// Waits until a pushed sign-in stands like this; answers who completed it, or would.
    pub async fn push_becomes(&self, pushed: &Pushed, status: &str) -> String {
        let what = format!("the pushed sign-in to be {status}");
        let answer = eventually(&what, async || {
            let (_, answer) = self.post("/rps/v2/access", &json!({ "webOTT": pushed.ticket })).await;
            (answer["status"] == status).then_some(answer)
        });
        answer.await["userId"].as_str().unwrap_or_default().to_owned()
    }

    /// Has a saved signature verified, as the vendor's documentation shows it.
    pub async fn verify(&self, signature_file: &Path) -> (StatusCode, Value) {
        let text = std::fs::read_to_string(signature_file).expect("a signature file");
        let signature: Value = serde_json::from_str(&text).expect("a signature");
        self.post("/dvs/verify", &signature).await
    }

    /// Hands over the document of a signing session.
    pub(crate) async fn hand_over(&self, ticket: &str, name: &str, content: &[u8]) -> (StatusCode, Value) {
        let address = format!("{}/rps/v2/session/document?name={name}", self.ready.project_url);
        let request = self.http.put(address).bearer_auth(ticket).body(content.to_vec());
        let answer = request.send().await.expect("the service answers");
        (answer.status(), answer.json().await.expect("JSON"))
    }

    /// The application's id.
    pub(crate) fn client(&self) -> &str {
        &self.ready.client_id
    }

    pub(crate) fn project(&self) -> ProjectId {
        self.ready.project_id
    }

    pub(crate) fn store(&self) -> &Path {
        self.store.path()
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        self.call(self.http.post(self.address(path)).json(body)).await
    }

    pub(crate) async fn form(&self, path: &str, form: &[(&str, &str)]) -> (StatusCode, Value) {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let kind = "application/x-www-form-urlencoded";
        self.call(self.http.post(self.address(path)).header("Content-Type", kind).body(body)).await
    }

    pub(crate) async fn get_with(&self, path: &str, token: &str) -> (StatusCode, Value) {
        let answer = self.http.get(self.address(path)).bearer_auth(token).send().await;
        let answer = answer.expect("the service answers");
        (answer.status(), answer.json().await.expect("JSON"))
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.ready.project_url)
    }

    /// As the application, with its credentials.
    async fn call(&self, request: RequestBuilder) -> (StatusCode, Value) {
        let ready = &self.ready;
        let answer = request.basic_auth(&ready.client_id, Some(&ready.client_secret)).send().await;
        let answer = answer.expect("the service answers");
        (answer.status(), answer.json().await.expect("JSON"))
    }
}

fn http() -> Client {
    // Whatever proxy the machine has, it is not for this. A test may be busy for longer than a connection is kept.
    Client::builder()
        .timeout(Duration::from_secs(30))
        .no_proxy()
        .pool_max_idle_per_host(0)
        .build()
        .expect("an HTTP client")
}
