//! OpenID requests of sessions whose opener polls for the answer: `POST /authorize?<query>` and `POST /pushauth?<query>`
//! (sections A.1, A.2 and A.13 of the protocol sheet).

use std::sync::Arc;

use axum::Json;
use axum::response::{IntoResponse, Response};
use url::Url;
use wire::{AuthorizeRequest, ClientId, Code, WebOtt};

use super::asked::{Asked, Recipient};
use super::failure::Refused;
use super::parameters::Parameters;
use super::requests::{self, Request};
use super::words;
use super::{Answered, authorize, codes};
use crate::Service;
use crate::clock::Instant;
use crate::consent::Need;
use crate::error::{Error, Result};
use crate::http::Origin;
use crate::message::from_value;
use crate::random;
use crate::sessions::{self, Opening, Standing};
use crate::store::Transaction;

/// An OpenID request that a session can answer.
pub struct Attachment(Asked);

impl Attachment {
    /// Reads a query. One that names no client is no OpenID request.
    pub fn read(tx: &mut Transaction<'_>, service: &Service, query: &str) -> Result<Option<Attachment>> {
        let refuse = |refused: Refused| Error::parameter(refused.parameter);
        let parameters = Parameters::parse(query.as_bytes()).map_err(|_| Error::parameter("query"))?;
        if parameters.get("client_id").is_none() {
            return Ok(None);
        }
        let (recipient, client) = Recipient::find(tx, &service.project, &parameters)?.map_err(refuse)?;
        Asked::accept(recipient, &client, &parameters, None).map(Attachment).map(Some).map_err(refuse)
    }

    /// The client that asks.
    pub fn application(&self) -> ClientId {
        self.0.recipient.client.clone()
    }

    /// When what the client asks for has to be shared first, if it asks for anything.
    pub fn consent(&self) -> Option<Need> {
        self.0.consent
    }

    /// What the app says that the session is for.
    pub fn description(&self) -> String {
        authorize::description(words::choose(&self.0.languages, ""), &self.0.client_name)
    }
}

/// Lets a session answer an OpenID request.
pub fn attach(
    tx: &mut Transaction<'_>,
    service: &Service,
    attachment: &Attachment,
    session: &[u8],
    expires: Instant,
) -> Result<()> {
    let request = Request::new(random::generate_id()?, &attachment.0, session.to_vec(), expires);
    requests::insert(tx, service.project.id, &request)
}

/// Where the browser of a session's opener goes: with its code once the session is completed. Asked again it is the same
/// address, for the code is derived from what the opener polls with.
pub fn redirect_url(
    tx: &mut Transaction<'_>,
    service: &Service,
    session: &[u8],
    web_ott: &WebOtt,
    standing: &Standing,
    origin: &Origin,
    now: Instant,
) -> Result<Option<Url>> {
    let Some(person) = codes::person(standing) else { return Ok(None) };
    let request = requests::of_session(tx, service.project.id, session)?;
    let Some(request) = request.filter(|request| now < request.expires.after(super::GRACE)) else {
        return Ok(None);
    };
    let answered = codes::issue(tx, service, &request, web_ott.as_str(), person, origin, now)?;
    let url = match answered {
        Answered::Code(code) => request.recipient.with_code(&service.url, &code),
        Answered::Refused(refused) => request.recipient.with_refusal(&service.url, &refused),
    };
    url.map(Some)
}

/// `POST /authorize?<query>` with a JSON body, as older clients open a session.
pub async fn open(service: &Arc<Service>, origin: &Origin, query: &str, body: &[u8]) -> Result<Response> {
    let value = serde_json::from_slice(body).map_err(|_| Error::refused(Code::InvalidRequestBody))?;
    let AuthorizeRequest { preroll_id, .. } = from_value(value)?;
    let (now, inner, origin, query) =
        (service.clock.now(), service.clone(), origin.clone(), query.to_owned());
    let open = service.store.write(move |tx| {
        let attachment =
            Attachment::read(tx, &inner, &query)?.ok_or_else(|| Error::parameter("client_id"))?;
        let opening = Opening {
            wanted_user: preroll_id.or_else(|| attachment.0.user.clone()),
            description: attachment.description(),
            message: None,
            application: Some(attachment.application()),
            consent: attachment.consent(),
            pushed: false,
            numbered: false,
            life: sessions::LIFE,
        };
        let opened = sessions::open(tx, &inner, opening, &origin, now)?;
        attach(tx, &inner, &attachment, &opened.id, opened.expires)?;
        Ok(opened)
    });
    Ok(Json(open.await?.answer(service)?).into_response())
}
