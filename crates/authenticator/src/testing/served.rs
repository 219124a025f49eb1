//! The trust service of memory over HTTP, for tests in which the client is a real one.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::Duration,
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use wire::{AccessId, Code, CodeStatusRequest, ErrorBody, ServiceUrl, SessionStatus};

use super::TrustService;
use crate::{
    SystemClock,
    keychain::PushToken,
    service::{Event, Fault, Service, ServiceError, Tenant},
};

/// A request that arrived.
#[derive(Clone, Debug)]
pub struct HttpRequest {
    /// Path and query.
    pub target: String,
    /// Headers by their names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
}

impl HttpRequest {
    /// Reads one from a connection; `None` where there is none.
    pub fn read(stream: &TcpStream) -> Option<HttpRequest> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let target = line.split(' ').nth(1)?.to_owned();
        let mut headers = BTreeMap::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
        let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap_or(0));
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        Some(HttpRequest { target, headers, body })
    }
}

/// How often a client that listens is told that the service is alive. It also shows whether the client still is.
const HEARTBEAT: Duration = Duration::from_millis(200);

/// A trust service at a port of this machine, for as long as the process lives, and its back door.
///
/// # Errors
///
/// Where there is no port.
pub fn serve() -> io::Result<Arc<TrustService>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    let address = ServiceUrl::parse(&address).map_err(io::Error::other)?;
    let service = Arc::new(TrustService::at(address, Arc::new(SystemClock)));
    let behind = Arc::clone(&service);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let service = Arc::clone(&behind);
            // A client that went away is no failure of the service.
            thread::spawn(move || drop(attend(&service, stream)));
        }
    });
    Ok(service)
}

fn attend(service: &TrustService, mut stream: TcpStream) -> io::Result<()> {
    let Some(request) = HttpRequest::read(&stream) else { return Ok(()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    runtime.block_on(async {
        if request.target == "/push/events" {
            return push(service, &request, stream).await;
        }
        stream.write_all(route(service, &request).await.as_bytes())
    })
}

async fn route(service: &TrustService, request: &HttpRequest) -> String {
    let tenant = Tenant { service: service.address().clone(), project: None };
    macro_rules! answer {
        ($endpoint:ident) => {
            match body(request) {
                Ok(body) => said(service.$endpoint(&tenant, &body).await),
                Err(error) => said::<()>(Err(error)),
            }
        };
    }
    match request.target.as_str() {
        "/.well-known/project-configuration" => match service.project_configuration(&tenant).await {
            Ok(None) => http(404, "not here"),
            told => said(told),
        },
        "/verification/email" => answer!(mail),
        "/verification/confirmation" => answer!(confirm),
        "/verification/quickcode" => answer!(quick_code),
        "/registration" => answer!(register),
        "/oidc/certs" => http(200, &json!(service.keys()).to_string()),
        "/rps/v2/session/document" => match bearer(request).and_then(|id| AccessId::parse(id).ok()) {
            Some(session) => {
                let handed = service.document(&tenant, &session, usize::MAX - 1, &|_| ()).await;
                // The documents of tests are text.
                handed.map_or_else(
                    |error| said::<()>(Err(error)),
                    |bytes| http(200, &String::from_utf8_lossy(&bytes)),
                )
            }
            None => said::<()>(Err(refusal(Code::UnauthorizedRequest))),
        },
        path if path.starts_with("/member/v1/") => member(service, &tenant, request).await,
        "/rps/v2/pass1" => answer!(pass1),
        "/rps/v2/pass2" => answer!(pass2),
        "/rps/v2/authenticate" => answer!(authenticate),
        "/rps/v2/codeStatus" => match body::<CodeStatusRequest>(request) {
            Ok(body) if body.status == SessionStatus::Wid => said(service.session(&tenant, &body.wid).await),
            Ok(body) => said(service.report(&tenant, &body).await),
            Err(error) => said::<()>(Err(error)),
        },
        path => match tenant.service.endpoint(path).parse() {
            Ok(url) => said(service.share(&tenant, &url).await),
            Err(_) => said::<()>(Err(refusal(Code::NotFound))),
        },
    }
}

/// What a device asks about what its users share.
async fn member(service: &TrustService, tenant: &Tenant, request: &HttpRequest) -> String {
    let Some(token) = bearer(request).and_then(PushToken::parse) else {
        return said::<()>(Err(refusal(Code::UnauthorizedRequest)));
    };
    match request.target.trim_start_matches("/member/v1/") {
        "terms" => match body(request) {
            Ok(asked) => said(service.terms(tenant, &token, &asked).await),
            Err(error) => said::<()>(Err(error)),
        },
        "consents" => said(service.consents(tenant, &token).await),
        consent => said(service.end_consent(tenant, &token, consent.trim_start_matches("consents/")).await),
    }
}

fn bearer(request: &HttpRequest) -> Option<&str> {
    request.headers.get("authorization").and_then(|value| value.strip_prefix("Bearer "))
}

fn body<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, ServiceError> {
    serde_json::from_slice(&request.body).map_err(|_| refusal(Code::InvalidRequestBody))
}

fn refusal(code: Code) -> ServiceError {
    let fault = Fault::Refused { code: code.as_str().into(), context: BTreeMap::new() };
    ServiceError { service: String::new(), fault }
}

fn said<T: Serialize>(outcome: Result<T, ServiceError>) -> String {
    match outcome {
        Ok(value) => http(200, &json!(value).to_string()),
        Err(ServiceError { fault: Fault::Refused { code, context }, .. }) => {
            let status = Code::parse(&code).map_or(400, Code::status);
            http(status, &json!(ErrorBody { error: code, info: String::new(), context }).to_string())
        }
        Err(_) => http(500, ""),
    }
}

fn http(status: u16, body: &str) -> String {
    let date = jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&jiff::Timestamp::now())
        .unwrap_or_default();
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Such\r\nconnection: close\r\ndate: {date}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// A stream of events, until the client is gone or the service hangs up.
async fn push(service: &TrustService, request: &HttpRequest, mut stream: TcpStream) -> io::Result<()> {
    let tenant = Tenant { service: service.address().clone(), project: None };
    let mut events = match bearer(request).and_then(PushToken::parse) {
        Some(token) => match service.events(&tenant, &token).await {
            Ok(events) => events,
            Err(error) => return stream.write_all(said::<()>(Err(error)).as_bytes()),
        },
        None => return stream.write_all(said::<()>(Err(refusal(Code::UnauthorizedRequest))).as_bytes()),
    };
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/event-stream\r\n\r\n";
    stream.write_all(head.as_bytes())?;
    loop {
        let text = match tokio::time::timeout(HEARTBEAT, events.next()).await {
            Err(_) => ":\n\n".to_owned(),
            Ok(Ok(Some(Event::Request(pushed)))) => format!("event: request\ndata: {}\n\n", json!(pushed)),
            Ok(Ok(Some(Event::Ended(ended)))) => format!("event: ended\ndata: {}\n\n", json!(ended)),
            Ok(Ok(None) | Err(_)) => return Ok(()),
        };
        stream.write_all(text.as_bytes())?;
    }
}
