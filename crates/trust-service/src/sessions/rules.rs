//! What a session is.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use url::Url;
use wire::{
    AccessId, AccessResponse, ClientId, Code, LONGEST_COMMENT, MatchNumber, MessageHash, MpinIdHash,
    ProjectId, SessionDetails, SessionDocument, SessionRefusal, SessionStatus, Signature, Timestamp, UserId,
};

use crate::audit::{Event, Kind};
use crate::clock::Instant;
use crate::consent::Need;
use crate::error::{Error, Refusal, Result};
use crate::http::Origin;
use crate::message::from_value;
use crate::projects::{NumberMatching, Project, VerificationMethod};
use crate::registration::Registration;
use crate::{Service, random};

/// How long a session waits for its end.
pub const LIFE: Duration = Duration::from_secs(300);
/// Most sessions pushed to a user within [`LIFE`] that they did not approve; a further one is refused.
const MOST_PUSHED: usize = 3;
/// How long its end can be asked for.
pub const MEMORY: Duration = Duration::from_secs(24 * 3600);
/// How much earlier than its session a signature may say it was made, for clocks that are slow. An older one was made for
/// something else.
const SLOW_CLOCK: Duration = Duration::from_secs(300);
/// Longest description, in bytes.
const LONGEST_DESCRIPTION: usize = 1024;
/// Longest signature, in bytes of base64.
const LONGEST_SIGNATURE: usize = 16 * 1024;

/// A session.
#[derive(Clone)]
pub struct Session {
    /// Its project.
    pub project: ProjectId,
    /// How far it came.
    pub status: SessionStatus,
    /// Whom it is for, if not anyone.
    pub wanted_user: Option<UserId>,
    /// Who chose to answer, or did.
    pub user: Option<UserId>,
    /// The identity that completed it.
    pub identity: Option<MpinIdHash>,
    /// The application that opened it, if that is known.
    pub application: Option<ClientId>,
    /// What it is for, in the opener's words.
    pub description: String,
    /// What to sign, in a signing session.
    pub message: Option<MessageHash>,
    /// When its application's wish for data has to be met first, if it has one.
    pub consent: Option<Need>,
    /// What is shown where it began, if it has a number. It is forgotten when the session ends.
    pub number: Option<MatchNumber>,
    /// Base64 of the signature's JSON, once signed.
    pub signature: Option<String>,
    /// Why it was refused, if the person has said that.
    pub refusal: Option<SessionRefusal>,
    /// When it was opened.
    pub opened: Instant,
    /// When it ends by itself.
    pub expires: Instant,
    /// When somebody ended it.
    pub ended: Option<Instant>,
}

/// Where a session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How far it came.
    pub status: SessionStatus,
    /// Who chose to answer, or did.
    pub user: Option<UserId>,
    /// The identity that completed it.
    pub identity: Option<MpinIdHash>,
    /// When it ended, by itself or by somebody.
    pub ended: Option<Instant>,
}

/// What a session is found by: the hash of its id, which is a permission.
pub fn derive_id(access_id: &AccessId) -> Vec<u8> {
    random::derive_hash(access_id.as_str())
}

impl Session {
    /// Where it stands now.
    pub fn status_at(&self, now: Instant) -> SessionStatus {
        if is_open(self.status) && self.expires <= now { SessionStatus::Expired } else { self.status }
    }

    /// Whether it still waits for its end.
    pub fn is_open(&self, now: Instant) -> bool {
        is_open(self.status_at(now))
    }

    /// The same, and who brought it there.
    pub fn standing(&self, now: Instant) -> Standing {
        let status = self.status_at(now);
        let ended = if status == SessionStatus::Expired { Some(self.expires) } else { self.ended };
        Standing { status, user: self.user.clone(), identity: self.identity.clone(), ended }
    }

    /// What its opener is told.
    pub fn report(&self, now: Instant) -> AccessResponse {
        let status = self.status_at(now);
        let user = self.user.as_ref().filter(|_| !matches!(status, SessionStatus::New | SessionStatus::Wid));
        AccessResponse {
            status,
            status_code: 200,
            user_id: user.map(UserId::to_string).unwrap_or_default(),
            redirect_url: String::new(),
            signature: self.signature.clone().unwrap_or_default(),
            refusal: self.refusal.clone(),
        }
    }

    /// What an authenticator is told.
    pub fn details(&self, project: &Project, document: Option<SessionDocument>) -> SessionDetails {
        let method: &str = project.verification_method.into();
        let (identity_type, label) = match project.verification_method {
            VerificationMethod::Email => ("email", "E-mail address"),
            VerificationMethod::Custom => ("alphanumeric", "User ID"),
        };
        SessionDetails {
            preroll_id: self.wanted_user.as_ref().map(UserId::to_string).unwrap_or_default(),
            project_id: project.id,
            project_name: project.name.clone(),
            project_logo_url: project.logo_address(),
            pin_length: project.pin_length,
            verification_method: method.to_owned(),
            verification_url: String::new(),
            verification_custom_text: String::new(),
            identity_type: identity_type.to_owned(),
            identity_type_label: label.to_owned(),
            enable_registration_code: project.quick_codes,
            limit_reg_code_verified: project.limits_quick_codes,
            description: self.description.clone(),
            hash: self.message.as_ref().map(MessageHash::to_string).unwrap_or_default(),
            has_number: Some(self.number.is_some()),
            document,
            signed_request: None,
        }
    }

