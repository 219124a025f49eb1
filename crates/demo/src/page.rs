//! The pages.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::{State, visit};

const LAYOUT: &str = include_str!("pages/layout.html");
const SIGN_IN: &str = include_str!("pages/sign_in.html");
const WELCOME: &str = include_str!("pages/welcome.html");
const DOCUMENTS: &str = include_str!("pages/documents.html");
const DOCUMENT: &str = include_str!("pages/document.html");
const INVITE: &str = include_str!("pages/invite.html");
const MISSING: &str = include_str!("pages/missing.html");
const OPENING: &str = include_str!("pages/opening.html");
const VISITOR: &str = include_str!("pages/visitor.html");

/// `GET /`
pub async fn home(portal: State, headers: HeaderMap) -> Html<String> {
    match visit::user(&portal, &headers) {
        Some(user) => {
            let body = fill(WELCOME, &[("user", &escape(&user))]);
            page("Home", "home", &body, Some(&user))
        }
        None => page("Sign in", "home", &fill(SIGN_IN, &[("opening", OPENING)]), None),
    }
}

/// `GET /documents`
pub async fn documents(portal: State, headers: HeaderMap) -> Html<String> {
    page("Documents", "documents", DOCUMENTS, visit::user(&portal, &headers).as_deref())
}

/// `GET /documents/{id}`
pub async fn document(portal: State, headers: HeaderMap, Path(id): Path<String>) -> Response {
    let Some(document) = portal.documents.find(&id) else { return missing(portal, headers).await };
    let order = document.order;
    let body = fill(
        DOCUMENT,
        &[
            ("id", &escape(&id)),
            ("title", &order.title()),
            ("name", &order.file_name()),
            ("sha256", &order.hash().to_string()),
            ("text", &escape(&order.text)),
            ("opening", OPENING),
        ],
    );
    page(&order.title(), "documents", &body, visit::user(&portal, &headers).as_deref()).into_response()
}

/// `GET /invite`
pub async fn invite(portal: State, headers: HeaderMap) -> Html<String> {
    let body = fill(INVITE, &[("opening", OPENING)]);
    page("Invite an employee", "invite", &body, visit::user(&portal, &headers).as_deref())
}

/// Any other address.
pub async fn missing(portal: State, headers: HeaderMap) -> Response {
    let user = visit::user(&portal, &headers);
    (StatusCode::NOT_FOUND, page("Not found", "", MISSING, user.as_deref())).into_response()
}

/// A page: `body` in the layout, with the part of the portal that it belongs to marked.
fn page(title: &str, part: &str, body: &str, user: Option<&str>) -> Html<String> {
    let visitor = user.map(|user| fill(VISITOR, &[("user", &escape(user))])).unwrap_or_default();
    let here = |name| if name == part { "aria-current=\"page\"" } else { "" };
    Html(fill(
        LAYOUT,
        &[
            ("title", &escape(title)),
            ("home", here("home")),
            ("documents", here("documents")),
            ("invite", here("invite")),
            ("visitor", &visitor),
            ("body", body),
        ],
    ))
}

/// Puts values in the place of `{{name}}`. What a value contains is not looked at again.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("}}") {
            Some((name, rest)) => {
                filled
                    .push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
                filled.push_str(rest);
            }
            None => filled.push_str(part),
        }
    }
    filled
}

/// Text as HTML, inside an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_a_template() {
        assert_eq!(fill("a {{x}} b {{y}}", &[("x", "{{y}}"), ("y", "1")]), "a {{y}} b 1");
    }

    #[test]
    fn nothing_that_is_markup_gets_through() {
        assert_eq!(escape("<a b='\"'>&"), "&lt;a b=&#39;&quot;&#39;&gt;&amp;");
    }
}
