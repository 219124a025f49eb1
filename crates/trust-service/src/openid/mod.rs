//! The OpenID Provider of each project (section C.1 of the protocol sheet; OpenID Connect Core 1.0, OAuth 2.1, and the standards
//! that each file names). The issuer is the project's address.
//!
//! A browser that is sent to `/authorize` gets a page that opens a session and waits for it. The sign-in is completed by an
//! authenticator, which learns nothing of codes; the answer goes to the client only through the browser that began, or
//! through who polls the session in its place.

mod asked;
mod attached;
mod authorize;
mod backchannel;
mod browser;
mod client_form;
mod codes;
mod document;
mod failure;
mod grants;
mod id_token;
mod inspection;
mod metadata;
mod page;
mod parameters;
mod proof_key;
mod pushed;
mod requests;
mod routes;
mod scope;
mod token;
mod tokens;
mod userinfo;
mod waiting;
mod words;

use std::time::Duration;

use wire::ProjectId;
use zeroize::Zeroizing;

pub use attached::{Attachment, attach, redirect_url};
pub use routes::routes;

use crate::clock::Instant;
use crate::error::Result;
use crate::store::{Transaction, values};
use failure::Refused;

/// What a sign-in here is worth: something that the user has, and a PIN that only they know.
const ACR: &str = "urn:countersign:acr:mpin";
/// How users sign in (RFC 8176): a PIN, a key in software, and so two factors.
const AMR: [&str; 3] = ["pin", "swk", "mfa"];
/// How long after its session a request is remembered: while a browser may still fetch its code.
const GRACE: Duration = Duration::from_secs(300);

/// What a client is answered.
pub enum Answered {
    /// The sign-in.
    Code(Zeroizing<String>),
    /// None.
    Refused(Refused),
}

/// Forgets what has ended.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    requests::sweep(tx, now.before(GRACE))?;
    pushed::sweep(tx, now)?;
    tokens::sweep(tx, now)?;
    grants::sweep(tx, now)?;
    browser::sweep(tx, now)?;
    backchannel::sweep(tx, now.before(GRACE))
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    const STATEMENTS: [&str; 6] = [
        "DELETE FROM openid_tokens WHERE grant_id IN (SELECT id FROM openid_grants WHERE project_id = ?1)",
        "DELETE FROM openid_grants WHERE project_id = ?1",
        "DELETE FROM openid_requests WHERE project_id = ?1",
        "DELETE FROM openid_pushed_requests WHERE project_id = ?1",
        "DELETE FROM openid_browsers WHERE project_id = ?1",
        "DELETE FROM openid_backchannel_requests WHERE project_id = ?1",
    ];
    for statement in STATEMENTS {
        tx.execute(statement, values![project.to_string()])?;
    }
    Ok(())
}
