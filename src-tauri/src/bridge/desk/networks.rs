//! How services are reached, and whom their certificates are believed.

use authenticator::{
    Error, Ports, ServiceUrl, network,
    trust::{self, Authority, Fingerprint, KeyPin},
};

use super::{
    AuthorityOffer, AuthorityView, Connection, Desk, Event, Failure, ForgetAuthority, OfService, PinService,
    ServiceNetwork,
    pictures::{blocking, file},
};
use crate::bridge::FileKind;

impl Desk {
    /// Every service of this workstation.
    pub(super) async fn networks(&self) -> Result<Vec<ServiceNetwork>, Failure> {
        Ok(network::services(self.ports().await?).await?.into_iter().map(ServiceNetwork::from).collect())
    }

    /// Lets the person choose a certificate, and answers with what would be trusted. Changes nothing.
    pub(super) async fn offer_authority(&self, wanted: OfService) -> Result<Option<AuthorityOffer>, Failure> {
        let service = address(&wanted.service)?;
        let Some(path) = self.0.host.dialogs.open(FileKind::Certificate).await else { return Ok(None) };
        let authority = blocking(move || Ok(Authority::parse(&file(&path)?)?)).await?;
        let view = AuthorityView::from(&authority);
        let offer = AuthorityOffer { id: String::new(), service: service.to_string(), authority: view };
        Ok(Some(AuthorityOffer { id: self.0.authorities.keep((service, authority)), ..offer }))
    }

    /// Trusts the authority that was offered.
    pub(super) async fn trust_authority(&self, id: &str) -> Result<Vec<ServiceNetwork>, Failure> {
        let offered = self.0.authorities.find(id)?;
        let (service, authority) = &*offered;
        trust::add_authority(self.ports().await?, service, authority.clone()).await?;
        self.0.authorities.forget(id);
        self.changed_networks().await
    }

    pub(super) async fn distrust(&self, forgotten: ForgetAuthority) -> Result<Vec<ServiceNetwork>, Failure> {
        let (service, print) = (address(&forgotten.service)?, Fingerprint::parse(&forgotten.fingerprint)?);
        trust::forget_authority(self.ports().await?, &service, &print).await?;
        self.changed_networks().await
    }

    pub(super) async fn pin_key_of(&self, pinned: PinService) -> Result<Vec<ServiceNetwork>, Failure> {
        let (service, pin) = (address(&pinned.service)?, KeyPin::parse(&pinned.pin)?);
        trust::pin(self.ports().await?, &service, pin).await?;
        self.changed_networks().await
    }

    pub(super) async fn unpin_key_of(&self, pinned: PinService) -> Result<Vec<ServiceNetwork>, Failure> {
        let (service, pin) = (address(&pinned.service)?, KeyPin::parse(&pinned.pin)?);
        trust::unpin(self.ports().await?, &service, &pin).await?;
        self.changed_networks().await
    }

    /// Tells the page whenever a service is lost or found again.
    pub(super) async fn watch_networks(&self, ports: Ports) {
        let events = self.0.host.events.clone();
        network::watch(&ports, move || events(Event::Network)).await;
    }

    async fn changed_networks(&self) -> Result<Vec<ServiceNetwork>, Failure> {
        self.notice_changes().await;
        self.networks().await
    }
}

fn address(text: &str) -> Result<ServiceUrl, Failure> {
    let url = text.trim().parse().map_err(|_| Error::ServiceAddressInvalid)?;
    Ok(ServiceUrl::from_url(&url).map_err(|_| Error::ServiceAddressInvalid)?)
}

impl From<network::Network> for ServiceNetwork {
    fn from(network: network::Network) -> ServiceNetwork {
        let skew = network.skew.map(|skew| skew.as_secs());
        let failure = network.lost().cloned().map(|error| Error::from(error).into());
        let service = network.service.to_string();
        ServiceNetwork {
            connection: Connection::to(&service),
            service,
            proxy: network.relay.map(|relay| relay.to_string()),
            authorities: network.trust.authorities.iter().map(AuthorityView::from).collect(),
            pins: network.trust.pins.iter().map(ToString::to_string).collect(),
            skew: skew.map(|seconds| i32::try_from(seconds).unwrap_or(i32::MAX)),
            called: network.reached.map(|reached| reached.at.to_string()),
            failure,
        }
    }
}

impl From<&Authority> for AuthorityView {
    fn from(authority: &Authority) -> AuthorityView {
        let (from, until) = authority.validity();
        AuthorityView {
            subject: authority.subject(),
            fingerprint: authority.fingerprint().to_string(),
            from: from.to_string(),
            until: until.to_string(),
        }
    }
}
