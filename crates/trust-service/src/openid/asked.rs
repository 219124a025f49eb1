//! What an authorization request asks for (section C.1 of the protocol sheet; OpenID Connect Core, section 3.1.2.1).

use std::time::Duration;

use serde_json::Value;
use url::Url;
use wire::{ActivationToken, ClientId, UserId};

use super::failure::{Reason, Refused};
use super::parameters::Parameters;
use super::scope::{Scope, Scopes};
use super::{ACR, proof_key};
use crate::consent::{self, Need};
use crate::error::{Error, Result};
use crate::projects::{self, Client, Project};
use crate::store::Transaction;

/// Longest `state`, in bytes.
const LONGEST_STATE: usize = 2048;
/// Longest `nonce`, in bytes.
const LONGEST_NONCE: usize = 512;

/// Where the answer goes.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The client.
    pub client: ClientId,
    /// The address as the request spelt it: it must be spelt alike when the code is redeemed.
    pub redirect_uri: String,
    /// What the client wants to hear again.
    pub state: Option<String>,
}

/// A request that can be served.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Where the answer goes.
    pub recipient: Recipient,
    /// The client's name; empty if it has none.
    pub client_name: String,
    /// What the client may learn.
    pub scope: Scopes,
    /// What the ID token is to repeat.
    pub nonce: Option<String>,
    /// What the code is bound to.
    pub challenge: Option<String>,
    /// Whether people may be asked.
    pub prompt: Prompt,
    /// How long ago they may have been.
    pub max_age: Option<Duration>,
    /// Who is expected to sign in.
    pub user: Option<UserId>,
    /// Whether it must be them.
    pub fixed_user: bool,
    /// What enrols them first.
    pub activation: Option<ActivationToken>,
    /// When what the client asks for has to be shared first, if it asks for anything.
    pub consent: Option<Need>,
    /// Languages that the page may speak, the best first.
    pub languages: String,
}

/// Whether people may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Nothing is said of it.
    Free,
    /// They may not.
    Never,
    /// They must: to sign in anew, to consent, or to choose an account, which here is one act.
    Always,
}

impl Recipient {
    /// The recipient that a request names, or the refusal that its browser is shown: an address that is not the client's
    /// gets nothing, not even an error.
    pub fn find(
        tx: &mut Transaction<'_>,
        project: &Project,
        parameters: &Parameters,
    ) -> Result<Result<(Recipient, Client), Refused>> {
        let wrong = |name, why| Ok(Err(Refused::parameter(Reason::InvalidRequest, name, why)));
        let id = parameters.get("client_id").and_then(|id| ClientId::parse(id).ok());
        let client = match &id {
            Some(id) => projects::client(tx, id)?.filter(|client| client.project == project.id),
            None => None,
        };
        let Some(client) = client else { return wrong("client_id", "No such client.") };
        let Some(redirect_uri) = parameters.get("redirect_uri") else {
            return wrong("redirect_uri", "The redirect URI is missing.");
        };
        if client.redirect(project, redirect_uri).is_none() {
            return wrong("redirect_uri", "The redirect URI is not registered for this client.");
        }
        let state = parameters.get("state");
        if state.is_some_and(|state| !is_text(state, LONGEST_STATE)) {
            return wrong("state", "The state is too long, or no text.");
        }
        let (redirect_uri, state) = (redirect_uri.to_owned(), state.map(str::to_owned));
        Ok(Ok((Recipient { client: client.id.clone(), redirect_uri, state }, client)))
    }

    /// The address with the code.
    pub fn with_code(&self, issuer: &str, code: &str) -> Result<Url> {
        self.answer(issuer, &[("code", code)])
    }

    /// The address with a refusal.
    pub fn with_refusal(&self, issuer: &str, refused: &Refused) -> Result<Url> {
        self.answer(issuer, &[("error", refused.code()), ("error_description", refused.description)])
    }

    /// Every answer names its issuer (RFC 9207).
    fn answer(&self, issuer: &str, members: &[(&str, &str)]) -> Result<Url> {
        let mut url = Url::parse(&self.redirect_uri).map_err(|_| Error::Damaged("a redirect URI"))?;
        let mut query = url.query_pairs_mut();
        query.extend_pairs(members);
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        query.append_pair("iss", issuer);
        drop(query);
        Ok(url)
    }
}

