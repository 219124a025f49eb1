//! Choosing what to share: as the command line says it, or at the terminal.

use authenticator::consent::Terms;
use authenticator::{Claim, ClaimOption, TermsItem};

use crate::arguments::{LONGEST_SHARING, Wish};
use crate::command::claim_name;
use crate::failure::Failure;
use crate::input;
use crate::speaker::{Speaker, plain};

/// What is shared, and which of its values.
type Options = Vec<(Claim, String)>;

/// What the command line says, and what is required.
pub fn as_told(terms: &Terms, wishes: &[Wish]) -> Result<Options, Failure> {
    for (at, Wish { claim, .. }) in wishes.iter().enumerate() {
        if !terms.items.iter().any(|item| item.asked.claim == *claim) {
            return Err(Failure::ShareUnasked { claim: *claim });
        }
        if wishes[..at].iter().any(|other| other.claim == *claim) {
            return Err(Failure::ShareTwice { claim: *claim });
        }
    }
    let mut options = Options::new();
    for item in &terms.items {
        let wish = wishes.iter().find(|wish| wish.claim == item.asked.claim);
        if wish.is_some() || item.asked.required {
            let option = named(terms, item, wish.and_then(|wish| wish.value.as_deref()))?;
            options.push((item.asked.claim, option.id.clone()));
        }
    }
    Ok(options)
}

/// The value that was named, else the usual one.
fn named<'a>(terms: &Terms, item: &'a TermsItem, value: Option<&str>) -> Result<&'a ClaimOption, Failure> {
    let claim = item.asked.claim;
    let usual = item.options.get(usual(terms, item)).ok_or(Failure::ShareUnavailable { claim })?;
    let Some(value) = value else { return Ok(usual) };
    let shown = |option: &&ClaimOption| option.value == value || plain(&option.value) == value;
    item.options.iter().find(shown).ok_or_else(|| {
        let values: Vec<_> = item.options.iter().map(|option| option.value.as_str()).collect();
        Failure::ShareUnknown { claim, values: values.join("; ") }
    })
}

/// What the person at the terminal says to each thing that is asked for. What is required is not asked; only which of it.
pub fn asked(speaker: &Speaker, terms: &Terms) -> Result<Options, Failure> {
    let mut options = Options::new();
    for item in terms.items.iter().filter(|item| !item.options.is_empty()) {
        let claim = item.asked.claim;
        let name = claim_name(speaker, claim);
        if item.asked.required || input::agrees(speaker, "share-question", &[("name", &name)])? {
            options.push((claim, which(speaker, terms, item, &name)?.id.clone()));
        }
    }
    Ok(options)
}

fn which<'a>(
    speaker: &Speaker,
    terms: &Terms,
    item: &'a TermsItem,
    name: &str,
) -> Result<&'a ClaimOption, Failure> {
    let (count, usual) = (item.options.len(), usual(terms, item));
    if count == 1 {
        return Ok(&item.options[0]);
    }
    let values: crate::speaker::Values = &[("name", &name), ("count", &count), ("usual", &(usual + 1))];
    let number = input::whole_number(speaker, "share-which-prompt", values, 1..=count)?;
    Ok(&item.options[number.map_or(usual, |number| number - 1)])
}

/// For how many days; until it is taken back, if that is not said.
pub fn days(speaker: &Speaker) -> Result<Option<u16>, Failure> {
    let longest = usize::try_from(LONGEST_SHARING).unwrap_or_default();
    let days = input::whole_number(speaker, "share-days-prompt", &[], 1..=longest)?;
    Ok(days.and_then(|days| u16::try_from(days).ok()))
}

/// What has to be chosen, for whoever has not.
pub fn not_chosen(terms: &Terms) -> Failure {
    let names = |required: bool| {
        let items = terms.items.iter().filter(|item| item.asked.required || !required);
        items.map(|item| item.asked.claim.into()).collect::<Vec<&str>>().join(", ")
    };
    Failure::SharingNotChosen { claims: names(false), required: names(true) }
}

/// Whether the application has this value already.
pub fn is_shared(terms: &Terms, claim: Claim, option: &ClaimOption) -> bool {
    let mut shared = terms.shared.iter().flat_map(|shared| &shared.shares);
    shared.any(|share| share.claim == claim && share.option == option.id)
}

/// The value that is shared unless another is named: the one that the application has already, else the person's main one.
fn usual(terms: &Terms, item: &TermsItem) -> usize {
    let claim = item.asked.claim;
    item.options.iter().position(|option| is_shared(terms, claim, option)).unwrap_or_default()
}
