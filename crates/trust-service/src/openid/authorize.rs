//! `/authorize`: a client sends a browser here, and a sign-in begins (section C.1 of the protocol sheet).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use wire::{MatchNumber, SessionStatus};
use zeroize::Zeroizing;

use super::asked::{Asked, Prompt, Recipient};
use super::browser::{self, Cookie};
use super::failure::{Failure, Outcome, Reason, Refused};
use super::grants::Person;
use super::page::{self, Manner, Page};
use super::parameters::Parameters;
use super::requests::{self, Request};
use super::words::{self, Words};
use super::{Answered, attached, codes, id_token, pushed};
use crate::Service;
use crate::clock::Instant;
use crate::consent::Need;
use crate::error::Result;
use crate::http::Origin;
use crate::projects::Client;
use crate::random;
use crate::sessions::{self, Opening};
use crate::store::Transaction;

/// What is read before anybody is asked.
struct Arrival {
    parameters: Parameters,
    /// The deposited request that the parameters are of.
    pushed: Option<Vec<u8>>,
    recipient: Recipient,
    client: Client,
}

/// What becomes of a request that is good.
enum Begun {
    /// It is answered at once.
    Answered(Answered),
    /// Somebody is asked.
    Waiting(Box<Request>, Option<MatchNumber>),
}

/// `GET /authorize`
pub async fn begin(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let accepted = text(&headers, ACCEPT_LANGUAGE);
    let now = service.clock.now();
    let arrival = match arrive(&service, query.unwrap_or_default(), now).await {
        Ok(arrival) => arrival,
        Err(Failure::Refused(refused)) => {
            return Ok(page::failed(&Words::of(words::choose("", accepted)), &refused));
        }
        Err(Failure::Broken(error)) => return Err(error),
    };
    let recipient = arrival.recipient.clone();
    match serve(&service, origin, &headers, arrival, now).await {
        Err(Failure::Refused(refused)) => {
            Ok(page::send_to(recipient.with_refusal(&service.url, &refused)?.as_str()))
        }
        Err(Failure::Broken(error)) => Err(error),
        Ok(response) => Ok(response),
    }
}

