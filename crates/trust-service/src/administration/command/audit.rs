//! `audit list | export`

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};
use wire::{ClientId, DeviceName, MpinIdHash, UserId};

use super::answer::Answer;
use super::desk::{Desk, find_project};
use super::{Failure, Run, given};
use crate::audit::{self, Filter, Page, Recorded};
use crate::clock::Instant;
use crate::error::{Error, Result};

/// What can be done with the audit log.
#[derive(Subcommand)]
pub enum Command {
    /// List events, the newest first.
    List {
        #[command(flatten)]
        asked: Asked,
        /// How many to leave out, from the newest on.
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// How many to list at most.
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Write all events that match, the newest first, for other programs.
    Export {
        #[command(flatten)]
        asked: Asked,
        /// CSV with a line of names, or one JSON document a line.
        #[arg(long, default_value = "jsonl")]
        format: Format,
        /// Where to; without it, to standard output. The file is readable by nobody else.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Which events. All that is said must be so.
#[derive(Args)]
pub struct Asked {
    /// The project's id, address or name; the id of one that was deleted, too. Not needed if there is only one.
    #[arg(long)]
    project: Option<String>,
    /// Through this client or service account.
    #[arg(long, value_name = "ID", value_parser = given::client)]
    application: Option<ClientId>,
    /// Not before this moment.
    #[arg(long, value_name = "TIME", value_parser = given::moment)]
    from: Option<Instant>,
    /// Before this moment.
    #[arg(long, value_name = "TIME", value_parser = given::moment)]
    to: Option<Instant>,
    /// To this user.
    #[arg(long, value_parser = given::user)]
    user: Option<UserId>,
    /// To this identity, by its public name.
    #[arg(long, value_parser = given::identity)]
    identity: Option<MpinIdHash>,
    /// On a device of exactly this name.
    #[arg(long, value_name = "NAME", value_parser = given::device)]
    device: Option<DeviceName>,
}

/// How events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values (RFC 4180), with a line of names.
    Csv,
    /// One JSON document a line.
    Jsonl,
}

/// The columns of an export, and the members of its documents.
const COLUMNS: [&str; 11] = [
    "createdAt",
    "eventType",
    "eventStatus",
    "userId",
    "mpinId",
    "deviceName",
    "applicationId",
    "address",
    "country",
    "continent",
    "detail",
];

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::List { asked, offset, limit } => list(desk, asked, Page { offset, limit }).await,
            Command::Export { asked, format, output } => export(desk, asked, format, output).await,
        }
    }
}

async fn list(desk: &Desk, asked: Asked, page: Page) -> Result<Answer, Failure> {
    let found = desk.read(move |tx| {
        let project = asked.project(tx)?;
        Ok(audit::search(tx, project, &asked.filter(), page)?)
    });
    let (total, events) = found.await?;
    let rows = events.iter().map(|event| {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        [
            event.created.to_string(),
            format!("{} {}", event.event_type, event.event_status),
            text(&event.user),
            text(&event.device_name),
            text(&event.address),
            text(&event.detail),
        ]
    });
    let document: Vec<_> = events.iter().map(document).collect();
    let head = ["TIME", "EVENT", "USER", "DEVICE", "ADDRESS", "DETAIL"];
    Ok(Answer::table(json!({ "total": total, "events": document }), head, rows))
}

async fn export(
    desk: &Desk,
    asked: Asked,
    format: Format,
    output: Option<PathBuf>,
) -> Result<Answer, Failure> {
    let written = desk.read(move |tx| {
        let project = asked.project(tx)?;
        let path = output.clone().unwrap_or_else(|| "standard output".into());
        let failed = |source: io::Error| Error::Folder { path: path.clone(), source };
        let file: Box<dyn Write> = match &output {
            Some(path) => Box::new(create_private(path).map_err(failed)?),
            None => Box::new(io::stdout().lock()),
        };
        let mut file = BufWriter::new(file);
        if format == Format::Csv {
            write_csv(&mut file, &COLUMNS.map(str::to_owned)).map_err(failed)?;
        }
        let mut count = 0;
        audit::each(tx, project, &asked.filter(), |event| {
            count += 1;
            format.write(&mut file, &event).map_err(failed)
        })?;
        file.flush().map_err(failed)?;
        Ok((count, output))
    });
    match written.await? {
        (_, None) => Ok(Answer::silent()),
        (count, Some(path)) => {
            let text = format!("{count} events were written to {}.", path.display());
            Ok(Answer::new(json!({ "written": count, "file": path }), text))
        }
    }
}

impl Asked {
    fn project(&self, tx: &mut crate::store::Transaction<'_>) -> Result<wire::ProjectId, Failure> {
        // The log of a project outlives it.
        match self.project.as_deref().map(wire::ProjectId::parse) {
            Some(Ok(id)) => Ok(id),
            _ => find_project(tx, self.project.as_deref()).map(|project| project.id),
        }
    }

    fn filter(&self) -> Filter {
        Filter {
            application: self.application.clone(),
            from: self.from,
            to: self.to,
            user: self.user.clone(),
            identity: self.identity.clone(),
            device_name: self.device.as_ref().map(|name| name.as_str().to_owned()),
        }
    }
}

impl Format {
    fn write(self, file: &mut impl Write, event: &Recorded) -> io::Result<()> {
        match self {
            Format::Csv => write_csv(file, &values(event).map(Option::unwrap_or_default)),
            Format::Jsonl => writeln!(file, "{}", document(event)),
        }
    }
}

/// An event as a document. What is not known is `null`, and `detail` is a document if it was one.
pub fn document(event: &Recorded) -> Value {
    let mut document: Value =
        COLUMNS.into_iter().zip(values(event)).map(|(name, value)| (name.to_owned(), json!(value))).collect();
    if let Some(detail) = event.detail.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok()) {
        document["detail"] = detail;
    }
    document
}

/// The values of the columns.
fn values(event: &Recorded) -> [Option<String>; 11] {
    let Recorded { created, event_type, event_status, user, identity, device_name, application, .. } = event;
    [
        Some(created.to_string()),
        Some(event_type.clone()),
        Some(event_status.clone()),
        user.clone(),
        identity.clone(),
        device_name.clone(),
        application.clone(),
        event.address.clone(),
        event.country.clone(),
        event.continent.clone(),
        event.detail.clone(),
    ]
}

/// One line. What a spreadsheet would take for a formula is kept from it by an apostrophe.
fn write_csv(file: &mut impl Write, cells: &[String; 11]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(file);
    let harmless = |cell: &String| {
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.clone() }
    };
    writer.write_record(cells.iter().map(harmless))?;
    writer.flush()
}

fn create_private(path: &std::path::Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
