//! Ports that fail, or whose program dies, at the step that a test chooses.

use std::{
    future::{pending, poll_fn},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Poll, Waker},
};

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

use crate::{
    Ports,
    history::{Page, Query},
    journal::{IdentityRecord, Journal, JournalError, PendingRecord, Recollection, Sweep, Write},
    keychain::{Keychain, KeychainError, Place, PushToken, Secret, Trouble},
    policy::LastKnown,
    ports::Task,
    service::{Events, Fault, Progress, Reached, Reply, Service, ServiceError, Tenant},
    settings::Settings,
};

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Nothing: steps are only counted.
    Count,
    /// The call of this step fails and is not made: the service is not reachable, the keychain locked, the journal busy.
    Fail(usize),
    /// The program dies before the call of this step is made.
    DieBefore(usize),
    /// The program dies after the call of this step was made, before it hears the answer.
    DieAfter(usize),
}

/// A step: the call of a port, counted from 0 in the order in which they are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub number: usize,
    /// The port's method.
    pub call: &'static str,
}

/// Ports around other ports, with a plan for them.
#[derive(Clone)]
pub struct Faults {
    inner: Ports,
    plan: Plan,
    steps: Arc<AtomicUsize>,
    dead: Arc<Mutex<Death>>,
    watch: Option<Arc<Watch>>,
}

/// Hears of every step.
type Watch = dyn Fn(&Step) + Send + Sync;

#[derive(Default)]
struct Death {
    happened: bool,
    waiting: Option<Waker>,
}

impl Faults {
    /// Around these ports.
    pub fn new(inner: Ports, plan: Plan) -> Faults {
        Faults { inner, plan, steps: Arc::default(), dead: Arc::default(), watch: None }
    }

    /// Tells of every step before its call is made.
    pub fn watched(inner: Ports, watch: impl Fn(&Step) + Send + Sync + 'static) -> Faults {
        Faults { watch: Some(Arc::new(watch)), ..Self::new(inner, Plan::Count) }
    }

    /// What a use case takes.
    pub fn ports(&self) -> Ports {
        Ports {
            service: Arc::new(self.clone()),
            keychain: Arc::new(self.clone()),
            journal: Arc::new(self.clone()),
            clock: Arc::clone(&self.inner.clock),
            policy: Arc::clone(&self.inner.policy),
        }
    }

    /// Steps that were made.
    pub fn steps(&self) -> usize {
        self.steps.load(Ordering::SeqCst)
    }

    /// Comes when the program dies. Whoever waits for it and for a use case at once drops the use case then, which
    /// runs no more of its code: as a kill does.
    pub async fn death(&self) {
        poll_fn(|context| {
            let mut death = self.dead.lock().unwrap_or_else(PoisonError::into_inner);
            death.waiting = Some(context.waker().clone());
            if death.happened { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    async fn die<T>(&self) -> T {
        let waiting = {
            let mut death = self.dead.lock().unwrap_or_else(PoisonError::into_inner);
            death.happened = true;
            death.waiting.take()
        };
        if let Some(waker) = waiting {
            waker.wake();
        }
        pending().await
    }

    fn step<'a, T: Send + 'a, E: Send + 'a>(
        &'a self,
        call: &'static str,
        made: Task<'a, Result<T, E>>,
        failure: impl FnOnce() -> E + Send + 'a,
    ) -> Task<'a, Result<T, E>> {
        Box::pin(async move {
            let number = self.steps.fetch_add(1, Ordering::SeqCst);
            if let Some(watch) = &self.watch {
                watch(&Step { number, call });
            }
            match self.plan {
                Plan::Fail(at) if at == number => Err(failure()),
                Plan::DieBefore(at) if at == number => self.die().await,
                Plan::DieAfter(at) if at == number => {
                    let _ = made.await;
                    self.die().await
                }
                _ => made.await,
            }
        })
    }

    fn serve<'a, T: Send + 'a>(
        &'a self,
        call: &'static str,
        tenant: &'a Tenant,
        made: Reply<'a, T>,
    ) -> Reply<'a, T> {
        self.step(call, made, || ServiceError::new(&tenant.service, Fault::Unreachable))
    }

    fn keep<'a, T: Send + 'a>(
        &'a self,
        call: &'static str,
        made: Task<'a, Result<T, KeychainError>>,
    ) -> Task<'a, Result<T, KeychainError>> {
        self.step(call, made, || KeychainError {
            store: self.inner.keychain.store().to_owned(),
            trouble: Trouble::Locked,
            reason: "as planned".to_owned(),
        })
    }

    fn recall<'a, T: Send + 'a>(
        &'a self,
        call: &'static str,
        made: Recollection<'a, T>,
    ) -> Recollection<'a, T> {
        self.step(call, made, || JournalError::Busy)
    }
}

