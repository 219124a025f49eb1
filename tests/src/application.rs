//! The demo application, used as a browser uses it.

use std::path::Path;

use reqwest::Client;
use serde_json::Value;

use crate::wait::eventually;

/// The demo application.
#[derive(Debug)]
pub struct Application {
    url: String,
    http: Client,
}

/// What the application opened for the app to answer.
#[derive(Debug)]
pub struct Opened {
    /// Its identifier there.
    pub id: String,
    /// The link that brings it to the app.
    pub link: String,
    /// The number that is shown beside it.
    pub number: String,
}

impl Application {
    pub(crate) fn new(url: &str, http: Client) -> Application {
        Application { url: url.trim_end_matches('/').to_owned(), http }
    }

    /// Presses “Sign in”.
    pub async fn begin_sign_in(&self) -> Opened {
        opened(&self.post("/api/sign-in", "").await)
    }

    /// Waits until a sign-in stands like this; answers who is signed in, or would be.
    pub async fn sign_in_becomes(&self, sign_in: &Opened, state: &str) -> Option<String> {
        let answer = self.becomes(&format!("/api/sign-in/{}", sign_in.id), state).await;
        answer["user"].as_str().map(str::to_owned)
    }

    /// Where a sign-in stands now.
    pub async fn sign_in_state(&self, sign_in: &Opened) -> String {
        let answer = self.get(&format!("/api/sign-in/{}", sign_in.id)).await;
        answer["state"].as_str().unwrap_or_default().to_owned()
    }

    /// Has a purchase order made and downloads it into a folder; answers its identifier and file name.
    pub async fn download_document(&self, folder: &Path) -> (String, String) {
        let document = self.post("/api/documents", "").await;
        let text = |name: &str| document[name].as_str().expect(name).to_owned();
        let file =
            self.http.get(format!("{}{}", self.url, text("file"))).send().await.expect("the application");
        std::fs::write(folder.join(text("name")), file.bytes().await.expect("a file"))
            .expect("a written file");
        (text("id"), text("name"))
    }

    /// Asks for a document's signature through the service.
    pub async fn ask_for_signature(&self, document: &str) -> Opened {
        opened(&self.post(&format!("/api/documents/{document}/session"), "").await)
    }

    /// Hands in the signature file that the app saved; answers what the application makes of it.
    pub async fn hand_in(&self, document: &str, signature_file: &Path) -> Value {
        let signature = std::fs::read_to_string(signature_file).expect("a signature file");
        self.post(&format!("/api/documents/{document}/signature"), &signature).await
    }

    /// Waits until a document stands like this.
    pub async fn document_becomes(&self, document: &str, state: &str) -> Value {
        self.becomes(&format!("/api/documents/{document}"), state).await
    }

    async fn becomes(&self, path: &str, state: &str) -> Value {
        let what = format!("{path} to be {state}");
        eventually(&what, async || Some(self.get(path).await).filter(|answer| answer["state"] == state)).await
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(format!("{}{path}", self.url)).send().await.expect("the application");
        answer.json().await.expect("JSON")
    }

    async fn post(&self, path: &str, body: &str) -> Value {
        let request = self.http.post(format!("{}{path}", self.url)).body(body.to_owned());
        let answer = request.send().await.expect("the application");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.expect("JSON")
    }
}

fn opened(answer: &Value) -> Opened {
    let text =
        |name: &str| answer[name].as_str().unwrap_or_else(|| panic!("no {name} in {answer}")).to_owned();
    Opened { id: text("id"), link: text("link"), number: text("number") }
}
