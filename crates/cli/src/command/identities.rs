//! `countersign identities`

use authenticator::Ports;
use authenticator::identities;
use serde_json::json;

use super::Outcome;
use crate::arguments::IdentityAction;
use crate::failure::Failure;
use crate::identity;
use crate::input;
use crate::speaker::Speaker;

pub async fn run(
    ports: &Ports,
    speaker: &Speaker,
    action: Option<&IdentityAction>,
) -> Result<Outcome, Failure> {
    match action {
        None | Some(IdentityAction::List) => list(ports, speaker).await?,
        Some(IdentityAction::Rename { identity, name }) => {
            let found = identities::find(ports, identity).await?;
            let renamed = identities::rename(ports, found.id, name).await?;
            speaker.say("identity-renamed", &[("old", &found.name), ("new", &renamed.name)]);
            speaker.answer(json!({"identity": renamed}));
        }
        Some(IdentityAction::Remove { identity, yes }) => {
            let found = identities::find(ports, identity).await?;
            if !yes {
                speaker.aside("identity-remove", &[("name", &found.name), ("user", &found.user)]);
                input::confirm(speaker, "identity-remove-question")?;
            }
            identities::remove(ports, found.id).await?;
            speaker.say("identity-removed", &[("name", &found.name)]);
            speaker.answer(json!({"removed": found}));
        }
    }
    Ok(Outcome::Done)
}

async fn list(ports: &Ports, speaker: &Speaker) -> Result<(), Failure> {
    let found = identities::list(ports).await?;
    if found.is_empty() {
        speaker.say("identity-none", &[]);
    }
    for identity in &found {
        speaker.line(&identity::line(speaker, identity));
    }
    speaker.answer(json!({"identities": found}));
    Ok(())
}
