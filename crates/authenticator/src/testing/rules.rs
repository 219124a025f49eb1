//! What a trust service keeps and decides.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jsonwebtoken::jwk::JwkSet;
use mpin::{Challenge, G1, MasterSecret, PreparedIdentity, PublicKey, ServerSecret, Signature, Verifier};
use wire::{
    AccessId, ActivationToken, CURVE, Code, Dtas, DvsRegister, G1Hex, LogoHash, MatchNumber, MatchTicket,
    MessageHash, MpinId, ProjectId, PublicKeyHex, RegistrationRequest, Scope, SessionDocument,
    SessionRefusal, SessionStatus, ShareResponse, UserId, encode_hex,
};

use super::{mails::Mail, pushes::Pushes, sharing::Sharing};

use crate::service::Fault;

/// A refusal with a code of the table.
pub(super) fn refused(code: Code) -> Fault {
    Fault::Refused { code: code.as_str().into(), context: BTreeMap::new() }
}

/// A refusal of one member.
pub(super) fn parameter(name: &str) -> Fault {
    let context = BTreeMap::from([("params".to_owned(), name.to_owned())]);
    Fault::Refused { code: Code::InvalidRequestParameters.as_str().into(), context }
}

/// Text that nobody guesses: 32 lower-case hexadecimal digits.
pub(super) fn ticket() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

/// Everything that a service with one project knows.
pub(super) struct State {
    pub project_id: ProjectId,
    pub pin_length: u8,
    pub features: BTreeSet<&'static str>,
    pub quick_codes_limited: bool,
    /// How often an authority's key was rotated.
    pub rotations: u32,
    /// The curve that devices are asked to register anew with.
    pub renewal_curve: &'static str,
    pub codes: HashMap<String, KnownCode>,
    pub mails: Vec<Mail>,
    /// By user, when the next mail may be asked for, in seconds since 1970.
    pub next_mails: HashMap<UserId, i64>,
    /// Tokens with which a QuickCode may be asked for, and by whom.
    pub quick_code_tokens: HashMap<String, UserId>,
    pub pushes: Pushes,
    pub activations: HashMap<String, Activation>,
    pub registrations: HashMap<MpinId, Registration>,
    pub shares: HashMap<String, (usize, [u8; 32])>,
    pub challenges: HashMap<MpinId, Open>,
    pub tickets: HashMap<String, Proven>,
    pub sessions: HashMap<AccessId, Session>,
    /// How often somebody said that they had not asked for a session.
    pub reports: u32,
    /// What `/oidc/certs` answers.
    pub keys: JwkSet,
    /// What applications ask for and people share.
    pub sharing: Sharing,
    /// What `/logos/{sha256}` answers, whether it has this hash or not.
    pub logos: HashMap<LogoHash, Vec<u8>>,
    authorities: [MasterSecret; 2],
    verifier: Verifier,
}

/// A code that has not been exchanged yet.
pub(super) struct KnownCode {
    pub user: UserId,
    /// Whether it is a QuickCode.
    pub quick: bool,
}

/// A verified user who may register a device.
pub(super) struct Activation {
    user: UserId,
    quick: bool,
    /// The registration that this one is to take the place of.
    renews: Option<MpinId>,
    used: Option<(PublicKeyHex, MpinId)>,
}

/// A device.
pub(super) struct Registration {
    pub user: UserId,
    pub public_key: PublicKeyHex,
    pub failures: u8,
    pub revoked: bool,
    pub expired: bool,
    /// Whether it was made with a QuickCode.
    pub quick: bool,
    pub push_token: Option<String>,
    /// Whether it has to repeat numbers.
    pub numbers: bool,
    /// How often keys had been rotated when it was made.
    pub rotation: u32,
    /// The registration that ends when this one is first used.
    pub renews: Option<MpinId>,
    prepared: PreparedIdentity,
}

/// A pass 1 that waits for its pass 2.
pub(super) struct Open {
    u: G1,
    y: Challenge,
    scope: Scope,
}

