//! Services over HTTP.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use reqwest::{Method, RequestBuilder, Response, StatusCode, header};
use serde::{Serialize, de::DeserializeOwned};
use url::Url;
use wire::{
    AccessId, AuthenticateRequest, AuthenticateResponse, CodeStatusRequest, CodeStatusResponse,
    ConfirmationRequest, ConfirmationResponse, EmailRequest, EmailResponse, LogoHash, MatchTicket,
    MemberConsents, Pass1Request, Pass1Response, Pass2Request, Pass2Response, ProjectConfiguration,
    QuickCodeRequest, QuickCodeResponse, RegistrationRequest, RegistrationResponse, ServiceUrl,
    SessionDetails, SessionResponse, SessionStatus, ShareResponse, TermsRequest, TermsResponse,
};
use zeroize::Zeroizing;

use super::{
    Events, Fault, Progress, Proxies, Reached, Reply, Service, ServiceError, SystemProxies, Tenant, answer,
    body::{broken_off, whole},
    events::{EVENT_STREAM, Stream},
    protected,
    proxy::Relay,
    ways::Ways,
};
use crate::{Clock, keychain::PushToken, pause::Pause, ports::Task, trust::Known};

/// Services over HTTP: rustls with the operating system's trust store and what is known of each service, through the
/// system's proxy.
pub struct HttpService {
    pub(super) ways: Ways,
    pub(super) patience: Patience,
    clock: Arc<dyn Clock>,
    /// By address, how far the clock was ahead when the service last answered.
    skews: Mutex<HashMap<String, SignedDuration>>,
    /// How each service answered last.
    reached: Mutex<BTreeMap<ServiceUrl, Reached>>,
    /// By address, what a service signs requests with, as last fetched, and when.
    keys: Mutex<HashMap<String, (Timestamp, JwkSet)>>,
}

/// How long a service is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until there is a connection.
    pub connection: Duration,
    /// Until the whole answer is there.
    pub answer: Duration,
    /// Until something comes over a connection that stays open. Services say at least that they are alive every 20
    /// seconds.
    pub silence: Duration,
}

impl Default for Patience {
    /// Four seconds for an answer, as the platform's own clients wait (section 0.1 of the protocol sheet), and a minute
    /// of silence.
    fn default() -> Patience {
        Patience {
            connection: Duration::from_secs(4),
            answer: Duration::from_secs(4),
            silence: Duration::from_secs(60),
        }
    }
}

/// How long a service's keys are known. One that it has withdrawn is believed no longer than this.
const KEYS_LIFE: Duration = Duration::from_secs(15 * 60);

/// How often a call that changes nothing is made again.
const RETRIES: u8 = 2;

/// What a call gives up with.
pub(super) type Called<T> = Result<T, ServiceError>;

impl HttpService {
    /// A client of any number of services.
    ///
    /// # Errors
    ///
    /// [`Fault::Untrusted`] when the operating system's trust store cannot be read.
    pub fn new(clock: Arc<dyn Clock>) -> Called<HttpService> {
        Self::with_patience(clock, Patience::default())
    }

    /// A client that waits for another time.
    ///
    /// # Errors
    ///
    /// As for [`HttpService::new`].
    pub fn with_patience(clock: Arc<dyn Clock>, patience: Patience) -> Called<HttpService> {
        let proxies = Arc::new(SystemProxies::new(Arc::clone(&clock)));
        Ok(HttpService {
            ways: Ways::new(proxies, patience)?,
            patience,
            clock,
            skews: Mutex::default(),
            reached: Mutex::default(),
            keys: Mutex::default(),
        })
    }

    /// Looks up there what is known of a service's certificate, before each call.
    #[must_use]
    pub fn knowing(mut self, known: Arc<dyn Known>) -> HttpService {
        self.ways.know(known);
        self
    }

    /// Asks these which proxy is on the way, instead of the system.
    #[must_use]
    pub fn through(mut self, proxies: Arc<dyn Proxies>) -> HttpService {
        self.ways.relay(proxies);
        self
    }

