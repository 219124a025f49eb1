//! Opening a session.

use std::time::Duration;

use wire::{AccessId, ClientId, MatchNumber, MessageHash, SessionResponse, SessionStatus, UserId, WebOtt};

use super::rules::{self, Session};
use super::statements;
use crate::audit::{self, Kind};
use crate::clock::Instant;
use crate::consent::Need;
use crate::error::{Error, Result};
use crate::http::Origin;
use crate::store::Transaction;
use crate::{Service, random};

/// What is to be opened.
pub struct Opening {
    /// Whom it is for, if not anyone.
    pub wanted_user: Option<UserId>,
    /// What it is for, in the opener's words; judged by [`accept_description`](super::accept_description).
    pub description: String,
    /// What to sign; makes it a signing session.
    pub message: Option<MessageHash>,
    /// The application that opens it, if that is known.
    pub application: Option<ClientId>,
    /// When the application's wish for data has to be met first, if it has one.
    pub consent: Option<Need>,
    /// Whether the devices of the wanted user are to show it.
    pub pushed: bool,
    /// Whether it is to have a number.
    pub numbered: bool,
    /// How long it waits for its end.
    pub life: Duration,
}

/// A session that is open. Both secrets are handed out and never told again.
pub struct Opened {
    /// What authenticators know it by.
    pub access_id: AccessId,
    /// What its opener polls with.
    pub web_ott: WebOtt,
    /// What to show where it began, if it has a number.
    pub number: Option<MatchNumber>,
    /// What tables know it by: the hash of its id.
    pub id: Vec<u8>,
    /// When it ends by itself.
    pub expires: Instant,
}

impl Opened {
    /// What the opener is told (section A.1).
    pub fn answer(self, service: &Service) -> Result<SessionResponse> {
        Ok(SessionResponse {
            qr_url: rules::qr_url(service, &self.access_id)?,
            access_url: rules::address(service, "/rps/v2/access")?,
            web_ott: self.web_ott,
            access_id: self.access_id,
            number: self.number,
        })
    }
}

/// Opens a session of the service's project. One more to push is refused while too many of the user's are unanswered.
pub fn open(
    tx: &mut Transaction<'_>,
    service: &Service,
    opening: Opening,
    origin: &Origin,
    now: Instant,
) -> Result<Opened> {
    if let Some(user) = opening.wanted_user.as_ref().filter(|_| opening.pushed) {
        rules::accept_push(&statements::pushed_lately(tx, service.project.id, user, now)?, now)?;
    }
    let malformed = |_| Error::Damaged("a session's id");
    let access_id = AccessId::parse(&random::generate_id()?).map_err(malformed)?;
    let token = random::generate_token()?;
    let id = rules::derive_id(&access_id);
    let expires = now.after(opening.life);
    let number = opening.numbered.then(random::generate_number).transpose()?;
    let Opening { wanted_user, description, message, application, consent, pushed, .. } = opening;
    let session = Session {
        project: service.project.id,
        status: SessionStatus::New,
        wanted_user,
        user: None,
        identity: None,
        application,
        description,
        message,
        consent,
        signature: None,
        refusal: None,
        number,
        opened: now,
        expires,
        ended: None,
    };
    let pushed_as = pushed.then_some(&access_id);
    statements::insert(tx, &id, &random::derive_hash(&token), pushed_as, &session)?;
    let kind = if pushed { Kind::PushSent } else { Kind::SessionOpened };
    audit::record(tx, &session.event(kind, origin), now)?;
    Ok(Opened { access_id, web_ott: WebOtt::parse(&token).map_err(malformed)?, number, id, expires })
}
