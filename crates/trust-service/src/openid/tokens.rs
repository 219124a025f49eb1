//! Access and refresh tokens: opaque, kept as hashes.

use std::str::FromStr;
use std::time::Duration;

use wire::ProjectId;
use zeroize::Zeroizing;

use super::grants::{self, Grant};
use super::scope::{Scope, Scopes};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::random;
use crate::store::{Transaction, values};

/// How long access tokens and ID tokens are good: they open what a client fetches at once, or gets again by refreshing.
pub const ACCESS_LIFE: Duration = Duration::from_secs(600);
/// How long a refresh token may stay unused.
const REFRESH_LIFE: Duration = Duration::from_secs(14 * 24 * 3600);

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Kind {
    /// The user's claims.
    Access,
    /// Further tokens, once.
    Refresh,
}

/// A token as it is kept.
pub struct Token {
    /// Its hash.
    pub hash: Vec<u8>,
    /// What it is for.
    pub kind: Kind,
    /// What it reaches.
    pub scope: Scopes,
    /// When it was made.
    pub created: Instant,
    /// When it ends.
    pub expires: Instant,
    /// Whether it was used, of a refresh token.
    pub used: bool,
    /// Where it came from.
    pub grant: Grant,
}

/// Fresh tokens.
pub struct Issued {
    /// The access token.
    pub access: Zeroizing<String>,
    /// The refresh token, where one was granted.
    pub refresh: Option<Zeroizing<String>>,
    /// What they reach.
    pub scope: Scopes,
}

/// Issues tokens of a grant; the refresh token reaches as far as the grant, whatever the access token does.
pub fn issue(tx: &mut Transaction<'_>, grant: &Grant, scope: &Scopes, now: Instant) -> Result<Issued> {
    let mut make = |kind, scope: &Scopes, life| {
        let token = random::generate_token()?;
        let expires = now.after(life).min(grant.expires);
        insert(tx, &random::derive_hash(&token), grant, kind, scope, now, expires).map(|()| token)
    };
    let access = make(Kind::Access, scope, ACCESS_LIFE)?;
    let refreshes = grant.scope.has(Scope::OfflineAccess);
    let refresh = refreshes.then(|| make(Kind::Refresh, &grant.scope, REFRESH_LIFE)).transpose()?;
    Ok(Issued { access, refresh, scope: scope.clone() })
}

/// The token that somebody shows, good or not.
pub fn find(tx: &mut Transaction<'_>, project: ProjectId, shown: &str) -> Result<Option<Token>> {
    let hash = random::derive_hash(shown);
    let row = tx.row(
        "SELECT kind, scope, created_at, expires_at, used_at, grant_id FROM openid_tokens WHERE hash = ?1",
        values![&hash],
    )?;
    let Some(row) = row else { return Ok(None) };
    let Some(grant) = grants::find(tx, project, &row.text(5)?)? else { return Ok(None) };
    Ok(Some(Token {
        kind: Kind::from_str(&row.text(0)?).map_err(|_| Error::Damaged("a token"))?,
        scope: Scopes::read(&row.text(1)?),
        created: row.instant(2)?,
        expires: row.instant(3)?,
        used: row.optional_instant(4)?.is_some(),
        hash,
        grant,
    }))
}

/// Uses a refresh token up. Answers whether it was unused.
pub fn use_up(tx: &mut Transaction<'_>, token: &Token, now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE openid_tokens SET used_at = ?1 WHERE hash = ?2 AND used_at IS NULL",
        values![now, &token.hash],
    )?;
    Ok(touched > 0)
}

/// Ends one token.
pub fn delete(tx: &mut Transaction<'_>, token: &Token) -> Result<()> {
    tx.execute("DELETE FROM openid_tokens WHERE hash = ?1", values![&token.hash])?;
    Ok(())
}

/// Deletes those that are over.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute("DELETE FROM openid_tokens WHERE expires_at < ?1", values![now])?;
    Ok(())
}

fn insert(
    tx: &mut Transaction<'_>,
    hash: &[u8],
    grant: &Grant,
    kind: Kind,
    scope: &Scopes,
    now: Instant,
    expires: Instant,
) -> Result<()> {
    tx.execute(
        "INSERT INTO openid_tokens (hash, grant_id, kind, scope, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        values![hash, &grant.id, <&str>::from(kind), scope.to_string(), now, expires],
    )?;
    Ok(())
}
