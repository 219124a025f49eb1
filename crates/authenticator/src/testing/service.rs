//! A small honest trust service in memory.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::SignedDuration;
use url::Url;
use wire::{
    AccessId, AuthOtt, AuthenticateRequest, AuthenticateResponse, CURVE, Code, CodeStatusRequest,
    ConfirmationRequest, ConfirmationResponse, CountersignConfiguration, G1Hex, MessageHash, Pass1Request,
    Pass1Response, Pass2Request, Pass2Response, ProjectConfiguration, ProjectId, RegistrationRequest,
    RegistrationResponse, ScalarHex, Scope, ServiceUrl, SessionDetails, SessionStatus, ShareResponse, UserId,
    VerifyRequest,
};

use super::rules::{Session, State, parameter, refused, ticket};
use crate::{
    Clock,
    service::{Fault, Reply, Service, ServiceError, Tenant},
};

/// A trust service with one project: it issues shares, checks PINs and signatures, counts and revokes, by the real
/// mathematics. What other addresses answer is no service.
pub struct TrustService {
    address: ServiceUrl,
    state: Mutex<State>,
    clock: Arc<dyn Clock>,
    skew: Mutex<Option<SignedDuration>>,
    /// How the project calls itself; `None` hides the configuration, as plain MIRACL may.
    name: Mutex<Option<String>>,
}

impl TrustService {
    /// A service at `https://trust.example.com`.
    pub fn new(clock: Arc<dyn Clock>) -> TrustService {
        let Ok(address) = ServiceUrl::parse("https://trust.example.com") else {
            unreachable!("it is an address")
        };
        Self::at(address, clock)
    }

    /// A service at this address, where its share URLs lead too.
    pub fn at(address: ServiceUrl, clock: Arc<dyn Clock>) -> TrustService {
        TrustService {
            address,
            state: Mutex::new(State::new()),
            clock,
            skew: Mutex::new(None),
            name: Mutex::new(Some("Payroll".to_owned())),
        }
    }

    /// Where it is.
    pub fn address(&self) -> &ServiceUrl {
        &self.address
    }

    /// Its project.
    pub fn project_id(&self) -> ProjectId {
        self.state().project_id
    }

    /// From now on another project answers.
    pub fn change_project(&self) {
        self.state().project_id = ProjectId::new(uuid::Uuid::new_v4());
    }

    /// From now on PINs have so many digits.
    pub fn set_pin_length(&self, digits: u8) {
        self.state().pin_length = digits;
    }

    /// From now on it does not tell which project it is.
    pub fn hide_configuration(&self) {
        *self.name.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// From now on the workstation's clock seems to be so far ahead.
    pub fn set_skew(&self, skew: SignedDuration) {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner) = Some(skew);
    }

    /// An activation token.
    pub fn activation(&self, user: &UserId) -> String {
        self.state().activate(user.clone())
    }

    /// A verification code.
    pub fn verification_code(&self, user: &UserId) -> String {
        let code = ticket()[..8].to_owned();
        self.state().codes.insert(code.clone(), user.clone());
        code
    }

    /// A verification URL.
    pub fn verification_url(&self, user: &UserId) -> String {
        let mut url = url::form_urlencoded::Serializer::new(String::new());
        url.append_pair("user_id", user.as_str()).append_pair("code", &self.verification_code(user));
        self.address.endpoint(&format!("/verification/confirmation?{}", url.finish()))
    }

    /// From now on no share URL is known.
    pub fn forget_shares(&self) {
        self.state().shares.clear();
    }

    /// From now on no activation token is known.
    pub fn forget_activations(&self) {
        self.state().activations.clear();
    }

    /// Opens a session, for a hash a signing session.
    pub fn open_session(
        &self,
        user: Option<&UserId>,
        description: &str,
        hash: Option<MessageHash>,
    ) -> AccessId {
        let Ok(id) = AccessId::parse(&ticket()) else { unreachable!("it is a session's identifier") };
        let session = Session {
            user: user.cloned(),
            description: description.to_owned(),
            hash,
            status: SessionStatus::New,
        };
        self.state().sessions.insert(id.clone(), session);
        id
    }

    /// Where a session stands.
    pub fn session_status(&self, id: &AccessId) -> SessionStatus {
        self.state().sessions.get(id).map_or(SessionStatus::Expired, |session| session.status)
    }

    /// Ends a session without an answer.
    pub fn expire_session(&self, id: &AccessId) {
        self.state().sessions.remove(id);
    }

    /// Blocks every identity of a user.
    pub fn revoke(&self, user: &UserId) {
        self.state()
            .registrations
            .values_mut()
            .filter(|one| one.user == *user)
            .for_each(|one| one.revoked = true);
    }

    /// Lets every identity of a user expire.
    pub fn expire(&self, user: &UserId) {
        self.state()
            .registrations
            .values_mut()
            .filter(|one| one.user == *user)
            .for_each(|one| one.expired = true);
    }

    /// How many devices have registered.
    pub fn registrations(&self) -> usize {
        self.state().registrations.len()
    }

    /// What `/dvs/verify` says.
    pub fn verify(&self, request: &VerifyRequest) -> bool {
        self.state().verify(&request.signature, request.timestamp)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers at its own address only.
    fn answer<'a, T: Send + 'a>(
        &'a self,
        tenant: &'a Tenant,
        answer: impl FnOnce(&mut State) -> Result<T, Fault> + Send + 'a,
    ) -> Reply<'a, T> {
        Box::pin(async move {
            let fault = |fault| ServiceError::new(&tenant.service, fault);
            if tenant.service != self.address {
                return Err(fault(Fault::Foreign));
            }
            answer(&mut self.state()).map_err(fault)
        })
    }
}

