//! What a consent is, and what makes one.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use wire::{CONSENT_TYPE, Claim, ClientId, Code, ConsentStatement, TermsHash, UserId, encode_hex};

use crate::clock::Instant;
use crate::error::Refusal;
use crate::identity_data::Datum;
use crate::projects::Client;

/// How long a consent can be given for: as good as for ever.
const LONGEST: Duration = Duration::from_secs(10 * 366 * 24 * 3600);

/// When a session is completed only by who shares what its application asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Need {
    /// Unless they do already.
    Once,
    /// Always.
    Always,
}

/// Something that is shared: a claim, and which of the user's values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// What.
    pub claim: Claim,
    /// The value's id.
    pub option: String,
}

/// What a user shares with a client.
#[derive(Clone, Debug)]
pub struct Consent {
    /// Its id.
    pub id: String,
    /// Whose.
    pub user: UserId,
    /// With whom.
    pub client: ClientId,
    /// What the client asked for.
    pub terms: Vec<u8>,
    /// What is shared.
    pub shares: Vec<Share>,
    /// When it was given, or given anew.
    pub since: Instant,
    /// When it ends by itself, if the user said so.
    pub expires: Option<Instant>,
    /// When the client last read what is shared.
    pub last_used: Option<Instant>,
    /// When it was taken back.
    pub ended: Option<Instant>,
}

impl Consent {
    /// Whether it still counts. A time limit is judged at every use.
    pub fn is_in_force(&self, now: Instant) -> bool {
        self.ended.is_none() && !self.is_over(now)
    }

    /// Whether its time is over.
    pub fn is_over(&self, now: Instant) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// Whether this value is shared.
    pub fn shares_option(&self, option: &str) -> bool {
        self.shares.iter().any(|share| share.option == option)
    }

    /// Whether it is to the very set that the client asks for now, with a value that there still is for everything that the
    /// client cannot do without.
    pub fn suffices(&self, client: &Client, data: &[Datum]) -> bool {
        let has =
            |claim| data.iter().any(|datum| datum.value.claim() == claim && self.shares_option(&datum.id));
        let required = client.claims.iter().filter(|asked| asked.required);
        self.terms == terms_of(client).as_bytes() && required.into_iter().all(|asked| has(asked.claim))
    }
}

/// When a client's session needs a consent: if the client asks for data, and this request is for some of it. `anew` is whether
/// the request itself says that the user is to be asked.
pub fn asks(client: &Client, reaches: impl Fn(Claim) -> bool, anew: bool) -> Option<Need> {
    let asks = client.claims.iter().any(|asked| reaches(asked.claim));
    asks.then_some(if anew || client.asks_always { Need::Always } else { Need::Once })
}

/// What stands for all that a client asks for: its name too, for that is whom a person agrees to share with.
pub fn terms_of(client: &Client) -> TermsHash {
    let terms = serde_json::json!([client.id, client.name, client.claims]);
    TermsHash::new(Sha256::digest(terms.to_string()).into())
}

/// What makes a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// With whom.
    pub client: ClientId,
    /// What the client asked for.
    pub terms: TermsHash,
    /// What is shared.
    pub shares: Vec<Share>,
    /// Until when, if the user said so.
    pub expires: Option<Instant>,
}

/// Who is asked what, where a statement is judged.
pub struct Asked<'a> {
    /// The service's address.
    pub service: &'a str,
    /// Who asks.
    pub client: &'a Client,
    /// The session: the hash of its id.
    pub session: &'a [u8],
    /// Who signed.
    pub user: &'a UserId,
    /// What there is to share.
    pub data: &'a [Datum],
    /// When.
    pub now: Instant,
}

