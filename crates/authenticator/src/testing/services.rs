//! Several trust services at once.

use std::sync::Arc;

use jiff::SignedDuration;
use jsonwebtoken::jwk::Jwk;
use url::Url;
use wire::{
    AccessId, AuthenticateRequest, AuthenticateResponse, CodeStatusRequest, ConfirmationRequest,
    ConfirmationResponse, EmailRequest, EmailResponse, LogoHash, MatchTicket, MemberConsents, Pass1Request,
    Pass1Response, Pass2Request, Pass2Response, ProjectConfiguration, QuickCodeRequest, QuickCodeResponse,
    RegistrationRequest, RegistrationResponse, ServiceUrl, SessionDetails, SessionResponse, ShareResponse,
    TermsRequest, TermsResponse,
};

use super::TrustService;
use crate::{
    keychain::PushToken,
    service::{Events, Fault, Progress, Reached, Reply, Service, ServiceError, Tenant},
};

/// Trust services of memory, each at its own address.
pub struct Services(pub Vec<Arc<TrustService>>);

impl Services {
    /// The one at an address. Where there is none, any says so.
    fn at<'a, T: Send + 'a>(
        &'a self,
        tenant: &'a Tenant,
        ask: impl FnOnce(&'a TrustService) -> Reply<'a, T>,
    ) -> Reply<'a, T> {
        match self.0.iter().find(|one| *one.address() == tenant.service) {
            Some(service) => ask(service),
            None => Box::pin(async { Err(ServiceError::new(&tenant.service, Fault::Foreign)) }),
        }
    }
}

impl Service for Services {
    fn project_configuration<'a>(&'a self, tenant: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>> {
        self.at(tenant, |one| one.project_configuration(tenant))
    }
    fn confirm<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a ConfirmationRequest,
    ) -> Reply<'a, ConfirmationResponse> {
        self.at(tenant, |one| one.confirm(tenant, request))
    }
    fn register<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a RegistrationRequest,
    ) -> Reply<'a, RegistrationResponse> {
        self.at(tenant, |one| one.register(tenant, request))
    }
    fn share<'a>(&'a self, tenant: &'a Tenant, url: &'a Url) -> Reply<'a, ShareResponse> {
        self.at(tenant, |one| one.share(tenant, url))
    }
    fn pass1<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass1Request) -> Reply<'a, Pass1Response> {
        self.at(tenant, |one| one.pass1(tenant, request))
    }
    fn pass2<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass2Request) -> Reply<'a, Pass2Response> {
        self.at(tenant, |one| one.pass2(tenant, request))
    }
    fn authenticate<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse> {
        self.at(tenant, |one| one.authenticate(tenant, request))
    }
    fn session<'a>(&'a self, tenant: &'a Tenant, session: &'a AccessId) -> Reply<'a, SessionDetails> {
        self.at(tenant, |one| one.session(tenant, session))
    }
    fn report<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a CodeStatusRequest,
    ) -> Reply<'a, Option<MatchTicket>> {
        self.at(tenant, |one| one.report(tenant, request))
    }
    fn key<'a>(&'a self, tenant: &'a Tenant, kid: &'a str) -> Reply<'a, Option<Jwk>> {
        self.at(tenant, |one| one.key(tenant, kid))
    }
    fn logo<'a>(&'a self, tenant: &'a Tenant, hash: &'a LogoHash) -> Reply<'a, Vec<u8>> {
        self.at(tenant, |one| one.logo(tenant, hash))
    }
    fn document<'a>(
        &'a self,
        tenant: &'a Tenant,
        session: &'a AccessId,
        most: usize,
        told: &'a Progress,
    ) -> Reply<'a, Vec<u8>> {
        self.at(tenant, |one| one.document(tenant, session, most, told))
    }
    fn mail<'a>(&'a self, tenant: &'a Tenant, request: &'a EmailRequest) -> Reply<'a, EmailResponse> {
        self.at(tenant, |one| one.mail(tenant, request))
    }
    fn quick_code<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a QuickCodeRequest,
    ) -> Reply<'a, QuickCodeResponse> {
        self.at(tenant, |one| one.quick_code(tenant, request))
    }
    fn terms<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        request: &'a TermsRequest,
    ) -> Reply<'a, TermsResponse> {
        self.at(tenant, |one| one.terms(tenant, token, request))
    }
    fn consents<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, MemberConsents> {
        self.at(tenant, |one| one.consents(tenant, token))
    }
    fn end_consent<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken, id: &'a str) -> Reply<'a, ()> {
        self.at(tenant, |one| one.end_consent(tenant, token, id))
    }
    fn change_consent<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        id: &'a str,
    ) -> Reply<'a, SessionResponse> {
        self.at(tenant, |one| one.change_consent(tenant, token, id))
    }
    fn events<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, Box<dyn Events>> {
        self.at(tenant, |one| one.events(tenant, token))
    }
    fn skew(&self, service: &ServiceUrl) -> Option<SignedDuration> {
        self.0.iter().find(|one| one.address() == service).and_then(|one| one.skew(service))
    }
    fn reached(&self, service: &ServiceUrl) -> Option<Reached> {
        self.0.iter().find(|one| one.address() == service).and_then(|one| one.reached(service))
    }
}
