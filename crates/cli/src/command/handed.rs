//! The document that an application hands over with what it asks to be signed.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use authenticator::Ports;
use authenticator::sign_in::{self, Handed, Request};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::speaker::{Speaker, write};

/// What became of a document that was handed over.
pub struct Received {
    handed: Handed,
    saved: Option<PathBuf>,
    /// Whether somebody could read it here, or has it in a file.
    pub seen: bool,
}

impl Received {
    /// What a script is told of it.
    pub fn describe(&self) -> Value {
        let Received { handed, saved, .. } = self;
        let size = handed.content().len();
        json!({"name": handed.name(), "size": size, "hash": handed.hash_hex(), "saved": saved})
    }
}

/// Fetches the document and compares it with what is to be signed; then saves it, or shows it where it is text. Another
/// document is an error, and nothing of it is shown or saved.
pub async fn receive(
    ports: &Ports,
    speaker: &Speaker,
    request: &Request,
    save: Option<&Path>,
) -> Result<Received, Failure> {
    let handed = sign_in::document(ports, request, &|_| ()).await?;
    speaker.note("sign-document", &[("document", &handed.name()), ("size", &handed.content().len())]);
    speaker.note("session-document-verified", &[]);
    if let Some(path) = save {
        let saved = keep(path, &handed)?;
        speaker.note("session-document-saved", &[("saved", &saved.display())]);
        return Ok(Received { handed, saved: Some(saved), seen: true });
    }
    let text = preview::text(handed.content()).filter(|_| !speaker.is_json());
    let Some(text) = text else { return Ok(Received { handed, saved: None, seen: false }) };
    speaker.note("session-document-text", &[]);
    // What is invisible, and what would steer the terminal, is written out in it.
    write(std::io::stderr(), &text.shown);
    speaker.note("session-document-end", &[]);
    if text.marked > 0 {
        speaker.note("session-document-marked", &[("marked", &text.marked)]);
    }
    Ok(Received { handed, saved: None, seen: true })
}

/// Saves a document under a name that nothing has yet, in a folder under the name that the service has signed.
fn keep(path: &Path, handed: &Handed) -> Result<PathBuf, Failure> {
    let path = if path.is_dir() { path.join(handed.name()) } else { path.to_owned() };
    let written = File::create_new(&path).and_then(|mut file| file.write_all(handed.content()));
    let unwritable = |error: std::io::Error| Failure::Unwritable {
        file: path.display().to_string(),
        reason: error.to_string(),
    };
    written.map_err(unwritable)?;
    Ok(path)
}
