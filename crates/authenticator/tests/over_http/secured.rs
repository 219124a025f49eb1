//! Certificates, pins and proxies, over real TLS.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use authenticator::{
    Code, ServiceUrl, SystemClock, Task,
    service::{HttpService, Proxies, Relay, Service, ServiceError, Tenant},
    settings::UpdateChannel,
    trust::{Authority, KeyPin, Known, Trust},
    updates::{Feed, HttpFeed},
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, PublicKeyData};
use rustls::pki_types::PrivateKeyDer;
use sha2::{Digest, Sha256};

use super::server::answer;

/// An authority that no operating system knows.
struct Issuer(CertifiedIssuer<'static, KeyPair>);

impl Issuer {
    fn new() -> Issuer {
        let mut params = CertificateParams::new(Vec::new()).expect("parameters");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Issuer(CertifiedIssuer::self_signed(params, key).expect("an authority"))
    }

    fn authority(&self) -> Authority {
        Authority::parse(self.0.der()).expect("an authority")
    }

    /// A service that shows a certificate of this authority, for a name, with this key.
    fn serve(&self, name: &str, key: &KeyPair, alter: impl Fn(&mut CertificateParams)) -> SocketAddr {
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("parameters");
        alter(&mut params);
        let certificate = params.signed_by(key, &self.0).expect("a certificate");
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("a server");
        serve(Arc::new(config))
    }
}

/// Answers each connection once, as a service that has no configuration to show.
fn serve(config: Arc<rustls::ServerConfig>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let config = Arc::clone(&config);
            thread::spawn(move || greet(config, stream));
        }
    });
    address
}

fn greet(config: Arc<rustls::ServerConfig>, mut stream: TcpStream) {
    let mut connection = rustls::ServerConnection::new(config).expect("a connection");
    let mut tls = rustls::Stream::new(&mut connection, &mut stream);
    let mut head = BufReader::new(&mut tls);
    let mut line = String::new();
    // Where the client hangs up there is nobody to answer.
    while head.read_line(&mut line).is_ok_and(|read| read > 2) {
        line.clear();
    }
    let _ = tls.write_all(&answer(404, "", ""));
    tls.conn.send_close_notify();
    let _ = tls.flush();
}

/// What is known of each service, for a test to change.
#[derive(Default)]
struct Book(Mutex<BTreeMap<ServiceUrl, Trust>>);

impl Known for Book {
    fn of<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Result<Trust, ServiceError>> {
        let known = self.0.lock().expect("the book").get(service).cloned().unwrap_or_default();
        Box::pin(async move { Ok(known) })
    }
}

impl Book {
    fn write(&self, service: &ServiceUrl, authorities: &[&Issuer], pins: &[KeyPin]) {
        let authorities = authorities.iter().map(|issuer| issuer.authority()).collect();
        let trust = Trust { authorities, pins: pins.to_vec() };
        self.0.lock().expect("the book").insert(service.clone(), trust);
    }
}

fn knowing() -> (Arc<Book>, HttpService) {
    let book = Arc::new(Book::default());
    let client = HttpService::new(Arc::new(SystemClock)).expect("a client").knowing(book.clone());
    (book, client)
}

fn url(name: &str, address: SocketAddr) -> ServiceUrl {
    ServiceUrl::parse(&format!("https://{name}:{}", address.port())).expect("an address")
}

/// Calls a service; `None` where it answered.
async fn trouble(client: &HttpService, service: &ServiceUrl) -> Option<Code> {
    let tenant = Tenant { service: service.clone(), project: None };
    client.project_configuration(&tenant).await.err().map(|error| error.code())
}

fn key() -> KeyPair {
    KeyPair::generate().expect("a key")
}

fn pin(key: &KeyPair) -> KeyPin {
    let digest: [u8; 32] = Sha256::digest(key.subject_public_key_info()).into();
    KeyPin::from(digest)
}

#[tokio::test]
async fn lists_of_versions_are_fetched_as_from_a_service_there() {
    let (issuer, book) = (Issuer::new(), Arc::new(Book::default()));
    let server = url("localhost", issuer.serve("localhost", &key(), |_| {}));
    let feed = HttpFeed::new(&format!("{server}/updates")).expect("a feed");
    let known: Arc<dyn Known> = book.clone();
    let trouble = async || feed.fetch(UpdateChannel::Stable, &known).await.expect_err("none").to_string();
    assert!(!trouble().await.contains("404"), "it has not come so far");
    book.write(&server, &[&issuer], &[]);
    let found = trouble().await;
    assert!(found.contains("404"), "{found}");
    book.write(&server, &[&issuer], &[pin(&key())]);
    assert!(!trouble().await.contains("404"), "another key");
}

#[tokio::test]
async fn an_added_authority_vouches_for_its_service_alone() {
    let (issuer, (book, client)) = (Issuer::new(), knowing());
    let one = url("localhost", issuer.serve("localhost", &key(), |_| {}));
    let two = url("localhost", issuer.serve("localhost", &key(), |_| {}));
    assert_eq!(trouble(&client, &one).await, Some(Code::ServiceIssuerUnknown));
    book.write(&one, &[&issuer], &[]);
    assert_eq!(trouble(&client, &one).await, None, "it is asked before each call");
    assert_eq!(trouble(&client, &two).await, Some(Code::ServiceIssuerUnknown));
    book.write(&two, &[&Issuer::new()], &[]);
    assert_eq!(trouble(&client, &two).await, Some(Code::ServiceIssuerUnknown));
    book.write(&one, &[], &[]);
    assert_eq!(trouble(&client, &one).await, Some(Code::ServiceIssuerUnknown), "it is forgotten at once");
}

