//! Pushed requests, mails and QuickCodes over HTTP.

use std::{fs, path::Path, sync::Arc, time::Duration};

use authenticator::{
    Code, DataFolder, Pin, Ports, SystemClock, UserId, check_new_pin,
    enrol::{self, MailMethod},
    identities::Identity,
    journal::SqliteJournal,
    keychain::PushToken,
    requests::{self, RequestEvent},
    service::{Event, Fault, HttpService, Patience, Service, ServiceError, Tenant},
    share, sign_in,
    testing::{MemoryPolicy, TrustService, serve},
};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::{
    file_keychain::FileKeychain,
    server::{Server, answer},
};

const PIN: &str = "7391";
/// How long a condition is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

fn alice() -> UserId {
    UserId::parse("alice@example.com").expect("a user")
}

fn pin() -> Pin {
    Pin::parse(PIN).expect("a PIN")
}

fn ports(folder: &Path) -> Ports {
    let items = folder.join("items");
    fs::create_dir_all(&items).expect("a folder");
    Ports {
        service: Arc::new(HttpService::new(Arc::new(SystemClock)).expect("a client")),
        keychain: Arc::new(FileKeychain(items)),
        journal: Arc::new(SqliteJournal::open(&DataFolder::at(folder.join("data"))).expect("a journal")),
        clock: Arc::new(SystemClock),
        policy: Arc::new(MemoryPolicy::default()),
    }
}

/// Enrols with a code.
async fn enrolled(ports: &Ports, service: &TrustService, user: &UserId, code: &str) -> Identity {
    let address = service.address().as_str();
    let offer = enrol::offer(ports, address, user.as_str(), code).await.expect("an offer");
    let pending = enrol::register(ports, &offer, "Desk 4").await.expect("a pending enrolment");
    let pin = check_new_pin(PIN, pending.pin_length).expect("a PIN");
    enrol::complete(ports, pending.id, &pin).await.expect("an identity")
}

fn listening(ports: &Ports) -> (UnboundedReceiver<RequestEvent>, tokio::task::JoinHandle<()>) {
    let (sender, receiver) = unbounded_channel();
    let ports = ports.clone();
    let task =
        tokio::spawn(async move { requests::listen(&ports, move |event| drop(sender.send(event))).await });
    (receiver, task)
}

async fn next(events: &mut UnboundedReceiver<RequestEvent>) -> RequestEvent {
    tokio::time::timeout(PATIENCE, events.recv()).await.expect("in time").expect("an event")
}

#[tokio::test]
async fn a_mail_enrols_a_quick_code_lets_in_and_a_request_is_pushed() {
    let service = serve().expect("a service");
    service.verify_by_mail();
    service.allow_quick_codes(false);
    service.push_requests();
    let (first, second) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (first, second) = (ports(first.path()), ports(second.path()));

    let mail = enrol::ask_for_mail(&first, service.address(), &alice(), "Desk 4").await.expect("a mail");
    assert_eq!(mail.method, MailMethod::Code);
    let too_soon = enrol::ask_for_mail(&first, service.address(), &alice(), "Desk 4").await;
    assert_eq!(too_soon.expect_err("too soon").code(), Code::MailTooSoon);
    let code = service.last_mail(&alice()).expect("a mail");
    let identity = enrolled(&first, &service, &alice(), &code).await;

    let code = share::quick_code(&first, identity.id, &pin()).await.expect("a code");
    let other = enrolled(&second, &service, &code.user, code.code.as_str()).await;
    assert_eq!(other.user, alice());

    let session = service.push_session(&alice(), "March", None);
    let ((mut here, one), (mut there, two)) = (listening(&first), listening(&second));
    for events in [&mut here, &mut there] {
        let RequestEvent::Arrived(link, _) = next(events).await else { panic!("nothing arrived") };
        assert_eq!((&link.access_id, &link.service), (&session, service.address()));
    }
    service.hang_up();
    // Both come back, and hear of what is still open.
    let RequestEvent::Arrived(link, id) = next(&mut here).await else { panic!("nothing arrived") };
    let RequestEvent::Arrived(..) = next(&mut there).await else { panic!("nothing arrived") };
    let request = requests::open(&first, &link).await.expect("a request");
    sign_in::approve(&first, &request, id, &pin()).await.expect("approved");
    for events in [&mut here, &mut there] {
        let RequestEvent::Ended { access_id, .. } = next(events).await else { panic!("it did not end") };
        assert_eq!(access_id, session);
    }
    one.abort();
    two.abort();
}

