//! `countersign history`

use authenticator::Ports;
use authenticator::history::{self, Entry, Format, Query};
use serde_json::json;

use super::{Outcome, moment};
use crate::arguments::{ExportFormat, History};
use crate::failure::Failure;
use crate::speaker::{Speaker, Values, write};

pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &History) -> Result<Outcome, Failure> {
    if let Some(format) = arguments.export {
        let format = match format {
            ExportFormat::Csv => Format::Csv,
            ExportFormat::Json => Format::Json,
        };
        write(std::io::stdout(), history::export(ports, format).await?.trim_end());
        return Ok(Outcome::Done);
    }
    let query = Query {
        search: arguments.search.clone(),
        kind: arguments.kind,
        before: None,
        limit: arguments.limit.map_or(0, usize::from),
    };
    let page = history::list(ports, &query).await?;
    if page.entries.is_empty() {
        speaker.say("history-none", &[]);
    }
    for entry in &page.entries {
        speaker.line(&line(speaker, entry));
    }
    if page.more {
        speaker.note("history-more", &[]);
    }
    speaker.answer(json!(page));
    Ok(Outcome::Done)
}

fn line(speaker: &Speaker, entry: &Entry) -> String {
    let kind: &'static str = entry.kind.into();
    let mut line = speaker
        .word("history-line", &[("moment", &moment(entry.at)), ("kind", &kind), ("subject", &entry.subject)]);
    // A session that was refused was nobody's.
    if !entry.identity.is_empty() {
        let values: Values = &[("identity", &entry.identity), ("user", &entry.user)];
        line.push_str(&speaker.word("history-who", values));
    }
    if let Some(failure) = &entry.failure {
        line.push_str(&speaker.word("history-failed", &[("code", failure)]));
    }
    line
}
