//! `countersign applications`

use authenticator::Ports;
use authenticator::consent::{self, Applications, Shared};
use serde_json::{Value, json};

use super::{Outcome, moment, seconds, value_line};
use crate::arguments::ApplicationAction;
use crate::failure::Failure;
use crate::input;
use crate::speaker::{Speaker, Values};

pub async fn run(
    ports: &Ports,
    speaker: &Speaker,
    action: Option<&ApplicationAction>,
) -> Result<Outcome, Failure> {
    let found = consent::list(ports).await?;
    match action {
        None | Some(ApplicationAction::List) => list(speaker, found)?,
        Some(ApplicationAction::TakeBack { application, yes }) => {
            let shared = find(found, application)?;
            let name = name(&shared);
            let Shared { identity, consent } = &shared;
            if !yes {
                let values: Values =
                    &[("application", &name), ("identity", &identity.name), ("user", &identity.user)];
                speaker.aside("application-take-back", values);
                input::confirm(speaker, "application-take-back-question")?;
            }
            consent::take_back(ports, identity.id, consent).await?;
            speaker.say("application-taken-back", &[("application", &name)]);
            speaker.answer(json!({"takenBack": describe(&shared)}));
        }
    }
    Ok(Outcome::Done)
}

/// What is shared now. Where a service cannot be asked, something may be shared there or nothing.
fn list(speaker: &Speaker, mut found: Applications) -> Result<(), Failure> {
    if found.shared.is_empty() {
        if let Some((_, error)) = found.failures.pop() {
            return Err(error.into());
        }
        speaker.say("application-none", &[]);
    }
    for shared in &found.shared {
        say(speaker, shared);
    }
    let mut unasked = Vec::new();
    for (identity, error) in found.failures {
        unasked.push(json!({"identity": identity.id, "code": error.code().as_str()}));
        speaker.warn(&error.into());
    }
    let shared: Vec<_> = found.shared.iter().map(describe).collect();
    speaker.answer(json!({"applications": shared, "unasked": unasked}));
    Ok(())
}

/// What has this identifier, or the only thing that an application of this name has.
fn find(mut found: Applications, wanted: &str) -> Result<Shared, Failure> {
    if let Some(at) = found.shared.iter().position(|shared| shared.consent.id == wanted) {
        return Ok(found.shared.swap_remove(at));
    }
    found.shared.retain(|shared| name(shared) == wanted);
    match (found.shared.pop(), found.failures.pop()) {
        (Some(shared), _) if found.shared.is_empty() => Ok(shared),
        (Some(last), _) => {
            let one = |shared: &Shared| format!("{} ({})", shared.consent.id, shared.identity.name);
            let all: Vec<_> = found.shared.iter().chain([&last]).map(one).collect();
            Err(Failure::ApplicationNotChosen { applications: all.join(", ") })
        }
        // It may be there where nobody could be asked.
        (None, Some((_, error))) => Err(error.into()),
        (None, None) => Err(Failure::ApplicationUnknown { wanted: wanted.to_owned() }),
    }
}

/// What the application is called; it may have no name of its own.
fn name(shared: &Shared) -> String {
    let name = Some(&shared.consent.application_name).filter(|name| !name.is_empty());
    name.unwrap_or(&shared.identity.project_name).clone()
}

fn say(speaker: &Speaker, shared: &Shared) {
    let Shared { identity, consent } = shared;
    let domain = consent.domain.as_ref().map(|domain| format!(" ({domain})")).unwrap_or_default();
    let application = name(shared) + &domain;
    let values: Values =
        &[("application", &application), ("identity", &identity.name), ("user", &identity.user)];
    speaker.say("application-line", values);
    for share in &consent.shares {
        speaker.line(&value_line(speaker, share.claim, &share.value));
    }
    let line = |key: &str, values: Values| speaker.line(&format!("  {}", speaker.word(key, values)));
    if consent.shares.is_empty() {
        line("application-nothing", &[]);
    }
    let said = |moment_of: i64| seconds(moment_of).map(moment).unwrap_or_default();
    let since = said(consent.since);
    match consent.until {
        Some(until) => line("application-until", &[("since", &since), ("until", &said(until))]),
        None => line("application-until-open", &[("since", &since)]),
    }
    match consent.last_used {
        Some(used) => line("application-read", &[("moment", &said(used))]),
        None => line("application-unread", &[]),
    }
    line("application-answer", &[("id", &consent.id)]);
}

fn describe(shared: &Shared) -> Value {
    let Shared { identity, consent } = shared;
    let shares = consent.shares.iter();
    let values: Vec<_> = shares.map(|share| json!({"claim": share.claim, "value": share.value})).collect();
    json!({
        "id": consent.id,
        "application": name(shared),
        "domain": consent.domain,
        "identity": identity,
        "values": values,
        "since": seconds(consent.since),
        "until": consent.until.and_then(seconds),
        "lastRead": consent.last_used.and_then(seconds),
    })
}
