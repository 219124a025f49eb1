//! What a verification is, and which are accepted.

use std::time::Duration;

use url::Url;
use wire::{AccessId, ClientId, Code, DeviceName, EmailRequest, UserId, VerificationRequest};
use zeroize::Zeroizing;

use crate::activation::Via;
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::projects::{Caller, Client, Project, VerificationMethod};
use crate::random;

/// How long an address enrols if its maker does not say.
pub const LIFE: Duration = Duration::from_secs(24 * 3600);
/// The longest that its maker may say.
pub const LONGEST_LIFE: Duration = Duration::from_secs(366 * 24 * 3600);
/// How long the link of a mail enrols.
pub const MAIL_LINK_LIFE: Duration = Duration::from_secs(3600);
/// How long the code of a mail is good.
pub const MAIL_CODE_LIFE: Duration = Duration::from_secs(600);
/// How long a QuickCode is good.
pub const QUICKCODE_LIFE: Duration = Duration::from_secs(300);
/// How long codes are remembered after their end.
pub const MEMORY: Duration = Duration::from_secs(30 * 24 * 3600);

/// How often a code that people type may be tried.
pub const ATTEMPTS: i64 = 5;
/// How long after an address could have got its next mail its pauses are forgotten.
pub const QUIET: Duration = Duration::from_secs(24 * 3600);
/// The pause after the first mail, in seconds.
const FIRST_PAUSE: u64 = 10;
/// The longest pause, in seconds.
const LONGEST_PAUSE: u64 = 3600;

/// Digits of a mail's code (section F).
const MAIL_DIGITS: usize = 6;
/// Digits of a QuickCode. Another number than of a mail's code, so that a guess is never at both.
const QUICKCODE_DIGITS: usize = 8;
/// Characters of a code in an address: a token of ours.
const LONG: usize = 43;

/// Longest `state` and `nonce`, in bytes.
const LONGEST_TEXT: usize = 1024;
/// Most OAuth scopes.
const MOST_SCOPES: usize = 32;
/// The only stage of a session that is known.
const STAGE: &str = "auth";

/// A verified user, and what is to be said when the code is exchanged.
pub struct Verification {
    /// Who was verified.
    pub user: UserId,
    /// How.
    pub via: Via,
    /// Suggested name of the device.
    pub device_name: Option<DeviceName>,
    /// Session that it belongs to, echoed: it may be over before the code is used.
    pub access_id: Option<AccessId>,
    /// OAuth state, echoed.
    pub state: Option<String>,
    /// OpenID nonce, echoed.
    pub nonce: Option<String>,
    /// Where the browser goes afterwards, echoed.
    pub redirect_uri: Option<Url>,
    /// From when on the code is refused.
    pub expires: Instant,
}

/// What became of a code that someone tried.
pub enum Tried {
    /// It was good, and is now used up.
    Good(Verification),
    /// It is this user's, but its time is over.
    Expired(Option<AccessId>),
    /// It was used, or is somebody else's, or the user has another.
    Wrong,
    /// There is none that it could be.
    Unknown,
}

/// What a code looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It came in an address.
    Long,
    /// It was typed.
    Typed(Via),
}

/// OAuth parameters that a request may carry.
pub struct OAuth<'a> {
    redirect_uri: Option<&'a Url>,
    scope: &'a [String],
    state: Option<&'a str>,
    nonce: Option<&'a str>,
}

impl Verification {
    /// A verified user of whom nothing more is said, and whose code is over before it began.
    pub fn of(user: UserId, via: Via) -> Self {
        Verification {
            user,
            via,
            device_name: None,
            access_id: None,
            state: None,
            nonce: None,
            redirect_uri: None,
            expires: Instant::from_micros(0),
        }
    }
}

impl<'a> OAuth<'a> {
    /// Those of a request for a mail.
    pub fn of(request: &'a EmailRequest) -> Self {
        OAuth {
            redirect_uri: request.redirect_uri.as_ref(),
            scope: &request.scope,
            state: request.state.as_deref(),
            nonce: request.nonce.as_deref(),
        }
    }
}

/// Judges every parameter of `POST /verification`.
pub fn accept(
    request: &VerificationRequest,
    project: &Project,
    caller: &Caller,
    client: Option<&Client>,
    now: Instant,
) -> Result<Verification> {
    if project.verification_method != VerificationMethod::Custom {
        return Err(Error::refused(Code::InvalidVerificationMethod));
    }
    names_the_caller(request, caller, client)?;
    if request.stage.as_deref().is_some_and(|stage| stage != STAGE) {
        return Err(Error::parameter("stage"));
    }
    let oauth = OAuth {
        redirect_uri: request.redirect_uri.as_ref(),
        scope: &request.scope,
        state: request.state.as_deref(),
        nonce: request.nonce.as_deref(),
    };
    check_oauth(&oauth, project, client)?;
    Ok(Verification {
        user: request.user_id.clone(),
        via: Via::Url,
        device_name: request.device_name.clone(),
        access_id: request.access_id.clone(),
        state: request.state.clone(),
        nonce: request.nonce.clone(),
        redirect_uri: request.redirect_uri.clone(),
        expires: expiry(request.expiration, now)?,
    })
}