    fn post<'a, T: DeserializeOwned + Send>(
        &'a self,
        tenant: &'a Tenant,
        path: &'static str,
        request: &'a (impl Serialize + Sync),
    ) -> Reply<'a, T> {
        Box::pin(async move {
            let service = &tenant.service;
            let way = self.ways.to(service).await?;
            let request = way.calls.post(service.endpoint(path)).json(request);
            let (status, body) = self.send(service, tenant, request).await?;
            answer::read(status, &body).map_err(|fault| ServiceError::new(service, fault))
        })
    }

    /// As a call that may be made again: one that is lost or finds the service failing is tried twice more after short
    /// pauses, of different lengths for each workstation. Only for what changes nothing at the service.
    async fn again<T, F: Future<Output = Called<T>>>(&self, call: impl Fn() -> F) -> Called<T> {
        let began = self.clock.now();
        let mut pause = Pause::short();
        for _ in 0..RETRIES {
            match call().await {
                Err(error) if error.fault.is_passing() => {
                    let pause = pause.next();
                    let waited = self.clock.now().duration_since(began).unsigned_abs();
                    if waited + pause >= self.patience.answer {
                        return Err(error);
                    }
                    self.clock.sleep(pause).await;
                }
                done => return done,
            }
        }
        call().await
    }

    /// Sends a request to `service` on behalf of a tenant and reads the whole answer, whatever its status.
    pub(super) async fn send(
        &self,
        service: &ServiceUrl,
        tenant: &Tenant,
        request: RequestBuilder,
    ) -> Called<(StatusCode, Zeroizing<Vec<u8>>)> {
        let waited = self.patience.answer;
        let response = self.open(service, tenant, request, waited).await?;
        let status = response.status();
        match whole(response).await.map_err(|cause| broken_off(service, cause, waited, self.patience))? {
            Some(body) => Ok((status, body)),
            None => Err(ServiceError::new(service, Fault::Malformed { what: "size".into() })),
        }
    }

    /// Sends a request to `service` on behalf of a tenant and waits so long; the answer's body is still to come.
    pub(super) async fn open(
        &self,
        service: &ServiceUrl,
        tenant: &Tenant,
        mut request: RequestBuilder,
        waited: Duration,
    ) -> Called<Response> {
        request = request.header("X-MIRACL-CLIENT", CLIENT);
        if let Some(project) = tenant.project {
            request = request.header("X-MIRACL-CID", project.to_string());
        }
        let sent = request.send().await;
        let sent = sent.map_err(|cause| broken_off(service, cause, waited, self.patience));
        self.note_reached(service, &sent);
        let response = sent?;
        self.note_time(service, &response);
        Ok(response)
    }

    /// Remembers whether the service answered, however it did.
    fn note_reached(&self, service: &ServiceUrl, sent: &Called<Response>) {
        let reached = Reached { at: self.clock.now(), failure: sent.as_ref().err().cloned() };
        self.reached.lock().unwrap_or_else(PoisonError::into_inner).insert(service.clone(), reached);
    }

    fn known_key(&self, service: &ServiceUrl, kid: &str) -> Option<Jwk> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let (fetched, set) = keys.get(service.as_str())?;
        let age = self.clock.now().duration_since(*fetched).unsigned_abs();
        set.find(kid).filter(|_| age < KEYS_LIFE).cloned()
    }

    async fn certificates(&self, tenant: &Tenant) -> Called<JwkSet> {
        let service = &tenant.service;
        let request = self.ways.to(service).await?.calls.get(service.endpoint("/oidc/certs"));
        let (status, body) = self.send(service, tenant, request).await?;
        answer::read(status, &body).map_err(|fault| ServiceError::new(service, fault))
    }

    /// Compares the answer's date with this computer's clock.
    fn note_time(&self, service: &ServiceUrl, response: &Response) {
        let date = response.headers().get(header::DATE).and_then(|date| date.to_str().ok());
        if let Some(date) = date.and_then(|date| jiff::fmt::rfc2822::parse(date).ok()) {
            let skew = self.clock.now().duration_since(date.timestamp());
            self.skews.lock().unwrap_or_else(PoisonError::into_inner).insert(service.to_string(), skew);
        }
    }
}

impl Service for HttpService {
    fn project_configuration<'a>(&'a self, tenant: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>> {
        Box::pin(self.again(move || async move {
            let service = &tenant.service;
            let address = service.endpoint("/.well-known/project-configuration");
            let way = self.ways.to(service).await?;
            let (status, body) = self.send(service, tenant, way.calls.get(address)).await?;
            if status == StatusCode::NOT_FOUND {
                return Ok(None);
            }
            answer::read(status, &body).map(Some).map_err(|fault| ServiceError::new(service, fault))
        }))
    }

