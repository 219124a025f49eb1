//! Letters on their way to a mail server.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use trust_service::config::{Config, Security, Smtp};
use trust_service::mail::Sender;

use crate::support::*;
use crate::tls::Authority;

/// What the mail server answers to the end of a letter.
#[derive(Clone, Copy)]
enum Answers {
    /// It takes it.
    Takes,
    /// With this line.
    Says(&'static str),
    /// Nothing, ever.
    Hangs,
}

/// A mail server that answers as it is told, and passes on what it gets.
struct Post {
    port: u16,
    letters: mpsc::UnboundedReceiver<String>,
    _stop: oneshot::Sender<()>,
}

impl Post {
    /// Answers the letters in this order, and takes all that follow.
    async fn open(script: &'static [Answers]) -> Post {
        Post::open_with(script, None).await
    }

    async fn open_with(script: &'static [Answers], tls: Option<(Security, TlsAcceptor)>) -> Post {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, letters) = mpsc::unbounded_channel();
        let (stop, mut stopped) = oneshot::channel();
        let number = Arc::new(AtomicUsize::new(0));
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = &mut stopped => return,
                    accepted = listener.accept() => {
                        let (stream, _) = accepted.unwrap();
                        let counter = Counter { script, number: number.clone(), letters: sender.clone() };
                        tokio::spawn(receive(stream, tls.clone(), counter));
                    }
                }
            }
        });
        Post { port, letters, _stop: stop }
    }

    /// The letters that came.
    fn letters(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.letters.try_recv().ok()).collect()
    }

    fn configuration(&self, more: &str) -> Smtp {
        let text = format!(
            "[smtp]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"plain\"\nfrom = \"Larkspur <no-reply@larkspur.example>\"\n{more}",
            self.port
        );
        Config::read("", &text, []).unwrap_or_else(|problems| panic!("{problems}")).smtp
    }

    fn sender(&self, server: &Server) -> Sender {
        let smtp = self.configuration("reply_to = \"help@larkspur.example\"\n");
        Sender::open(&smtp, server.node.store().clone(), server.clock.clone()).unwrap().unwrap()
    }
}

/// Where letters are handed in.
struct Counter {
    script: &'static [Answers],
    number: Arc<AtomicUsize>,
    letters: mpsc::UnboundedSender<String>,
}

async fn receive(stream: TcpStream, tls: Option<(Security, TlsAcceptor)>, counter: Counter) -> Option<()> {
    const GREETING: &str = "220 post.example ready\r\n";
    match tls {
        None => converse(stream, GREETING, counter).await,
        Some((Security::Tls, acceptor)) => {
            converse(acceptor.accept(stream).await.ok()?, GREETING, counter).await
        }
        Some((_, acceptor)) => {
            let mut stream = BufReader::new(stream);
            stream.write_all(GREETING.as_bytes()).await.ok()?;
            let mut line = String::new();
            while line != "STARTTLS\r\n" {
                line.clear();
                stream.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
                let answer =
                    if line.starts_with("EHLO") { "250-post.example\r\n250 STARTTLS" } else { "220 go on" };
                stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
            }
            converse(acceptor.accept(stream.into_inner()).await.ok()?, "", counter).await
        }
    }
}

async fn converse<S: AsyncRead + AsyncWrite>(stream: S, greeting: &str, counter: Counter) -> Option<()> {
    let (read, mut write) = tokio::io::split(stream);
    let mut lines = BufReader::new(read).lines();
    write.write_all(greeting.as_bytes()).await.ok()?;
    write.flush().await.ok()?;
    let mut letter: Option<String> = None;
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match &mut letter {
            Some(text) if line == "." => {
                let at = counter.number.fetch_add(1, Ordering::SeqCst);
                let _ = counter.letters.send(std::mem::take(text));
                letter = None;
                match counter.script.get(at).copied().unwrap_or(Answers::Takes) {
                    Answers::Takes => "250 taken",
                    Answers::Says(line) => line,
                    Answers::Hangs => std::future::pending().await,
                }
            }
            Some(text) => {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            None if line == "DATA" => {
                letter = Some(String::new());
                "354 go on"
            }
            None if line == "QUIT" => return write.write_all(b"221 bye\r\n").await.ok(),
            None => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        write.flush().await.ok()?;
    }
    Some(())
}

/// What is in the outbox: sent, given up, and attempts in all.
fn outbox(server: &Server) -> (i64, i64, i64) {
    let connection = rusqlite::Connection::open(server.folder.path().join("service.db")).unwrap();
    let sql = "SELECT COUNT(sent_at), COUNT(failed_at), SUM(attempts) FROM mails";
    connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
}

fn header<'a>(letter: &'a str, name: &str) -> Option<&'a str> {
    letter
        .lines()
        .take_while(|line| !line.is_empty())
        .find_map(|line| line.strip_prefix(&format!("{name}: ")))
}

