//! What a person signs when they share something.

use std::fmt;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use wire::{CONSENT_TYPE, Claim, ConsentStatement, MessageHash, SharedClaim, UserId, encode_hex};

use super::Terms;
use crate::{Error, Ports, identities::record, sign_in::Request};

/// What a person has chosen to share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Election {
    /// What, and which of its values.
    pub options: Vec<(Claim, String)>,
    /// Until when; as long as it is not taken back, if that is not said.
    pub until: Option<Timestamp>,
}

/// What is to be signed, for [`approve`](crate::sign_in::approve).
#[derive(Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Who shares.
    pub(crate) user: UserId,
    /// With whom.
    pub(crate) application: String,
    /// The statement.
    pub(crate) text: String,
}

impl Sharing {
    /// What is signed of it.
    pub(crate) fn hash(&self) -> Result<MessageHash, Error> {
        MessageHash::new(Sha256::digest(&self.text).to_vec()).map_err(|_| Error::ConsentChanged)
    }
}

impl fmt::Debug for Sharing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sharing(<redacted>)")
    }
}

/// Prepares what a person has chosen to be signed. Answers the request with it; nothing is sent.
///
/// # Errors
///
/// [`Error::ConsentIncomplete`] where something is missing that the application cannot do without,
/// [`Error::ConsentChanged`] for a value that is not there, [`Error::IdentityUnknown`], [`Error::Journal`]
pub async fn elect(
    ports: &Ports,
    request: &Request,
    terms: &Terms,
    election: &Election,
) -> Result<Request, Error> {
    let identity = record(ports, terms.identity).await?.identity;
    let mut shares = Vec::with_capacity(election.options.len());
    for item in &terms.items {
        let mut elected = election.options.iter().filter(|(claim, _)| *claim == item.asked.claim);
        let Some((claim, option)) = elected.next() else {
            if item.asked.required {
                return Err(Error::ConsentIncomplete);
            }
            continue;
        };
        let value = item.options.iter().find(|known| known.id == *option).ok_or(Error::ConsentChanged)?;
        shares.push(SharedClaim { claim: *claim, option: option.clone(), value: value.value.clone() });
    }
    if shares.len() != election.options.len() {
        return Err(Error::ConsentChanged);
    }
    let statement = ConsentStatement {
        kind: CONSENT_TYPE.to_owned(),
        service: request.service.to_string(),
        project: request.project_id,
        user: identity.user.clone(),
        application: terms.application.clone(),
        application_name: terms.application_name.clone(),
        session: encode_hex(&Sha256::digest(request.access_id.as_str())),
        terms: terms.hash.clone(),
        shares,
        until: election.until.map(Timestamp::as_second),
    };
    // Texts and numbers always have a JSON form.
    let text = serde_json::to_string(&statement).unwrap_or_default();
    let application = Some(terms.application_name.clone())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| request.project_name.clone());
    let sharing = Sharing { user: identity.user, application, text };
    Ok(Request { sharing: Some(Box::new(sharing)), ..request.clone() })
}