impl Asked<'_> {
    /// Judges a statement. Nothing of it is believed that is not so.
    pub fn accept(&self, said: &ConsentStatement) -> Result<Accepted, Refusal> {
        let about_this = said.kind == CONSENT_TYPE
            && said.service == self.service
            && said.project == self.client.project
            && said.user == *self.user
            && said.application == self.client.id
            && said.session == encode_hex(self.session);
        if !about_this {
            return Err(Refusal::parameter("statement"));
        }
        if said.terms != terms_of(self.client) || said.application_name != self.client.name {
            return Err(Refusal::new(Code::ConsentChanged));
        }
        let mut shares: Vec<Share> = Vec::with_capacity(said.shares.len());
        for share in &said.shares {
            let asked = self.client.claims.iter().any(|asked| asked.claim == share.claim);
            if !asked || shares.iter().any(|other| other.claim == share.claim) {
                return Err(Refusal::parameter("statement.shares"));
            }
            let known = self.data.iter().find(|datum| datum.id == share.option);
            let shown = known.is_some_and(|datum| {
                datum.value.claim() == share.claim && datum.value.display() == share.value
            });
            if !shown {
                return Err(Refusal::new(Code::ConsentChanged));
            }
            shares.push(Share { claim: share.claim, option: share.option.clone() });
        }
        let given = |claim| shares.iter().any(|share| share.claim == claim);
        if self.client.claims.iter().any(|asked| asked.required && !given(asked.claim)) {
            return Err(Refusal::new(Code::ConsentRequired));
        }
        let (client, terms) = (self.client.id.clone(), said.terms.clone());
        Ok(Accepted { client, terms, shares, expires: self.accept_end(said.until)? })
    }

    fn accept_end(&self, until: Option<i64>) -> Result<Option<Instant>, Refusal> {
        let Some(until) = until else { return Ok(None) };
        let end = Instant::from_seconds(until);
        let end = end.filter(|end| *end > self.now && *end <= self.now.after(LONGEST));
        end.map(Some).ok_or_else(|| Refusal::parameter("statement.until"))
    }
}

#[cfg(test)]
mod tests {
    use wire::{AskedClaim, ClaimValue, IdentityDatum, ProjectId, SharedClaim};

    use super::*;

    const NOW: Instant = Instant::from_micros(1_000_000_000);

    fn client() -> Client {
        let asked = |claim, required| AskedClaim { claim, required, purpose: None };
        let id = ClientId::parse("client").expect("an id");
        let claims = vec![asked(Claim::Name, true), asked(Claim::Email, false)];
        let name = "Travel desk".to_owned();
        Client { name, claims, ..Client::new(id, ProjectId::new(uuid::Uuid::nil())) }
    }

    fn user() -> UserId {
        UserId::parse("a@example.com").expect("a user")
    }

    fn data() -> Vec<Datum> {
        let name = ClaimValue::Name { name: "Ada".to_owned(), given_name: None, family_name: None };
        let email = |text: &str| ClaimValue::Email { email: text.to_owned() };
        [name, email("a@example.com"), email("b@example.com")]
            .map(|value| Datum::of(&user(), IdentityDatum { value, verified: true }))
            .to_vec()
    }

    fn share(datum: &Datum) -> SharedClaim {
        SharedClaim { claim: datum.value.claim(), option: datum.id.clone(), value: datum.value.display() }
    }

    fn said(shares: Vec<SharedClaim>) -> ConsentStatement {
        let client = client();
        ConsentStatement {
            kind: CONSENT_TYPE.to_owned(),
            service: "https://s".to_owned(),
            project: client.project,
            user: user(),
            application: client.id.clone(),
            application_name: client.name.clone(),
            session: "07".to_owned(),
            terms: terms_of(&client),
            shares,
            until: None,
        }
    }

    fn judge(said: &ConsentStatement) -> Result<Accepted, Code> {
        let (client, user, data) = (client(), user(), data());
        let (service, session) = ("https://s", &[7][..]);
        let asked = Asked { service, client: &client, session, user: &user, data: &data, now: NOW };
        asked.accept(said).map_err(|refusal| refusal.code)
    }

    #[test]
    fn a_statement_shares_what_it_names() {
        let data = data();
        let accepted = judge(&said(vec![share(&data[0]), share(&data[2])])).expect("a consent");
        let options: Vec<_> = accepted.shares.iter().map(|share| share.option.as_str()).collect();
        assert_eq!(options, [data[0].id.as_str(), data[2].id.as_str()]);
        assert_eq!(accepted.expires, None);
        let limited = ConsentStatement { until: Some(2000), ..said(vec![share(&data[0])]) };
        assert_eq!(judge(&limited).expect("a consent").expires, Instant::from_seconds(2000));
    }