/// A server with one letter in its outbox.
async fn with_a_letter() -> Server {
    let server = Server::start().await;
    Device::enrol(&server, USER, "1234").await;
    server
}

#[tokio::test]
async fn a_letter_is_sent_once_with_all_that_belongs_on_it() {
    let (server, mut post) = (with_a_letter().await, Post::open(&[]).await);
    let sender = post.sender(&server);
    assert_eq!(sender.deliver_due().await.unwrap(), 1);
    assert_eq!(sender.deliver_due().await.unwrap(), 0);
    let letters = post.letters();
    assert_eq!(letters.len(), 1);
    let header = |name| header(&letters[0], name).unwrap_or_else(|| panic!("{name} in {}", letters[0]));
    assert_eq!(header("From"), "Larkspur <no-reply@larkspur.example>");
    assert_eq!(header("Reply-To"), "help@larkspur.example");
    assert_eq!(header("To"), USER);
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("Date"), "Thu, 01 Jan 2026 00:00:00 +0000");
    assert!(header("Message-ID").ends_with("@larkspur.example>"));
    assert!(header("Subject").contains("new device"));
    assert_eq!(outbox(&server), (1, 0, 1));
    // The text is not kept
    let connection = rusqlite::Connection::open(server.folder.path().join("service.db")).unwrap();
    let body: String = connection.query_row("SELECT body FROM mails", [], |row| row.get(0)).unwrap();
    assert_eq!(body, "");
}

