//! History, and saving it where the person chooses.

use std::path::PathBuf;

use authenticator::history::{self, Format, Query};

use super::{Desk, ExportFormat, Failure, Fault, HistoryPage, HistoryQuery};
use crate::bridge::FileKind;

impl Desk {
    pub(super) async fn history_page(&self, query: HistoryQuery) -> Result<HistoryPage, Failure> {
        let before = query.before.map(|id| id.parse().map_err(|_| Fault::MalformedCommand)).transpose()?;
        let query = Query { search: query.search, kind: query.kind.map(Into::into), before, limit: 0 };
        Ok(history::list(self.ports().await?, &query).await?.into())
    }

    /// Saves all of history; answers with the file's path.
    pub(super) async fn save_history(&self, format: ExportFormat) -> Result<Option<String>, Failure> {
        let (format, kind, name) = match format {
            ExportFormat::Csv => (Format::Csv, FileKind::Csv, "countersign-history.csv"),
            ExportFormat::Json => (Format::Json, FileKind::Json, "countersign-history.json"),
        };
        let Some(path) = self.0.host.dialogs.save(kind, name).await else { return Ok(None) };
        let text = history::export(self.ports().await?, format).await?;
        let saved = path.display().to_string();
        write(path, text, Fault::ExportUnwritable).await?;
        Ok(Some(saved))
    }
}

/// Writes a file that a person chose a place for; fails with `unwritable`.
pub(super) async fn write(
    path: PathBuf,
    content: impl AsRef<[u8]> + Send + 'static,
    unwritable: Fault,
) -> Result<(), Failure> {
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let written = tokio::task::spawn_blocking(move || std::fs::write(path, content)).await;
    written
        .map_err(|_| Fault::InternalDefect)?
        .map_err(|error| Failure::from(unwritable).with("folder", folder).with("reason", error.to_string()))
}
