//! The few pages that the service shows to people: what a verification URL and a QR code lead to.

use axum::http::HeaderName;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_FRAME_OPTIONS};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use crate::http::Routes;

/// Own style and script, nothing inline, nothing from elsewhere, in nobody's frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// What the pages are made of.
pub fn routes() -> Routes {
    let css = ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../pages/page.css"));
    let js = ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../pages/page.js"));
    Routes::new()
        .route("/assets/page.css", get(async move || css))
        .route("/assets/page.js", get(async move || js))
}

/// The page of a session's address.
pub async fn session() -> Response {
    page(include_str!("../pages/session.html"))
}

/// A page with the headers of all pages. Addresses hold codes, so none is sent on as a referrer.
pub fn page(html: &str) -> Response {
    let headers: [(HeaderName, &str); 3] =
        [(CONTENT_SECURITY_POLICY, POLICY), (REFERRER_POLICY, "no-referrer"), (X_FRAME_OPTIONS, "DENY")];
    (headers, Html(html.to_owned())).into_response()
}

/// A page's text with its places, `{{like this}}`, filled in. What is put in is not searched for places.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, place)) = rest.split_once("{{") {
        let (name, after) = place.split_once("}}").unwrap_or((place, ""));
        filled.push_str(before);
        filled.extend(values.iter().filter(|(known, _)| *known == name).map(|(_, value)| *value));
        rest = after;
    }
    filled + rest
}

/// Text as it may stand in a page.
pub fn escape(text: &str) -> String {
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
    fn what_is_put_into_a_page_is_no_place() {
        let values = [("a", "{{b}}"), ("b", "{{a}}")];
        assert_eq!(fill("<{{a}}|{{b}}|{{c}}>", &values), "<{{b}}|{{a}}|>");
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<a href='x'>\"&\""), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;");
    }
}
