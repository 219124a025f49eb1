//! A small honest trust service in memory.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use jiff::SignedDuration;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use url::Url;
use wire::{
    AccessId, EMAIL_FEATURE, LogoHash, MatchNumber, MemberConsent, MessageHash, PUSH_FEATURE, ProjectId,
    QUICKCODE_FEATURE, ServiceUrl, SessionDocument, SessionRefusal, SessionResponse, SessionStatus,
    TermsItem, UserId, VerifyRequest, WebOtt,
};

use super::{
    mails::link,
    rules::{KnownCode, Session, State, ticket},
};
use crate::{
    Clock,
    keychain::PushToken,
    service::{Event, Fault, Reached, Reply, ServiceError, Tenant},
};

/// A trust service with one project: it issues shares, checks PINs and signatures, counts and revokes, by the real
/// mathematics. What other addresses answer is no service.
pub struct TrustService {
    pub(super) address: ServiceUrl,
    state: Mutex<State>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) skew: Mutex<Option<SignedDuration>>,
    /// How it was reached, and whether it is out of reach.
    pub(super) reached: Mutex<Option<Reached>>,
    lost: AtomicBool,
    pub(super) configurations: AtomicUsize,
    /// How the project calls itself; `None` hides the configuration, as plain MIRACL may.
    pub(super) name: Mutex<Option<String>>,
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
            reached: Mutex::default(),
            lost: AtomicBool::default(),
            configurations: AtomicUsize::default(),
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

    /// From now on nobody reaches it, or everybody does.
    pub fn lose(&self, lost: bool) {
        self.lost.store(lost, Ordering::SeqCst);
        self.note_reached();
    }

    /// How often it was asked who it is.
    pub fn configurations(&self) -> usize {
        self.configurations.load(Ordering::SeqCst)
    }

    fn note_reached(&self) -> Option<ServiceError> {
        let lost = self.lost.load(Ordering::SeqCst);
        let failure = lost.then(|| ServiceError::new(&self.address, Fault::Unreachable));
        let reached = Reached { at: self.clock.now(), failure: failure.clone() };
        *self.reached.lock().unwrap_or_else(PoisonError::into_inner) = Some(reached);
        failure
    }

    /// From now on PINs have so many digits.
    pub fn set_pin_length(&self, digits: u8) {
        self.state().pin_length = digits;
    }

    /// From now on it does not tell which project it is.
    pub fn hide_configuration(&self) {
        *self.name.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// From now on users may be verified by e-mail.
    pub fn verify_by_mail(&self) {
        self.state().features.insert(EMAIL_FEATURE);
    }

    /// From now on users may make QuickCodes; `limited` leaves out devices that were enrolled with one.
    pub fn allow_quick_codes(&self, limited: bool) {
        let mut state = self.state();
        state.features.insert(QUICKCODE_FEATURE);
        state.quick_codes_limited = limited;
    }

    /// From now on requests are pushed to devices that register.
    pub fn push_requests(&self) {
        self.state().features.insert(PUSH_FEATURE);
    }

    /// From now on devices that registered before are asked to register anew.
    pub fn rotate_keys(&self) {
        self.state().rotations += 1;
    }

    /// From now on devices are asked to register anew with another curve.
    pub fn ask_for_curve(&self, curve: &'static str) {
        self.state().renewal_curve = curve;
    }

    /// What the last mail to a user holds: a code, or a link.
    pub fn last_mail(&self, user: &UserId) -> Option<String> {
        self.state().mails.iter().rev().find(|mail| mail.user == *user).map(|mail| mail.text.clone())
    }

    /// As if everybody had waited long enough for another mail. Answers what the last one to a user holds.
    pub fn wait_for_mail(&self, user: &UserId) -> Option<String> {
        self.state().next_mails.clear();
        self.last_mail(user)
    }

    /// From now on the workstation's clock seems to be so far ahead.
    pub fn set_skew(&self, skew: SignedDuration) {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner) = Some(skew);
    }

    /// An activation token.
    pub fn activation(&self, user: &UserId) -> String {
        self.state().activate(user.clone(), false)
    }

    /// A verification code.
    pub fn verification_code(&self, user: &UserId) -> String {
        let code = ticket()[..8].to_owned();
        self.state().codes.insert(code.clone(), KnownCode { user: user.clone(), quick: false });
        code
    }

    /// A verification URL.
    pub fn verification_url(&self, user: &UserId) -> String {
        link(&self.address, user, &self.verification_code(user))
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
            number: None,
            matched: Vec::new(),
            signed_request: None,
            document: None,
            handed: None,
            refusal: None,
        };
        self.state().sessions.insert(id.clone(), session);
        id
    }

    /// Gives an open session a number.
    pub fn give_number(&self, id: &AccessId, number: MatchNumber) {
        if let Some(session) = self.state().sessions.get_mut(id) {
            session.number = Some(number);
        }
    }

    /// From now on this key stands at `/oidc/certs`.
    pub fn publish_key(&self, key: Jwk) {
        self.state().keys.keys.push(key);
    }

    /// From now on this file stands at this logo's address, whether it is the one or not.
    pub fn publish_logo(&self, hash: LogoHash, content: Vec<u8>) {
        self.state().logos.insert(hash, content);
    }

    /// The keys that the service publishes.
    pub(super) fn keys(&self) -> JwkSet {
        self.state().keys.clone()
    }

    /// Gives an open session what the service says of who asks, signed by whomever.
    pub fn give_signed_request(&self, id: &AccessId, token: String) {
        if let Some(session) = self.state().sessions.get_mut(id) {
            session.signed_request = Some(token);
        }
    }

    /// From now on the service says that an open session has this document, and hands over these bytes, whether they are the
    /// document or not.
    pub fn hand_over(&self, id: &AccessId, document: SessionDocument, content: &[u8]) {
        if let Some(session) = self.state().sessions.get_mut(id) {
            (session.document, session.handed) = (Some(document), Some(content.to_vec()));
        }
    }

    /// From now on its application asks for this, with what there is to share.
    pub fn ask_for(&self, items: Vec<TermsItem>) {
        let mut state = self.state();
        state.sharing.items = items;
        state.sharing.version += 1;
    }

    /// What people share.
    pub fn shared(&self) -> Vec<MemberConsent> {
        self.state().sharing.consents.clone()
    }

    /// What whoever opens a session is answered.
    pub(super) fn opened(&self, id: &AccessId) -> Option<SessionResponse> {
        Some(SessionResponse {
            web_ott: WebOtt::parse(&ticket()).ok()?,
            qr_url: Url::parse(&self.address.endpoint(&format!("/session/#{id}"))).ok()?,
            access_url: Url::parse(&self.address.endpoint("/rps/v2/access")).ok()?,
            access_id: id.clone(),
            number: None,
        })
    }

    /// Why a session was refused.
    pub fn refusal(&self, id: &AccessId) -> Option<SessionRefusal> {
        self.state().sessions.get(id).and_then(|session| session.refusal.clone())
    }

    /// How often somebody said that they had not asked for a session.
    pub fn reports(&self) -> u32 {
        self.state().reports
    }

    /// Opens a session and pushes it to a user's devices, those too that listen only later.
    pub fn push_session(&self, user: &UserId, description: &str, hash: Option<MessageHash>) -> AccessId {
        let id = self.open_session(Some(user), description, hash);
        self.state().push(&self.address, &id, user);
        id
    }

    /// Pushes anything to a user's devices that listen, whether it makes sense or not.
    pub fn push_event(&self, user: &UserId, event: &Event) {
        self.state().push_event(user, event);
    }

    /// The token that a user's device chose for pushed requests.
    pub fn push_token(&self, user: &UserId) -> Option<PushToken> {
        let state = self.state();
        let tokens = state.registrations.values().filter(|one| one.user == *user);
        tokens.filter_map(|one| PushToken::parse(one.push_token.as_ref()?)).next()
    }

    /// How many connections wait for pushed requests.
    pub fn listeners(&self) -> usize {
        self.state().listeners()
    }

    /// How many open requests were told to connections when they began.
    pub fn delivered(&self) -> usize {
        self.state().delivered()
    }

    /// Breaks off all connections that wait for pushed requests.
    pub fn hang_up(&self) {
        self.state().hang_up();
    }

    /// Where a session stands.
    pub fn session_status(&self, id: &AccessId) -> SessionStatus {
        self.state().sessions.get(id).map_or(SessionStatus::Expired, |session| session.status)
    }

    /// Ends a session without an answer.
    pub fn expire_session(&self, id: &AccessId) {
        self.state().end(id);
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

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers at its own address only.
    pub(super) fn answer<'a, T: Send + 'a>(
        &'a self,
        tenant: &'a Tenant,
        answer: impl FnOnce(&mut State) -> Result<T, Fault> + Send + 'a,
    ) -> Reply<'a, T> {
        Box::pin(async move {
            let fault = |fault| ServiceError::new(&tenant.service, fault);
            if tenant.service != self.address {
                return Err(fault(Fault::Foreign));
            }
            match self.note_reached() {
                Some(lost) => Err(lost),
                None => answer(&mut self.state()).map_err(fault),
            }
        })
    }
}