impl Service for TrustService {
    fn project_configuration<'a>(&'a self, tenant: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>> {
        let name = self.name.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.answer(tenant, move |state| {
            Ok(name.map(|name| ProjectConfiguration {
                id: state.project_id,
                custom_domain: None,
                countersign: Some(CountersignConfiguration {
                    version: "1".into(),
                    features: Vec::new(),
                    name,
                    logo: None,
                    pin_length: state.pin_length,
                }),
            }))
        })
    }

    fn confirm<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a ConfirmationRequest,
    ) -> Reply<'a, ConfirmationResponse> {
        self.answer(tenant, |state| {
            let code = String::from(request.code.clone());
            let wrong = || refused(Code::UnsuccessfulVerification);
            let user =
                state.codes.get(&code).filter(|user| **user == request.user_id).cloned().ok_or_else(wrong)?;
            state.codes.remove(&code);
            let token = state.activate(user);
            Ok(ConfirmationResponse {
                act_token: token.try_into().map_err(|_| parameter("code"))?,
                project_id: state.project_id,
                access_id: None,
                state: None,
                nonce: None,
                expire_time: None,
                verification_redirect_url: None,
            })
        })
    }

    fn register<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a RegistrationRequest,
    ) -> Reply<'a, RegistrationResponse> {
        let address = self.address.clone();
        self.answer(tenant, move |state| {
            let mpin_id = state.register(&request.activation_token, &request.user_id, &request.public_key)?;
            let url = |ticket: String| {
                Url::parse(&address.endpoint(&format!("/share/{ticket}"))).map_err(|_| parameter("url"))
            };
            let [first, second] = state.grant(&mpin_id, &request.public_key)?;
            Ok(RegistrationResponse {
                mpin_id,
                project_id: state.project_id,
                dtas: state.dtas()?,
                curve: CURVE.into(),
                secret_urls: [url(first)?, url(second)?],
                pin_length: Some(state.pin_length),
                verification_type: None,
                now_time: None,
            })
        })
    }

    fn share<'a>(&'a self, tenant: &'a Tenant, url: &'a Url) -> Reply<'a, ShareResponse> {
        self.answer(tenant, |state| state.share(url.path().trim_start_matches("/share/")))
    }

    fn pass1<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass1Request) -> Reply<'a, Pass1Response> {
        self.answer(tenant, |state| {
            let [scope] = request.scope;
            let y = state.begin(&request.mpin_id, &request.public_key, &request.u, scope)?;
            Ok(Pass1Response { y: ScalarHex::new(y.to_bytes()) })
        })
    }

    fn pass2<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass2Request) -> Reply<'a, Pass2Response> {
        self.answer(tenant, |state| {
            let v: &G1Hex = &request.v;
            let ticket = state.prove(&request.mpin_id, v, request.wid.clone())?;
            Ok(Pass2Response { auth_ott: AuthOtt::try_from(ticket).map_err(|_| parameter("V"))? })
        })
    }

    fn authenticate<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse> {
        let now = self.clock.now().as_second();
        self.answer(tenant, move |state| {
            let (scope, user) = state.judge(&String::from(request.auth_ott.clone()))?;
            let jwt = matches!(scope, Scope::Jwt | Scope::RegCode).then(|| format!("jwt.{user}.{now}"));
            Ok(AuthenticateResponse { status: 200, message: "OK".into(), jwt, dvs_register: None })
        })
    }

    fn session<'a>(&'a self, tenant: &'a Tenant, session: &'a AccessId) -> Reply<'a, SessionDetails> {
        let name = self.name.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.answer(tenant, move |state| {
            state.advance(session, SessionStatus::Wid)?;
            let (project_id, pin_length) = (state.project_id, state.pin_length);
            let session = state.session(session)?;
            let user = session.user.as_ref().map_or_else(String::new, UserId::to_string);
            let hash = session.hash.as_ref().map_or_else(String::new, MessageHash::to_string);
            let details = serde_json::json!({
                "prerollId": user, "projectId": project_id, "projectName": name.unwrap_or_default(),
                "pinLength": pin_length, "description": session.description, "hash": hash,
            });
            serde_json::from_value(details).map_err(|_| refused(Code::InternalError))
        })
    }

    fn report<'a>(&'a self, tenant: &'a Tenant, request: &'a CodeStatusRequest) -> Reply<'a, ()> {
        self.answer(tenant, |state| {
            if request.status == SessionStatus::Signed {
                let signature = STANDARD.decode(request.signature.as_deref().unwrap_or_default()).ok();
                let signature =
                    signature.and_then(|text| serde_json::from_slice::<wire::Signature>(&text).ok());
                let signature = signature.ok_or_else(|| parameter("signature"))?;
                let timestamp = signature.timestamp.ok_or_else(|| parameter("timestamp"))?;
                let asked = state.session(&request.wid)?.hash.clone();
                if asked.as_ref() != Some(&signature.hash) || !state.verify(&signature, timestamp) {
                    return Err(refused(Code::InvalidSignature));
                }
            }
            state.advance(&request.wid, request.status)
        })
    }

    fn skew(&self, _: &ServiceUrl) -> Option<SignedDuration> {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