impl Asked {
    /// Judges everything but the recipient. `hint` is whom an `id_token_hint` names, if there is one.
    pub fn accept(
        recipient: Recipient,
        client: &Client,
        parameters: &Parameters,
        hint: Option<UserId>,
    ) -> Result<Asked, Refused> {
        use Reason::*;
        refuse_unsupported(parameters)?;
        let scope = Scopes::read(parameters.get("scope").unwrap_or_default());
        let scope = if client.claims.is_empty() { scope.of_who_asks_nothing() } else { scope };
        if !scope.has(Scope::Openid) {
            return Err(Refused::parameter(InvalidScope, "scope", "The scope must contain openid."));
        }
        let nonce = parameters.get("nonce");
        if nonce.is_some_and(|nonce| !is_text(nonce, LONGEST_NONCE)) {
            return Err(Refused::parameter(InvalidRequest, "nonce", "The nonce is too long, or no text."));
        }
        let challenge = proof_key::challenge(parameters)?;
        if challenge.is_none() && client.strict {
            return Err(Refused::parameter(InvalidRequest, "code_challenge", "This client must use PKCE."));
        }
        let named = ["prerollid", "login_hint"]
            .map(|name| parameters.get(name).and_then(|id| UserId::parse(id).ok()));
        let [preroll, login] = named;
        let activation = parameters.get("acttoken").and_then(|token| ActivationToken::parse(token).ok());
        let languages = ["lang", "ui_locales"].map(|name| parameters.get(name).unwrap_or_default()).join(" ");
        let anew = parameters
            .get("prompt")
            .is_some_and(|names| names.split_whitespace().any(|name| name == "consent"));
        Ok(Asked {
            recipient,
            client_name: client.name.clone(),
            consent: consent::asks(client, |claim| scope.reach(claim), anew),
            scope,
            nonce: nonce.map(str::to_owned),
            challenge,
            prompt: prompt(parameters)?,
            max_age: max_age(parameters)?,
            fixed_user: hint.is_some(),
            user: hint.or(preroll).or(login),
            activation,
            languages,
        })
    }
}

fn refuse_unsupported(parameters: &Parameters) -> Result<(), Refused> {
    use Reason::*;
    let refuse = |reason, name, why| Err(Refused::parameter(reason, name, why));
    if parameters.get("request").is_some() {
        return refuse(RequestNotSupported, "request", "Request objects are not taken.");
    }
    if parameters.get("request_uri").is_some() {
        return refuse(RequestUriNotSupported, "request_uri", "Only requests deposited here are taken.");
    }
    if parameters.get("registration").is_some() {
        return refuse(RegistrationNotSupported, "registration", "Clients cannot register themselves.");
    }
    match parameters.get("response_type") {
        Some("code") => {}
        None => return refuse(InvalidRequest, "response_type", "The response type is missing."),
        Some(_) => {
            return refuse(UnsupportedResponseType, "response_type", "The only response type is code.");
        }
    }
    if parameters.get("response_mode").is_some_and(|mode| mode != "query") {
        return refuse(InvalidRequest, "response_mode", "The only response mode is query.");
    }
    check_claims(parameters.get("claims"))
}

/// `claims` selects nothing here. But a client that cannot do without a sign-in of some other worth is told that there is none
/// (OpenID Connect Core, section 5.5.1.1).
fn check_claims(claims: Option<&str>) -> Result<(), Refused> {
    let Some(claims) = claims else { return Ok(()) };
    let malformed = || Refused::parameter(Reason::InvalidRequest, "claims", "The claims are no JSON object.");
    let claims: Value = serde_json::from_str(claims).map_err(|_| malformed())?;
    if !claims.is_object() {
        return Err(malformed());
    }
    let acr = &claims["id_token"]["acr"];
    let one = acr.get("value").into_iter();
    let wanted: Vec<_> = acr["values"].as_array().into_iter().flatten().chain(one).collect();
    let met = wanted.is_empty() || wanted.iter().any(|value| *value == ACR);
    if acr["essential"] == true && !met {
        let why = "No sign-in here is worth what was asked.";
        return Err(Refused::parameter(Reason::UnmetAuthenticationRequirements, "claims", why));
    }
    Ok(())
}

