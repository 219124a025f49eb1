//! `GET` and `POST /oidc/userinfo` (OpenID Connect Core, section 5.3; RFC 6750).

use std::sync::Arc;

use aide::transform::TransformOperation;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use wire::UserClaims;
use zeroize::Zeroizing;

use super::client_form::read_form;
use super::document::oauth;
use super::failure::{Failure, Outcome, Reason, Refused};
use super::id_token::user_claims;
use super::tokens::{self, Kind};
use crate::Service;
use crate::audit::{Event, Kind as Act};
use crate::consent;
use crate::http::{Origin, bearer};

/// Describes the endpoint.
pub fn describe(operation: TransformOperation<'_>) -> TransformOperation<'_> {
    let said = oauth(
        "The user's claims, as the access token's scope allows",
        "OpenID Connect Core, section 5.3",
        &[],
    );
    said(operation).response::<200, Json<UserClaims>>()
}

/// Answers the endpoint. The token comes in the header, or in the form of a `POST`; never in the address.
pub async fn serve(State(service): State<Arc<Service>>, origin: Origin, request: Request) -> Response {
    let shown = match shown(request).await {
        Ok(Some(shown)) => shown,
        // Who shows nothing is told how, and no more (RFC 6750, section 3.1).
        Ok(None) => {
            let mut response = no_token().into_response();
            let how = HeaderValue::from_static("Bearer realm=\"countersign\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, how);
            return response;
        }
        Err(failure) => return failure.into_response(),
    };
    claims(&service, shown, origin).await.map(Json).into_response()
}

async fn claims(service: &Arc<Service>, shown: Zeroizing<String>, origin: Origin) -> Outcome<UserClaims> {
    let (now, inner) = (service.clock.now(), service.clone());
    let read = service.store.read(move |tx| {
        let project = &inner.project;
        let token = tokens::find(tx, project.id, &shown)?;
        let Some(token) = token.filter(|token| token.kind == Kind::Access && token.expires > now) else {
            return Ok(None);
        };
        let Some(registration) = token.grant.registration(tx, project.id, now)? else { return Ok(None) };
        let shared = match &token.grant.consent {
            Some(consent) => consent::shared(tx, project.id, consent, now)?,
            None => None,
        };
        let claims = user_claims(project, &registration, &token.scope, shared.as_deref());
        Ok(Some((claims, token.grant)))
    });
    let (claims, grant) = read.await?.ok_or_else(no_token)?;
    if let Some(consent) = grant.consent {
        let event = Event::new(Act::ConsentUsed, service.project.id, &origin);
        let event = event.to(&grant.person.user).through(&grant.client);
        service.store.write(move |tx| consent::note_use(tx, &consent, &event, now)).await?;
    }
    Ok(claims)
}

async fn shown(request: Request) -> Result<Option<Zeroizing<String>>, Failure> {
    let header = request.headers().get(AUTHORIZATION).and_then(|value| bearer(value.as_bytes()));
    if request.method() != Method::POST {
        return Ok(header);
    }
    let form = read_form(request).await?;
    let posted = form.get("access_token").map(|token| Zeroizing::new(token.to_owned()));
    if header.is_some() && posted.is_some() {
        return Err(Refused::new(Reason::InvalidRequest, "The access token is shown twice.").into());
    }
    Ok(header.or(posted))
}

fn no_token() -> Refused {
    Refused::new(Reason::InvalidToken, "The access token is missing, unknown, expired or revoked.")
}
