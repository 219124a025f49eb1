//! `POST /oidc/token`: codes, refresh tokens and sign-ins without a browser become tokens (RFC 6749; section C.1 of the protocol
//! sheet).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use wire::{ClientId, TokenResponse};
use zeroize::Zeroizing;

use super::client_form::ClientForm;
use super::failure::{Outcome, Reason, Refused};
use super::grants::{self, Grant};
use super::parameters::Parameters;
use super::scope::{Scope, Scopes};
use super::tokens::{self, ACCESS_LIFE, Issued};
use super::{backchannel, id_token, proof_key};
use crate::Service;
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::Result;
use crate::http::Origin;
use crate::random;
use crate::registration::Registration;
use crate::store::Transaction;

/// Tokens and what they are of, or a refusal, which commits all the same.
pub type Granting = Result<std::result::Result<(Grant, Issued), Refused>>;

/// What all grant types need to know.
pub struct Asking {
    /// The project's service.
    pub service: Arc<Service>,
    /// Who asks.
    pub client: ClientId,
    /// From where.
    pub origin: Origin,
    /// When.
    pub now: Instant,
}

/// Answers the endpoint.
pub async fn exchange(
    State(service): State<Arc<Service>>,
    origin: Origin,
    ClientForm { client, form }: ClientForm,
) -> Outcome<Json<TokenResponse>> {
    let now = service.clock.now();
    let asking = Asking { service: service.clone(), client: client.id, origin, now };
    let granting = match form.require("grant_type")? {
        "authorization_code" => {
            let shown = Shown::read(&form)?;
            service.store.write(move |tx| redeem(tx, &asking, &shown)).await
        }
        "refresh_token" => {
            let token = Zeroizing::new(form.require("refresh_token")?.to_owned());
            let scope = form.get("scope").map(Scopes::read);
            service.store.write(move |tx| refresh(tx, &asking, &token, scope.as_ref())).await
        }
        "urn:openid:params:grant-type:ciba" => {
            let id = random::derive_hash(form.require("auth_req_id")?);
            service.store.write(move |tx| backchannel::redeem(tx, &asking, &id)).await
        }
        _ => return Err(Refused::new(Reason::UnsupportedGrantType, "No such grant type.").into()),
    };
    let (grant, issued) = granting??;
    let first = form.get("grant_type") != Some("refresh_token");
    let nonce = grant.nonce.as_deref().filter(|_| first);
    Ok(Json(TokenResponse {
        id_token: id_token::sign(&service, &grant, nonce, &issued.access, now).await?,
        access_token: issued.access.to_string(),
        token_type: "Bearer".to_owned(),
        expires_in: ACCESS_LIFE.as_secs(),
        scope: issued.scope.to_string(),
        refresh_token: issued.refresh.map(|token| token.to_string()),
    }))
}

/// A code as it is shown.
struct Shown {
    hash: Vec<u8>,
    redirect_uri: Option<String>,
    verifier: Option<Zeroizing<String>>,
}

impl Shown {
    fn read(form: &Parameters) -> std::result::Result<Shown, Refused> {
        Ok(Shown {
            hash: random::derive_hash(form.require("code")?),
            redirect_uri: form.get("redirect_uri").map(str::to_owned),
            verifier: form.get("code_verifier").map(|text| Zeroizing::new(text.to_owned())),
        })
    }
}

