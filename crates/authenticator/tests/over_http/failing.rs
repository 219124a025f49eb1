//! Every way in which a service fails.

use std::{
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use authenticator::{
    Clock, Code, Error, ProjectId, ServiceUrl, SystemClock,
    service::{Fault, HttpService, Patience, Service, ServiceError, Tenant},
    testing::ManualClock,
};
use jiff::{SignedDuration, Timestamp};
use wire::{AccessId, AuthOtt, AuthenticateRequest, AuthenticateResponse};

use super::server::{Server, answer};

fn client() -> HttpService {
    HttpService::new(Arc::new(SystemClock)).expect("a client")
}

fn tenant(service: ServiceUrl) -> Tenant {
    Tenant { service, project: None }
}

async fn ask(client: &HttpService, service: ServiceUrl) -> Result<AuthenticateResponse, ServiceError> {
    let auth_ott = AuthOtt::parse("ticket").expect("a ticket");
    client.authenticate(&tenant(service), &AuthenticateRequest { auth_ott, wam: None, matched: None }).await
}

/// What the client makes of an answer.
async fn fault(bytes: Vec<u8>) -> Fault {
    let server = Server::start(move |_| Some(bytes.clone()));
    ask(&client(), server.url()).await.expect_err("a fault").fault
}

fn free_port() -> ServiceUrl {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    ServiceUrl::parse(&format!("http://{address}")).expect("an address")
}

#[tokio::test]
async fn a_service_that_is_not_there_is_unreachable() {
    let error = ask(&client(), free_port()).await.expect_err("nobody");
    assert_eq!((error.code(), Error::from(error).retry()), (Code::ServiceUnreachable, true));
    let nowhere = ServiceUrl::parse("https://nowhere.invalid").expect("an address");
    assert_eq!(ask(&client(), nowhere).await.expect_err("nobody").code(), Code::ServiceUnreachable);
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_unreachable() {
    assert_eq!(fault(Vec::new()).await, Fault::Unreachable);
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n{\"status\":".into();
    assert_eq!(fault(half).await, Fault::Unreachable);
}

#[tokio::test]
async fn a_service_that_says_nothing_times_out() {
    let patience = Patience {
        connection: Duration::from_secs(4),
        answer: Duration::from_millis(300),
        ..Patience::default()
    };
    let client = HttpService::with_patience(Arc::new(SystemClock), patience).expect("a client");
    let silent = Server::start(|_| None);
    let error = ask(&client, silent.url()).await.expect_err("silence");
    assert_eq!((error.code(), error.fault), (Code::ServiceTimeout, Fault::Timeout { seconds: 1 }));
    assert_eq!(Patience::default().answer, Duration::from_secs(4));
}

#[tokio::test]
async fn a_service_that_fails_says_so() {
    for (status, body) in [(500, r#"{"error":"INTERNAL_ERROR"}"#), (503, "<html>busy</html>")] {
        assert_eq!(fault(answer(status, "", body)).await, Fault::Failed { status });
    }
}

#[tokio::test]
async fn a_refusal_carries_its_code_and_details() {
    let body = r#"{"error":"REQUEST_BACKOFF","info":"Wait","context":{"backoff":"1700000000"}}"#;
    let server = Server::start(move |_| Some(answer(429, "", body)));
    let error = ask(&client(), server.url()).await.expect_err("refused");
    assert_eq!(error.refusal(), Some(wire::Code::RequestBackoff));
    assert_eq!(error.context("backoff"), Some("1700000000"));
    let error = Error::from(error);
    assert_eq!(
        (error.code(), error.details()["service_code"].as_str()),
        (Code::RefusedByService, "REQUEST_BACKOFF")
    );
}

#[tokio::test]
async fn a_malformed_answer_says_where_and_not_what() {
    let body = r#"{"status":"two hundred","message":"OK"}"#;
    assert_eq!(fault(answer(200, "", body)).await, Fault::Malformed { what: "status".into() });
    assert_eq!(fault(answer(200, "", "{}")).await, Fault::Malformed { what: "members".into() });
    assert_eq!(fault(answer(201, "", body)).await, Fault::Malformed { what: "status 201".into() });
    let huge = " ".repeat(300_000);
    assert_eq!(fault(answer(200, "", &huge)).await, Fault::Malformed { what: "size".into() });
    let endless = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{huge}");
    assert_eq!(fault(endless.into()).await, Fault::Malformed { what: "size".into() });
}

#[tokio::test]
async fn a_web_site_is_no_service() {
    for status in [200, 403, 404, 405] {
        assert_eq!(fault(answer(status, "", "<html>hello</html>")).await, Fault::Foreign, "{status}");
    }
    let site = Server::start(|_| Some(answer(404, "", "404 page not found")));
    let configuration = client().project_configuration(&tenant(site.url())).await.expect("no answer is one");
    assert!(configuration.is_none());
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let other = Server::start(|_| Some(answer(200, "", r#"{"status":200,"message":"OK"}"#)));
    let location = format!("location: {}/rps/v2/authenticate\r\n", other.url());
    for status in [301, 302, 303, 307, 308] {
        assert_eq!(fault(answer(status, &location, "")).await, Fault::Foreign);
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    let key = rustls::pki_types::PrivateKeyDer::try_from(own.signing_key.serialize_der()).expect("a key");
    let config = rustls::ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .expect("a server");
    let config = Arc::new(config);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut connection = rustls::ServerConnection::new(Arc::clone(&config)).expect("a connection");
            while connection.is_handshaking() && connection.complete_io(&mut stream).is_ok() {}
        }
    });
    let service = ServiceUrl::parse(&format!("https://{address}")).expect("an address");
    assert_eq!(ask(&client(), service).await.expect_err("untrusted").code(), Code::ServiceIssuerUnknown);
}

#[tokio::test]
async fn something_that_speaks_no_tls_is_no_service() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let plain = ServiceUrl::parse(&format!("https://{}", listener.local_addr().expect("an address")));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = std::io::Write::write_all(&mut stream, b"220 mail.example.com ready\r\n");
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        }
    });
    let error = ask(&client(), plain.expect("an address")).await.expect_err("no TLS");
    assert_eq!(error.code(), Code::ServiceUnknown);
}

#[tokio::test]
async fn every_call_says_who_calls_for_which_project() {
    let server = Server::start(|_| Some(answer(200, "", r#"{"status":"OK"}"#)));
    let project = ProjectId::parse("1f3c0e5a-7c55-4b53-9d2a-30c6f5f3c8a1").expect("a project");
    let tenant = Tenant { service: server.url(), project: Some(project) };
    let session = AccessId::parse("abc").expect("a session");
    let _ = client().session(&tenant, &session).await;
    let seen = server.seen();
    assert_eq!(seen[0].target, "/rps/v2/codeStatus");
    assert_eq!(seen[0].headers["x-miracl-cid"], project.to_string());
    assert_eq!(seen[0].headers["x-miracl-client"], concat!("Countersign/", env!("CARGO_PKG_VERSION")));
    assert_eq!(seen[0].headers["content-type"], "application/json");
    assert_eq!(seen[0].body, br#"{"wid":"abc","status":"wid"}"#);
}

#[tokio::test]
async fn shares_are_fetched_from_protected_addresses_only() {
    let server = Server::start(|_| Some(answer(200, "", "{}")));
    let url = "http://trust.example.com/share?ticket=secret".parse().expect("a URL");
    let error = client().share(&tenant(server.url()), &url).await.expect_err("unprotected");
    assert_eq!(error.fault, Fault::Malformed { what: "secretUrls".into() });
    let url = server.url().endpoint("/share?ticket=secret").parse().expect("a URL");
    let error = client().share(&tenant(server.url()), &url).await.expect_err("malformed");
    assert!(!error.to_string().contains("secret"), "{error}");
    assert_eq!(server.seen()[0].target, "/share?ticket=secret");
}

#[tokio::test]
async fn what_changes_nothing_is_tried_again_after_pauses() {
    let calls = AtomicUsize::new(0);
    let server = Server::start(move |_| match calls.fetch_add(1, Ordering::SeqCst) {
        0 => Some(Vec::new()),
        1 => Some(answer(503, "", "")),
        _ => Some(answer(404, "", "")),
    });
    let clock = Arc::new(ManualClock::default());
    let client = HttpService::new(clock.clone()).expect("a client");
    let began = clock.now();
    let tenant = tenant(server.url());
    let asking = client.project_configuration(&tenant);
    let moving = async {
        loop {
            if clock.sleepers() > 0 {
                clock.advance(SignedDuration::from_millis(50));
            }
            tokio::task::yield_now().await;
        }
    };
    let found = tokio::select! { found = asking => found, () = moving => unreachable!("it has no end") };
    assert!(found.expect("an answer").is_none());
    assert_eq!(server.seen().len(), 3);
    let waited = clock.now().duration_since(began);
    let bounds = SignedDuration::from_millis(300)..=SignedDuration::from_millis(700);
    assert!(bounds.contains(&waited), "a fifth of a second and two, or half of that: {waited:?}");
}

#[tokio::test]
async fn what_may_count_an_attempt_is_never_tried_again() {
    for lost in [Vec::new(), answer(503, "", "")] {
        let server = Server::start(move |_| Some(lost.clone()));
        assert!(ask(&client(), server.url()).await.is_err());
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn it_is_remembered_how_a_service_was_reached() {
    let server = Server::start(|_| Some(answer(503, "", "")));
    let (client, gone) = (client(), free_port());
    assert_eq!(client.reached(&gone), None);
    assert!(ask(&client, gone.clone()).await.is_err() && ask(&client, server.url()).await.is_err());
    let failure = |service| client.reached(service).expect("it was called").failure.map(|error| error.code());
    assert_eq!(failure(&gone), Some(Code::ServiceUnreachable));
    assert_eq!(failure(&server.url()), None, "an answer is one, whatever it says");
}

#[tokio::test]
async fn clocks_are_compared_at_every_answer() {
    let server = Server::start(|_| Some(answer(404, "date: Tue, 14 Nov 2023 22:13:20 GMT\r\n", "")));
    let clock = Arc::new(ManualClock::default());
    clock.set(Timestamp::constant(1_700_000_600, 0));
    let client = HttpService::new(clock).expect("a client");
    assert_eq!(client.skew(&server.url()), None);
    let _ = client.project_configuration(&tenant(server.url())).await;
    assert_eq!(client.skew(&server.url()), Some(SignedDuration::from_mins(10)));
}

#[tokio::test]
async fn a_document_is_read_as_far_as_was_announced_and_a_byte_further() {
    let session = AccessId::parse("abc").expect("a session");
    let endless = "x".repeat(400_000);
    for length in [String::new(), "content-length: 400000\r\n".to_owned()] {
        let body = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n{length}\r\n{endless}");
        let server = Server::start(move |_| Some(body.clone().into()));
        let heard = Arc::new(AtomicUsize::new(0));
        let told = heard.clone();
        let told = move |bytes| told.store(bytes, Ordering::SeqCst);
        let read = client().document(&tenant(server.url()), &session, 300_000, &told).await.expect("bytes");
        assert_eq!(heard.load(Ordering::SeqCst), read.len(), "how many have come is told");
        assert_eq!(read.len(), 300_001);
        let whole =
            client().document(&tenant(server.url()), &session, 400_000, &|_| ()).await.expect("bytes");
        assert_eq!(whole.len(), 400_000);
        let seen = server.seen();
        assert_eq!(seen[0].target, "/rps/v2/session/document", "the session is no part of an address");
        assert_eq!(seen[0].headers["authorization"], "Bearer abc");
    }
}

#[tokio::test]
async fn a_document_comes_from_its_service_or_not_at_all() {
    let session = AccessId::parse("abc").expect("a session");
    let other = Server::start(|_| Some(answer(200, "", "a document")));
    let location = format!("location: {}/rps/v2/session/document\r\n", other.url());
    let refused = r#"{"error":"INVALID_AUTHENTICATION_SESSION"}"#;
    for (answered, expected) in [
        (answer(302, &location, ""), Fault::Foreign),
        (answer(500, "", ""), Fault::Failed { status: 500 }),
        (answer(206, "", "half"), Fault::Malformed { what: "status 206".into() }),
        ("HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\nhalf".into(), Fault::Unreachable),
    ] {
        let server = Server::start(move |_| Some(answered.clone()));
        let fetched = client().document(&tenant(server.url()), &session, 1000, &|_| ()).await;
        assert_eq!(fetched.expect_err("no document").fault, expected);
    }
    let server = Server::start(move |_| Some(answer(404, "", refused)));
    let error = client().document(&tenant(server.url()), &session, 1000, &|_| ()).await.expect_err("over");
    assert_eq!(error.refusal(), Some(wire::Code::InvalidAuthenticationSession));
    assert!(other.seen().is_empty());
}
