//! Sending what is in the outbox by SMTP, each letter at least once.
//!
//! A letter is claimed before it is sent: its next try is put off, so that no other node sends it meanwhile, and a node that
//! dies in between loses nothing. A letter that was sent twice has the same Message-ID both times.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::outbox::{self, Due};
use crate::clock::Clock;
use crate::config::{Secret, Security, Smtp};
use crate::error::{Error, Result};
use crate::store::Store;

/// How long a claim holds beyond the time that sending may take.
const LEASE: Duration = Duration::from_secs(60);
/// After how long a letter is given up.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);
/// The first pause between two tries; each is twice the one before.
const FIRST_PAUSE: Duration = Duration::from_secs(15);
/// The longest.
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);

/// Sends letters.
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    reply_to: Option<Mailbox>,
    timeout: Duration,
    store: Store,
    clock: Arc<dyn Clock>,
}

/// Why a letter was not taken.
enum Failure {
    /// It may be taken later.
    Later(String),
    /// The server was not reached; nor will it be for the next letter.
    Unreached(String),
    /// It never will.
    Never(String),
}

impl Sender {
    /// A sender as the operator decided; none if no mail server is named.
    pub fn open(smtp: &Smtp, store: Store, clock: Arc<dyn Clock>) -> Result<Option<Sender>> {
        let (Some(host), Some(from)) = (&smtp.host, &smtp.from) else { return Ok(None) };
        let mailbox = |text: &String| {
            text.parse::<Mailbox>().map_err(|_| Error::Damaged("a mailbox in the configuration"))
        };
        let from = mailbox(from)?;
        let hello = ClientId::Domain(from.email.domain().to_owned());
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(smtp.port)
            .tls(tls(smtp, host)?)
            .hello_name(hello)
            .timeout(Some(smtp.timeout));
        if let (Some(name), Some(password)) = (&smtp.username, password(smtp)?) {
            builder = builder.credentials(Credentials::new(name.clone(), password.reveal().to_owned()));
        }
        Ok(Some(Sender {
            transport: builder.build(),
            from,
            reply_to: smtp.reply_to.as_ref().map(mailbox).transpose()?,
            timeout: smtp.timeout,
            store,
            clock,
        }))
    }

    /// Sends whatever is due, one letter after the other, as long as the server can be reached. Answers how many were taken.
    pub async fn deliver_due(&self) -> Result<usize> {
        let mut taken = 0;
        loop {
            let now = self.clock.now();
            let until = now.after(self.timeout + LEASE);
            let Some(due) = self.store.write(move |tx| outbox::claim(tx, until, now)).await? else {
                return Ok(taken);
            };
            let sent = self.send(&due).await;
            taken += usize::from(sent.is_ok());
            let unreached = matches!(sent, Err(Failure::Unreached(_)));
            self.settle(due, sent).await?;
            if unreached {
                return Ok(taken);
            }
        }
    }

    /// Writes down how it went.
    async fn settle(&self, due: Due, sent: Result<(), Failure>) -> Result<()> {
        let now = self.clock.now();
        let Due { id, attempts, created, .. } = due;
        let given_up = now >= created.after(PATIENCE);
        self.store
            .write(move |tx| match sent {
                Ok(()) => {
                    tracing::info!(letter = id, "a letter was sent");
                    outbox::mark_sent(tx, &id, now)
                }
                Err(Failure::Later(reason) | Failure::Unreached(reason)) if !given_up => {
                    tracing::warn!(letter = id, attempts, reason, "a letter was not sent yet");
                    outbox::put_off(tx, &id, now.after(pause(attempts)))
                }
                Err(Failure::Later(reason) | Failure::Unreached(reason) | Failure::Never(reason)) => {
                    tracing::error!(letter = id, attempts, reason, "a letter was given up");
                    outbox::mark_failed(tx, &id, now)
                }
            })
            .await
    }

    async fn send(&self, due: &Due) -> Result<(), Failure> {
        let letter = self.letter(due).ok_or_else(|| Failure::Never("it cannot be written".to_owned()))?;
        match tokio::time::timeout(self.timeout, self.transport.send(letter)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(judge(&error)),
            Err(_) => Err(Failure::Unreached("the mail server took too long".to_owned())),
        }
    }

    fn letter(&self, due: &Due) -> Option<Message> {
        let recipient: Address = due.recipient.parse().ok()?;
        let written = Duration::from_micros(u64::try_from(due.created.micros()).ok()?);
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let builder: MessageBuilder = Message::builder()
            .message_id(Some(format!("<{}@{}>", due.id, self.from.email.domain())))
            .date(SystemTime::UNIX_EPOCH + written)
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .from(self.from.clone())
            .to(Mailbox::new(None, recipient))
            .subject(&due.subject);
        let builder = match &self.reply_to {
            Some(reply_to) => builder.reply_to(reply_to.clone()),
            None => builder,
        };
        builder.body(due.body.clone()).ok()
    }
}

/// A server's answer may name the recipient, so that only its number is told.
fn judge(error: &lettre::transport::smtp::Error) -> Failure {
    let Some(status) = error.status() else {
        let reason = if error.is_tls() { "no secure connection" } else { "no answer" };
        return Failure::Unreached(format!("the mail server gave {reason}"));
    };
    let reason = format!("the mail server answered {status}");
    // Wrong credentials are the operator's to mend, not the letter's fault.
    let credentials = ["530", "534", "535", "538"].contains(&status.to_string().as_str());
    if error.is_permanent() && !credentials { Failure::Never(reason) } else { Failure::Later(reason) }
}

fn pause(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(16).min(16);
    FIRST_PAUSE.saturating_mul(1 << doublings).min(LONGEST_PAUSE)
}

fn tls(smtp: &Smtp, host: &str) -> Result<Tls> {
    if smtp.security == Security::Plain {
        return Ok(Tls::None);
    }
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(path) = &smtp.ca_file {
        let wrong = |source| Error::Folder { path: path.clone(), source };
        let pem = std::fs::read(path).map_err(wrong)?;
        let authority = Certificate::from_pem(&pem).map_err(|error| wrong(std::io::Error::other(error)))?;
        parameters = parameters.add_root_certificate(authority);
    }
    let parameters = parameters.build_rustls().map_err(|_| Error::Key("TLS for mail cannot be set up"))?;
    Ok(if smtp.security == Security::Tls { Tls::Wrapper(parameters) } else { Tls::Required(parameters) })
}

/// The environment goes over the file.
fn password(smtp: &Smtp) -> Result<Option<Secret>> {
    match (&smtp.password, &smtp.password_file) {
        (Some(password), _) => Ok(Some(password.clone())),
        (None, Some(path)) => {
            let text = std::fs::read_to_string(path);
            let text = text.map_err(|source| Error::Folder { path: path.clone(), source })?;
            let text = zeroize::Zeroizing::new(text);
            Ok(Some(Secret::new(text.trim_end_matches(['\r', '\n']).to_owned())))
        }
        (None, None) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        let pauses: Vec<_> = (1..=10).map(|attempts| pause(attempts).as_secs()).collect();
        assert_eq!(pauses, [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        assert_eq!(pause(i64::MAX), LONGEST_PAUSE);
    }
}
