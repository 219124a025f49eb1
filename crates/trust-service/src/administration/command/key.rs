//! `key list | rotate`

use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use super::answer::Answer;
use super::desk::Desk;
use super::record::record;
use super::{Failure, Run};
use crate::Node;
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::keys::{Purpose, State};
use crate::projects;

/// The rings, by the names that administrators write.
const RINGS: [(&str, Purpose); 4] = [
    ("authentication", Purpose::Authentication),
    ("certificate", Purpose::Certificate),
    ("activation", Purpose::Activation),
    ("openid", Purpose::OpenId),
];
/// The authorities, in their order.
const AUTHORITIES: [&str; 2] = ["authority-1", "authority-2"];

/// What can be done with keys.
#[derive(Subcommand)]
pub enum Command {
    /// List the keys that sign, those that will next, those before, and those of the authorities. Nothing secret is shown.
    List,
    /// Let the next key sign from now on, or let an authority draw a new one. Nothing that was issued becomes invalid.
    Rotate {
        /// Which ring or authority.
        #[arg(value_parser = PossibleValuesParser::new(RINGS.map(|(name, _)| name).into_iter().chain(AUTHORITIES)))]
        which: String,
    },
}

/// A key as it is shown.
struct Shown {
    ring: &'static str,
    id: String,
    state: &'static str,
    created: String,
}

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        let node = desk.open().await?;
        if let Command::Rotate { which } = self {
            rotate(&node, &which).await?;
            let (detail, now) = (json!({ "keys": which }), desk.now());
            // Keys are everybody's, so every project's log tells about it.
            let told = node.store().write(move |tx| {
                let all = projects::all(tx)?;
                all.iter().try_for_each(|project| record(tx, Kind::KeyRotated, project.id, &detail, now))
            });
            told.await?;
        }
        let keys = list(&node).await?;
        let rows = keys
            .iter()
            .map(|key| [key.ring.to_owned(), key.state.to_owned(), key.created.clone(), key.id.clone()]);
        let document: Vec<_> = keys.iter().map(Shown::document).collect();
        Ok(Answer::table(json!({ "keys": document }), ["KEYS", "STATE", "MADE", "ID"], rows))
    }
}

async fn rotate(node: &Node, which: &str) -> Result<()> {
    if let Some((_, purpose)) = RINGS.iter().find(|(name, _)| *name == which) {
        return node.keys.rotate(*purpose).await;
    }
    let authority = AUTHORITIES.iter().position(|name| *name == which);
    let authority = authority.and_then(|place| node.local_authorities().get(place));
    let authority = authority.ok_or(Error::Damaged("the name of an authority"))?;
    authority.rotate(node.clock.now()).await.map(drop)
}

async fn list(node: &Node) -> Result<Vec<Shown>> {
    let mut shown = Vec::new();
    for (ring, purpose) in RINGS {
        for key in node.keys.list(purpose).await? {
            let state = match key.state {
                State::Signing => "signing",
                State::Next => "next",
                State::Retired => "retired",
            };
            shown.push(Shown { ring, id: key.id, state, created: key.created.to_string() });
        }
    }
    for (ring, authority) in AUTHORITIES.into_iter().zip(node.local_authorities()) {
        for (place, (id, created)) in authority.keys().await?.into_iter().enumerate() {
            let state = if place == 0 { "current" } else { "earlier" };
            shown.push(Shown { ring, id: id.to_string(), state, created: created.to_string() });
        }
    }
    Ok(shown)
}

impl Shown {
    fn document(&self) -> Value {
        json!({ "keys": self.ring, "id": self.id, "state": self.state, "createdAt": self.created })
    }
}
