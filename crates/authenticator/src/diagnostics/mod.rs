//! A bundle for the help desk: one readable text that says how this workstation is, and of nobody who uses it who they are.
//!
//! It is made of what may be told: values are chosen one by one, never copied as a whole. What the program has logged is
//! the one exception, and goes through [`scrub`](scrub::Names).

mod scrub;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    Error, Ports, doctor,
    history::{self, Kind, Query},
    journal::{self, IdentityRecord},
    policy::{self, InForce},
    settings,
};
use scrub::Names;

/// What only the host knows.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Surroundings {
    /// Version of the program.
    pub version: String,
    /// The operating system and its version.
    pub system: String,
    /// The desktop, and how it draws.
    pub desktop: String,
    /// The system's preferred language, a BCP 47 tag.
    pub language: String,
}

/// The form of the bundle.
const FORM: u32 = 1;
/// Entries of history that are counted at most.
const COUNTED: usize = 10_000;

/// The bundle.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bundle<'a> {
    form: u32,
    made: Timestamp,
    program: &'a Surroundings,
    findings: Vec<Value>,
    managed: Value,
    settings: Value,
    journal: Value,
    identities: Vec<Value>,
    log: Vec<String>,
}

/// Makes a bundle as JSON text, with the last lines of the log.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn bundle(ports: &Ports, program: &Surroundings, log: &[String]) -> Result<String, Error> {
    let records = ports.journal.identities().await?;
    let policy = policy::in_force(ports).await?;
    let settings = settings::under(ports, &policy).await?;
    let names = Names::of(&records, &ports.journal.pendings().await?, &settings, &policy);
    let bundle = Bundle {
        form: FORM,
        made: ports.clock.now(),
        program,
        findings: doctor::examine(ports).await?.iter().map(|one| finding(one, &names)).collect(),
        managed: managed(&policy),
        settings: chosen(&settings),
        journal: journal(ports, &records).await?,
        identities: records.iter().map(|record| identity(record, &names, &policy)).collect(),
        log: log.iter().map(|line| names.scrub(line)).collect(),
    };
    // Text, numbers and times always have a JSON form.
    Ok(serde_json::to_string_pretty(&bundle).unwrap_or_default() + "\n")
}

fn finding(finding: &doctor::Finding, names: &Names) -> Value {
    json!({
        "check": finding.check.as_str(),
        "subject": finding.subject.as_deref().map(|subject| names.scrub(subject)),
        "failure": finding.failure.as_ref().map(|failure| failure.code().as_str()),
    })
}

/// What the organisation fixes, without its name and its services.
fn managed(policy: &InForce) -> Value {
    let document = &policy.document;
    json!({
        "managed": policy.managed,
        "flaw": policy.flaw.as_ref().map(|flaw| flaw.kind),
        "servicesAllowed": document.services.allowed.as_ref().map(Vec::len),
        "pin": document.pin,
        "lock": document.lock,
        "captureGuard": document.capture_guard,
        "updateChannel": document.update_channel,
        "diagnostics": document.diagnostics,
    })
}

/// The settings in force, but for what a person typed.
fn chosen(settings: &settings::Settings) -> Value {
    json!({
        "appearance": settings.appearance,
        "language": settings.language,
        "numberPad": settings.number_pad,
        "shuffledPad": settings.shuffled_pad,
        "tray": settings.tray,
        "startAtLogin": settings.start_at_login,
        "notifications": settings.notifications,
        "shortcut": settings.shortcut.is_some(),
        "lockAfter": settings.lock_after,
        "lockWithSession": settings.lock_with_session,
        "captureGuard": settings.capture_guard,
        "textSize": settings.text_size,
        "still": settings.still,
        "verboseLog": settings.verbose_log,
        "updateChannel": settings.update_channel,
    })
}

async fn journal(ports: &Ports, records: &[IdentityRecord]) -> Result<Value, Error> {
    let query = Query { limit: COUNTED, ..Query::default() };
    let page = history::list(ports, &query).await?;
    let mut kinds: BTreeMap<&'static str, usize> = BTreeMap::new();
    for entry in &page.entries {
        *kinds.entry(<&'static str>::from(entry.kind)).or_default() += 1;
    }
    // Every kind is named, so that one that is missing is told from one that is not known.
    for kind in <Kind as strum::IntoEnumIterator>::iter() {
        kinds.entry(kind.into()).or_default();
    }
    Ok(json!({
        "layout": journal::LAYOUT,
        "changes": ports.changes().await?,
        "identities": records.len(),
        "unfinished": ports.journal.pendings().await?.len(),
        "toSweep": ports.journal.sweeps().await?.len(),
        "history": kinds,
        "historyComplete": !page.more,
    }))
}

fn identity(record: &IdentityRecord, names: &Names, policy: &InForce) -> Value {
    let identity = &record.identity;
    let state: &'static str = identity.state.into();
    json!({
        "name": names.scrub(&identity.name),
        "service": names.scrub(identity.service.as_str()),
        "allowed": policy.allows(&identity.service),
        "state": state,
        "attemptsLeft": identity.attempts_left,
        "pinLength": identity.pin_length,
        "keychain": record.store,
        "curve": record.credentials.curve,
        "generation": record.place.generation,
        "pushed": record.pushed,
        "used": identity.last_used.is_some(),
    })
}
