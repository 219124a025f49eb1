//! Choosing who acts, and writing identities down.

use authenticator::identities::{self, Identity, State};
use authenticator::{Error, Ports};

use crate::failure::Failure;
use crate::speaker::Speaker;

/// The identity that was named, or the only one that can be used.
pub async fn choose(ports: &Ports, wanted: Option<&str>) -> Result<Identity, Failure> {
    match wanted {
        Some(wanted) => Ok(identities::find(ports, wanted).await?),
        None => only(identities::list(ports).await?, Failure::NoIdentity),
    }
}

/// The identity that was named among those that can answer, or the only one of them.
pub async fn choose_among(
    ports: &Ports,
    candidates: &[Identity],
    wanted: Option<&str>,
    project: &str,
) -> Result<Identity, Failure> {
    let none = Failure::Authenticator(Error::NoIdentityForSession { project: project.to_owned() });
    match wanted {
        None => only(candidates.to_vec(), none),
        Some(wanted) => {
            let named = identities::find(ports, wanted).await?;
            candidates.iter().find(|candidate| candidate.id == named.id).cloned().ok_or(none)
        }
    }
}

/// A blocked identity is chosen only if there is no other, so that its failure is the one that is told.
fn only(mut found: Vec<Identity>, none: Failure) -> Result<Identity, Failure> {
    if found.iter().any(|identity| identity.state == State::Active) {
        found.retain(|identity| identity.state == State::Active);
    }
    match found.pop() {
        None => Err(none),
        Some(identity) if found.is_empty() => Ok(identity),
        Some(last) => {
            let name = |identity: &Identity| format!("{} ({})", identity.name, identity.user);
            let names: Vec<_> = found.iter().chain([&last]).map(name).collect();
            Err(Failure::IdentityNotChosen { names: names.join(", ") })
        }
    }
}

/// An identity on one line.
pub fn line(speaker: &Speaker, identity: &Identity) -> String {
    let state: &'static str = identity.state.into();
    let used = match identity.last_used {
        Some(moment) => speaker.word("identity-used", &[("moment", &crate::command::moment(moment))]),
        None => speaker.word("identity-unused", &[]),
    };
    speaker.word(
        "identity-line",
        &[
            ("name", &identity.name),
            ("user", &identity.user),
            ("service", &identity.service),
            ("state", &state),
            ("used", &used),
        ],
    )
}