#[tokio::test]
async fn an_identity_is_registered_anew_over_http() {
    let service = serve().expect("a service");
    let folder = tempfile::tempdir().expect("a folder");
    let ports = ports(folder.path());
    let identity = enrolled(&ports, &service, &alice(), &service.verification_code(&alice())).await;
    service.rotate_keys();
    for _ in 0..2 {
        sign_in::token(&ports, identity.id, &pin()).await.expect("a token");
    }
    assert_eq!(service.registrations(), 2);
}

/// The token that a device sends.
async fn token(folder: &Path) -> PushToken {
    let service = serve().expect("a service");
    service.push_requests();
    let ports = ports(folder);
    enrolled(&ports, &service, &alice(), &service.verification_code(&alice())).await;
    service.push_token(&alice()).expect("a token")
}

async fn opened(client: &HttpService, server: &Server, token: &PushToken) -> Result<(), ServiceError> {
    let tenant = Tenant { service: server.url(), project: None };
    let mut events = client.events(&tenant, token).await?;
    while events.next().await?.is_some() {}
    Ok(())
}

#[tokio::test]
async fn connections_that_are_none_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let token = token(folder.path()).await;
    let client = HttpService::new(Arc::new(SystemClock)).expect("a client");
    let refused = r#"{"error":"UNAUTHORIZED_REQUEST","info":""}"#;
    let stream = "content-type: text/event-stream; charset=utf-8\r\n";
    let malformed = |what: &str| Fault::Malformed { what: what.to_owned() };
    for (bytes, fault) in [
        (
            answer(401, "", refused),
            Fault::Refused { code: "UNAUTHORIZED_REQUEST".into(), context: [].into() },
        ),
        (answer(503, stream, ""), Fault::Failed { status: 503 }),
        (answer(200, "", "event: request\n\n"), Fault::Foreign),
        (answer(204, stream, ""), malformed("status 204")),
        (answer(200, stream, "event: ended\ndata: {}\n\n"), malformed("data")),
        (answer(200, stream, &"x".repeat(100_000)), malformed("size")),
    ] {
        let server = Server::start(move |_| Some(bytes.clone()));
        assert_eq!(opened(&client, &server, &token).await.expect_err("a fault").fault, fault);
        let seen = server.seen().remove(0);
        assert_eq!(seen.target, "/push/events");
        assert_eq!(seen.headers["accept"], "text/event-stream");
        assert_eq!(seen.headers["authorization"], format!("Bearer {}", token.expose()));
    }
    let server = Server::start(move |_| Some(answer(200, stream, ":\n\nevent: later\ndata: ?\n\n")));
    opened(&client, &server, &token).await.expect("an end");
}

#[tokio::test]
async fn a_silent_connection_is_given_up_and_a_slow_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let token = token(folder.path()).await;
    let client = |answer: u64, silence: u64| {
        let (answer, silence) = (Duration::from_millis(answer), Duration::from_millis(silence));
        let patience = Patience { answer, silence, ..Patience::default() };
        HttpService::with_patience(Arc::new(SystemClock), patience).expect("a client")
    };
    let silent = Server::start(|_| None);
    let error = opened(&client(60_000, 300), &silent, &token).await.expect_err("silence");
    assert_eq!(error.fault, Fault::Timeout { seconds: 1 });
    assert_eq!(Patience::default().silence, Duration::from_secs(60));

    // No time for the whole answer ends a stream.
    let service = serve().expect("a service");
    service.push_requests();
    let folder = tempfile::tempdir().expect("a folder");
    enrolled(&ports(folder.path()), &service, &alice(), &service.verification_code(&alice())).await;
    let token = service.push_token(&alice()).expect("a token");
    let tenant = Tenant { service: service.address().clone(), project: None };
    let mut events = client(1, 60_000).events(&tenant, &token).await.expect("a connection");
    let session = service.push_session(&alice(), "", None);
    let Ok(Some(Event::Request(pushed))) = events.next().await else { panic!("nothing arrived") };
    assert_eq!(pushed.qr_url.fragment(), Some(session.as_str()));
}