    fn confirm<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a ConfirmationRequest,
    ) -> Reply<'a, ConfirmationResponse> {
        self.post(tenant, "/verification/confirmation", request)
    }

    fn register<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a RegistrationRequest,
    ) -> Reply<'a, RegistrationResponse> {
        self.post(tenant, "/registration", request)
    }

    fn share<'a>(&'a self, tenant: &'a Tenant, url: &'a Url) -> Reply<'a, ShareResponse> {
        Box::pin(async move {
            let malformed = || Fault::Malformed { what: "secretUrls".into() };
            let authority = protected(url).ok_or_else(|| ServiceError::new(&tenant.service, malformed()))?;
            let request = self.ways.to(&authority).await?.calls.get(url.clone());
            let (status, body) = self.send(&authority, tenant, request).await?;
            answer::read(status, &body).map_err(|fault| ServiceError::new(&authority, fault))
        })
    }

    fn pass1<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass1Request) -> Reply<'a, Pass1Response> {
        self.post(tenant, "/rps/v2/pass1", request)
    }

    fn pass2<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass2Request) -> Reply<'a, Pass2Response> {
        self.post(tenant, "/rps/v2/pass2", request)
    }

    fn authenticate<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse> {
        self.post(tenant, "/rps/v2/authenticate", request)
    }

    fn session<'a>(&'a self, tenant: &'a Tenant, session: &'a AccessId) -> Reply<'a, SessionDetails> {
        Box::pin(async move {
            let request = CodeStatusRequest::new(session.clone(), SessionStatus::Wid);
            self.again(|| self.post(tenant, CODE_STATUS, &request)).await
        })
    }

    fn report<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a CodeStatusRequest,
    ) -> Reply<'a, Option<MatchTicket>> {
        Box::pin(async move {
            let service = &tenant.service;
            let way = self.ways.to(service).await?;
            let request = way.calls.post(service.endpoint(CODE_STATUS)).json(request);
            let (status, body) = self.send(service, tenant, request).await?;
            answer::accept(status, &body).map_err(|fault| ServiceError::new(service, fault))?;
            // Section A.3 leaves open what the body says, and whether there is one.
            Ok(serde_json::from_slice(&body).ok().and_then(|told: CodeStatusResponse| told.matched))
        })
    }

    fn key<'a>(&'a self, tenant: &'a Tenant, kid: &'a str) -> Reply<'a, Option<Jwk>> {
        Box::pin(async move {
            let service = &tenant.service;
            if let Some(known) = self.known_key(service, kid) {
                return Ok(Some(known));
            }
            let set = self.again(|| self.certificates(tenant)).await?;
            let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
            let (_, set) = keys.entry(service.to_string()).insert_entry((self.clock.now(), set)).into_mut();
            Ok(set.find(kid).cloned())
        })
    }

    fn logo<'a>(&'a self, tenant: &'a Tenant, hash: &'a LogoHash) -> Reply<'a, Vec<u8>> {
        Box::pin(self.again(move || async move {
            let service = &tenant.service;
            let address = service.endpoint(&format!("/logos/{hash}"));
            let request = self.ways.to(service).await?.calls.get(address);
            let (status, body) = self.send(service, tenant, request).await?;
            answer::accept(status, &body).map_err(|fault| ServiceError::new(service, fault))?;
            Ok(body.to_vec())
        }))
    }

    fn document<'a>(
        &'a self,
        tenant: &'a Tenant,
        session: &'a AccessId,
        most: usize,
        told: &'a Progress,
    ) -> Reply<'a, Vec<u8>> {
        Box::pin(self.again(move || self.fetch_document(tenant, session, most, told)))
    }

    fn mail<'a>(&'a self, tenant: &'a Tenant, request: &'a EmailRequest) -> Reply<'a, EmailResponse> {
        self.post(tenant, "/verification/email", request)
    }

    fn quick_code<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a QuickCodeRequest,
    ) -> Reply<'a, QuickCodeResponse> {
        self.post(tenant, "/verification/quickcode", request)
    }

    fn terms<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        request: &'a TermsRequest,
    ) -> Reply<'a, TermsResponse> {
        let call = move || self.member(tenant, token, (Method::POST, "/member/v1/terms"), Some(request));
        Box::pin(self.again(call))
    }

    fn consents<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, MemberConsents> {
        let call = move || self.member(tenant, token, (Method::GET, "/member/v1/consents"), None::<&()>);
        Box::pin(self.again(call))
    }

    fn end_consent<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken, id: &'a str) -> Reply<'a, ()> {
        Box::pin(async move { self.delete_member(tenant, token, &consent(id)).await })
    }

    fn change_consent<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        id: &'a str,
    ) -> Reply<'a, SessionResponse> {
        Box::pin(async move {
            let path = consent(id) + "/change";
            self.member(tenant, token, (Method::POST, &path), None::<&()>).await
        })
    }

    fn events<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, Box<dyn Events>> {
        Box::pin(async move {
            let service = &tenant.service;
            let request = self.ways.to(service).await?.streams.get(service.endpoint("/push/events"));
            let request = request.bearer_auth(token.expose()).header(header::ACCEPT, EVENT_STREAM);
            let response = self.open(service, tenant, request, self.patience.silence).await?;
            let stream = Stream::open(service.clone(), response, self.patience).await?;
            Ok(Box::new(stream) as Box<dyn Events>)
        })
    }

    fn skew(&self, service: &ServiceUrl) -> Option<SignedDuration> {
        self.skews.lock().unwrap_or_else(PoisonError::into_inner).get(service.as_str()).copied()
    }

    fn reached(&self, service: &ServiceUrl) -> Option<Reached> {
        self.reached.lock().unwrap_or_else(PoisonError::into_inner).get(service).cloned()
    }

    fn relay<'a>(&'a self, service: &'a ServiceUrl) -> Task<'a, Option<Relay>> {
        Box::pin(self.ways.relay_to(service))
    }
}

pub(super) const CLIENT: &str = concat!("Countersign/", env!("CARGO_PKG_VERSION"));
const CODE_STATUS: &str = "/rps/v2/codeStatus";

/// The address of a consent. Its id is the service's own, and no part of a path unless it looks like one.
fn consent(id: &str) -> String {
    let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    format!("/member/v1/consents/{}", if plain { id } else { "" })
}