    #[test]
    fn whatever_is_not_so_is_refused() {
        use Code::*;
        let data = data();
        let (name, email, other) = (share(&data[0]), share(&data[1]), share(&data[2]));
        let good = || said(vec![name.clone()]);
        let text = String::from;
        let phone = SharedClaim { claim: Claim::PhoneNumber, ..email.clone() };
        let cases: Vec<(&str, ConsentStatement, Code)> = vec![
            ("type", ConsentStatement { kind: text("other"), ..good() }, InvalidRequestParameters),
            ("service", ConsentStatement { service: text("https://x"), ..good() }, InvalidRequestParameters),
            ("session", ConsentStatement { session: text("08"), ..good() }, InvalidRequestParameters),
            (
                "user",
                ConsentStatement { user: UserId::parse("b").expect("a user"), ..good() },
                InvalidRequestParameters,
            ),
            ("name", ConsentStatement { application_name: text("Bank"), ..good() }, ConsentChanged),
            ("terms", ConsentStatement { terms: TermsHash::new([0; 32]), ..good() }, ConsentChanged),
            ("required", said(vec![email.clone()]), ConsentRequired),
            ("not asked", said(vec![name.clone(), phone]), InvalidRequestParameters),
            ("twice", said(vec![name.clone(), email.clone(), other]), InvalidRequestParameters),
            ("value", said(vec![SharedClaim { value: text("Bob"), ..name.clone() }]), ConsentChanged),
            ("option", said(vec![SharedClaim { option: text("00"), ..name.clone() }]), ConsentChanged),
            ("claim", said(vec![SharedClaim { claim: Claim::Email, ..name.clone() }]), ConsentChanged),
            ("past", ConsentStatement { until: Some(1000), ..good() }, InvalidRequestParameters),
            ("far", ConsentStatement { until: Some(i64::MAX), ..good() }, InvalidRequestParameters),
        ];
        for (what, said, code) in cases {
            assert_eq!(judge(&said).expect_err(what), code, "{what}");
        }
    }

    #[test]
    fn it_suffices_for_what_was_asked_and_is_still_there() {
        let (client, data) = (client(), data());
        let consent = |shares: &[&Datum]| Consent {
            id: String::new(),
            user: user(),
            client: client.id.clone(),
            terms: terms_of(&client).as_bytes().to_vec(),
            shares: shares
                .iter()
                .map(|datum| Share { claim: datum.value.claim(), option: datum.id.clone() })
                .collect(),
            since: NOW,
            expires: Some(NOW.after(Duration::from_secs(1))),
            last_used: None,
            ended: None,
        };
        assert!(consent(&[&data[0]]).suffices(&client, &data));
        assert!(!consent(&[&data[1]]).suffices(&client, &data), "the name is required");
        assert!(!consent(&[&data[0]]).suffices(&client, &data[1..]), "the name is another one now");
        let renamed = Client { name: "Bank".to_owned(), ..client.clone() };
        assert!(!consent(&[&data[0]]).suffices(&renamed, &data));
        assert!(consent(&[]).is_in_force(NOW));
        assert!(!consent(&[]).is_in_force(NOW.after(Duration::from_secs(1))));
        assert!(!Consent { ended: Some(NOW), ..consent(&[]) }.is_in_force(NOW));
    }

    #[test]
    fn a_client_asks_when_a_request_reaches_what_it_wants() {
        let client = client();
        assert_eq!(asks(&client, |claim| claim == Claim::Email, false), Some(Need::Once));
        assert_eq!(asks(&client, |claim| claim == Claim::Email, true), Some(Need::Always));
        assert_eq!(asks(&client, |claim| claim == Claim::Address, true), None);
        let always = Client { asks_always: true, ..client.clone() };
        assert_eq!(asks(&always, |_| true, false), Some(Need::Always));
        assert_eq!(asks(&Client { claims: Vec::new(), ..client }, |_| true, true), None);
    }
}
