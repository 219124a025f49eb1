//! What a verification is, and which are accepted.

use std::time::Duration;

use url::Url;
use wire::{AccessId, Code, DeviceName, UserId, VerificationRequest};

use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::projects::{Caller, Project, VerificationMethod};

/// How long an address enrols if its maker does not say.
pub const LIFE: Duration = Duration::from_secs(24 * 3600);
/// The longest that its maker may say.
pub const LONGEST_LIFE: Duration = Duration::from_secs(366 * 24 * 3600);
/// How long codes are remembered after their end.
pub const MEMORY: Duration = Duration::from_secs(30 * 24 * 3600);

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
    /// Suggested name of the device.
    pub device_name: Option<DeviceName>,
    /// Session that it belongs to. It is echoed and not looked up: it may be over before the code is used.
    pub access_id: Option<AccessId>,
    /// OAuth state, echoed.
    pub state: Option<String>,
    /// OpenID nonce, echoed.
    pub nonce: Option<String>,
    /// From when on the code is refused.
    pub expires: Instant,
}

/// Judges every parameter of `POST /verification`.
pub fn accept(
    request: &VerificationRequest,
    project: &Project,
    caller: &Caller,
    now: Instant,
) -> Result<Verification> {
    if project.verification_method != VerificationMethod::Custom {
        return Err(Error::refused(Code::InvalidVerificationMethod));
    }
    names_the_caller(request, caller)?;
    let wrong = |name: &str| Err(Error::parameter(name));
    if request.stage.as_deref().is_some_and(|stage| stage != STAGE) {
        return wrong("stage");
    }
    if request.redirect_uri.as_ref().is_some_and(|address| !project.allows_redirect(address)) {
        return wrong("redirectURI");
    }
    if request.scope.len() > MOST_SCOPES || !request.scope.iter().all(|scope| is_scope(scope)) {
        return wrong("scope");
    }
    for (name, text) in [("state", &request.state), ("nonce", &request.nonce)] {
        if text.as_ref().is_some_and(|text| text.len() > LONGEST_TEXT || text.chars().any(char::is_control)) {
            return wrong(name);
        }
    }
    Ok(Verification {
        user: request.user_id.clone(),
        device_name: request.device_name.clone(),
        access_id: request.access_id.clone(),
        state: request.state.clone(),
        nonce: request.nonce.clone(),
        expires: expiry(request.expiration, now)?,
    })
}

/// The address (section D), its parameters in the order of the platform's own example.
pub fn address(project_url: &str, request: &VerificationRequest, code: &str) -> Result<Url> {
    let mut url = Url::parse(&format!("{project_url}/verification/confirmation"))
        .map_err(|_| Error::Damaged("the project's address"))?;
    let mut query = url.query_pairs_mut();
    let client = request.client_id.as_ref().filter(|_| request.redirect_uri.is_some());
    if let Some(client) = client {
        query.append_pair("client_id", client.as_str());
    }
    query.append_pair("code", code);
    if let Some(address) = &request.redirect_uri {
        query.append_pair("redirect_uri", address.as_str()).append_pair("stage", STAGE);
    }
    query.append_pair("user_id", request.user_id.as_str());
    drop(query);
    Ok(url)
}

/// The request must name its project, or a client of it: older documents ask for the one, newer for the other.
fn names_the_caller(request: &VerificationRequest, caller: &Caller) -> Result<(), Refusal> {
    match (&request.client_id, request.project_id) {
        (None, None) => Err(Refusal::parameter("clientId")),
        (Some(client), _) if *client != caller.client => Err(Refusal::parameter("clientId")),
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
