//! `countersign sign`

use std::path::Path;

use authenticator::sign::{self, Verdict};
use authenticator::{Ports, Timestamp};
use serde_json::json;

use super::{Outcome, moment};
use crate::arguments::Sign;
use crate::failure::Failure;
use crate::identity;
use crate::input::PinInput;
use crate::speaker::Speaker;

pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &Sign) -> Result<Outcome, Failure> {
    match (&arguments.check, &arguments.document) {
        (Some(path), _) => check(speaker, path).await,
        (None, Some(path)) => document(ports, speaker, path, arguments).await,
        // The command line demands one of them.
        (None, None) => Ok(Outcome::Done),
    }
}

async fn document(
    ports: &Ports,
    speaker: &Speaker,
    path: &Path,
    arguments: &Sign,
) -> Result<Outcome, Failure> {
    let pin = PinInput::open(&arguments.pin)?;
    let document = sign::read(path).await?;
    speaker.note("sign-document", &[("document", &document.name), ("size", &document.size)]);
    speaker.note("sign-hash", &[("hash", &document.hash_hex())]);
    let identity = identity::choose(ports, arguments.identity.as_deref()).await?;
    let pin = pin.pin(speaker, &identity)?;
    let receipt = sign::document(ports, &document, identity.id, &pin).await?;
    let saved = receipt.saved.display();
    speaker.say("sign-done", &[("document", &receipt.document), ("user", &identity.user), ("saved", &saved)]);
    speaker.answer(json!({"receipt": receipt, "identity": identity}));
    Ok(Outcome::Done)
}

async fn check(speaker: &Speaker, path: &Path) -> Result<Outcome, Failure> {
    let found = sign::check(path).await?;
    let unknown = speaker.word("check-unknown", &[]);
    let user = found.user.as_ref().unwrap_or(&unknown);
    let signed: Timestamp = found.signed;
    speaker.say("check-signature", &[("user", user), ("signed", &moment(signed)), ("hash", &found.hash)]);
    let document = found.document.as_ref().unwrap_or(&unknown);
    let verdict = match found.verdict {
        Verdict::Unchanged => speaker.word("check-unchanged", &[("document", document)]),
        Verdict::Changed => speaker.word("check-changed", &[("document", document)]),
        Verdict::DocumentMissing => speaker.word("check-missing", &[("document", document)]),
    };
    speaker.line(&verdict);
    speaker.say("check-caveat", &[]);
    let good = found.verdict == Verdict::Unchanged;
    speaker.answer(json!({"check": found}));
    Ok(if good { Outcome::Done } else { Outcome::NotAsSigned })
}