impl Service for Faults {
    fn project_configuration<'a>(&'a self, tenant: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>> {
        self.serve("project_configuration", tenant, self.inner.service.project_configuration(tenant))
    }
    fn confirm<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a ConfirmationRequest,
    ) -> Reply<'a, ConfirmationResponse> {
        self.serve("confirm", tenant, self.inner.service.confirm(tenant, request))
    }
    fn register<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a RegistrationRequest,
    ) -> Reply<'a, RegistrationResponse> {
        self.serve("register", tenant, self.inner.service.register(tenant, request))
    }
    fn share<'a>(&'a self, tenant: &'a Tenant, url: &'a Url) -> Reply<'a, ShareResponse> {
        self.serve("share", tenant, self.inner.service.share(tenant, url))
    }
    fn pass1<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass1Request) -> Reply<'a, Pass1Response> {
        self.serve("pass1", tenant, self.inner.service.pass1(tenant, request))
    }
    fn pass2<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass2Request) -> Reply<'a, Pass2Response> {
        self.serve("pass2", tenant, self.inner.service.pass2(tenant, request))
    }
    fn authenticate<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse> {
        self.serve("authenticate", tenant, self.inner.service.authenticate(tenant, request))
    }
    fn session<'a>(&'a self, tenant: &'a Tenant, session: &'a AccessId) -> Reply<'a, SessionDetails> {
        self.serve("session", tenant, self.inner.service.session(tenant, session))
    }
    fn report<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a CodeStatusRequest,
    ) -> Reply<'a, Option<MatchTicket>> {
        self.serve("report", tenant, self.inner.service.report(tenant, request))
    }
    fn key<'a>(&'a self, tenant: &'a Tenant, kid: &'a str) -> Reply<'a, Option<Jwk>> {
        self.serve("key", tenant, self.inner.service.key(tenant, kid))
    }
    fn logo<'a>(&'a self, tenant: &'a Tenant, hash: &'a LogoHash) -> Reply<'a, Vec<u8>> {
        self.serve("logo", tenant, self.inner.service.logo(tenant, hash))
    }
    fn document<'a>(
        &'a self,
        tenant: &'a Tenant,
        session: &'a AccessId,
        most: usize,
        told: &'a Progress,
    ) -> Reply<'a, Vec<u8>> {
        self.serve("document", tenant, self.inner.service.document(tenant, session, most, told))
    }
    fn mail<'a>(&'a self, tenant: &'a Tenant, request: &'a EmailRequest) -> Reply<'a, EmailResponse> {
        self.serve("mail", tenant, self.inner.service.mail(tenant, request))
    }
    fn quick_code<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a QuickCodeRequest,
    ) -> Reply<'a, QuickCodeResponse> {
        self.serve("quick_code", tenant, self.inner.service.quick_code(tenant, request))
    }
    fn terms<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        request: &'a TermsRequest,
    ) -> Reply<'a, TermsResponse> {
        self.serve("terms", tenant, self.inner.service.terms(tenant, token, request))
    }
    fn consents<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, MemberConsents> {
        self.serve("consents", tenant, self.inner.service.consents(tenant, token))
    }
    fn end_consent<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken, id: &'a str) -> Reply<'a, ()> {
        self.serve("end_consent", tenant, self.inner.service.end_consent(tenant, token, id))
    }
    fn change_consent<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        id: &'a str,
    ) -> Reply<'a, SessionResponse> {
        self.serve("change_consent", tenant, self.inner.service.change_consent(tenant, token, id))
    }
    fn events<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, Box<dyn Events>> {
        self.serve("events", tenant, self.inner.service.events(tenant, token))
    }
    fn skew(&self, service: &ServiceUrl) -> Option<SignedDuration> {
        self.inner.service.skew(service)
    }
    fn reached(&self, service: &ServiceUrl) -> Option<Reached> {
        self.inner.service.reached(service)
    }
}

impl Keychain for Faults {
    fn store(&self) -> &'static str {
        self.inner.keychain.store()
    }
    fn get<'a>(&'a self, place: &'a Place) -> Task<'a, Result<Secret, KeychainError>> {
        self.keep("get", self.inner.keychain.get(place))
    }
    fn put<'a>(&'a self, place: &'a Place, secret: &'a Secret) -> Task<'a, Result<(), KeychainError>> {
        self.keep("put", self.inner.keychain.put(place, secret))
    }
    fn delete<'a>(&'a self, place: &'a Place) -> Task<'a, Result<(), KeychainError>> {
        self.keep("delete", self.inner.keychain.delete(place))
    }
}

impl Journal for Faults {
    fn device_tag(&self) -> Recollection<'_, String> {
        self.recall("device_tag", self.inner.journal.device_tag())
    }
    fn next_generation(&self) -> Recollection<'_, u64> {
        self.recall("next_generation", self.inner.journal.next_generation())
    }
    fn identities(&self) -> Recollection<'_, Vec<IdentityRecord>> {
        self.recall("identities", self.inner.journal.identities())
    }
    fn pendings(&self) -> Recollection<'_, Vec<PendingRecord>> {
        self.recall("pendings", self.inner.journal.pendings())
    }
    fn sweeps(&self) -> Recollection<'_, Vec<Sweep>> {
        self.recall("sweeps", self.inner.journal.sweeps())
    }
    fn history<'a>(&'a self, query: &'a Query) -> Recollection<'a, Page> {
        self.recall("history", self.inner.journal.history(query))
    }
    fn settings(&self) -> Recollection<'_, Option<Settings>> {
        self.recall("settings", self.inner.journal.settings())
    }
    fn locked(&self) -> Recollection<'_, bool> {
        self.recall("locked", self.inner.journal.locked())
    }
    fn policy(&self) -> Recollection<'_, Option<LastKnown>> {
        self.recall("policy", self.inner.journal.policy())
    }
    fn write(&self, writes: Vec<Write>) -> Recollection<'_, Option<u64>> {
        self.recall("write", self.inner.journal.write(writes))
    }
    fn changes(&self) -> Recollection<'_, u64> {
        self.recall("changes", self.inner.journal.changes())
    }
}
