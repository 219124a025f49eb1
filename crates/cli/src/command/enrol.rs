//! `countersign enrol`

use authenticator::enrol::{self, Offer, Pending, PendingId};
use authenticator::link::{self, Asked};
use authenticator::policy::PinRules;
use authenticator::{Error, Ports, settings};
use serde_json::{Value, json};

use super::{Outcome, mail, moment};
use crate::arguments::Enrol;
use crate::failure::Failure;
use crate::input::{self, PinInput};
use crate::speaker::{Speaker, Values};

pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &Enrol) -> Result<Outcome, Failure> {
    let unfinished = &arguments.unfinished;
    if unfinished.pending {
        list(speaker, &enrol::pending(ports).await?);
        return Ok(Outcome::Done);
    }
    if let Some(wanted) = &unfinished.discard {
        return discard(ports, speaker, wanted.as_deref()).await;
    }
    let pin = PinInput::open(&arguments.pin)?;
    if let Some(wanted) = &unfinished.resume {
        let pending = choose(ports, speaker, wanted.as_deref()).await?;
        return finish(ports, speaker, &pending, &pin).await;
    }
    let offer = offer(ports, speaker, arguments).await?;
    show(speaker, &offer);
    if pin.is_terminal() && !arguments.yes {
        input::confirm(speaker, "enrol-question")?;
    }
    let device_name = device_name(ports, arguments).await?;
    let pending = enrol::register(ports, &offer, &device_name).await?;
    finish(ports, speaker, &pending, &pin).await
}

/// What the link, the code or the mail offers. Nothing is used up by that.
async fn offer(ports: &Ports, speaker: &Speaker, arguments: &Enrol) -> Result<Offer, Failure> {
    if let (Some(descriptor), true) = (arguments.code_fd, arguments.code_fd == arguments.pin.pin_fd) {
        return Err(Failure::InputShared { descriptor });
    }
    if let (Some(service), Some(user)) = (&arguments.service, &arguments.mail) {
        let device_name = device_name(ports, arguments).await?;
        return mail::offer(ports, speaker, service, user, &device_name, arguments.code_fd).await;
    }
    if let (Some(service), Some(user)) = (&arguments.service, &arguments.user) {
        let code = match &arguments.code {
            Some(code) => code.clone().into(),
            None => input::code(speaker, arguments.code_fd)?,
        };
        return Ok(enrol::offer(ports, service, user, &code).await?);
    }
    let link = input::link(arguments.link.as_deref(), arguments.qr.as_deref(), &arguments.pin)?;
    read(ports, &link).await
}

/// What a link offers.
pub async fn read(ports: &Ports, link: &str) -> Result<Offer, Failure> {
    match link::read(ports, link).await? {
        Asked::Enrol(offer) => Ok(offer),
        Asked::Session(_) => Err(Failure::OtherLink { command: "sign-in" }),
    }
}

/// How this computer calls itself.
async fn device_name(ports: &Ports, arguments: &Enrol) -> Result<String, Failure> {
    match &arguments.device_name {
        Some(name) => Ok(name.clone()),
        None => Ok(settings::load(ports).await?.device_name.to_string()),
    }
}

/// Says what is about to happen, with whom.
fn show(speaker: &Speaker, offer: &Offer) {
    match &offer.project {
        Some(project) => {
            let values: Values =
                &[("user", &offer.user), ("project", &project.name), ("service", &offer.service)];
            speaker.note("enrol-project", values);
        }
        None => speaker.note("enrol-service", &[("user", &offer.user), ("service", &offer.service)]),
    }
    if let Some(identity) = &offer.replaces {
        speaker.note("enrol-replaces", &[("name", &identity.name)]);
    }
}

/// The last step: the PIN. Until it succeeds, the enrolment waits.
async fn finish(
    ports: &Ports,
    speaker: &Speaker,
    pending: &Pending,
    input: &PinInput,
) -> Result<Outcome, Failure> {
    let rules = PinRules::load(ports).await?;
    let done =
        match input.new_pin(speaker, pending.pin_length, |digits| rules.check(digits, pending.pin_length)) {
            Ok(pin) => enrol::complete(ports, pending.id, &pin).await.map_err(Failure::from),
            Err(failure) => Err(failure),
        };
    match done {
        Ok(identity) => {
            speaker.say("enrol-done", &[("user", &identity.user), ("name", &identity.name)]);
            speaker.answer(json!({"identity": identity}));
            Ok(Outcome::Done)
        }
        Err(failure) => {
            if !matches!(failure, Failure::Authenticator(Error::PendingExpired)) {
                speaker.note("enrol-waits", &[("id", &pending.id)]);
            }
            Err(failure)
        }
    }
}

async fn discard(ports: &Ports, speaker: &Speaker, wanted: Option<&str>) -> Result<Outcome, Failure> {
    let pending = choose(ports, speaker, wanted).await?;
    enrol::discard(ports, pending.id).await?;
    speaker.say("enrol-discarded", &[("user", &pending.user)]);
    speaker.answer(json!({"discarded": describe(&pending)}));
    Ok(Outcome::Done)
}

/// The interrupted enrolment that was named, or the only one. Where there are several, they are listed.
async fn choose(ports: &Ports, speaker: &Speaker, wanted: Option<&str>) -> Result<Pending, Failure> {
    let mut found = enrol::pending(ports).await?;
    if let Some(wanted) = wanted {
        let id = PendingId::parse(wanted)?;
        let named = found.into_iter().find(|pending| pending.id == id);
        return named.ok_or(Failure::Authenticator(Error::PendingExpired));
    }
    match found.pop() {
        None => Err(Failure::NoPending),
        Some(pending) if found.is_empty() => Ok(pending),
        Some(last) => {
            found.push(last);
            let lines: Vec<_> = found.iter().map(|pending| line(speaker, pending)).collect();
            Err(Failure::PendingNotChosen { pending: lines.join("; ") })
        }
    }
}

fn list(speaker: &Speaker, found: &[Pending]) {
    if found.is_empty() {
        speaker.say("pending-none", &[]);
    }
    for pending in found {
        speaker.line(&line(speaker, pending));
    }
    speaker.answer(json!({"pending": found.iter().map(describe).collect::<Vec<_>>()}));
}

fn line(speaker: &Speaker, pending: &Pending) -> String {
    let values: Values = &[
        ("id", &pending.id),
        ("user", &pending.user),
        ("project", &pending.project_name),
        ("began", &moment(pending.began)),
        ("expires", &moment(pending.expires)),
    ];
    speaker.word("pending-line", values)
}

fn describe(pending: &Pending) -> Value {
    json!({
        "id": pending.id.to_string(),
        "user": pending.user,
        "service": pending.service,
        "projectName": pending.project_name,
        "deviceName": pending.device_name,
        "pinLength": pending.pin_length,
        "began": pending.began,
        "expires": pending.expires,
    })
}
