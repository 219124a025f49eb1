//! Approving sessions opened elsewhere, and tokens for scripts.

mod document;
mod logo;
mod number;
mod refusal;
mod signed;

use std::{collections::BTreeSet, fmt};

use base64::{Engine, engine::general_purpose::STANDARD};
use mpin::Pin;
use wire::{
    AccessId, AskedClaim, CodeStatusRequest, MatchTicket, MessageHash, ProjectId, Scope, ServiceUrl,
    SessionDetails, SessionDocument, SessionLink, SessionStatus, UserId, VerifyRequest,
};
use zeroize::Zeroizing;

pub use document::{Handed, arrived, document};
pub use logo::Logo;
pub use number::{Matched, repeat_number};
pub use refusal::{reason, refuse, refuse_and_report};
pub use signed::Signed as SignedRequest;

use crate::{
    Error, Ports,
    authentication::{Completing, Ready, Signed, session_error},
    consent::Sharing,
    history::{Entry, Kind},
    identities::{self, Identity, IdentityId, State},
    journal::{NewEntry, Write},
    policy,
    service::{Fault, ServiceError, Tenant},
    sign::receipt::{self, Content},
};

/// A session opened elsewhere, with what the service tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The service that holds it.
    pub service: ServiceUrl,
    /// The session.
    pub access_id: AccessId,
    /// The project that opened it.
    pub project_id: ProjectId,
    /// The project's name, else its identifier.
    pub project_name: String,
    /// Who asks, as the service has signed it. Nothing of a service that signs nothing: then names are reported too.
    pub signed: Option<SignedRequest>,
    /// What the application says it is for; reported, not verified.
    pub description: Option<String>,
    /// User ID that the application expects.
    pub user: Option<UserId>,
    /// What to sign, in a signing session.
    pub hash: Option<MessageHash>,
    /// The document that is handed over with it, as the service has signed it: what [`document`](document()) fetches.
    pub document: Option<SessionDocument>,
    /// Whether the service has numbers at all, and takes reports; plain MIRACL does not.
    pub own_kind: bool,
    /// Whether a number is shown where it began, to be repeated before the PIN. Without one nothing ties the session to that
    /// place.
    pub numbered: bool,
    /// That the number was repeated.
    pub matched: Option<Matched>,
    /// What the person has chosen to share, as [`elect`](crate::consent::elect) prepared it.
    pub sharing: Option<Box<Sharing>>,
    /// Identities that can answer; empty when none fits.
    pub candidates: Vec<Identity>,
}

impl Request {
    /// Whether a document may still be handed over with it: look for it with [`arrived`].
    pub fn may_get_document(&self) -> bool {
        self.own_kind && self.hash.is_some() && self.document.is_none()
    }
}

/// A session that was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The project's name.
    pub project_name: String,
    /// What was signed, in a signing session.
    pub signed: Option<MessageHash>,
    /// Whom something was shared with, where that was asked.
    pub shared_with: Option<String>,
    /// What history has of the document or of what was shared, with its receipt.
    pub entry: Option<Entry>,
}

/// An authentication token (section C.2): whoever has it is the user, for a minute.
pub struct Jwt(Zeroizing<String>);

impl Jwt {
    /// The token, to be handed to the application that asked.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Jwt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jwt(<redacted>)")
    }
}

/// What a session asks, and who can answer it.
pub(crate) async fn read(ports: &Ports, link: &SessionLink) -> Result<Request, Error> {
    let (service, details) = find(ports, link).await?;
    request(ports, link, service, details).await
}

/// The same of the service that the link names, and of no other.
pub(crate) async fn read_there(ports: &Ports, link: &SessionLink) -> Result<Request, Error> {
    policy::in_force(ports).await?.allow(&link.service)?;
    let named = Tenant { service: link.service.clone(), project: None };
    let details = ports.service.session(&named, &link.access_id).await.map_err(session_error)?;
    request(ports, link, named.service, details).await
}