    /// Whether this user may answer.
    pub fn is_for(&self, user: &UserId) -> bool {
        self.wanted_user.as_ref().is_none_or(|wanted| wanted == user)
    }

    /// Whether this identity may complete it only once its user has repeated the number.
    pub fn needs_number(&self, rule: NumberMatching, by: &Registration) -> bool {
        rule == NumberMatching::Required || self.number.is_some() && by.matches_numbers
    }

    /// Refuses a signature that cannot have been made for this session, whoever made it.
    pub fn accept_signature(&self, signature: &Signature, made: Timestamp) -> Result<(), Refusal> {
        match &self.message {
            None => return Err(Refusal::parameter("status")),
            Some(message) if *message != signature.hash => return Err(Refusal::parameter("signature.hash")),
            Some(_) => {}
        }
        let recent = i64::from(made) >= self.opened.before(SLOW_CLOCK).seconds();
        if recent { Ok(()) } else { Err(Refusal::parameter("signature.timestamp")) }
    }

    /// Something that happens to it, for the audit log.
    pub fn event(&self, kind: Kind, origin: &Origin) -> Event {
        let user = self.user.as_ref().or(self.wanted_user.as_ref());
        Event {
            user: user.cloned(),
            application: self.application.clone(),
            ..Event::new(kind, self.project, origin)
        }
    }
}

/// Whether a session with this status still waits for its end.
pub fn is_open(status: SessionStatus) -> bool {
    matches!(status, SessionStatus::New | SessionStatus::Wid | SessionStatus::User)
}

/// Refuses to push one more to a user who did not approve these, opened at these times: whoever is asked again and again
/// ends by approving.
pub fn accept_push(lately: &[Instant], now: Instant) -> Result<(), Refusal> {
    match lately.len().checked_sub(MOST_PUSHED) {
        None => Ok(()),
        Some(first) => {
            let again = lately[first].after(LIFE).seconds() - now.seconds();
            Err(Refusal::new(Code::TooManyRequests).with("retryAfter", again.max(1).to_string()))
        }
    }
}

/// What a session's QR code says.
pub fn qr_url(service: &Service, access_id: &AccessId) -> Result<Url> {
    address(service, &format!("/session/#{access_id}"))
}

/// An address of the service's.
pub fn address(service: &Service, path: &str) -> Result<Url> {
    Url::parse(&format!("{}{path}", service.url)).map_err(|_| Error::Damaged("the project's address"))
}

/// What a poller is told of a session that nobody knows: the same as of one whose time is over.
pub fn unknown() -> AccessResponse {
    AccessResponse {
        status: SessionStatus::Expired,
        status_code: 200,
        user_id: String::new(),
        redirect_url: String::new(),
        signature: String::new(),
        refusal: None,
    }
}

/// Judges a description: any text, lines too, of a reasonable length.
pub fn accept_description(text: Option<String>) -> Result<String, Refusal> {
    let text = text.unwrap_or_default();
    let fits = text.len() <= LONGEST_DESCRIPTION && is_readable(&text);
    if fits { Ok(text) } else { Err(Refusal::parameter("description")) }
}

/// Judges why a session was refused.
pub fn accept_refusal(refusal: Option<SessionRefusal>) -> Result<Option<SessionRefusal>, Refusal> {
    let comment = refusal.as_ref().and_then(|refusal| refusal.comment.as_deref());
    let fits = |comment: &str| comment.chars().count() <= LONGEST_COMMENT && is_readable(comment);
    if comment.is_none_or(fits) { Ok(refusal) } else { Err(Refusal::parameter("refusal.comment")) }
}

/// Whether text is lines of characters and nothing else.
fn is_readable(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Reads a signature that completes a session: standard base64, unbroken, of its JSON, the time inside.
pub fn read_signature(text: &str) -> Result<(Signature, Timestamp)> {
    let malformed = || Error::parameter("signature");
    if text.len() > LONGEST_SIGNATURE {
        return Err(malformed());
    }
    let json = BASE64_STANDARD.decode(text).map_err(|_| malformed())?;
    let value = serde_json::from_slice(&json).map_err(|_| malformed())?;
    let signature: Signature = from_value(value).map_err(|refusal| match refusal.context.get("params") {
        Some(member) => Error::parameter(format!("signature.{member}")),
        None => malformed(),
    })?;
    let made = signature.timestamp.ok_or_else(|| Error::parameter("signature.timestamp"))?;
    Ok((signature, made))
}