fn prompt(parameters: &Parameters) -> Result<Prompt, Refused> {
    let names: Vec<_> = parameters.get("prompt").unwrap_or_default().split_whitespace().collect();
    let known = |name: &&str| matches!(*name, "none" | "login" | "consent" | "select_account");
    match names.as_slice() {
        [] => Ok(Prompt::Free),
        ["none"] => Ok(Prompt::Never),
        names if names.iter().all(known) && !names.contains(&"none") => Ok(Prompt::Always),
        _ => Err(Refused::parameter(
            Reason::InvalidRequest,
            "prompt",
            "An unknown value, or none with another.",
        )),
    }
}

fn max_age(parameters: &Parameters) -> Result<Option<Duration>, Refused> {
    let Some(text) = parameters.get("max_age") else { return Ok(None) };
    let wrong = |_| Refused::parameter(Reason::InvalidRequest, "max_age", "The age is no number of seconds.");
    text.parse::<u32>().map(|seconds| Some(Duration::from_secs(seconds.into()))).map_err(wrong)
}

fn is_text(text: &str, longest: usize) -> bool {
    text.len() <= longest && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use wire::ProjectId;

    use super::*;

    fn accept(query: &str, strict: bool) -> Result<Asked, Refused> {
        let id = ClientId::parse("client").expect("an id");
        let client = Client { strict, ..Client::new(id.clone(), ProjectId::new(uuid::Uuid::nil())) };
        let recipient = Recipient { client: id, redirect_uri: "https://rp/cb?x=1".to_owned(), state: None };
        let parameters = Parameters::parse(query.as_bytes()).expect("parameters");
        Asked::accept(recipient, &client, &parameters, None)
    }

    #[test]
    fn each_fault_has_its_code() {
        use Reason::*;
        let good = "response_type=code&scope=openid";
        assert!(accept(good, false).is_ok());
        for (query, reason) in [
            ("scope=openid", InvalidRequest),
            ("response_type=code", InvalidScope),
            ("response_type=code&scope=email", InvalidScope),
            ("response_type=token&scope=openid", UnsupportedResponseType),
            ("response_type=code+id_token&scope=openid", UnsupportedResponseType),
            (&format!("{good}&response_mode=fragment"), InvalidRequest),
            (&format!("{good}&request=x.y.z"), RequestNotSupported),
            (&format!("{good}&request_uri=https://rp/r"), RequestUriNotSupported),
            (&format!("{good}&registration={{}}"), RegistrationNotSupported),
            (&format!("{good}&prompt=none+login"), InvalidRequest),
            (&format!("{good}&prompt=later"), InvalidRequest),
            (&format!("{good}&max_age=-1"), InvalidRequest),
            (&format!("{good}&claims=x"), InvalidRequest),
            (&format!("{good}&claims=[]"), InvalidRequest),
            (
                &format!(r#"{good}&claims={{"id_token":{{"acr":{{"essential":true,"values":["x"]}}}}}}"#),
                UnmetAuthenticationRequirements,
            ),
            (&format!("{good}&nonce={}", "n".repeat(LONGEST_NONCE + 1)), InvalidRequest),
        ] {
            assert_eq!(accept(query, false).expect_err("a refusal").reason, reason, "{query}");
        }
        assert_eq!(accept(good, true).expect_err("a refusal").parameter, "code_challenge");
    }

    #[test]
    fn what_is_not_known_is_ignored() {
        for more in [
            "foo=bar",
            "display=page",
            "acr_values=1+2",
            r#"claims={"userinfo":{"name":{"essential":true}}}"#,
            &format!(r#"claims={{"id_token":{{"acr":{{"essential":true,"value":"{ACR}"}}}}}}"#),
            "scope_=x",
            "acttoken=+",
        ] {
            assert!(
                accept(&format!("response_type=code&scope=openid+phone&{more}"), false).is_ok(),
                "{more}"
            );
        }
    }

    #[test]
    fn an_answer_keeps_what_the_address_had() {
        let mut recipient = accept("response_type=code&scope=openid", false).expect("a request").recipient;
        recipient.state = Some("a&b".to_owned());
        let url = recipient.with_code("https://op", "c").expect("an address");
        assert_eq!(url.as_str(), "https://rp/cb?x=1&code=c&state=a%26b&iss=https%3A%2F%2Fop");
    }
}