async fn request(
    ports: &Ports,
    link: &SessionLink,
    service: ServiceUrl,
    details: SessionDetails,
) -> Result<Request, Error> {
    let signed = signed::verify(ports, &service, link, &details).await?;
    let malformed = |what: &str| ServiceError::new(&service, Fault::Malformed { what: what.to_owned() });
    let text = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let user = text(details.preroll_id.clone()).map(|user| UserId::parse(&user)).transpose();
    let hash = text(details.hash.clone()).map(|hash| MessageHash::parse(&hash)).transpose();
    let hash = hash.map_err(|_| malformed("hash"))?;
    let document = document::vouched(&service, &details, signed.as_ref(), hash.as_ref())?;
    let mut request = Request {
        access_id: link.access_id.clone(),
        project_id: details.project_id,
        project_name: signed
            .as_ref()
            .map(|signed| signed.project.clone())
            .or_else(|| text(details.project_name))
            .unwrap_or_else(|| details.project_id.to_string()),
        signed,
        description: text(details.description),
        user: user.map_err(|_| malformed("prerollId"))?,
        hash,
        document,
        own_kind: details.has_number.is_some(),
        numbered: details.has_number == Some(true),
        matched: None,
        sharing: None,
        candidates: Vec::new(),
        service,
    };
    let identities = identities::list(ports).await?;
    request.candidates =
        identities.into_iter().filter(|one| one.state == State::Active && request.fits(one)).collect();
    Ok(request)
}

/// Asks the service that the link names. The vendor's links name a web site; then the services of this workstation's
/// identities are asked.
async fn find(ports: &Ports, link: &SessionLink) -> Result<(ServiceUrl, SessionDetails), Error> {
    let policy = policy::in_force(ports).await?;
    policy.allow(&link.service)?;
    let named = Tenant { service: link.service.clone(), project: None };
    let error = match ports.service.session(&named, &link.access_id).await {
        Ok(details) => return Ok((named.service, details)),
        Err(error) if error.fault == Fault::Foreign => error,
        Err(error) => return Err(session_error(error)),
    };
    let services: BTreeSet<_> =
        identities::list(ports).await?.into_iter().map(|identity| identity.service).collect();
    let mut over = None;
    for service in services.into_iter().filter(|one| *one != link.service && policy.allows(one)) {
        let tenant = Tenant { service, project: None };
        match ports.service.session(&tenant, &link.access_id).await {
            Ok(details) => return Ok((tenant.service, details)),
            Err(error) if error.refusal().is_some() => over = Some(session_error(error)),
            Err(_) => {}
        }
    }
    Err(over.unwrap_or(Error::Service(error)))
}

impl Request {
    /// What the application asks for of the person's data; only what the service has signed counts.
    pub fn claims(&self) -> &[AskedClaim] {
        self.signed.as_ref().map_or(&[], |signed| &signed.claims)
    }

    /// Whether the session can be answered by this identity, once it is active.
    pub(crate) fn fits(&self, identity: &Identity) -> bool {
        identity.service == self.service
            && identity.project_id == self.project_id
            && self.user.as_ref().is_none_or(|user| *user == identity.user)
    }

    /// What history says it was about: the document, else the project.
    fn subject(&self) -> String {
        self.document.as_ref().map_or_else(|| self.project_name.clone(), |document| document.name.to_string())
    }
}

/// Approves a session with an identity and its PIN.
///
/// # Errors
///
/// [`Error::NoIdentityForSession`], [`Error::NumberMissing`], [`Error::PinLength`], [`Error::WrongPin`], [`Error::IdentityRevoked`],
/// [`Error::IdentityExpired`], [`Error::SessionExpired`], [`Error::SessionAnswered`], [`Error::ClockSkewed`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn approve(ports: &Ports, request: &Request, id: IdentityId, pin: &Pin) -> Result<Approved, Error> {
    let mut ready = Ready::fetch(ports, id, pin).await?;
    let identity = &ready.record.identity;
    if !request.fits(identity) {
        return Err(Error::NoIdentityForSession { project: request.project_name.clone() });
    }
    let matched = request.ticket_of(identity)?;
    let mut chosen = report(request, SessionStatus::User);
    chosen.user_id = Some(identity.user.clone());
    match ports.service.report(&ready.record.tenant(), &chosen).await {
        // A session that is over costs no attempt. Other refusals of this courtesy mean nothing (section A.3).
        Err(error) if error.refusal() == Some(wire::Code::InvalidAuthenticationSession) => {
            return Err(session_error(error));
        }
        Err(error) if !matches!(error.fault, Fault::Refused { .. }) => return Err(error.into()),
        _ => {}
    }
    let sharing = request.sharing.as_deref().filter(|sharing| sharing.user == identity.user);
    let shared_with = sharing.map(|sharing| sharing.application.clone());
    let entry = match (&request.hash, sharing) {
        (Some(hash), _) => {
            let subject = request.subject();
            let signing = Signing { hash: hash.clone(), kind: Kind::Signed, subject, sharing: None, matched };
            complete_signing(ports, request, &mut ready, pin, signing).await?
        }
        (None, Some(sharing)) => {
            let (hash, subject) = (sharing.hash()?, sharing.application.clone());
            let signing = Signing { hash, kind: Kind::Shared, subject, sharing: Some(sharing), matched };
            complete_signing(ports, request, &mut ready, pin, signing).await?
        }
        (None, None) => complete(ports, request, &mut ready, pin, matched).await.map(|()| None)?,
    };
    let (project_name, signed) = (request.project_name.clone(), request.hash.clone());
    Ok(Approved { project_name, signed, shared_with, entry })
}