/// A code becomes tokens, once. Who shows it again may have stolen it, or had it stolen: then nothing that came of it is good.
fn redeem(tx: &mut Transaction<'_>, asking: &Asking, shown: &Shown) -> Granting {
    let project = asking.service.project.id;
    let grant = grants::of_code(tx, project, &shown.hash)?.filter(|grant| grant.client == asking.client);
    let Some(grant) = grant else {
        return asking.refuse(tx, None, "The code is unknown, or another client's.");
    };
    if grants::is_code_used(tx, &shown.hash)? {
        return asking.revoke(tx, &grant, "The code was used before; what came of it is revoked.");
    }
    let Some(code) = &grant.code else { return asking.refuse(tx, Some(&grant), "The code is unknown.") };
    if code.expires <= asking.now {
        return asking.refuse(tx, Some(&grant), "The code has expired.");
    }
    // Since OAuth 2.1 the address need not be repeated, for the verifier binds the code; without one it must be.
    let needs_address = code.challenge.is_none() || shown.redirect_uri.is_some();
    if needs_address && shown.redirect_uri.as_ref() != Some(&code.redirect_uri) {
        return asking.refuse(tx, Some(&grant), "The redirect URI is not the one that the code was sent to.");
    }
    let verifier = shown.verifier.as_ref().map(|verifier| verifier.as_str());
    if !proof_key::fits(code.challenge.as_deref(), verifier) {
        return asking.refuse(tx, Some(&grant), "The code verifier does not fit.");
    }
    let Some(registration) = grant.registration(tx, project, asking.now)? else {
        return asking.refuse(tx, Some(&grant), "The sign-in is no longer good.");
    };
    if !grants::use_code(tx, &shown.hash, asking.now)? {
        return asking.revoke(tx, &grant, "The code was used before; what came of it is revoked.");
    }
    let scope = grant.scope.clone();
    asking.issue(tx, grant, &registration, &scope)
}

/// A refresh token becomes others, once. Shown again it ends its family: of two holders one is a thief.
fn refresh(tx: &mut Transaction<'_>, asking: &Asking, shown: &str, asked: Option<&Scopes>) -> Granting {
    let project = asking.service.project.id;
    let token = tokens::find(tx, project, shown)?
        .filter(|token| token.kind == tokens::Kind::Refresh && token.grant.client == asking.client);
    let Some(token) = token else {
        return asking.refuse(tx, None, "The refresh token is unknown, or another client's.");
    };
    if token.used {
        return asking.revoke(tx, &token.grant, "The refresh token was used before; its family is revoked.");
    }
    let registration =
        token.grant.registration(tx, project, asking.now)?.filter(|_| token.expires > asking.now);
    let Some(registration) = registration else {
        return asking.refuse(tx, Some(&token.grant), "The refresh token is no longer good.");
    };
    let scope = asked.cloned().unwrap_or_else(|| token.grant.scope.clone());
    if !token.grant.scope.covers(&scope) || !scope.has(Scope::Openid) {
        return Ok(Err(Refused::new(Reason::InvalidScope, "More is asked than was granted, or no openid.")));
    }
    if !tokens::use_up(tx, &token, asking.now)? {
        return asking.revoke(tx, &token.grant, "The refresh token was used before; its family is revoked.");
    }
    asking.issue(tx, token.grant, &registration, &scope)
}

impl Asking {
    /// Issues tokens and tells about it.
    pub fn issue(
        &self,
        tx: &mut Transaction<'_>,
        grant: Grant,
        registration: &Registration,
        scope: &Scopes,
    ) -> Granting {
        let issued = tokens::issue(tx, &grant, scope, self.now)?;
        let event = self.event(Kind::TokensIssued, Some(&grant));
        audit::record(tx, &event.with(registration.mpin_id.hash(), &registration.device_name), self.now)?;
        Ok(Ok((grant, issued)))
    }

    /// Refuses, and tells about it.
    pub fn refuse(&self, tx: &mut Transaction<'_>, grant: Option<&Grant>, why: &'static str) -> Granting {
        audit::record(tx, &self.event(Kind::TokensRefused, grant), self.now)?;
        Ok(Err(Refused::new(Reason::InvalidGrant, why)))
    }

    fn revoke(&self, tx: &mut Transaction<'_>, grant: &Grant, why: &'static str) -> Granting {
        if grants::revoke(tx, &grant.id, self.now)? {
            audit::record(tx, &self.event(Kind::TokensRevoked, Some(grant)), self.now)?;
        }
        self.refuse(tx, Some(grant), why)
    }

    fn event(&self, kind: Kind, grant: Option<&Grant>) -> Event {
        let event = Event::new(kind, self.service.project.id, &self.origin).through(&self.client);
        match grant {
            Some(grant) => event.to(&grant.person.user),
            None => event,
        }
    }
}
