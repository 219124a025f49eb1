//! What applications ask for of their users.

use clap::Args;
use wire::{AskedClaim, Claim};

use super::given;
use crate::projects::Client;

/// What an application asks for.
#[derive(Args)]
pub struct Wishes {
    /// What it cannot do without, and why, in words that people read before they share it: name, email, phone_number, birthdate
    /// or address; may be repeated. People sign in only by sharing it.
    #[arg(long, value_name = "CLAIM[=WHY]", value_parser = given::wish)]
    requires: Vec<Wish>,
    /// What it would like to have, and why; may be repeated. What is named with it or `--requires` replaces what was named before.
    #[arg(long, value_name = "CLAIM[=WHY]", value_parser = given::wish)]
    wishes: Vec<Wish>,
    /// Whether people are asked at every sign-in, and not just until they share it.
    #[arg(long, value_name = "BOOL")]
    asks_always: Option<bool>,
}

/// A claim, and why.
pub type Wish = (Claim, Option<String>);

impl Wishes {
    /// The client with these wishes; what is not named stays. Refuses the same wish twice.
    pub fn apply(&self, mut client: Client, asks_nothing: bool) -> Result<Client, String> {
        let asked = |required| {
            move |(claim, purpose): &Wish| AskedClaim { claim: *claim, required, purpose: purpose.clone() }
        };
        let mut claims: Vec<_> = self.requires.iter().map(asked(true)).collect();
        claims.extend(self.wishes.iter().map(asked(false)));
        let named = |at: usize| claims[..at].iter().any(|other| other.claim == claims[at].claim);
        if let Some(twice) = (0..claims.len()).find(|at| named(*at)) {
            return Err(format!("{} is named twice", <&str>::from(claims[twice].claim)));
        }
        if asks_nothing || !claims.is_empty() {
            client.claims = claims;
        }
        client.asks_always = self.asks_always.unwrap_or(client.asks_always);
        Ok(client)
    }
}
