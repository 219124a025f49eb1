//! Codes: what a browser, or whoever polls in its place, carries back to the client.
//!
//! A code is derived from what only its bearer holds (a browser's cookie, or a poller's `webOTT`) and from a salt that is
//! drawn when it is issued. So it can be told again to the same bearer, and to nobody else, while only its hash is kept.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use wire::{ClientId, SessionStatus};
use zeroize::Zeroizing;

use super::failure::{Reason, Refused};
use super::grants::{self, CODE_LIFE, Grant, IssuedCode, Person};
use super::requests::{self, Request};
use super::{Answered, pushed};
use crate::Service;
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::consent;
use crate::error::Result;
use crate::http::Origin;
use crate::sessions::Standing;
use crate::store::Transaction;
use crate::{projects, random, registration};

/// The code of a request whose session was completed: a fresh one, or the same again.
pub fn issue(
    tx: &mut Transaction<'_>,
    service: &Service,
    request: &Request,
    bearer: &str,
    person: Person,
    origin: &Origin,
    now: Instant,
) -> Result<Answered> {
    if let Some(salt) = &request.salt {
        return Ok(Answered::Code(derive(bearer, salt)));
    }
    let project = service.project.id;
    let Some(identity) = registration::current(tx, project, &person.identity)? else {
        return refuse(
            tx,
            service,
            request,
            Refused::new(Reason::AccessDenied, "The identity is revoked."),
            origin,
            now,
        );
    };
    let consent = match request.consent {
        None => None,
        Some(_) => match consent(tx, &request.recipient.client, &person, now)? {
            Some(consent) => Some(consent),
            None => return refuse(tx, service, request, unshared(), origin, now),
        },
    };
    let fresh = match &request.pushed {
        Some(hash) => pushed::use_up(tx, project, hash, now)?,
        None => true,
    };
    if !fresh {
        let used = Refused::new(Reason::InvalidRequestUri, "The deposited request was answered before.");
        return refuse(tx, service, request, used, origin, now);
    }
    let salt = random::generate_bytes::<32>()?;
    if !requests::grant(tx, request, &salt)? {
        let denied = Refused::new(Reason::AccessDenied, "The sign-in was given up before.");
        return Ok(Answered::Refused(denied));
    }
    let code = derive(bearer, &salt);
    let (client, scope) = (request.recipient.client.clone(), request.scope.clone());
    let mut grant = Grant::new(client, person, scope, request.nonce.clone(), now)?;
    grant.consent = consent;
    grant.code = Some(IssuedCode {
        hash: random::derive_hash(&code),
        redirect_uri: request.recipient.redirect_uri.clone(),
        challenge: request.challenge.clone(),
        expires: now.after(CODE_LIFE),
    });
    grants::insert(tx, project, &grant)?;
    let event = Event::new(Kind::AuthorizationGranted, project, origin)
        .to(&grant.person.user)
        .with(grant.person.identity.clone(), &identity.device_name)
        .through(&grant.client);
    audit::record(tx, &event, now)?;
    Ok(Answered::Code(code))
}

/// Answers a request with a refusal, which is told about once.
pub fn refuse(
    tx: &mut Transaction<'_>,
    service: &Service,
    request: &Request,
    refused: Refused,
    origin: &Origin,
    now: Instant,
) -> Result<Answered> {
    if requests::deny(tx, request, now)? {
        let mut event = Event::new(Kind::AuthorizationDenied, service.project.id, origin)
            .through(&request.recipient.client);
        event.user = request.user.clone();
        audit::record(tx, &event, now)?;
    }
    Ok(Answered::Refused(refused))
}

/// The consent under which a client may learn of who signed in, if they share what it cannot do without.
pub fn consent(
    tx: &mut Transaction<'_>,
    client: &ClientId,
    person: &Person,
    now: Instant,
) -> Result<Option<String>> {
    let Some(client) = projects::client(tx, client)? else { return Ok(None) };
    Ok(consent::standing(tx, &client, &person.user, now)?.map(|consent| consent.id))
}

/// For a client that asks for data which the user does not share.
pub fn unshared() -> Refused {
    Refused::new(Reason::AccessDenied, "The user does not share what the client asks for.")
}

/// Who completed a session, if somebody did.
pub fn person(standing: &Standing) -> Option<Person> {
    let Standing { status: SessionStatus::Authenticated, user, identity, ended } = standing else {
        return None;
    };
    Some(Person { user: user.clone()?, identity: identity.clone()?, authenticated: (*ended)? })
}

fn derive(bearer: &str, salt: &[u8]) -> Zeroizing<String> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, bearer.as_bytes());
    Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(hmac::sign(&key, salt)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_its_bearers() {
        let code = derive("cookie", &[1; 32]);
        assert_eq!(code, derive("cookie", &[1; 32]));
        assert_ne!(code, derive("another", &[1; 32]));
        assert_ne!(code, derive("cookie", &[2; 32]));
        assert_eq!(code.len(), 43);
    }
}
