//! Who asks, signed by the service: an app need not take the word of a link, of a client, or of whoever sits between.

use std::time::Duration;

use wire::{REQUEST_AUDIENCE, REQUEST_TYPE, RequestClaims, SessionDocument, encode_hex};

use super::rules::Session;
use crate::Service;
use crate::error::Result;
use crate::keys::Purpose;
use crate::projects::{self, Client};

/// How long it is good: an app looks at it at once.
const LIFE: Duration = Duration::from_secs(300);

/// Signs who asks in a session, with the ring of `/oidc/certs`.
pub async fn request(
    service: &Service,
    id: &[u8],
    session: &Session,
    document: Option<SessionDocument>,
) -> Result<String> {
    let client = match session.application.clone() {
        Some(application) => service.store.read(move |tx| projects::client(tx, &application)).await?,
        None => None,
    };
    let client = client.filter(|client| client.project == session.project);
    let now = service.clock.now();
    let claims = RequestClaims {
        iss: service.url.clone(),
        aud: REQUEST_AUDIENCE.to_owned(),
        sid: encode_hex(id),
        project: service.project.id,
        project_name: service.project.name.clone(),
        domain: client.as_ref().and_then(Client::domain),
        claims: client
            .as_ref()
            .filter(|_| session.consent.is_some())
            .map(|client| client.claims.clone())
            .unwrap_or_default(),
        logo: client.as_ref().and_then(|client| client.logo.clone()).or_else(|| service.project.logo.clone()),
        application: client.map(|client| client.name).filter(|name| !name.is_empty()),
        document,
        iat: now.seconds(),
        exp: now.after(LIFE).seconds(),
    };
    service.keys.sign_as(Purpose::OpenId, REQUEST_TYPE, &claims).await
}
