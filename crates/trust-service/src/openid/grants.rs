//! What is kept of sign-ins that were granted to clients. A grant is a family: everything that came of one code ends with it.

use std::time::Duration;

use wire::{ClientId, MpinIdHash, ProjectId, UserId};

use super::scope::{Scope, Scopes};
use crate::clock::Instant;
use crate::consent;
use crate::error::{Error, Result};
use crate::registration::{self, Registration};
use crate::store::{Row, Transaction, values};

/// How long a code is good.
pub const CODE_LIFE: Duration = Duration::from_secs(60);
/// How long a family with refresh tokens lasts, however often it is refreshed.
const LONGEST_LIFE: Duration = Duration::from_secs(90 * 24 * 3600);
/// How long any other is remembered: longer than its code and its access token.
const MEMORY: Duration = Duration::from_secs(3600);

/// Who signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// The user.
    pub user: UserId,
    /// With which identity.
    pub identity: MpinIdHash,
    /// When the PIN was entered.
    pub authenticated: Instant,
}

/// A sign-in that was granted to a client.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Its id.
    pub id: String,
    /// The client.
    pub client: ClientId,
    /// Who signed in.
    pub person: Person,
    /// What the client may learn.
    pub scope: Scopes,
    /// What the ID token repeats.
    pub nonce: Option<String>,
    /// The consent that it lives under, if the client asks for data.
    pub consent: Option<String>,
    /// The code that starts it; a sign-in without a browser has none.
    pub code: Option<IssuedCode>,
    /// When everything that came of it is over.
    pub expires: Instant,
    /// Whether it was ended early.
    pub revoked: bool,
}

/// A code that was issued.
#[derive(Clone, Debug)]
pub struct IssuedCode {
    /// Its hash.
    pub hash: Vec<u8>,
    /// The address that it was sent to, as the request spelt it.
    pub redirect_uri: String,
    /// What it is bound to.
    pub challenge: Option<String>,
    /// When it ends.
    pub expires: Instant,
}

impl Grant {
    /// A new one.
    pub fn new(
        client: ClientId,
        person: Person,
        scope: Scopes,
        nonce: Option<String>,
        now: Instant,
    ) -> Result<Grant> {
        let life = if scope.has(Scope::OfflineAccess) { LONGEST_LIFE } else { MEMORY };
        let id = crate::random::generate_id()?;
        let expires = now.after(life);
        Ok(Grant { id, client, person, scope, nonce, consent: None, code: None, expires, revoked: false })
    }

    /// The identity that signed in, if the grant, the consent that it lives under, and the identity may still be used.
    pub fn registration(
        &self,
        tx: &mut Transaction<'_>,
        project: ProjectId,
        now: Instant,
    ) -> Result<Option<Registration>> {
        if self.revoked || self.expires <= now {
            return Ok(None);
        }
        if let Some(consent) = &self.consent
            && !consent::is_in_force(tx, project, consent, now)?
        {
            return Ok(None);
        }
        registration::current(tx, project, &self.person.identity)
    }
}

/// The columns that `read` reads.
macro_rules! columns {
    () => {
        "id, client_id, user_id, registration_id, scope, nonce, authenticated_at, code_hash, redirect_uri, challenge,
         code_expires_at, expires_at, revoked_at, consent_id"
    };
}

/// Keeps a grant.
pub fn insert(tx: &mut Transaction<'_>, project: ProjectId, grant: &Grant) -> Result<()> {
    let code = grant.code.as_ref();
    tx.execute(
        "INSERT INTO openid_grants (id, project_id, client_id, user_id, registration_id, scope, nonce, authenticated_at,
         code_hash, redirect_uri, challenge, code_expires_at, expires_at, consent_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        values![
            &grant.id,
            project.to_string(),
            grant.client.as_str(),
            grant.person.user.as_str(),
            grant.person.identity.to_string(),
            grant.scope.to_string(),
            grant.nonce.as_ref(),
            grant.person.authenticated,
            code.map(|code| &code.hash),
            code.map(|code| &code.redirect_uri),
            code.and_then(|code| code.challenge.as_ref()),
            code.map(|code| code.expires),
            grant.expires,
            grant.consent.as_ref(),
        ],
    )?;
    Ok(())
}

/// The grant with this id.
pub fn find(tx: &mut Transaction<'_>, project: ProjectId, id: &str) -> Result<Option<Grant>> {
    let row = tx.row(
        concat!("SELECT ", columns!(), " FROM openid_grants WHERE id = ?1 AND project_id = ?2"),
        values![id, project.to_string()],
    )?;
    row.as_ref().map(read).transpose()
}

/// The grant that a code starts.
pub fn of_code(tx: &mut Transaction<'_>, project: ProjectId, hash: &[u8]) -> Result<Option<Grant>> {
    let row = tx.row(
        concat!("SELECT ", columns!(), " FROM openid_grants WHERE code_hash = ?1 AND project_id = ?2"),
        values![hash, project.to_string()],
    )?;
    row.as_ref().map(read).transpose()
}

/// Uses a code up. Answers whether it was unused.
pub fn use_code(tx: &mut Transaction<'_>, hash: &[u8], now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_grants SET code_used_at = ?1 WHERE code_hash = ?2 AND code_used_at IS NULL",
        values![now, hash],
    )?;
    Ok(touched > 0)
}

/// Whether a code was used.
pub fn is_code_used(tx: &mut Transaction<'_>, hash: &[u8]) -> Result<bool> {
    let row = tx.row(
        "SELECT 1 FROM openid_grants WHERE code_hash = ?1 AND code_used_at IS NOT NULL",
        values![hash],
    )?;
    Ok(row.is_some())
}

/// Ends a family. Answers whether it had not ended.
pub fn revoke(tx: &mut Transaction<'_>, id: &str, now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_grants SET revoked_at = ?1 WHERE id = ?2 AND revoked_at IS NULL",
        values![now, id],
    )?;
    Ok(touched > 0)
}

/// Deletes those that are over.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute("DELETE FROM openid_grants WHERE expires_at < ?1", values![now])?;
    Ok(())
}

fn read(row: &Row) -> Result<Grant> {
    let damaged = |_| Error::Damaged("a grant");
    let code = match row.optional_bytes(7)? {
        Some(hash) => Some(IssuedCode {
            hash,
            redirect_uri: row.text(8)?,
            challenge: row.optional_text(9)?,
            expires: row.instant(10)?,
        }),
        None => None,
    };
    Ok(Grant {
        id: row.text(0)?,
        client: ClientId::parse(&row.text(1)?).map_err(damaged)?,
        person: Person {
            user: UserId::parse(&row.text(2)?).map_err(damaged)?,
            identity: MpinIdHash::parse(&row.text(3)?).map_err(|_| Error::Damaged("a grant"))?,
            authenticated: row.instant(6)?,
        },
        scope: Scopes::read(&row.text(4)?),
        nonce: row.optional_text(5)?,
        consent: row.optional_text(13)?,
        code,
        expires: row.instant(11)?,
        revoked: row.optional_instant(12)?.is_some(),
    })
}