#[tokio::test]
async fn pins_are_checked_in_addition() {
    let (issuer, (book, client)) = (Issuer::new(), knowing());
    let (old, new, other) = (key(), key(), key());
    let before = url("localhost", issuer.serve("localhost", &old, |_| {}));
    let after = url("localhost", issuer.serve("localhost", &new, |_| {}));
    for service in [&before, &after] {
        book.write(service, &[&issuer], &[pin(&old), pin(&new)]);
        assert_eq!(trouble(&client, service).await, None, "either key, while it is exchanged");
    }
    book.write(&before, &[&issuer], &[pin(&other)]);
    assert_eq!(trouble(&client, &before).await, Some(Code::ServiceKeyUnexpected));
    book.write(&before, &[&issuer], &[pin(issuer.0.key())]);
    assert_eq!(
        trouble(&client, &before).await,
        Some(Code::ServiceKeyUnexpected),
        "the authority's is not its own"
    );
    book.write(&before, &[], &[pin(&old)]);
    assert_eq!(
        trouble(&client, &before).await,
        Some(Code::ServiceIssuerUnknown),
        "a pin vouches for nothing"
    );
}

#[tokio::test]
async fn an_added_authority_excuses_nothing_else() {
    let (issuer, (book, client)) = (Issuer::new(), knowing());
    let expired = |params: &mut CertificateParams| params.not_after = rcgen::date_time_ymd(2020, 1, 1);
    let expired = url("localhost", issuer.serve("localhost", &key(), expired));
    let elsewhere = url("localhost", issuer.serve("trust.example.com", &key(), |_| {}));
    for service in [expired, elsewhere] {
        book.write(&service, &[&issuer], &[]);
        assert_eq!(trouble(&client, &service).await, Some(Code::ServiceUntrusted));
    }
}

/// A proxy that carries every connection to one address.
struct Tunnel {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Tunnel {
    fn to(target: SocketAddr) -> Tunnel {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let heads = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let heads = Arc::clone(&heads);
                thread::spawn(move || carry(stream, target, &heads));
            }
        });
        Tunnel { address, seen }
    }

    fn heads(&self) -> Vec<String> {
        self.seen.lock().expect("heads").clone()
    }
}

fn carry(mut client: TcpStream, target: SocketAddr, heads: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut head = Vec::new();
    // Byte by byte: what follows the empty line is not this proxy's to read.
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte)?;
        head.extend(byte);
    }
    heads.lock().expect("heads").push(String::from_utf8_lossy(&head).into_owned());
    client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
    let mut server = TcpStream::connect(target)?;
    let (mut from, mut to) = (client.try_clone()?, server.try_clone()?);
    thread::spawn(move || io::copy(&mut from, &mut to));
    io::copy(&mut server, &mut client).map(drop)
}

impl Proxies for Tunnel {
    fn on_the_way_to<'a>(&'a self, _: &'a ServiceUrl) -> Task<'a, Option<Relay>> {
        let url = format!("http://ann:secret@{}", self.address).parse().expect("an address");
        Box::pin(async move { Some(Relay::new(url)) })
    }
}

#[tokio::test]
async fn services_are_reached_through_a_proxy_and_this_machine_is_not() {
    let issuer = Issuer::new();
    let address = issuer.serve("trust.example.com", &key(), |_| {});
    let tunnel = Arc::new(Tunnel::to(address));
    let (book, client) = knowing();
    let client = client.through(tunnel.clone());
    let service = url("trust.example.com", address);
    book.write(&service, &[&issuer], &[]);
    assert_eq!(trouble(&client, &service).await, None);
    let heads = tunnel.heads();
    assert!(heads[0].starts_with(&format!("CONNECT trust.example.com:{} ", address.port())), "{heads:?}");
    assert!(heads[0].contains("Basic YW5uOnNlY3JldA=="), "{heads:?}");
    assert_eq!(client.relay(&service).await.map(|relay| relay.to_string()), Some(tunnel.address.to_string()));

    let local = url("localhost", issuer.serve("localhost", &key(), |_| {}));
    book.write(&local, &[&issuer], &[]);
    assert_eq!(trouble(&client, &local).await, None);
    assert_eq!(client.relay(&local).await, None);
    assert_eq!(tunnel.heads().len(), heads.len());
}

#[tokio::test]
async fn a_proxy_that_opens_the_connection_is_no_authority() {
    let (theirs, company) = (Issuer::new(), Issuer::new());
    let opened = company.serve("trust.example.com", &key(), |_| {});
    let (book, client) = knowing();
    let client = client.through(Arc::new(Tunnel::to(opened)));
    let service = ServiceUrl::parse("https://trust.example.com").expect("an address");
    book.write(&service, &[&theirs], &[]);
    assert_eq!(trouble(&client, &service).await, Some(Code::ServiceIssuerUnknown));
    book.write(&service, &[&theirs, &company], &[pin(&key())]);
    assert_eq!(trouble(&client, &service).await, Some(Code::ServiceKeyUnexpected));
    book.write(&service, &[&theirs, &company], &[]);
    assert_eq!(trouble(&client, &service).await, None, "the person trusts it");
}
