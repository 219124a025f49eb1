//! The trust services, as this program calls them.

mod answer;
mod body;
#[cfg(target_os = "linux")]
mod desktop_proxy;
mod error;
mod events;
mod http;
mod member;
mod proxy;
mod verifier;
mod ways;

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::jwk::Jwk;
use url::Url;
use wire::{
    AccessId, AuthenticateRequest, AuthenticateResponse, CodeStatusRequest, ConfirmationRequest,
    ConfirmationResponse, EmailRequest, EmailResponse, LogoHash, MatchTicket, MemberConsents, Pass1Request,
    Pass1Response, Pass2Request, Pass2Response, ProjectConfiguration, ProjectId, PushEnded, Pushed,
    QuickCodeRequest, QuickCodeResponse, RegistrationRequest, RegistrationResponse, ServiceUrl,
    SessionDetails, SessionResponse, ShareResponse, TermsRequest, TermsResponse,
};

pub use error::{Fault, ServiceError};
pub use http::{HttpService, Patience};
pub use proxy::{Proxies, Relay, SystemProxies};
pub(crate) use ways::{Way, Ways};

use crate::{keychain::PushToken, ports::Task};

/// A project at a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Where the service is.
    pub service: ServiceUrl,
    /// The project, as soon as it is known.
    pub project: Option<ProjectId>,
}

/// What a service answers, in time.
pub type Reply<'a, T> = Task<'a, Result<T, ServiceError>>;

/// Something that a service pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A request for the user of the device that listens.
    Request(Pushed),
    /// A request that needs no answer any more.
    Ended(PushEnded),
}

/// An open connection over which a service pushes.
pub trait Events: Send {
    /// The next event; `None` once the service has ended the connection.
    fn next(&mut self) -> Reply<'_, Option<Event>>;
}

/// One method per endpoint. Only status 200 is success.
pub trait Service: Send + Sync {
    /// `GET /.well-known/project-configuration`; `None` where the service does not tell (section A.15).
    fn project_configuration<'a>(&'a self, tenant: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>>;

    /// `POST /verification/confirmation` (section A.5).
    fn confirm<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a ConfirmationRequest,
    ) -> Reply<'a, ConfirmationResponse>;

    /// `POST /registration` (section A.6).
    fn register<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a RegistrationRequest,
    ) -> Reply<'a, RegistrationResponse>;

    /// `GET` of a secret share URL (section A.7).
    fn share<'a>(&'a self, tenant: &'a Tenant, url: &'a Url) -> Reply<'a, ShareResponse>;

    /// `POST /rps/v2/pass1` (section A.9).
    fn pass1<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass1Request) -> Reply<'a, Pass1Response>;

    /// `POST /rps/v2/pass2` (section A.10).
    fn pass2<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass2Request) -> Reply<'a, Pass2Response>;

    /// `POST /rps/v2/authenticate` (section A.11).
    fn authenticate<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse>;

    /// `POST /rps/v2/codeStatus` with `wid`: what a session asks (section A.3).
    fn session<'a>(&'a self, tenant: &'a Tenant, session: &'a AccessId) -> Reply<'a, SessionDetails>;

    /// `POST /rps/v2/codeStatus` with any other status (section A.3). Answers what repeating a number gave.
    fn report<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a CodeStatusRequest,
    ) -> Reply<'a, Option<MatchTicket>>;

    /// The key of this name at `/oidc/certs`: one that is known, or else as it is fetched now. `None` where there is none
    /// (section C.1).
    fn key<'a>(&'a self, tenant: &'a Tenant, kid: &'a str) -> Reply<'a, Option<Jwk>>;

    /// `GET /logos/{sha256}`: whatever file stands there.
    fn logo<'a>(&'a self, tenant: &'a Tenant, hash: &'a LogoHash) -> Reply<'a, Vec<u8>>;

    /// `GET /rps/v2/session/document`: whatever is handed over with a session. Of more than `most` bytes, one more is read,
    /// which shows that. `told` hears how many have come.
    fn document<'a>(
        &'a self,
        tenant: &'a Tenant,
        session: &'a AccessId,
        most: usize,
        told: &'a Progress,
    ) -> Reply<'a, Vec<u8>>;

    /// `POST /verification/email` (section A.4).
    fn mail<'a>(&'a self, tenant: &'a Tenant, request: &'a EmailRequest) -> Reply<'a, EmailResponse>;

    /// `POST /verification/quickcode` (section A.12).
    fn quick_code<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a QuickCodeRequest,
    ) -> Reply<'a, QuickCodeResponse>;

    /// `POST /member/v1/terms`: what there is to share in a session.
    fn terms<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        request: &'a TermsRequest,
    ) -> Reply<'a, TermsResponse>;

    /// `GET /member/v1/consents`: what the users of this device share.
    fn consents<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, MemberConsents>;

    /// `DELETE /member/v1/consents/{id}`
    fn end_consent<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken, id: &'a str) -> Reply<'a, ()>;

    /// `POST /member/v1/consents/{id}/change`: opens the session in which something else is shared instead.
    fn change_consent<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        id: &'a str,
    ) -> Reply<'a, SessionResponse>;

    /// `GET /push/events`: answers as soon as the connection is open.
    fn events<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, Box<dyn Events>>;

    /// How far this computer's clock was ahead of the service's when it last answered.
    fn skew(&self, service: &ServiceUrl) -> Option<SignedDuration>;

    /// How the service was reached when it was last called; `None` before the first call.
    fn reached(&self, _service: &ServiceUrl) -> Option<Reached> {
        None
    }

    /// The proxy on the way to a service, if there is one.
    fn relay<'a>(&'a self, _service: &'a ServiceUrl) -> Task<'a, Option<Relay>> {
        Box::pin(async { None })
    }
}

/// Hears how many bytes have come, again and again. They begin anew where a call is made once more.
pub type Progress = dyn Fn(usize) + Send + Sync;

/// How a service was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// When it was called.
    pub at: Timestamp,
    /// Why it did not answer, if it did not.
    pub failure: Option<ServiceError>,
}

/// Where a secret share URL leads, if that is protected as a service must be.
pub(crate) fn protected(url: &Url) -> Option<ServiceUrl> {
    let mut origin = url.clone();
    origin.set_path("");
    origin.set_query(None);
    origin.set_fragment(None);
    ServiceUrl::from_url(&origin).ok()
}