/// `POST /authorize`: a form goes on as a query, so that the browser sends its cookies along; JSON opens a session (section A.1).
pub async fn post(
    State(service): State<Arc<Service>>,
    origin: Origin,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Result<Response> {
    let is_form = text(&headers, CONTENT_TYPE).starts_with("application/x-www-form-urlencoded");
    if is_form && body.first() != Some(&b'{') {
        let form = Parameters::parse(&body).map(|form| form.encode_without(&[])).unwrap_or_default();
        return Ok(page::send_to(&format!("/authorize?{form}")));
    }
    attached::open(&service, &origin, &query.unwrap_or_default(), &body).await
}

async fn arrive(service: &Arc<Service>, query: String, now: Instant) -> Outcome<Arrival> {
    let inner = service.clone();
    let parameters = Parameters::parse(query.as_bytes())?;
    let read = service.store.read(move |tx| {
        let project = &inner.project;
        let (pushed, parameters) = match parameters.get("request_uri").filter(|name| pushed::is_name(name)) {
            None => (None, parameters),
            Some(name) => match pushed::find(tx, project.id, &parameters, name, now)? {
                Some((hash, deposited)) => (Some(hash), deposited),
                None => return Ok(Err(unknown_request())),
            },
        };
        let found = Recipient::find(tx, project, &parameters)?;
        Ok(found.map(|(recipient, client)| Arrival { parameters, pushed, recipient, client }))
    });
    Ok(read.await??)
}

fn unknown_request() -> Refused {
    let why = "The deposited request is unknown, expired or answered, or another client's.";
    Refused::parameter(Reason::InvalidRequestUri, "request_uri", why)
}

async fn serve(
    service: &Arc<Service>,
    origin: Origin,
    headers: &HeaderMap,
    arrival: Arrival,
    now: Instant,
) -> Outcome<Response> {
    let Arrival { parameters, pushed, recipient, client } = arrival;
    let hint = match parameters.get("id_token_hint") {
        Some(hint) => Some(id_token::hinted(service, hint).await?),
        None => None,
    };
    let asked = Asked::accept(recipient, &client, &parameters, hint)?;
    let language = words::choose(&asked.languages, text(headers, ACCEPT_LANGUAGE));
    let cookie = match Cookie::Browser.read(service, headers) {
        Some(cookie) => cookie,
        None => random::generate_token()?,
    };
    let start = Start {
        service: service.clone(),
        asked: asked.clone(),
        pushed,
        language,
        browser: random::derive_hash(&cookie),
        signed_in: Cookie::SignedIn.read(service, headers),
        origin,
        now,
    };
    let begun = service.store.write(move |tx| start.run(tx)).await?;
    let (request, number) = match begun {
        Begun::Answered(Answered::Refused(refused)) => return Err(refused.into()),
        Begun::Answered(Answered::Code(code)) => {
            return Ok(page::send_to(asked.recipient.with_code(&service.url, &code)?.as_str()));
        }
        Begun::Waiting(request, number) => (request, number),
    };
    let manner = Manner { activation: asked.activation.as_ref(), ..Manner::default() };
    let page = Page { service, request: &request, client_name: &asked.client_name, number };
    let mut response = page.waiting(SessionStatus::New, &manner)?;
    response.headers_mut().append(SET_COOKIE, Cookie::Browser.set(service, &cookie)?);
    Ok(response)
}

/// Everything that decides how a request begins.
struct Start {
    service: Arc<Service>,
    asked: Asked,
    pushed: Option<Vec<u8>>,
    language: &'static str,
    browser: Vec<u8>,
    signed_in: Option<Zeroizing<String>>,
    origin: Origin,
    now: Instant,
}

impl Start {
    fn run(self, tx: &mut Transaction<'_>) -> Result<Begun> {
        match self.signed_in(tx)? {
            Some(person) if self.shares(tx, &person)? => self.answer(tx, person),
            Some(_) if self.asked.prompt == Prompt::Never => {
                Ok(Begun::Answered(Answered::Refused(Refused::new(
                    Reason::ConsentRequired,
                    "The user does not share what the client asks for, and may not be asked.",
                ))))
            }
            None if self.asked.prompt == Prompt::Never => {
                Ok(Begun::Answered(Answered::Refused(Refused::new(
                    Reason::LoginRequired,
                    "Nobody signed in here lately, or not the one who is asked for, or too long ago.",
                ))))
            }
            _ => self.wait(tx),
        }
    }

    /// Who signed in in this browser lately enough for a request that says how lately, or that nobody may be asked. Any other
    /// sign-in asks for the PIN.
    fn signed_in(&self, tx: &mut Transaction<'_>) -> Result<Option<Person>> {
        let asks = match self.asked.prompt {
            Prompt::Always => true,
            Prompt::Never => false,
            Prompt::Free => self.asked.max_age.is_none(),
        };
        let Some(cookie) = self.signed_in.as_ref().filter(|_| !asks) else { return Ok(None) };
        let client = &self.asked.recipient.client;
        let person = browser::signed_in(tx, self.service.project.id, client, cookie, self.now)?;
        let recent = |person: &Person| {
            self.asked.max_age.is_none_or(|age| !age.is_zero() && person.authenticated.after(age) >= self.now)
        };
        let wanted = |person: &Person| self.asked.user.as_ref().is_none_or(|user| *user == person.user);
        Ok(person.filter(|person| recent(person) && wanted(person)))
    }

    /// Whether nobody needs to be asked what they share.
    fn shares(&self, tx: &mut Transaction<'_>, person: &Person) -> Result<bool> {
        match self.asked.consent {
            None => Ok(true),
            Some(Need::Always) => Ok(false),
            Some(Need::Once) => {
                Ok(codes::consent(tx, &self.asked.recipient.client, person, self.now)?.is_some())
            }
        }
    }

    /// Answers for who is signed in. No session is opened; the code's bearer is nobody who could ask for it again.
    fn answer(self, tx: &mut Transaction<'_>, person: Person) -> Result<Begun> {
        let session = random::generate_bytes::<32>()?.to_vec();
        let request = self.request(session, self.now)?;
        requests::insert(tx, self.service.project.id, &request)?;
        let bearer = random::generate_token()?;
        codes::issue(tx, &self.service, &request, &bearer, person, &self.origin, self.now)
            .map(Begun::Answered)
    }

    fn wait(self, tx: &mut Transaction<'_>) -> Result<Begun> {
        let opening = Opening {
            wanted_user: self.asked.user.clone(),
            description: description(self.language, &self.asked.client_name),
            message: None,
            application: Some(self.asked.recipient.client.clone()),
            consent: self.asked.consent,
            pushed: false,
            numbered: true,
            life: sessions::LIFE,
        };
        let opened = sessions::open(tx, &self.service, opening, &self.origin, self.now)?;
        let mut request = self.request(opened.id, opened.expires)?;
        request.access_id = Some(opened.access_id);
        requests::insert(tx, self.service.project.id, &request)?;
        Ok(Begun::Waiting(Box::new(request), opened.number))
    }

    fn request(&self, session: Vec<u8>, expires: Instant) -> Result<Request> {
        let mut request = Request::new(random::generate_id()?, &self.asked, session, expires);
        request.browser = Some(self.browser.clone());
        request.pushed = self.pushed.clone();
        request.language = self.language.to_owned();
        Ok(request)
    }
}

/// What the app says that a session is for.
pub fn description(language: &str, client_name: &str) -> String {
    if client_name.is_empty() {
        return String::new();
    }
    Words::of(language).say_of("description", &[("application", client_name)])
}

fn text(headers: &HeaderMap, name: axum::http::HeaderName) -> &str {
    headers
        .get(name)
        .map(HeaderValue::as_bytes)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}