/// A pass 2 that waits for its verdict.
pub(super) struct Proven {
    mpin_id: MpinId,
    right: bool,
    scope: Scope,
    session: Option<AccessId>,
}

/// A verdict: the PIN was right.
pub(super) struct Judged {
    pub scope: Scope,
    pub user: UserId,
    pub mpin_id: MpinId,
}

/// A session.
pub(super) struct Session {
    pub user: Option<UserId>,
    pub description: String,
    pub hash: Option<MessageHash>,
    pub status: SessionStatus,
    /// What is shown where it began.
    pub number: Option<MatchNumber>,
    /// Who asks, as if the service had signed it.
    pub signed_request: Option<String>,
    /// The document that the service says there is.
    pub document: Option<SessionDocument>,
    /// What it hands over when it is asked for that.
    pub handed: Option<Vec<u8>>,
    /// Why it was refused.
    pub refusal: Option<SessionRefusal>,
    /// Who repeated it, with their tickets.
    pub matched: Vec<(UserId, String)>,
}

impl Session {
    /// Refuses who has not repeated the number, if there is one.
    pub(super) fn check_number(&self, user: &UserId, matched: Option<MatchTicket>) -> Result<(), Fault> {
        let matched = matched.map(String::from);
        let repeated =
            self.matched.iter().any(|(who, ticket)| who == user && Some(ticket) == matched.as_ref());
        if self.number.is_none() || repeated { Ok(()) } else { Err(refused(Code::NumberRequired)) }
    }
}

impl State {
    pub(super) fn new() -> State {
        let authorities = [MasterSecret::generate(), MasterSecret::generate()];
        let [first, second] = &authorities;
        let Ok(secret) = ServerSecret::combine(&first.server_share(), &second.server_share()) else {
            unreachable!("two random secrets do not cancel each other out")
        };
        State {
            project_id: ProjectId::new(uuid::Uuid::new_v4()),
            pin_length: 4,
            features: BTreeSet::new(),
            quick_codes_limited: false,
            rotations: 0,
            renewal_curve: CURVE,
            codes: HashMap::new(),
            mails: Vec::new(),
            next_mails: HashMap::new(),
            quick_code_tokens: HashMap::new(),
            pushes: Pushes::default(),
            activations: HashMap::new(),
            registrations: HashMap::new(),
            shares: HashMap::new(),
            challenges: HashMap::new(),
            tickets: HashMap::new(),
            sessions: HashMap::new(),
            reports: 0,
            keys: JwkSet { keys: Vec::new() },
            sharing: Sharing::default(),
            logos: HashMap::new(),
            authorities,
            verifier: Verifier::new(&secret),
        }
    }

    pub(super) fn activate(&mut self, user: UserId, quick: bool) -> String {
        let token = ticket();
        self.activations.insert(token.clone(), Activation { user, quick, renews: None, used: None });
        token
    }

    /// What a device needs to register anew, if keys have been rotated since it registered.
    pub(super) fn renewal(&mut self, mpin_id: &MpinId) -> Result<Option<DvsRegister>, Fault> {
        let Some(known) = self.registrations.get(mpin_id).filter(|known| known.rotation < self.rotations)
        else {
            return Ok(None);
        };
        let (user, quick) = (known.user.clone(), known.quick);
        let text = ticket();
        let token = ActivationToken::parse(&text).map_err(|_| refused(Code::InternalError))?;
        let activation = Activation { user, quick, renews: Some(mpin_id.clone()), used: None };
        self.activations.insert(text, activation);
        Ok(Some(DvsRegister { token, curve: self.renewal_curve.into() }))
    }

