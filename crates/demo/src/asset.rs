//! The pages' own files.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const IMAGE: &str = "image/svg+xml";

/// `GET /assets/{name}`
pub async fn serve(Path(name): Path<String>) -> Response {
    let (kind, text) = match name.as_str() {
        "portal.css" => (STYLE, include_str!("assets/portal.css")),
        "portal.js" => (SCRIPT, include_str!("assets/portal.js")),
        "sign-in.js" => (SCRIPT, include_str!("assets/sign-in.js")),
        "document.js" => (SCRIPT, include_str!("assets/document.js")),
        "invite.js" => (SCRIPT, include_str!("assets/invite.js")),
        "larkspur.svg" => (IMAGE, include_str!("assets/larkspur.svg")),
        "valley.svg" => (IMAGE, include_str!("assets/valley.svg")),
        _ => return (StatusCode::NOT_FOUND, "There is no such file.").into_response(),
    };
    ([(CONTENT_TYPE, kind)], text).into_response()
}
