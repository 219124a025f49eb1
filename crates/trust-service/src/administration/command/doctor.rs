//! `doctor`: whether everything is as it should be. It changes nothing.

use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use serde_json::json;

use super::Failure;
use super::answer::Answer;
use super::desk::Desk;
use crate::clock::Instant;
use crate::config::Smtp;
use crate::error::{Error, Result};
use crate::keys::{Purpose, State};
use crate::node::{DATABASES, SCHEMAS};
use crate::{Node, audit, registration, store};

/// The status if something is not as it should be.
const NOT_WELL: u8 = 5;
/// How fast another machine's clock may be.
const FAST_CLOCK: Duration = Duration::from_secs(300);
/// Below this much room the service is about to stop, in bytes.
const LITTLE_ROOM: u64 = 100 << 20;
/// Below this much room it is time to make more, in bytes.
const SOME_ROOM: u64 = 1 << 30;
/// So long before a certificate ends it is time to renew it.
const CERTIFICATE_NOTICE: Duration = Duration::from_secs(14 * 24 * 3600);
/// How long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What was looked at, and how it is.
#[derive(Serialize)]
struct Finding {
    check: &'static str,
    status: Status,
    detail: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Ok,
    Warning,
    Failed,
}

/// Looks at everything.
pub async fn examine(desk: &Desk) -> Result<Answer, Failure> {
    let mut findings = vec![configuration(desk)];
    findings.extend(folder(desk.folder()));
    let databases: Vec<_> =
        DATABASES.iter().zip(SCHEMAS).map(|(name, newest)| database(desk, name, newest())).collect();
    let openable = databases.iter().all(|finding| finding.status == Status::Ok);
    findings.extend(databases);
    if openable {
        let node = desk.open().await?;
        findings.push(keys(&node).await?);
        findings.push(clock(&node, desk.now()).await?);
    }
    findings.extend(room(desk.folder()));
    findings.push(mail(desk).await);
    findings.push(certificate(desk));
    let well = findings.iter().all(|finding| finding.status != Status::Failed);
    let rows = findings.iter().map(|finding| {
        let status = match finding.status {
            Status::Ok => "ok",
            Status::Warning => "warning",
            Status::Failed => "FAILED",
        };
        [status.to_owned(), finding.check.to_owned(), finding.detail.clone()]
    });
    let answer =
        Answer::table(json!({ "well": well, "checks": findings }), ["STATUS", "CHECK", "FOUND"], rows);
    Ok(answer.ending_with(if well { 0 } else { NOT_WELL }))
}

fn configuration(desk: &Desk) -> Finding {
    match desk.config() {
        Some(_) => ok("configuration", "it can be read"),
        None => warning("configuration", "not looked at, for --data-dir was given and it cannot be read"),
    }
}

fn folder(folder: &Path) -> Option<Finding> {
    let Ok(about) = folder.metadata() else {
        return Some(failed("folder", format!("{} cannot be read", folder.display())));
    };
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777;
        let others: Vec<_> = DATABASES
            .into_iter()
            .filter_map(|name| Some((name, folder.join(name).metadata().ok()?)))
            .filter(|(_, about)| std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0)
            .map(|(name, _)| name)
            .collect();
        if !others.is_empty() {
            return Some(failed("folder", format!("others can read {}", others.join(", "))));
        }
        if mode & 0o077 != 0 {
            let why = format!("{} has mode {mode:o}; 700 keeps others out", folder.display());
            return Some(warning("folder", why));
        }
    }
    let is_folder = about.is_dir();
    Some(if is_folder {
        ok("folder", format!("{} is private", folder.display()))
    } else {
        failed("folder", format!("{} is no folder", folder.display()))
    })
}

fn database(desk: &Desk, name: &'static str, newest: i64) -> Finding {
    let file = desk.folder().join(name);
    let said = store::file::check(&file).unwrap_or_else(|error| vec![error.to_string()]);
    if !said.is_empty() {
        return failed(name, said.join("; "));
    }
    match store::file::schema(&file) {
        Ok(Some(schema)) if schema == newest => ok(name, format!("whole, schema {schema}")),
        Ok(Some(schema)) if schema < newest => {
            let why = format!("schema {schema}; the service brings it to {newest} when it starts");
            warning(name, why)
        }
        Ok(Some(schema)) => failed(name, format!("schema {schema} is of a newer version than this one")),
        Ok(None) => failed(name, "no database of the service"),
        Err(error) => failed(name, error.to_string()),
    }
}

