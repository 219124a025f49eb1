//! What a person shares with an application that asks for data at a sign-in.

mod choosing;

use authenticator::consent::{self, Election, Terms};
use authenticator::identities::Identity;
use authenticator::sign_in::Request;
use authenticator::{Claim, ClaimOption, Ports, SignedDuration, TermsItem};
use serde_json::{Value, json};

use super::moment;
use crate::arguments::Share;
use crate::failure::Failure;
use crate::input;
use crate::speaker::Speaker;

/// What an application gets by a sign-in.
pub struct Sharing {
    application: String,
    terms: Terms,
    /// What was chosen; nothing where what is shared already is enough.
    election: Option<Election>,
}

/// Finds out what the application asks for, and has the person choose. Nothing is shared yet.
pub async fn choose(
    ports: &Ports,
    speaker: &Speaker,
    request: &Request,
    identity: &Identity,
    wanted: &Share,
) -> Result<Option<Sharing>, Failure> {
    if request.claims().is_empty() {
        let unasked = wanted.share.first().map(|wish| Failure::ShareUnasked { claim: wish.claim });
        return unasked.map_or(Ok(None), Err);
    }
    let terms = consent::terms(ports, request, identity.id).await?;
    let name = Some(terms.application_name.clone()).filter(|name| !name.is_empty());
    let application = name.unwrap_or_else(|| request.project_name.clone());
    let mut sharing = Sharing { application, terms, election: None };
    if !sharing.terms.decides {
        sharing.remember(speaker);
        return Ok(Some(sharing));
    }
    sharing.show(speaker);
    let items = &sharing.terms.items;
    if let Some(item) = items.iter().find(|item| item.asked.required && item.options.is_empty()) {
        return Err(Failure::ShareUnavailable { claim: item.asked.claim });
    }
    let told = wanted.share_required || !wanted.share.is_empty();
    // With JSON nothing is shown, so nobody there could choose.
    let asks = !told && input::is_terminal() && !speaker.is_json();
    let options = match (told, asks) {
        (true, _) => choosing::as_told(&sharing.terms, &wanted.share)?,
        (_, true) => choosing::asked(speaker, &sharing.terms)?,
        _ => return Err(choosing::not_chosen(&sharing.terms)),
    };
    let days = match wanted.share_for {
        None if asks && !options.is_empty() => choosing::days(speaker)?,
        days => days,
    };
    let until =
        days.map(|days| ports.clock.now().checked_add(SignedDuration::from_hours(24 * i64::from(days))));
    let until = until.transpose().map_err(|error| Failure::System { reason: error.to_string() })?;
    sharing.election = Some(Election { options, until });
    Ok(Some(sharing))
}

impl Sharing {
    /// The request with what is to be signed, which is said once more: the PIN comes next.
    pub async fn elect(
        &self,
        ports: &Ports,
        speaker: &Speaker,
        request: Request,
    ) -> Result<Request, Failure> {
        let Some(election) = &self.election else { return Ok(request) };
        let elected = consent::elect(ports, &request, &self.terms, election).await?;
        if election.options.is_empty() {
            speaker.note("share-nothing", &[("application", &self.application)]);
            return Ok(elected);
        }
        speaker.note("share-signs", &[("application", &self.application)]);
        self.say_values(speaker);
        match election.until {
            Some(until) => speaker.note("share-until", &[("moment", &moment(until))]),
            None => speaker.note("share-until-open", &[]),
        }
        Ok(elected)
    }

    /// Says what can be done about it later.
    pub fn done(&self, speaker: &Speaker) {
        if self.election.as_ref().is_some_and(|election| !election.options.is_empty()) {
            speaker.note("share-done", &[("application", &self.application)]);
        }
    }

    /// What a script is told of it.
    pub fn describe(&self) -> Value {
        let until = match &self.election {
            Some(election) => election.until,
            None => self.terms.shared.as_ref().and_then(|shared| super::seconds(shared.until?)),
        };
        let value = |(claim, value): (Claim, String)| json!({"claim": claim, "value": value});
        json!({
            "application": self.application,
            "values": self.values().into_iter().map(value).collect::<Vec<_>>(),
            "until": until,
            "before": self.election.is_none(),
        })
    }

    /// What the application gets.
    fn values(&self) -> Vec<(Claim, String)> {
        let Some(election) = &self.election else {
            let shared = self.terms.shared.iter().flat_map(|shared| &shared.shares);
            return shared.map(|share| (share.claim, share.value.clone())).collect();
        };
        let options = self.terms.items.iter().flat_map(|item| {
            let chosen = |option: &&ClaimOption| {
                election.options.iter().any(|(claim, id)| *claim == item.asked.claim && *id == option.id)
            };
            item.options.iter().filter(chosen).map(|option| (item.asked.claim, option.value.clone()))
        });
        options.collect()
    }

    fn say_values(&self, speaker: &Speaker) {
        for (claim, value) in self.values() {
            speaker.remark(&super::value_line(speaker, claim, &value));
        }
    }

    fn remember(&self, speaker: &Speaker) {
        speaker.note("share-remembered", &[("application", &self.application)]);
        self.say_values(speaker);
        speaker.note("share-remembered-means", &[]);
    }

    /// Everything that is asked for, with what there is to share.
    fn show(&self, speaker: &Speaker) {
        speaker.note("share-asks", &[("application", &self.application)]);
        for item in &self.terms.items {
            self.show_item(speaker, item);
        }
        if self.terms.items.iter().any(|item| item.asked.required) {
            speaker.note("share-required-means", &[]);
        }
    }

    fn show_item(&self, speaker: &Speaker, item: &TermsItem) {
        let asked = &item.asked;
        let key = if asked.required { "share-item-required" } else { "share-item-optional" };
        let (name, claim): (_, &str) = (super::claim_name(speaker, asked.claim), asked.claim.into());
        speaker.remark(&format!("  {}", speaker.word(key, &[("name", &name), ("claim", &claim)])));
        if let Some(purpose) = &asked.purpose {
            speaker.remark(&format!("    {}", speaker.word("share-purpose", &[("purpose", purpose)])));
        }
        if item.options.is_empty() {
            speaker.remark(&format!("    {}", speaker.word("share-unavailable", &[])));
        }
        for (at, option) in item.options.iter().enumerate() {
            let key = if option.verified { "share-verified" } else { "share-unverified" };
            let mut line = speaker.word(key, &[("value", &option.value)]);
            if choosing::is_shared(&self.terms, asked.claim, option) {
                line = speaker.word("share-before", &[("value", &line)]);
            }
            let number = if item.options.len() > 1 { format!("{}  ", at + 1) } else { String::new() };
            speaker.remark(&format!("    {number}{line}"));
        }
    }
}
