//! `countersign requests`

use std::time::Duration;

use authenticator::requests::{self, Inbox, Look, RequestEvent, Waiting};
use authenticator::sign_in::Request;
use authenticator::{Error, Ports, identities};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::{Outcome, moment};
use crate::arguments::Requests;
use crate::failure::Failure;
use crate::speaker::{Speaker, Values};

pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &Requests) -> Result<Outcome, Failure> {
    if identities::list(ports).await?.is_empty() {
        return Err(Failure::NoIdentity);
    }
    if !arguments.follow {
        return list(ports, speaker, Duration::from_secs(arguments.wait.into())).await;
    }
    let (sender, mut events) = unbounded_channel();
    let listening = requests::listen(ports, move |event| drop(sender.send(event)));
    tokio::select! {
        () = listening => Ok(Outcome::Done),
        done = follow(ports, speaker, &mut events) => done,
    }
}

/// What waits now. Where a service cannot be asked, nothing may wait there or anything.
async fn list(ports: &Ports, speaker: &Speaker, wait: Duration) -> Result<Outcome, Failure> {
    let Look { inbox, asked, failures } = requests::look(ports, wait).await?;
    let mut failures: Vec<_> = failures.into_iter().map(|(identity, error)| (identity.id, error)).collect();
    let mut found = Vec::new();
    for waiting in inbox.waiting() {
        match open(ports, waiting).await {
            Ok(Some(request)) => {
                say(speaker, waiting, &request);
                found.push(describe(waiting, &request));
            }
            Ok(None) => {}
            Err(error) => failures.push((waiting.identity, error)),
        }
    }
    if found.is_empty() {
        if let Some((_, error)) = failures.pop() {
            return Err(error.into());
        }
        speaker.say(if asked == 0 { "requests-never" } else { "requests-none" }, &[]);
    }
    let mut unasked = Vec::new();
    for (identity, error) in failures {
        unasked.push(json!({"identity": identity, "code": error.code().as_str()}));
        speaker.warn(&error.into());
    }
    speaker.answer(json!({"requests": found, "unasked": unasked}));
    Ok(Outcome::Done)
}

/// Each as it comes, and its end. In JSON one object on each line.
async fn follow(
    ports: &Ports,
    speaker: &Speaker,
    events: &mut UnboundedReceiver<RequestEvent>,
) -> Result<Outcome, Failure> {
    speaker.note("requests-following", &[]);
    let mut inbox = Inbox::default();
    while let Some(event) = events.recv().await {
        let now = ports.clock.now();
        inbox.expire(now);
        if !inbox.hear(&event, now) {
            continue;
        }
        match event {
            RequestEvent::Arrived(..) => {
                let Some(waiting) = inbox.waiting().last() else { continue };
                match open(ports, waiting).await {
                    Ok(Some(request)) => {
                        say(speaker, waiting, &request);
                        speaker.answer(json!({"arrived": describe(waiting, &request)}));
                    }
                    Ok(None) => {}
                    // One service that does not answer does not end what others ask.
                    Err(error) => speaker.warn(&error.into()),
                }
            }
            RequestEvent::Ended { service, access_id, status } => {
                let name: &'static str = status.into();
                speaker.say("request-ended", &[("status", &name)]);
                let ended = json!({"service": service, "accessId": access_id, "status": status});
                speaker.answer(json!({"ended": ended}));
            }
        }
    }
    Ok(Outcome::Done)
}

/// What a request asks. One that is over by now asks nothing.
async fn open(ports: &Ports, waiting: &Waiting) -> Result<Option<Request>, Error> {
    match requests::open(ports, &waiting.link).await {
        Ok(request) => Ok(Some(request)),
        Err(Error::SessionExpired | Error::SessionAnswered) => Ok(None),
        Err(error) => Err(error),
    }
}

fn say(speaker: &Speaker, waiting: &Waiting, request: &Request) {
    let user = request.user.as_ref().map(ToString::to_string).unwrap_or_default();
    let values: Values =
        &[("moment", &moment(waiting.arrived)), ("project", &request.project_name), ("user", &user)];
    let asks = if request.hash.is_some() { "request-signature" } else { "request-sign-in" };
    speaker.line(&speaker.word(asks, values));
    if let Some(description) = &request.description {
        speaker.say("session-description", &[("description", description)]);
    }
    speaker.say("request-answer", &[("link", &waiting.link.open())]);
}

fn describe(waiting: &Waiting, request: &Request) -> Value {
    json!({
        "link": waiting.link.open(),
        "service": request.service,
        "accessId": request.access_id,
        "identity": waiting.identity,
        "user": request.user,
        "projectName": request.project_name,
        "description": request.description,
        "hash": request.hash.as_ref().map(ToString::to_string),
        "arrived": waiting.arrived,
        "expires": waiting.expires(),
    })
}