async fn complete(
    ports: &Ports,
    request: &Request,
    ready: &mut Ready,
    pin: &Pin,
    matched: Option<MatchTicket>,
) -> Result<(), Error> {
    let identity = ready.record.identity.clone();
    let entry = || NewEntry::of(&identity, Kind::SignedIn, ports.clock.now());
    let session = Completing { session: request.access_id.clone(), matched };
    ready.authenticate(ports, pin, Scope::Oidc, Some(session), entry()).await?;
    let used = Write::Used(identity.id, ports.clock.now());
    ports.journal.write(vec![used, Write::Record(entry())]).await?;
    Ok(())
}

/// What is signed, and what repeating the session's number gave.
struct Signing<'a> {
    hash: MessageHash,
    /// What history says of it.
    kind: Kind,
    subject: String,
    /// What is shared, if that is what is signed.
    sharing: Option<&'a Sharing>,
    matched: Option<MatchTicket>,
}

/// The PIN is proved before anything is signed with it, so that a wrong one is counted.
async fn complete_signing(
    ports: &Ports,
    request: &Request,
    ready: &mut Ready,
    pin: &Pin,
    signing: Signing<'_>,
) -> Result<Option<Entry>, Error> {
    let Signing { hash, kind, subject, sharing, matched } = signing;
    let id = ready.record.identity.id;
    let mut entry = NewEntry::of(&ready.record.identity, kind, ports.clock.now());
    entry.subject = subject;
    entry.hash = Some(hash.to_string());
    ready.authenticate(ports, pin, Scope::DvsAuth, None, entry.clone()).await?;
    ports.journal.write(vec![Write::Used(id, ports.clock.now())]).await?;
    let Signed { signature, timestamp, at } = ready.sign(ports, pin, hash)?;
    let verify = VerifyRequest { signature: signature.clone(), timestamp, kind: Some("verification".into()) };
    let identity = &ready.record.identity;
    let content = match (sharing, &request.document) {
        (Some(sharing), _) => Some(Content::of_statement(identity, sharing.text.clone(), verify)),
        (None, Some(document)) => Some(Content::of(identity, document.name.to_string(), verify)),
        (None, None) => None,
    };
    let receipt = content.as_ref().map(receipt::text);
    let signature = wire::Signature { timestamp: Some(timestamp), ..signature };
    // Texts and numbers always have a JSON form.
    let signature = serde_json::to_vec(&signature).unwrap_or_default();
    let mut signed = report(request, SessionStatus::Signed);
    signed.signature = Some(STANDARD.encode(signature));
    signed.matched = matched;
    signed.statement = sharing.map(|sharing| sharing.text.clone());
    ports.service.report(&ready.record.tenant(), &signed).await.map_err(session_error)?;
    let entry = NewEntry { at, receipt, ..entry };
    let number = ports.journal.write(vec![Write::Record(entry.clone())]).await?;
    Ok(number.filter(|_| entry.receipt.is_some()).map(|number| entry.numbered(number)))
}

/// An authentication token for an application that asked without a session.
///
/// # Errors
///
/// [`Error::PinLength`], [`Error::WrongPin`], [`Error::IdentityRevoked`], [`Error::IdentityExpired`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn token(ports: &Ports, id: IdentityId, pin: &Pin) -> Result<Jwt, Error> {
    let mut ready = Ready::fetch(ports, id, pin).await?;
    let identity = ready.record.identity.clone();
    let entry = || NewEntry::of(&identity, Kind::SignedIn, ports.clock.now());
    let answer = ready.authenticate(ports, pin, Scope::Jwt, None, entry()).await?;
    let used = Write::Used(identity.id, ports.clock.now());
    ports.journal.write(vec![used, Write::Record(entry())]).await?;
    let missing = || ServiceError::new(&identity.service, Fault::Malformed { what: "jwt".into() });
    Ok(Jwt(Zeroizing::new(answer.jwt.ok_or_else(missing)?)))
}

fn report(request: &Request, status: SessionStatus) -> CodeStatusRequest {
    CodeStatusRequest::new(request.access_id.clone(), status)
}