    /// Registers a device, or answers again for the same token and key until the identity is first used.
    pub(super) fn register(&mut self, request: &RegistrationRequest) -> Result<MpinId, Fault> {
        let RegistrationRequest { activation_token: token, user_id: user, public_key, .. } = request;
        let invalid = || refused(Code::InvalidActivationToken);
        let key = PublicKey::from_bytes(public_key.as_bytes()).map_err(|_| parameter("publicKey"))?;
        let activation = self.activations.get_mut(&String::from(token.clone())).ok_or_else(invalid)?;
        if activation.user != *user {
            return Err(invalid());
        }
        if let Some((known, mpin_id)) = &activation.used {
            return if known == public_key { Ok(mpin_id.clone()) } else { Err(invalid()) };
        }
        let content = format!(r#"{{"userID":"{user}","salt":"{}","v":5}}"#, ticket());
        let mpin_id = MpinId::new(content.into_bytes()).map_err(|_| parameter("userId"))?;
        activation.used = Some((public_key.clone(), mpin_id.clone()));
        let prepared = PreparedIdentity::new(mpin_id.as_bytes(), &key);
        let registration = Registration {
            user: user.clone(),
            public_key: public_key.clone(),
            failures: 0,
            revoked: false,
            expired: false,
            quick: activation.quick,
            push_token: request.push_token.clone(),
            numbers: request.number_matching == Some(true),
            rotation: self.rotations,
            renews: activation.renews.clone(),
            prepared,
        };
        self.registrations.insert(mpin_id.clone(), registration);
        Ok(mpin_id)
    }

    /// Tickets for both authorities' shares.
    pub(super) fn grant(
        &mut self,
        mpin_id: &MpinId,
        public_key: &PublicKeyHex,
    ) -> Result<[String; 2], Fault> {
        let key = PublicKey::from_bytes(public_key.as_bytes()).map_err(|_| parameter("publicKey"))?;
        let digest = *mpin::Identity::derive(mpin_id.as_bytes(), &key).digest();
        let tickets = [ticket(), ticket()];
        for (authority, ticket) in tickets.iter().enumerate() {
            self.shares.insert(ticket.clone(), (authority, digest));
        }
        Ok(tickets)
    }

    pub(super) fn share(&self, ticket: &str) -> Result<ShareResponse, Fault> {
        let (authority, digest) =
            self.shares.get(ticket).ok_or_else(|| refused(Code::UnauthorizedRequest))?;
        let share = self.authorities[*authority].issue(digest).to_bytes();
        Ok(ShareResponse { dvs_client_secret: G1Hex::new(*share) })
    }

    pub(super) fn begin(
        &mut self,
        mpin_id: &MpinId,
        public_key: &PublicKeyHex,
        u: &G1Hex,
        scope: Scope,
    ) -> Result<Challenge, Fault> {
        let known = self.registrations.get(mpin_id).filter(|known| known.public_key == *public_key);
        let known = known.ok_or_else(|| parameter("mpin_id"))?;
        if known.expired {
            return Err(refused(Code::ExpiredMpinId));
        }
        let u = G1::from_bytes(u.as_bytes()).map_err(|_| parameter("U"))?;
        let y = Challenge::generate();
        let answer = Challenge::from_bytes(&y.to_bytes()).map_err(|_| refused(Code::InternalError))?;
        self.challenges.insert(mpin_id.clone(), Open { u, y, scope });
        Ok(answer)
    }

    /// Always gives a ticket; the verdict comes with it.
    pub(super) fn prove(
        &mut self,
        mpin_id: &MpinId,
        v: &G1Hex,
        session: Option<AccessId>,
    ) -> Result<String, Fault> {
        let open = self.challenges.remove(mpin_id).ok_or_else(|| parameter("mpin_id"))?;
        let known = self.registrations.get(mpin_id).ok_or_else(|| parameter("mpin_id"))?;
        let right = G1::from_bytes(v.as_bytes())
            .is_ok_and(|v| self.verifier.authentication(&known.prepared, &open.u, &open.y, &v));
        let ticket = ticket();
        let proven = Proven { mpin_id: mpin_id.clone(), right, scope: open.scope, session };
        self.tickets.insert(ticket.clone(), proven);
        Ok(ticket)
    }

    /// Counts a wrong PIN, revokes at the third, and completes the session of a right one.
    pub(super) fn judge(&mut self, ticket: &str, matched: Option<MatchTicket>) -> Result<Judged, Fault> {
        let proven = self.tickets.remove(ticket).ok_or_else(|| refused(Code::UnsuccessfulAuthentication))?;
        let known = self.registrations.get_mut(&proven.mpin_id).ok_or_else(|| parameter("authOTT"))?;
        if !known.revoked && !proven.right {
            known.failures += 1;
            known.revoked = known.failures >= 3;
        }
        if known.revoked {
            return Err(refused(Code::RevokedMpinId));
        }
        if !proven.right {
            return Err(refused(Code::UnsuccessfulAuthentication));
        }
        known.failures = 0;
        let (user, numbers) = (known.user.clone(), known.numbers);
        if let Some(older) = known.renews.take().and_then(|older| self.registrations.get_mut(&older)) {
            older.revoked = true;
        }
        if proven.scope == Scope::Oidc {
            let session = proven.session.ok_or_else(|| parameter("WID"))?;
            if numbers {
                self.session(&session)?.check_number(&user, matched)?;
            }
            self.advance(&session, SessionStatus::Authenticated)?;
        }
        Ok(Judged { scope: proven.scope, user, mpin_id: proven.mpin_id })
    }

    /// A session that is still open.
    pub(super) fn session(&mut self, id: &AccessId) -> Result<&mut Session, Fault> {
        let open = [SessionStatus::New, SessionStatus::Wid, SessionStatus::User];
        let session = self.sessions.get_mut(id).filter(|session| open.contains(&session.status));
        session.ok_or_else(|| refused(Code::InvalidAuthenticationSession))
    }

    /// Compares a number; a wrong one ends the session. Answers a ticket for a right one.
    pub(super) fn repeat(
        &mut self,
        id: &AccessId,
        user: &UserId,
        number: MatchNumber,
    ) -> Result<MatchTicket, Fault> {
        let session = self.session(id)?;
        let expected = session.number.ok_or_else(|| parameter("number"))?;
        if number != expected {
            self.advance(id, SessionStatus::Abort)?;
            return Err(refused(Code::WrongNumber));
        }
        let ticket = ticket();
        session.matched.push((user.clone(), ticket.clone()));
        MatchTicket::parse(&ticket).map_err(|_| refused(Code::InternalError))
    }

    pub(super) fn advance(&mut self, id: &AccessId, status: SessionStatus) -> Result<(), Fault> {
        self.session(id)?.status = status;
        if [SessionStatus::Authenticated, SessionStatus::Signed, SessionStatus::Abort].contains(&status) {
            self.pushes.end(id, status);
        }
        Ok(())
    }

    /// Ends a session without an answer.
    pub(super) fn end(&mut self, id: &AccessId) {
        self.sessions.remove(id);
        self.pushes.end(id, SessionStatus::Expired);
    }

    /// Whether a signature is one of a device that may still sign.
    pub(super) fn verify(&self, signature: &wire::Signature, timestamp: wire::Timestamp) -> bool {
        let known = self.registrations.get(&signature.mpin_id);
        let known = known.filter(|known| !known.revoked && known.public_key == signature.public_key);
        let (Some(known), Ok(u), Ok(v)) =
            (known, G1::from_bytes(signature.u.as_bytes()), G1::from_bytes(signature.v.as_bytes()))
        else {
            return false;
        };
        let parsed = Signature { u, v };
        self.verifier.signature(&known.prepared, signature.hash.as_bytes(), timestamp.seconds(), &parsed)
    }

    pub(super) fn dtas(&self) -> Result<Dtas, Fault> {
        let names = serde_json::json!([encode_hex(&[1; 32]), encode_hex(&[2; 32])]).to_string();
        let text = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, names);
        Dtas::parse(&text).map_err(|_| refused(Code::InternalError))
    }
}
