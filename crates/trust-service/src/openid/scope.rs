//! What a client may learn of who signed in (section C.1 of the protocol sheet).

use std::str::FromStr;

use strum::IntoEnumIterator;
use wire::Claim;

/// A scope that means something. Others are ignored, as OpenID Connect Core asks.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum Scope {
    /// That this is a sign-in at all: `sub`.
    Openid,
    /// `name` and its parts, if the user shares them.
    Profile,
    /// `email`, `email_verified`: the user ID; of a client that asks for data, the address that the user shares.
    Email,
    /// `phone_number`, `phone_number_verified`, if the user shares them.
    Phone,
    /// `address`, if the user shares it.
    Address,
    /// `birthdate`, if the user shares it; by its own scope, so that nobody gets it who wants a name.
    DateOfBirth,
    /// `dvs_keys`
    Dvs,
    /// `mpin_id`
    MpinId,
    /// `hash_mpin_id`
    HashMpinId,
    /// A refresh token.
    OfflineAccess,
}

/// Scopes, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// Those of a text that mean something.
    pub fn read(text: &str) -> Scopes {
        let mut scopes: Vec<_> = text.split(' ').filter_map(|name| Scope::from_str(name).ok()).collect();
        scopes.sort_unstable();
        scopes.dedup();
        Scopes(scopes)
    }

    /// Without those that mean something only where users are asked what they share.
    pub fn of_who_asks_nothing(mut self) -> Scopes {
        self.0.retain(|scope| !matches!(scope, Scope::Phone | Scope::Address | Scope::DateOfBirth));
        self
    }

    /// All there are, by name.
    pub fn names() -> Vec<String> {
        Scope::iter().map(|scope| <&str>::from(scope).to_owned()).collect()
    }

    /// Whether this one is among them.
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether they reach something that users share.
    pub fn reach(&self, claim: Claim) -> bool {
        self.has(match claim {
            Claim::Name => Scope::Profile,
            Claim::Email => Scope::Email,
            Claim::PhoneNumber => Scope::Phone,
            Claim::Address => Scope::Address,
            Claim::Birthdate => Scope::DateOfBirth,
        })
    }

    /// Whether all of the others are among them.
    pub fn covers(&self, others: &Scopes) -> bool {
        others.0.iter().all(|scope| self.has(*scope))
    }
}

impl std::fmt::Display for Scopes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.0.iter().map(|scope| (*scope).into()).collect();
        f.write_str(&names.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_scopes_are_ignored() {
        let scopes = Scopes::read("email openid  openid shoes");
        assert_eq!(scopes.to_string(), "openid email");
        assert!(scopes.covers(&Scopes::read("openid")) && !scopes.covers(&Scopes::read("dvs")));
        assert!(!Scopes::read("").has(Scope::Openid));
        assert_eq!(Scopes::names().len(), 10);
    }
}