async fn keys(node: &Node) -> Result<Finding> {
    let mut missing = Vec::new();
    for purpose in Purpose::ALL {
        let ring = node.keys.list(purpose).await?;
        let has = |state| ring.iter().any(|key| key.state == state);
        if !has(State::Signing) || !has(State::Next) {
            missing.push(<&str>::from(purpose));
        }
    }
    let used = node.store().read(registration::keys_in_use).await?;
    let mut lost = 0;
    let [first, second] = node.local_authorities();
    let (first, second) = (first.keys().await?, second.keys().await?);
    for pair in used {
        let known =
            first.iter().any(|(id, _)| *id == pair.first) && second.iter().any(|(id, _)| *id == pair.second);
        lost += usize::from(!known);
    }
    Ok(match (lost, missing.is_empty()) {
        (0, true) => ok("keys", "every ring signs, and the authorities have the keys of all identities"),
        (0, false) => {
            warning("keys", format!("{} have no keys yet; the service makes them", missing.join(", ")))
        }
        _ => failed(
            "keys",
            "the authorities lack keys that identities were made with: restore their databases",
        ),
    })
}

/// The log cannot be of the future.
async fn clock(node: &Node, now: Instant) -> Result<Finding> {
    let newest = node.store().read(audit::newest).await?;
    Ok(match newest.filter(|newest| *newest > now.after(FAST_CLOCK)) {
        Some(newest) => failed("clock", format!("it shows {now}, but the log has an event of {newest}")),
        None => ok("clock", format!("it shows {now}")),
    })
}

#[cfg(unix)]
fn room(folder: &Path) -> Option<Finding> {
    let about = rustix::fs::statvfs(folder).ok()?;
    let free = about.f_bavail.saturating_mul(about.f_frsize);
    let detail = format!("{} MiB are free", free >> 20);
    Some(match free {
        free if free < LITTLE_ROOM => failed("disk", detail),
        free if free < SOME_ROOM => warning("disk", detail),
        _ => ok("disk", detail),
    })
}

#[cfg(not(unix))]
fn room(_: &Path) -> Option<Finding> {
    None
}

async fn mail(desk: &Desk) -> Finding {
    let Some((host, smtp)) =
        desk.config().and_then(|config| Some((config.smtp.host.clone()?, config.smtp.clone())))
    else {
        return warning("mail", "no mail server is configured: letters wait in the outbox");
    };
    let place = format!("{host}:{}", smtp.port);
    let reached = tokio::task::spawn_blocking(move || reach(&host, &smtp)).await;
    match reached.map_err(|_| Error::CutOff("reaching the mail server")) {
        Ok(Ok(())) => ok("mail", format!("{place} can be reached")),
        Ok(Err(error)) => failed("mail", format!("{place} cannot be reached: {error}")),
        Err(error) => failed("mail", error.to_string()),
    }
}

fn reach(host: &str, smtp: &Smtp) -> std::io::Result<()> {
    let mut last = std::io::Error::from(std::io::ErrorKind::NotFound);
    for address in (host, smtp.port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, PATIENCE) {
            Ok(_) => return Ok(()),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn certificate(desk: &Desk) -> Finding {
    let Some(file) = desk.config().and_then(|config| config.tls.certificate.as_deref()) else {
        return ok(
            "certificate",
            "none is configured: a proxy in front encrypts, or nobody but this machine calls",
        );
    };
    let ends = std::fs::read(file).map_err(|error| error.to_string()).and_then(|pem| ends(&pem));
    match ends {
        Err(why) => failed("certificate", format!("{}: {why}", file.display())),
        Ok(ends) if ends <= desk.now() => failed("certificate", format!("it ended at {ends}")),
        Ok(ends) if ends <= desk.now().after(CERTIFICATE_NOTICE) => {
            warning("certificate", format!("it ends at {ends}"))
        }
        Ok(ends) => ok("certificate", format!("it ends at {ends}")),
    }
}

/// When the first certificate of a PEM file ends.
fn ends(pem: &[u8]) -> Result<Instant, String> {
    let (_, pem) = x509_parser::pem::parse_x509_pem(pem).map_err(|_| "this is no PEM".to_owned())?;
    let certificate = pem.parse_x509().map_err(|_| "this is no certificate".to_owned())?;
    let ends = Instant::from_seconds(certificate.validity().not_after.timestamp());
    ends.ok_or_else(|| "the certificate has no end".to_owned())
}

fn ok(check: &'static str, detail: impl Into<String>) -> Finding {
    Finding { check, status: Status::Ok, detail: detail.into() }
}

fn warning(check: &'static str, detail: impl Into<String>) -> Finding {
    Finding { check, status: Status::Warning, detail: detail.into() }
}

fn failed(check: &'static str, detail: impl Into<String>) -> Finding {
    Finding { check, status: Status::Failed, detail: detail.into() }
}
