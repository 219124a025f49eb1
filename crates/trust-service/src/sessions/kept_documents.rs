//! What is kept of documents that openers hand over: no longer than their sessions wait for an answer.

use wire::{DocumentHash, DocumentName, ProjectId, SessionDocument};

use super::rules::Session;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// How much of a document is read or written at once, in bytes.
pub const PART: usize = 1 << 20;

/// Keeps a document, whose content comes in parts, until its session ends.
pub fn insert(
    tx: &mut Transaction<'_>,
    id: &[u8],
    session: &Session,
    document: &SessionDocument,
    parts: Vec<Vec<u8>>,
) -> Result<()> {
    let size = i64::try_from(document.size).map_err(|_| Error::Damaged("the size of a document"))?;
    tx.execute(
        "INSERT INTO session_documents (session_id, project_id, name, size, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![id, session.project.to_string(), document.name.as_str(), size, session.expires],
    )?;
    for (place, content) in (0_i64..).zip(parts) {
        tx.execute(
            "INSERT INTO session_document_parts (session_id, place, content) VALUES (?1, ?2, ?3)",
            values![id, place, content],
        )?;
    }
    Ok(())
}

/// The document of a session, if it has one.
pub fn find(tx: &mut Transaction<'_>, id: &[u8], session: &Session) -> Result<Option<SessionDocument>> {
    let row = tx.row("SELECT name, size FROM session_documents WHERE session_id = ?1", values![id])?;
    let Some(message) = &session.message else { return Ok(None) };
    row.as_ref().map(|row| read(row, message.as_bytes())).transpose()
}

/// One part of a document's content, counted from 0.
pub fn part(tx: &mut Transaction<'_>, id: &[u8], place: i64) -> Result<Option<Vec<u8>>> {
    let row = tx.row(
        "SELECT content FROM session_document_parts WHERE session_id = ?1 AND place = ?2",
        values![id, place],
    )?;
    row.map(|row| row.bytes(0)).transpose()
}

/// How many bytes of documents a project has now, and when the first of them goes.
pub fn weight(tx: &mut Transaction<'_>, project: ProjectId, now: Instant) -> Result<(u64, Instant)> {
    let row = tx.row(
        "SELECT COALESCE(SUM(size), 0), COALESCE(MIN(expires_at), 0) FROM session_documents
         WHERE project_id = ?1 AND expires_at > ?2",
        values![project.to_string(), now],
    )?;
    let row = row.ok_or(Error::Damaged("a sum"))?;
    Ok((u64::try_from(row.integer(0)?).unwrap_or_default(), row.instant(1)?))
}

/// Deletes the document of a session that has ended.
pub fn delete(tx: &mut Transaction<'_>, id: &[u8]) -> Result<()> {
    tx.execute("DELETE FROM session_document_parts WHERE session_id = ?1", values![id])?;
    tx.execute("DELETE FROM session_documents WHERE session_id = ?1", values![id]).map(drop)
}

/// Deletes those of sessions whose time is over.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute(
        "DELETE FROM session_document_parts
         WHERE session_id IN (SELECT session_id FROM session_documents WHERE expires_at <= ?1)",
        values![now],
    )?;
    tx.execute("DELETE FROM session_documents WHERE expires_at <= ?1", values![now]).map(drop)
}

/// Deletes everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute(
        "DELETE FROM session_document_parts
         WHERE session_id IN (SELECT session_id FROM session_documents WHERE project_id = ?1)",
        values![project.to_string()],
    )?;
    tx.execute("DELETE FROM session_documents WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

fn read(row: &Row, message: &[u8]) -> Result<SessionDocument> {
    let sha256 = message.try_into().map_err(|_| Error::Damaged("the hash of a document"))?;
    Ok(SessionDocument {
        name: DocumentName::parse(&row.text(0)?).map_err(|_| Error::Damaged("the name of a document"))?,
        size: u64::try_from(row.integer(1)?).map_err(|_| Error::Damaged("the size of a document"))?,
        sha256: DocumentHash::new(sha256),
    })
}
