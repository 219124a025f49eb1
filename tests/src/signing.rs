//! Signing sessions as any application opens them, and what somebody who got into the service could do to them.

use reqwest::StatusCode;
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::{ServiceUrl, SessionLink, SessionResponse, encode_hex};

use crate::service::Service;
use crate::wait::eventually;

/// A signature that was asked for, as its opener knows it.
#[derive(Debug)]
pub struct Asked {
    ticket: String,
    /// The link that brings it to the app.
    pub link: String,
    /// What the opener shows.
    pub number: String,
}

impl Service {
    /// Asks for the signature of a document, and hands it over under a name, if there is one.
    pub async fn ask_to_sign(&self, content: &[u8], handed_as: Option<&str>) -> Asked {
        let hash = encode_hex(&Sha256::digest(content));
        let body = json!({ "projectId": self.project(), "hash": hash, "number": true });
        let (status, answer) = self.post("/rps/v2/session", &body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        let opened: SessionResponse = serde_json::from_value(answer).expect("a session");
        let ticket = String::from(opened.web_ott);
        let service = ServiceUrl::parse(self.url()).expect("an address");
        let link = SessionLink { service, access_id: opened.access_id }.open();
        let asked = Asked { ticket, link, number: opened.number.expect("a number").to_string() };
        if let Some(name) = handed_as {
            self.hand_over_for(&asked, name, content).await;
        }
        asked
    }

    /// Hands over the document of a signature that was asked for before.
    pub async fn hand_over_for(&self, asked: &Asked, name: &str, content: &[u8]) {
        let (status, answer) = self.hand_over(&asked.ticket, name, content).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
    }

    /// Waits until a signature that was asked for stands like this; answers what its opener is told.
    pub async fn signature_becomes(&self, asked: &Asked, status: &str) -> Value {
        eventually(&format!("the session to be {status}"), async || {
            let (_, answer) = self.post("/rps/v2/access", &json!({ "webOTT": asked.ticket })).await;
            (answer["status"] == status).then_some(answer)
        })
        .await
    }

    /// From now on the service hands over these bytes, whatever was handed to it.
    pub fn exchange_documents(&self, content: &[u8]) {
        let touched = self.database().execute("UPDATE session_document_parts SET content = ?1", [content]);
        assert_eq!(touched, Ok(1));
    }

    /// Lets the time of every session be over.
    pub fn let_sessions_expire(&self) {
        let touched = self.database().execute("UPDATE sessions SET expires_at = opened_at", []);
        assert!(touched.is_ok_and(|touched| touched > 0), "no session");
    }

    fn database(&self) -> Connection {
        Connection::open(self.store().join("service.db")).expect("the service's database")
    }
}
