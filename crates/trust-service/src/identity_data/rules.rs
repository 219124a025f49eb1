//! What a value is.

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use wire::{ClaimValue, Code, IdentityDatum, UserId, encode_hex};

use crate::error::Refusal;
use crate::mail;

/// Most values of a user.
const MOST: usize = 32;
/// Longest text, in bytes.
const LONGEST: usize = 256;
/// Bytes of a value's id.
const ID_BYTES: usize = 16;

/// A value of a user's, under its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// Derived from whose it is and what it says: another value has another one, and so is not shared by a consent to this.
    pub id: String,
    /// The value.
    pub value: ClaimValue,
    /// Whether somebody has verified that it is the user's.
    pub verified: bool,
}

impl Datum {
    /// The value of a user under its id.
    pub fn of(user: &UserId, datum: IdentityDatum) -> Datum {
        let IdentityDatum { value, verified } = datum;
        let mut digest = Sha256::new();
        // Length first, so that no two users and values run together. Texts always have a JSON form.
        digest.update((user.as_str().len() as u64).to_be_bytes());
        digest.update(user.as_str());
        digest.update(serde_json::to_vec(&value).unwrap_or_default());
        Datum { id: encode_hex(&digest.finalize()[..ID_BYTES]), value, verified }
    }
}

/// Refuses what is no data of a user: too much of it, a value that is none, or the same twice.
pub fn accept(user: &UserId, data: Vec<IdentityDatum>) -> Result<Vec<Datum>, Refusal> {
    let wrong = |what: String| Refusal::new(Code::InvalidRequestParameters).with("params", what);
    if data.len() > MOST {
        return Err(wrong("data".to_owned()));
    }
    let mut accepted: Vec<Datum> = Vec::with_capacity(data.len());
    for (place, datum) in data.into_iter().enumerate() {
        let datum = Datum::of(user, datum);
        if !is_value(&datum.value) || accepted.iter().any(|other| other.id == datum.id) {
            return Err(wrong(format!("data[{place}]")));
        }
        accepted.push(datum);
    }
    Ok(accepted)
}

fn is_value(value: &ClaimValue) -> bool {
    match value {
        ClaimValue::Name { name, given_name, family_name } => {
            is_line(name) && [given_name, family_name].into_iter().flatten().all(|part| is_line(part))
        }
        ClaimValue::Email { email } => {
            UserId::parse(email).is_ok_and(|address| address.as_str() == email && mail::is_address(&address))
        }
        ClaimValue::PhoneNumber { phone_number } => {
            let digits = phone_number.strip_prefix('+').unwrap_or_default();
            (4..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
        }
        ClaimValue::Birthdate { birthdate } => birthdate.len() == 10 && birthdate.parse::<Date>().is_ok(),
        ClaimValue::Address { address } => {
            address.parts().next().is_some()
                && address.parts().all(|part| part.lines().all(is_line) && is_line(&part.replace('\n', " ")))
        }
    }
}

/// Text in one line, in which nothing stands that turns it round: people read it before they share it.
fn is_line(text: &str) -> bool {
    let turns = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.trim().is_empty() && text.len() <= LONGEST && !text.chars().any(turns)
}

#[cfg(test)]
mod tests {
    use wire::PostalAddress;

    use super::*;

    fn user() -> UserId {
        UserId::parse("a@example.com").expect("a user")
    }

    fn datum(value: ClaimValue) -> IdentityDatum {
        IdentityDatum { value, verified: false }
    }

    fn name(name: &str) -> IdentityDatum {
        datum(ClaimValue::Name { name: name.to_owned(), given_name: None, family_name: None })
    }

    #[test]
    fn values_are_judged() {
        let email = |email: &str| datum(ClaimValue::Email { email: email.to_owned() });
        let phone = |number: &str| datum(ClaimValue::PhoneNumber { phone_number: number.to_owned() });
        let born = |date: &str| datum(ClaimValue::Birthdate { birthdate: date.to_owned() });
        let lives = |street: Option<&str>| {
            let address =
                PostalAddress { street_address: street.map(str::to_owned), ..PostalAddress::default() };
            datum(ClaimValue::Address { address })
        };
        for (value, good) in [
            (name("Ada Lovelace"), true),
            (name(" "), false),
            (name("Ada\u{202e}ecalevoL"), false),
            (name(&"x".repeat(LONGEST + 1)), false),
            (email("a@example.com"), true),
            (email(" a@example.com"), false),
            (email("a"), false),
            (phone("+442079460000"), true),
            (phone("02079460000"), false),
            (phone("+44 20"), false),
            (born("1985-06-01"), true),
            (born("1985-06-31"), false),
            (born("1.6.1985"), false),
            (lives(Some("12 Orchard Row\nFlat 3")), true),
            (lives(Some("12\n\nFlat 3")), false),
            (lives(None), false),
        ] {
            assert_eq!(accept(&user(), vec![value.clone()]).is_ok(), good, "{value:?}");
        }
        assert!(accept(&user(), vec![name("A"), name("A")]).is_err());
        assert!(accept(&user(), (0..=MOST).map(|number| name(&format!("A{number}"))).collect()).is_err());
    }

    #[test]
    fn another_value_has_another_id() {
        let id = |user: &str, text: &str| Datum::of(&UserId::parse(user).expect("a user"), name(text)).id;
        assert_eq!(id("a", "A"), id("a", "A"));
        assert_ne!(id("a", "A"), id("a", "B"));
        assert_ne!(id("a", "A"), id("b", "A"));
    }
}
