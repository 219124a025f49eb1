//! Requests for an operation of the document: right, wrong and odd.

use std::fmt;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::Value;
use url::form_urlencoded::byte_serialize;

use crate::fuzz_chance::Chance;
use crate::fuzz_spoil::odd_text;
use crate::fuzz_values::World;
use crate::support::*;

/// How long an answer may take. Far more than any does.
const PATIENCE: Duration = Duration::from_secs(60);

const METHODS: [Method; 6] =
    [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS];

/// Headers, with values that some mean and some only look like.
const HEADERS: [(&str, &[&str]); 12] = [
    (
        "content-type",
        &["application/json; charset=utf-16", "text/plain", "multipart/form-data", "", ";;;", "a/b/c"],
    ),
    ("content-encoding", &["gzip", "identity", "br"]),
    ("accept", &["text/html", "application/xml", "*/*;q=0", "text/event-stream"]),
    ("accept-language", &["de", "xx-YY;q=2,,", "*"]),
    (
        "x-miracl-cid",
        &["86cd3e64-f641-416a-bf80-64b9b7eef8ea", "", "00000000-0000-0000-0000-000000000000", "x"],
    ),
    ("x-miracl-client", &["MIRACL Client.js/8.8.0", "MIRACL Android SDK/1.16.0 a/b", "\t"]),
    ("origin", &["http://localhost:3000", "https://example.com", "null", "::"]),
    ("x-forwarded-for", &["1.2.3.4", "unknown, , ::1", "x"]),
    ("x-request-id", &["a", "\u{e4}", "00000000-0000-0000-0000-000000000000"]),
    ("if-none-match", &["*", "\"x\""]),
    ("cookie", &["a=b; a=c", "=;;=", "session=x"]),
    ("last-event-id", &["0", "x"]),
];

const CREDENTIALS: [&str; 7] =
    ["Basic", "Basic !", "Basic YTpi", "Basic YQ==", "Bearer", "Bearer x.y.z", "Digest username=\"a\""];

pub struct Request {
    method: Method,
    target: String,
    headers: Vec<(&'static str, String)>,
    body: Option<Vec<u8>>,
    /// Whether it may miss the operation.
    pub astray: bool,
}

impl World<'_> {
    pub fn request(&self, chance: &mut Chance, operation: &Operation<'_>) -> Request {
        let method = Method::from_bytes(operation.method.to_uppercase().as_bytes()).unwrap();
        let mut request =
            Request { method, target: String::new(), headers: Vec::new(), body: None, astray: false };
        self.address(chance, operation, &mut request);
        if let Some((kind, schema)) = operation.body() {
            let body = self.value(chance, schema, "");
            let text = match kind {
                "application/json" if chance.one_in(2) => serde_json::to_vec(&body).unwrap(),
                "application/json" => self.spoilt(chance, body),
                _ => form(chance, &body).into_bytes(),
            };
            request.headers.push(("content-type", kind.to_owned()));
            request.body = Some(text).filter(|_| !chance.one_in(40));
        }
        self.credentials(chance, operation, &mut request);
        while chance.one_in(3) {
            let (name, values) = chance.pick(&HEADERS);
            request.headers.retain(|(named, _)| *named != name);
            request.headers.push((name, chance.pick(values).to_owned()));
        }
        let other = chance.pick(&METHODS);
        if chance.one_in(20) && !self.document.has(operation.path, &other) {
            request.method = other;
            request.astray = true;
        }
        request
    }

    /// The path with its parameters, and the query.
    fn address(&self, chance: &mut Chance, operation: &Operation<'_>, request: &mut Request) {
        let mut path = operation.path.to_owned();
        let mut query = Vec::new();
        for parameter in operation.parameters() {
            let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
            let odd = chance.one_in(10);
            let value = if odd { odd_text(chance) } else { text(&self.value(chance, schema, name)) };
            let encoded: String = byte_serialize(value.as_bytes()).collect();
            match parameter["in"].as_str() {
                Some("path") => {
                    // What is no segment of a path leads elsewhere.
                    request.astray |= odd || value.is_empty() || [".", ".."].contains(&value.as_str());
                    path = path.replace(&format!("{{{name}}}"), &encoded.replace('+', "%20"));
                }
                Some("query") if parameter["required"] == true || chance.one_in(3) => {
                    query.push(format!("{name}={encoded}"))
                }
                _ => {}
            }
        }
        let odd =
            ["project_id=", "project_id=x", "%", "%ff=%fe", "&&=&", "a[b]=c", "project_id=1&project_id=2"];
        if chance.one_in(8) {
            query.push(chance.pick(&odd).to_owned());
        }
        if chance.one_in(40) {
            path.push_str(chance.pick(&["/", "//", "/..", "/%2e%2e", ";a=b", "%00"]));
            request.astray = true;
        }
        let mark = if query.is_empty() { "" } else { "?" };
        request.target = format!("{path}{mark}{}", query.join("&"));
    }

    /// What the operation asks for, most of the time.
    fn credentials(&self, chance: &mut Chance, operation: &Operation<'_>, request: &mut Request) {
        if operation.securities().is_empty() && !chance.one_in(10) {
            return;
        }
        let fitting: Vec<_> = self.real.iter().filter(|(name, _)| *name == "authorization").collect();
        match chance.below(12) {
            0 => {}
            1 => request.headers.push(("authorization", chance.pick(&CREDENTIALS).to_owned())),
            _ if fitting.is_empty() => {}
            _ => request.headers.push(("authorization", chance.pick(&fitting).1.clone())),
        }
    }
}

impl Request {
    pub async fn send(&self, http: &reqwest::Client, url: &str) -> Answer {
        let target = format!("{url}{}", self.target);
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            headers.append(*name, reqwest::header::HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let request = http.request(self.method.clone(), &target).headers(headers);
        let request = self.body.iter().fold(request, |request, body| request.body(body.clone()));
        let response = request.send().await.unwrap_or_else(|error| panic!("no answer to {self:?}: {error}"));
        let streams = response.headers().get("content-type").is_some_and(|kind| kind == "text/event-stream");
        if streams {
            return Answer {
                status: response.status().as_u16(),
                headers: response.headers().clone(),
                text: String::new(),
            };
        }
        Answer::read(response).await
    }
}

/// What sends requests, and takes an answer as it is.
pub fn http() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    builder.timeout(PATIENCE).build().unwrap()
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.target)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        let body = self.body.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        writeln!(f, "\n{}", body.chars().take(2000).collect::<String>())
    }
}

/// A body as forms have it, sometimes with one more member.
fn form(chance: &mut Chance, body: &Value) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in body.as_object().into_iter().flatten() {
        let value = if chance.one_in(6) { odd_text(chance) } else { text(value) };
        form.append_pair(name, &value);
        if chance.one_in(20) {
            form.append_pair(name, &value);
        }
    }
    form.finish()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
