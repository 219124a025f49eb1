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
        domain: client.as_ref().and_then(domain),
        logo: client.as_ref().and_then(|client| client.logo.clone()).or_else(|| service.project.logo.clone()),
        application: client.map(|client| client.name).filter(|name| !name.is_empty()),
        document,
        iat: now.seconds(),
        exp: now.after(LIFE).seconds(),
    };
    service.keys.sign_as(Purpose::OpenId, REQUEST_TYPE, &claims).await
}

/// The one host that an application's registered addresses are at.
fn domain(client: &Client) -> Option<String> {
    let mut hosts = client.redirect_uris.iter().map(|url| url.host_str());
    let first = hosts.next()??;
    hosts.all(|host| host == Some(first)).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use url::Url;
    use wire::{ClientId, ProjectId};

    use super::*;

    #[test]
    fn a_domain_is_one_that_all_addresses_share() {
        let id = ClientId::parse("client").expect("an id");
        let at = |addresses: &[&str]| {
            let redirect_uris = addresses.iter().map(|text| Url::parse(text).expect("an address")).collect();
            domain(&Client { redirect_uris, ..Client::new(id.clone(), ProjectId::new(uuid::Uuid::nil())) })
        };
        assert_eq!(at(&[]), None);
        assert_eq!(at(&["https://a.example/cb", "https://a.example/x"]).as_deref(), Some("a.example"));
        assert_eq!(at(&["https://a.example/cb", "https://b.example/cb"]), None);
    }
}