/// Judges OAuth parameters: a browser goes only where the client, or else the project, lets it.
pub fn check_oauth(oauth: &OAuth<'_>, project: &Project, client: Option<&Client>) -> Result<(), Refusal> {
    let allows = |address: &Url| match client {
        Some(client) => client.redirect(project, address.as_str()).is_some(),
        None => project.allows_redirect(address),
    };
    if oauth.redirect_uri.is_some_and(|address| !allows(address)) {
        return Err(Refusal::parameter("redirectURI"));
    }
    if oauth.scope.len() > MOST_SCOPES || !oauth.scope.iter().all(|scope| is_scope(scope)) {
        return Err(Refusal::parameter("scope"));
    }
    for (name, text) in [("state", oauth.state), ("nonce", oauth.nonce)] {
        if text.is_some_and(|text| text.len() > LONGEST_TEXT || text.chars().any(char::is_control)) {
            return Err(Refusal::parameter(name));
        }
    }
    Ok(())
}

/// The address (section D), its parameters in the order of the platform's own example.
pub fn address(project_url: &str, request: &VerificationRequest, code: &str) -> Result<Url> {
    let redirect = request.redirect_uri.as_ref().map(Url::as_str);
    let client = request.client_id.as_ref().filter(|_| redirect.is_some()).map(ClientId::as_str);
    let (user, stage) = (request.user_id.as_str(), redirect.map(|_| STAGE));
    let parts = [
        ("client_id", client),
        ("code", Some(code)),
        ("redirect_uri", redirect),
        ("stage", stage),
        ("user_id", Some(user)),
    ];
    confirmation(project_url, parts)
}

/// The address that an administrator sends.
pub fn invitation(project_url: &str, user: &UserId, code: &str) -> Result<Url> {
    confirmation(project_url, [("code", Some(code)), ("user_id", Some(user.as_str()))])
}

/// The address of a mail, in which the platform puts code and user first.
pub fn mail_address(project_url: &str, request: &EmailRequest, code: &str) -> Result<Url> {
    let redirect = request.redirect_uri.as_ref().map(Url::as_str);
    let client = request.client_id.as_ref().filter(|_| redirect.is_some()).map(ClientId::as_str);
    let (user, stage) = (request.user_id.as_str(), redirect.map(|_| STAGE));
    let parts = [
        ("code", Some(code)),
        ("user_id", Some(user)),
        ("client_id", client),
        ("redirect_uri", redirect),
        ("stage", stage),
    ];
    confirmation(project_url, parts)
}

fn confirmation<const N: usize>(project_url: &str, parts: [(&str, Option<&str>); N]) -> Result<Url> {
    let mut url = Url::parse(&format!("{project_url}/verification/confirmation"))
        .map_err(|_| Error::Damaged("the project's address"))?;
    let parts = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    url.query_pairs_mut().extend_pairs(parts);
    Ok(url)
}

/// A code that people type.
pub fn generate_code(via: Via) -> Result<Zeroizing<String>> {
    random::generate_digits(if via == Via::QuickCode { QUICKCODE_DIGITS } else { MAIL_DIGITS })
}

/// What kind of code this can be.
pub fn form(code: &str) -> Option<Form> {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    match code.len() {
        LONG => Some(Form::Long),
        MAIL_DIGITS if digits => Some(Form::Typed(Via::Email)),
        QUICKCODE_DIGITS if digits => Some(Form::Typed(Via::QuickCode)),
        _ => None,
    }
}

/// When the next mail may be sent after so many, to the second.
pub fn next_mail(mails: i64, now: Instant) -> Instant {
    let doublings = u32::try_from(mails.clamp(1, 32) - 1).unwrap_or_default();
    let pause = (FIRST_PAUSE << doublings).min(LONGEST_PAUSE);
    let next = now.after(Duration::from_secs(pause));
    Instant::from_seconds(next.seconds()).unwrap_or(next)
}

/// The request must name its project, or a client of it: older documents ask for the one, newer for the other.
fn names_the_caller(
    request: &VerificationRequest,
    caller: &Caller,
    client: Option<&Client>,
) -> Result<(), Refusal> {
    let is_ours = |id: &ClientId| id == client.map_or(&caller.client, |client| &client.id);
    match (&request.client_id, request.project_id) {
        (None, None) => Err(Refusal::parameter("clientId")),
        (Some(id), _) if !is_ours(id) => Err(Refusal::parameter("clientId")),
        (_, Some(project)) if project != caller.project => Err(Refusal::parameter("projectId")),
        _ => Ok(()),
    }
}

fn expiry(asked: Option<i64>, now: Instant) -> Result<Instant, Refusal> {
    let Some(seconds) = asked else { return Ok(now.after(LIFE)) };
    Instant::from_seconds(seconds)
        .filter(|expires| *expires > now && *expires <= now.after(LONGEST_LIFE))
        .ok_or_else(|| Refusal::parameter("expiration"))
}

/// `scope-token` of RFC 6749, section 3.3.
fn is_scope(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 128
        && text.bytes().all(|b| matches!(b, 0x21 | 0x23..=0x5b | 0x5d..=0x7e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        let now = Instant::from_micros(500_000);
        let pauses = [1, 2, 3, 9, 10, 1000].map(|mails| next_mail(mails, now).seconds());
        assert_eq!(pauses, [10, 20, 40, 2560, 3600, 3600]);
        assert_eq!(next_mail(1, now).micros(), 10_000_000);
    }

    #[test]
    fn the_form_of_a_code_says_its_kind() {
        assert_eq!(form("012345"), Some(Form::Typed(Via::Email)));
        assert_eq!(form("01234567"), Some(Form::Typed(Via::QuickCode)));
        assert_eq!(form(&random::generate_token().expect("a token")), Some(Form::Long));
        for other in ["", "01234", "0123456", "01234a", "０1234", "123456789"] {
            assert_eq!(form(other), None, "{other}");
        }
        for via in [Via::Email, Via::QuickCode] {
            assert_eq!(form(&generate_code(via).expect("a code")), Some(Form::Typed(via)));
        }
    }
}
