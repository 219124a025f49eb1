//! `POST /oidc/introspect` (RFC 7662) and `POST /oidc/revoke` (RFC 7009). Another client's token is like one that nobody knows.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use wire::{ClientId, IntrospectionResponse};
use zeroize::Zeroizing;

use super::client_form::ClientForm;
use super::failure::Outcome;
use super::grants;
use super::tokens::{self, Kind, Token};
use crate::Service;
use crate::audit::{self, Event, Kind as Act};
use crate::clock::Instant;
use crate::error::Result;
use crate::http::Origin;
use crate::store::Transaction;

/// Says whether a token can be used. It cannot, from the moment on at which its identity or its family is revoked.
pub async fn introspect(
    State(service): State<Arc<Service>>,
    ClientForm { client, form }: ClientForm,
) -> Outcome<Json<IntrospectionResponse>> {
    let shown = Zeroizing::new(form.require("token")?.to_owned());
    let (now, inner) = (service.clock.now(), service.clone());
    let read = service.store.read(move |tx| {
        let Some(token) = find(tx, &inner, &client.id, &shown)? else { return Ok(None) };
        let good = token.expires > now && !token.used;
        let alive = good && token.grant.registration(tx, inner.project.id, now)?.is_some();
        Ok(alive.then(|| describe(&inner, token)))
    });
    Ok(Json(read.await?.unwrap_or_default()))
}

fn describe(service: &Service, token: Token) -> IntrospectionResponse {
    let client = token.grant.client.to_string();
    IntrospectionResponse {
        active: true,
        scope: Some(token.scope.to_string()),
        client_id: Some(client.clone()),
        token_type: (token.kind == Kind::Access).then(|| "Bearer".to_owned()),
        exp: Some(token.expires.seconds()),
        iat: Some(token.created.seconds()),
        sub: Some(token.grant.person.user.to_string()),
        aud: Some(client),
        iss: Some(service.url.clone()),
    }
}

/// Ends a token; a refresh token takes its whole family with it. The answer is the same for one that was never there.
pub async fn revoke(
    State(service): State<Arc<Service>>,
    origin: Origin,
    ClientForm { client, form }: ClientForm,
) -> Outcome<()> {
    let shown = Zeroizing::new(form.require("token")?.to_owned());
    let (now, inner) = (service.clock.now(), service.clone());
    let end = service.store.write(move |tx| {
        let Some(token) = find(tx, &inner, &client.id, &shown)? else { return Ok(()) };
        if end(tx, &token, now)? {
            let event = Event::new(Act::TokensRevoked, inner.project.id, &origin);
            let event = event.to(&token.grant.person.user).through(&token.grant.client);
            audit::record(tx, &event, now)?;
        }
        Ok(())
    });
    Ok(end.await?)
}

fn end(tx: &mut Transaction<'_>, token: &Token, now: Instant) -> Result<bool> {
    match token.kind {
        Kind::Access => tokens::delete(tx, token).map(|()| true),
        Kind::Refresh => grants::revoke(tx, &token.grant.id, now),
    }
}

fn find(
    tx: &mut Transaction<'_>,
    service: &Service,
    client: &ClientId,
    shown: &str,
) -> Result<Option<Token>> {
    let token = tokens::find(tx, service.project.id, shown)?;
    Ok(token.filter(|token| token.grant.client == *client))
}