#[tokio::test]
async fn what_is_not_taken_now_is_tried_again_later() {
    const SCRIPT: &[Answers] = &[Answers::Says("451 later"), Answers::Says("421 later")];
    let (server, mut post) = (with_a_letter().await, Post::open(SCRIPT).await);
    let sender = post.sender(&server);
    for (pause, taken) in [(0, 0), (14, 0), (1, 0), (29, 0), (1, 1)] {
        server.pass(pause);
        assert_eq!(sender.deliver_due().await.unwrap(), taken);
    }
    let letters = post.letters();
    assert_eq!((letters.len(), outbox(&server)), (3, (1, 0, 3)));
    let ids: std::collections::HashSet<_> =
        letters.iter().map(|letter| header(letter, "Message-ID")).collect();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn what_is_never_taken_is_given_up_at_once() {
    let (server, mut post) = (with_a_letter().await, Post::open(&[Answers::Says("550 no such user")]).await);
    let sender = post.sender(&server);
    for _ in 0..3 {
        assert_eq!(sender.deliver_due().await.unwrap(), 0);
        server.pass(24 * 3600);
    }
    assert_eq!((post.letters().len(), outbox(&server)), (1, (0, 1, 1)));
}

#[tokio::test]
async fn after_a_day_a_letter_is_given_up() {
    let server = with_a_letter().await;
    // Nobody listens there
    let post = Post::open(&[]).await;
    let sender = post.sender(&server);
    drop(post);
    let mut attempts = 0;
    for _ in 0..30 {
        wait_for("the server's end", async || {
            assert_eq!(sender.deliver_due().await.unwrap(), 0);
            outbox(&server).2 > attempts
        })
        .await;
        attempts = outbox(&server).2;
        if outbox(&server).1 == 1 {
            assert!((20..40).contains(&attempts), "{attempts}");
            return;
        }
        server.pass(3600);
    }
    panic!("the letter is still tried: {:?}", outbox(&server));
}

#[tokio::test]
async fn killed_between_sending_and_writing_it_down_it_sends_the_same_again() {
    let (server, mut post) = (with_a_letter().await, Post::open(&[Answers::Hangs]).await);
    let first = post.sender(&server);
    let killed = tokio::spawn(async move { first.deliver_due().await });
    let sent = post.letters.recv().await.unwrap();
    killed.abort();
    assert!(killed.await.unwrap_err().is_cancelled());
    // Another node does not send it while the claim holds
    let second = post.sender(&server);
    assert_eq!(second.deliver_due().await.unwrap(), 0);
    server.pass(89);
    assert_eq!(second.deliver_due().await.unwrap(), 0);
    server.pass(1);
    assert_eq!(second.deliver_due().await.unwrap(), 1);
    let again = post.letters();
    assert_eq!(again.len(), 1);
    assert_eq!(header(&again[0], "Message-ID"), header(&sent, "Message-ID"));
    assert_eq!(outbox(&server), (1, 0, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_senders_send_each_letter_once() {
    let (server, mut post) = (Server::start().await, Post::open(&[]).await);
    for number in 0..12 {
        Device::enrol(&server, &format!("user-{number}@example.com"), "1234").await;
    }
    let senders = (0..3).map(|_| {
        let sender = post.sender(&server);
        tokio::spawn(async move { sender.deliver_due().await.unwrap() })
    });
    let mut taken = 0;
    for sender in senders.collect::<Vec<_>>() {
        taken += sender.await.unwrap();
    }
    let recipients: std::collections::HashSet<_> =
        post.letters().iter().map(|letter| header(letter, "To").unwrap().to_owned()).collect();
    assert_eq!((taken, recipients.len(), outbox(&server)), (12, 12, (12, 0, 12)));
}

#[tokio::test]
async fn a_server_without_encryption_gets_nothing_if_encryption_is_wanted() {
    let (server, mut post) = (with_a_letter().await, Post::open(&[]).await);
    let smtp = Smtp { security: Security::StartTls, ..post.configuration("") };
    let sender = Sender::open(&smtp, server.node.store().clone(), server.clock.clone()).unwrap().unwrap();
    assert_eq!(sender.deliver_due().await.unwrap(), 0);
    assert_eq!((post.letters().len(), outbox(&server)), (0, (0, 0, 1)));
}

#[tokio::test]
async fn both_ways_of_encryption_are_spoken_and_only_with_a_server_that_is_trusted() {
    let server = with_a_letter().await;
    let authority = Authority::new();
    let (certificate, key) = authority.issue();
    let file = server.folder.path().join("ca.pem");
    std::fs::write(&file, authority.pem()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(key.serialized_der().to_vec().into()),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    for (security, trusted) in [
        (Security::Tls, false),
        (Security::StartTls, false),
        (Security::StartTls, true),
        (Security::Tls, true),
    ] {
        server.pass(3600);
        Device::enrol(&server, USER, "1234").await;
        let mut post = Post::open_with(&[], Some((security, acceptor.clone()))).await;
        let ca_file = trusted.then(|| file.clone());
        let smtp = Smtp { host: Some("localhost".to_owned()), security, ca_file, ..post.configuration("") };
        let sender = Sender::open(&smtp, server.node.store().clone(), server.clock.clone()).unwrap().unwrap();
        let taken = sender.deliver_due().await.unwrap();
        assert_eq!((taken > 0, post.letters().len()), (trusted, taken), "{security:?}");
    }
}

#[tokio::test]
async fn the_running_service_sends_its_mail_and_does_not_log_to_whom() {
    let (site, mut post) = (Site::new().await, Post::open(&[]).await);
    let running = site
        .start(&format!(
            "[smtp]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"plain\"\nfrom = \"no-reply@larkspur.example\"\n",
            post.port
        ))
        .await
        .settled()
        .await;
    Device::enrol(&running, USER, "1234").await;
    let letter = tokio::time::timeout(PATIENCE, post.letters.recv()).await.unwrap().unwrap();
    assert_eq!(header(&letter, "To"), Some(USER));
    wait_for("the line about it", async || site.log().contains("a letter was sent")).await;
    assert!(!site.log().contains(USER));
}
