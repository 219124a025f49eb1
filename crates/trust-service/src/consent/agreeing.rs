//! Agreeing: the signed statement that completes a sign-in whose application asks for data.

use std::sync::Arc;

use sha2::{Digest, Sha256};
use wire::{Code, ConsentStatement, MatchTicket, Signature, Timestamp, VerifyRequest};

use super::receipts::{self, Receipt};
use super::rules::{Accepted, Asked};
use super::statements;
use crate::Service;
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::Origin;
use crate::identity_data;
use crate::projects;
use crate::registration::Registration;
use crate::sessions;
use crate::signing::{self, Source, Submission};
use crate::store::Transaction;

/// Longest statement, in bytes.
const LONGEST: usize = 16 * 1024;

/// A statement that is to complete a session.
pub struct Agreeing {
    /// The statement, as it was signed.
    pub statement: String,
    /// Its signature.
    pub signature: Signature,
    /// When it says it was made.
    pub made: Timestamp,
    /// What repeating the session's number gave.
    pub ticket: Option<MatchTicket>,
    /// From where it came.
    pub origin: Origin,
}

/// Checks a statement and its signature, completes the session as a sign-in, and keeps what is shared: all of it, or nothing.
pub async fn agree(service: &Arc<Service>, id: Vec<u8>, agreeing: Agreeing) -> Result<()> {
    let Agreeing { statement, signature, made, ticket, origin } = agreeing;
    let said = read(&statement)?;
    if Sha256::digest(&statement).as_slice() != signature.hash.as_bytes() {
        return Err(Error::parameter("signature.hash"));
    }
    let (now, project, lookup) = (service.clock.now(), service.project.id, id.clone());
    let asked = service.store.read(move |tx| sessions::consent(tx, project, &lookup, now)).await?;
    let Some((application, _)) = asked else { return Err(Error::parameter("statement")) };
    let ticket = ticket.map(sessions::derive_match_hash);
    let verify = VerifyRequest { signature: signature.clone(), timestamp: made, kind: None };
    // Texts and numbers always have a JSON form.
    let receipt = Receipt { statement, signature: serde_json::to_string(&verify).unwrap_or_default() };
    let submission = Submission { signature, made, source: Source::Sharer(application), origin };
    let inner = service.clone();
    signing::verify(service, submission, move |tx, signer| {
        let rule = inner.project.number_matching;
        if sessions::lacks_number(tx, rule, &id, signer, ticket.as_deref(), now)? {
            return Ok(Err(Refusal::new(Code::NumberRequired)));
        }
        let accepted = match judge(tx, &inner, &id, signer, &said, now)? {
            Ok(accepted) => accepted,
            Err(refusal) => return Ok(Err(refusal)),
        };
        // A refusal is committed, so nothing is kept before the last one.
        if !sessions::complete_sign_in(tx, &id, signer, now)? {
            return sessions::refuse(tx, project, &id, now).map(Err);
        }
        let consent = statements::keep(tx, project, &signer.user, &accepted, now)?;
        receipts::insert(tx, &consent, &id, &receipt, now)?;
        Ok(Ok(()))
    })
    .await
}

/// What a statement shares, if it is about this session and what there is.
fn judge(
    tx: &mut Transaction<'_>,
    service: &Service,
    session: &[u8],
    signer: &Registration,
    said: &ConsentStatement,
    now: Instant,
) -> Result<Result<Accepted, Refusal>> {
    let project = service.project.id;
    let Some((application, _)) = sessions::consent(tx, project, session, now)? else {
        return sessions::refuse(tx, project, session, now).map(Err);
    };
    let Some(client) = projects::client(tx, &application)?.filter(|client| client.project == project) else {
        return Ok(Err(Refusal::new(Code::ConsentChanged)));
    };
    let data = identity_data::of_user(tx, project, &signer.user)?;
    let (service, user) = (&service.url, &signer.user);
    Ok(Asked { service, client: &client, session, user, data: &data, now }.accept(said))
}

fn read(text: &str) -> Result<ConsentStatement> {
    let fits = text.len() <= LONGEST;
    let said = fits.then(|| serde_json::from_str(text).ok()).flatten();
    said.ok_or_else(|| Error::parameter("statement"))
}
