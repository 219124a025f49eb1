//! `/member/v1`: what a device asks about what its users share.

use reqwest::{Method, StatusCode};
use serde::{Serialize, de::DeserializeOwned};

use super::{HttpService, ServiceError, Tenant, answer, http::Called};
use crate::keychain::PushToken;

impl HttpService {
    /// A call in which the device proves itself with its token.
    pub(super) async fn member<T: DeserializeOwned>(
        &self,
        tenant: &Tenant,
        token: &PushToken,
        (method, path): (Method, &str),
        request: Option<&(impl Serialize + Sync)>,
    ) -> Called<T> {
        let (status, body) = self.call_member(tenant, token, (method, path), request).await?;
        answer::read(status, &body).map_err(|fault| ServiceError::new(&tenant.service, fault))
    }

    /// The same, where nothing is answered but that it is done.
    pub(super) async fn delete_member(&self, tenant: &Tenant, token: &PushToken, path: &str) -> Called<()> {
        let called = self.call_member(tenant, token, (Method::DELETE, path), None::<&()>).await?;
        match called {
            (StatusCode::NO_CONTENT, _) => Ok(()),
            (status, body) => {
                answer::accept(status, &body).map_err(|fault| ServiceError::new(&tenant.service, fault))
            }
        }
    }

    async fn call_member(
        &self,
        tenant: &Tenant,
        token: &PushToken,
        (method, path): (Method, &str),
        request: Option<&(impl Serialize + Sync)>,
    ) -> Called<(StatusCode, zeroize::Zeroizing<Vec<u8>>)> {
        let service = &tenant.service;
        let way = self.ways.to(service).await?;
        let mut call = way.calls.request(method, service.endpoint(path)).bearer_auth(token.expose());
        if let Some(request) = request {
            call = call.json(request);
        }
        self.send(service, tenant, call).await
    }
}
