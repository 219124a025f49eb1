//! Services over HTTP.

use super::*;
use crate::Clock;
use std::sync::Arc;

/// Services over HTTP.
pub struct HttpService;

impl HttpService {
    /// A client.
    pub fn new(_clock: Arc<dyn Clock>) -> Result<HttpService, ServiceError> {
        todo!()
    }
}

impl Service for HttpService {
    fn project_configuration<'a>(&'a self, _: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>> {
        todo!()
    }
    fn confirm<'a>(&'a self, _: &'a Tenant, _: &'a ConfirmationRequest) -> Reply<'a, ConfirmationResponse> {
        todo!()
    }
    fn register<'a>(&'a self, _: &'a Tenant, _: &'a RegistrationRequest) -> Reply<'a, RegistrationResponse> {
        todo!()
    }
    fn share<'a>(&'a self, _: &'a Tenant, _: &'a Url) -> Reply<'a, ShareResponse> {
        todo!()
    }
    fn pass1<'a>(&'a self, _: &'a Tenant, _: &'a Pass1Request) -> Reply<'a, Pass1Response> {
        todo!()
    }
    fn pass2<'a>(&'a self, _: &'a Tenant, _: &'a Pass2Request) -> Reply<'a, Pass2Response> {
        todo!()
    }
    fn authenticate<'a>(
        &'a self,
        _: &'a Tenant,
        _: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse> {
        todo!()
    }
    fn session<'a>(&'a self, _: &'a Tenant, _: &'a AccessId) -> Reply<'a, SessionDetails> {
        todo!()
    }
    fn report<'a>(&'a self, _: &'a Tenant, _: &'a CodeStatusRequest) -> Reply<'a, ()> {
        todo!()
    }
    fn skew(&self, _: &ServiceUrl) -> Option<SignedDuration> {
        todo!()
    }
}
