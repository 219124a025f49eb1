//! What a trust service keeps and decides.

use std::collections::{BTreeMap, HashMap};

use mpin::{Challenge, G1, MasterSecret, PreparedIdentity, PublicKey, ServerSecret, Signature, Verifier};
use wire::{
    AccessId, ActivationToken, Code, Dtas, G1Hex, MessageHash, MpinId, ProjectId, PublicKeyHex, Scope,
    SessionStatus, ShareResponse, UserId, encode_hex,
};

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
    pub codes: HashMap<String, UserId>,
    pub activations: HashMap<String, Activation>,
    pub registrations: HashMap<MpinId, Registration>,
    pub shares: HashMap<String, (usize, [u8; 32])>,
    pub challenges: HashMap<MpinId, Open>,
    pub tickets: HashMap<String, Proven>,
    pub sessions: HashMap<AccessId, Session>,
    authorities: [MasterSecret; 2],
    verifier: Verifier,
}

/// A verified user who may register a device.
pub(super) struct Activation {
    user: UserId,
    used: Option<(PublicKeyHex, MpinId)>,
}

/// A device.
pub(super) struct Registration {
    pub user: UserId,
    pub public_key: PublicKeyHex,
    pub failures: u8,
    pub revoked: bool,
    pub expired: bool,
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

/// A session.
pub(super) struct Session {
    pub user: Option<UserId>,
    pub description: String,
    pub hash: Option<MessageHash>,
    pub status: SessionStatus,
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
            codes: HashMap::new(),
            activations: HashMap::new(),
            registrations: HashMap::new(),
            shares: HashMap::new(),
            challenges: HashMap::new(),
            tickets: HashMap::new(),
            sessions: HashMap::new(),
            authorities,
            verifier: Verifier::new(&secret),
        }
    }

    pub(super) fn activate(&mut self, user: UserId) -> String {
        let token = ticket();
        self.activations.insert(token.clone(), Activation { user, used: None });
        token
    }

    /// Registers a device, or answers again for the same token and key until the identity is first used.
    pub(super) fn register(
        &mut self,
        token: &ActivationToken,
        user: &UserId,
        public_key: &PublicKeyHex,
    ) -> Result<MpinId, Fault> {
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
    pub(super) fn judge(&mut self, ticket: &str) -> Result<(Scope, UserId), Fault> {
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
        let user = known.user.clone();
        if proven.scope == Scope::Oidc {
            let session = proven.session.ok_or_else(|| parameter("WID"))?;
            self.advance(&session, SessionStatus::Authenticated)?;
        }
        Ok((proven.scope, user))
    }

    /// A session that is still open.
    pub(super) fn session(&mut self, id: &AccessId) -> Result<&mut Session, Fault> {
        let open = [SessionStatus::New, SessionStatus::Wid, SessionStatus::User];
        let session = self.sessions.get_mut(id).filter(|session| open.contains(&session.status));
        session.ok_or_else(|| refused(Code::InvalidAuthenticationSession))
    }

    pub(super) fn advance(&mut self, id: &AccessId, status: SessionStatus) -> Result<(), Fault> {
        self.session(id)?.status = status;
        Ok(())
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
