//! `GET /mailbox`, in development only: the outbox as a page, or as JSON for those who ask for that.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use url::Url;

use super::statements::{self, Posted};
use crate::Service;
use crate::error::Result;
use crate::pages::{self, escape};

/// Most letters that are shown.
const SHOWN: i64 = 200;

/// The capability's addresses.
pub fn routes() -> Router<Arc<Service>> {
    Router::new().route("/mailbox", get(mailbox))
}

async fn mailbox(State(service): State<Arc<Service>>, headers: HeaderMap) -> Result<Response> {
    let letters = service.store.read(|tx| statements::newest(tx, SHOWN)).await?;
    let wants_json = headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json") && !accept.contains("text/html"));
    Ok(if wants_json { as_json(&letters).into_response() } else { as_page(&letters) })
}

fn as_json(letters: &[Posted]) -> Json<serde_json::Value> {
    let letter = |posted: &Posted| {
        json!({
            "to": posted.recipient,
            "subject": posted.letter.subject,
            "body": posted.letter.body,
            "createdAt": time(posted),
        })
    };
    Json(json!({ "mails": letters.iter().map(letter).collect::<Vec<_>>() }))
}

fn as_page(letters: &[Posted]) -> Response {
    let letter = |posted: &Posted| {
        format!(
            "<article><h2>{}</h2><p class=\"meta\">To {}, {}</p><pre>{}</pre></article>",
            escape(&posted.letter.subject),
            escape(&posted.recipient),
            escape(&time(posted)),
            body(&posted.letter.body),
        )
    };
    let list: String = letters.iter().map(letter).collect();
    let list = if list.is_empty() { "<p>No mail yet.</p>".to_owned() } else { list };
    pages::page(&include_str!("../../pages/mailbox.html").replace("{{letters}}", &list))
}

/// A letter's text, in which an address that has a line to itself can be opened.
fn body(text: &str) -> String {
    let line = |line: &str| {
        let address = line.trim();
        match Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            true => format!("<a href=\"{0}\">{0}</a>\n", escape(address)),
            false => escape(line) + "\n",
        }
    };
    text.lines().map(line).collect()
}

fn time(posted: &Posted) -> String {
    jiff::Timestamp::from_microsecond(posted.created.micros()).unwrap_or_default().to_string()
}
