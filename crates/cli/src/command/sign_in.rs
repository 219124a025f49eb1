//! `countersign sign-in`

use authenticator::link::{self, Asked};
use authenticator::sign_in::{self, Approved, Request};
use authenticator::{Error, MatchNumber, Ports, identities::IdentityId, sign};
use serde_json::json;

use super::{
    Outcome,
    handed::{Received, receive},
    sharing::{self, Sharing},
};
use crate::arguments::SignIn;
use crate::failure::Failure;
use crate::identity;
use crate::input::{self, PinInput};
use crate::speaker::{Speaker, write};

pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &SignIn) -> Result<Outcome, Failure> {
    if arguments.token {
        return token(ports, speaker, arguments).await;
    }
    let pin = PinInput::open(&arguments.pin)?;
    let link = input::link(arguments.link.as_deref(), arguments.qr.as_deref(), &arguments.pin)?;
    let request = match link::read(ports, &link).await? {
        Asked::Session(request) => request,
        Asked::Enrol(_) => return Err(Failure::OtherLink { command: "enrol" }),
    };
    show(speaker, &request);
    if arguments.refuse {
        return refuse(ports, speaker, &request, arguments.report).await;
    }
    let received = see(ports, speaker, &request, arguments).await?;
    let wanted = arguments.identity.as_deref();
    let identity = identity::choose_among(ports, &request.candidates, wanted, &request.project_name).await?;
    let sharing = sharing::choose(ports, speaker, &request, &identity, &arguments.share).await?;
    let request = repeat_number(ports, speaker, request, identity.id, arguments).await?;
    let request = match &sharing {
        Some(sharing) => sharing.elect(ports, speaker, request).await?,
        None => request,
    };
    let pin = pin.pin(speaker, &identity)?;
    let Approved { project_name, signed, .. } = sign_in::approve(ports, &request, identity.id, &pin).await?;
    let done = if signed.is_some() { "session-signed" } else { "session-approved" };
    speaker.line(&speaker.word(done, &[("project", &project_name), ("user", &identity.user)]));
    if let Some(sharing) = &sharing {
        sharing.done(speaker);
    }
    let document = received.as_ref().map(Received::describe);
    let shared = sharing.as_ref().map(Sharing::describe);
    speaker.answer(json!({"approved": {
        "project": project_name, "signed": signed, "document": document, "shared": shared, "identity": identity,
    }}));
    Ok(Outcome::Done)
}

/// Has the service compare the number that is shown where the request began. Before the PIN, so that nobody types one for a
/// request that is another's.
async fn repeat_number(
    ports: &Ports,
    speaker: &Speaker,
    request: Request,
    identity: IdentityId,
    arguments: &SignIn,
) -> Result<Request, Failure> {
    if !request.numbered {
        speaker.note("session-no-number", &[]);
        return Ok(request);
    }
    let typed = match &arguments.number {
        Some(number) => number.clone(),
        None => input::number(speaker)?,
    };
    let number = MatchNumber::parse(&typed).map_err(|_| Error::NumberMalformed)?;
    Ok(sign_in::repeat_number(ports, &request, identity, number).await?)
}

/// A token on standard output and nothing else there.
async fn token(ports: &Ports, speaker: &Speaker, arguments: &SignIn) -> Result<Outcome, Failure> {
    let pin = PinInput::open(&arguments.pin)?;
    let identity = identity::choose(ports, arguments.identity.as_deref()).await?;
    let pin = pin.pin(speaker, &identity)?;
    let token = sign_in::token(ports, identity.id, &pin).await?;
    if speaker.is_json() {
        speaker.answer(json!({"token": token.expose(), "identity": identity}));
    } else {
        write(std::io::stdout(), token.expose());
    }
    Ok(Outcome::Done)
}

async fn refuse(
    ports: &Ports,
    speaker: &Speaker,
    request: &Request,
    report: bool,
) -> Result<Outcome, Failure> {
    if report {
        sign_in::refuse_and_report(ports, request).await?;
    } else {
        sign_in::refuse(ports, request, None).await?;
    }
    let said = if report && request.own_kind { "session-reported" } else { "session-refused" };
    speaker.say(said, &[("project", &request.project_name)]);
    let reported = report && request.own_kind;
    speaker.answer(json!({"refused": {"project": request.project_name, "reported": reported}}));
    Ok(Outcome::Done)
}

/// Says who asks, what the service vouches for apart from what the application merely claims.
fn show(speaker: &Speaker, request: &Request) {
    let asks = if request.hash.is_some() { "session-asks-signature" } else { "session-asks-sign-in" };
    let values: crate::speaker::Values = &[("project", &request.project_name), ("service", &request.service)];
    speaker.note(asks, values);
    if let Some(signed) = &request.signed {
        for (key, value) in [("session-application", &signed.application), ("session-domain", &signed.domain)]
        {
            if let Some(value) = value {
                speaker.note(key, &[("value", value)]);
            }
        }
    } else {
        speaker.note("session-unsigned", &[]);
    }
    if let Some(description) = &request.description {
        speaker.note("session-description", &[("description", description)]);
    }
    if let Some(document) = &request.document {
        speaker.note("session-document-name", &[("document", &document.name)]);
    }
    if let Some(hash) = &request.hash {
        speaker.note("session-hash", &[("hash", hash)]);
    }
}

/// What is signed is what was handed over and seen, or what was given here. The application's word for it is not enough.
async fn see(
    ports: &Ports,
    speaker: &Speaker,
    request: &Request,
    arguments: &SignIn,
) -> Result<Option<Received>, Failure> {
    let save = arguments.save.as_deref();
    let received = match &request.document {
        Some(_) => Some(receive(ports, speaker, request, save).await?),
        None if save.is_some() => return Err(Failure::NothingHandedOver),
        None => None,
    };
    let Some(hash) = &request.hash else { return Ok(received) };
    let Some(path) = &arguments.document else {
        let seen = arguments.unseen || received.as_ref().is_some_and(|received| received.seen);
        return if seen { Ok(received) } else { Err(Failure::DocumentNotGiven) };
    };
    let document = sign::read(path).await?;
    if hash.as_bytes() != document.hash {
        return Err(Error::DocumentMismatch { document: document.name }.into());
    }
    speaker.note("session-document", &[("document", &document.name)]);
    Ok(received)
}
