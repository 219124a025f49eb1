//! What is shared with applications.

use authenticator::Claim;
use clap::{Args, Subcommand};
use strum::IntoEnumIterator;

/// What an application that asks for data gets.
#[derive(Debug, Args)]
pub struct Share {
    /// Share this with the application that asks for it: name, email, phone_number, birthdate or address; can be repeated
    ///
    /// VALUE is one of those that are shown. Left out, it is the one that the application has already, else the first. What
    /// the application cannot do without is shared as well.
    #[arg(long, value_name = "CLAIM[=VALUE]", value_parser = wish)]
    pub share: Vec<Wish>,
    /// Share what the application cannot do without, and nothing else
    #[arg(long, conflicts_with = "share")]
    pub share_required: bool,
    /// Share it for so many days instead of until you take it back
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..=LONGEST))]
    pub share_for: Option<u16>,
}

/// Longest time that is shared for, in days. What is to last longer is taken back by hand.
pub const LONGEST: i64 = 3650;

/// Something that is to be shared, and which of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub claim: Claim,
    /// The value as it is shown; the usual one, if that is not said.
    pub value: Option<String>,
}

fn wish(text: &str) -> Result<Wish, String> {
    let (claim, value) = match text.split_once('=') {
        None => (text, None),
        Some((claim, value)) => (claim, Some(value.to_owned())),
    };
    let names = || Claim::iter().map(<&'static str>::from).collect::<Vec<_>>().join(", ");
    let claim = claim.parse().map_err(|_| format!("there is {}", names()))?;
    if value.as_ref().is_some_and(String::is_empty) {
        return Err("no value follows".to_owned());
    }
    Ok(Wish { claim, value })
}

/// What is done about the applications that data is shared with.
#[derive(Debug, Args)]
pub struct Applications {
    #[command(subcommand)]
    pub action: Option<ApplicationAction>,
}

#[derive(Debug, Subcommand)]
pub enum ApplicationAction {
    /// List what is shared with whom
    List,
    /// Take back what an application gets; what it has read already stays with it
    TakeBack {
        /// The identifier that the list shows, or the application's name
        #[arg(value_name = "ID|NAME")]
        application: String,
        /// Do not ask first
        #[arg(long, short)]
        yes: bool,
    },
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::arguments::Arguments;

    #[test]
    fn a_wish_names_what_and_which() {
        assert_eq!(wish("email"), Ok(Wish { claim: Claim::Email, value: None }));
        let value = Some("a=b@example.com".to_owned());
        assert_eq!(wish("email=a=b@example.com"), Ok(Wish { claim: Claim::Email, value }));
        for odd in ["shoe_size", "", "=x", "email="] {
            assert!(wish(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn the_help_names_everything_that_can_be_shared() {
        let mut line = Arguments::command();
        let help = line.find_subcommand_mut("sign-in").expect("the command").render_help().to_string();
        for claim in Claim::iter() {
            assert!(help.contains(<&str>::from(claim)), "{help}");
        }
    }

    #[test]
    fn what_is_shared_belongs_to_a_sign_in_that_is_not_refused() {
        let taken = |line: &str| Arguments::try_parse_from(line.split(' ')).is_ok();
        for line in [
            "countersign sign-in LINK --share name --share email=a@example.com --share-for 30",
            "countersign sign-in LINK --share-required",
            "countersign applications",
            "countersign applications take-back X -y",
        ] {
            assert!(taken(line), "{line}");
        }
        for line in [
            "countersign sign-in --token --share name",
            "countersign sign-in --token --share-required",
            "countersign sign-in LINK --refuse --share name",
            "countersign sign-in LINK --refuse --share-for 30",
            "countersign sign-in LINK --share name --share-required",
            "countersign sign-in LINK --share-for 0",
            "countersign applications take-back",
        ] {
            assert!(!taken(line), "{line}");
        }
    }
}
