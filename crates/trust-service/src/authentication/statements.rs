//! What is kept between the passes.

use mpin::{Challenge, G1};
use wire::{MpinId, MpinIdHash, Scope};

use super::rules::{LIFE, MOST_OPEN, Opened};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::proofs::Opening;
use crate::random;
use crate::store::{Row, Transaction, values};

/// An answer that waits for its verdict.
pub struct Answer {
    /// Who answered.
    pub mpin_id: MpinId,
    /// The proof.
    pub v: G1,
    /// The session to complete, by its hash.
    pub session: Option<Vec<u8>>,
    /// Whether there was a challenge left to claim.
    pub claims: bool,
    /// When it came.
    pub given: Instant,
}

/// A pair that an answer may be for.
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// What the sign-in is for.
    pub scope: Scope,
    /// The pair.
    pub opening: Opening,
}

/// Keeps a pair, before its challenge is revealed.
pub fn open(tx: &mut Transaction<'_>, of: &MpinIdHash, opened: &Opened, now: Instant) -> Result<()> {
    let of = of.to_string();
    tx.execute(
        "DELETE FROM challenges WHERE registration_id = ?1 AND pinned = ?2 AND id NOT IN
         (SELECT id FROM challenges WHERE registration_id = ?3 AND pinned = ?4 AND expires_at > ?5
          ORDER BY opened_at DESC, id LIMIT ?6)",
        values![&of, opened.pinned, &of, opened.pinned, now, MOST_OPEN - 1],
    )?;
    tx.execute(
        "INSERT INTO challenges (id, registration_id, scope, u, y, pinned, claimed, opened_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8)",
        values![
            random::generate_id()?,
            &of,
            scope_text(opened.scope),
            &opened.u.to_bytes(),
            &opened.y.to_bytes(),
            opened.pinned,
            now,
            now.after(LIFE),
        ],
    )?;
    Ok(())
}

/// Claims one open pair, whichever; answers whether there was one.
pub fn claim(tx: &mut Transaction<'_>, of: &MpinIdHash, now: Instant) -> Result<bool> {
    let row = tx.row(
        "UPDATE challenges SET claimed = 1 WHERE id =
         (SELECT id FROM challenges WHERE registration_id = ?1 AND pinned = 1 AND claimed = 0 AND expires_at > ?2
          ORDER BY opened_at, id LIMIT 1) RETURNING id",
        values![of.to_string(), now],
    )?;
    Ok(row.is_some())
}

/// Keeps an answer under the hash of its ticket.
pub fn insert_answer(tx: &mut Transaction<'_>, ticket_hash: &[u8], answer: &Answer) -> Result<()> {
    tx.execute(
        "INSERT INTO answers
         (ticket_hash, registration_id, mpin_id, v, session_id, claims, given_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            ticket_hash,
            answer.mpin_id.hash().to_string(),
            answer.mpin_id.as_bytes(),
            &answer.v.to_bytes(),
            answer.session.as_ref(),
            answer.claims,
            answer.given,
            answer.given.after(LIFE),
        ],
    )?;
    Ok(())
}

/// The answer that a ticket stands for.
pub fn answer(tx: &mut Transaction<'_>, ticket_hash: &[u8], now: Instant) -> Result<Option<Answer>> {
    let row = tx.row(
        "SELECT mpin_id, v, session_id, claims, given_at FROM answers WHERE ticket_hash = ?1 AND expires_at > ?2",
        values![ticket_hash, now],
    )?;
    row.as_ref().map(read_answer).transpose()
}

/// Uses a ticket up; answers whether it was there.
pub fn take_answer(tx: &mut Transaction<'_>, ticket_hash: &[u8]) -> Result<bool> {
    Ok(tx.execute("DELETE FROM answers WHERE ticket_hash = ?1", values![ticket_hash])? > 0)
}

/// The pairs that an answer may be for, the newest first: those whose time was not over when it came. When they were opened
/// is not asked, for another node's clock may be a little ahead; no answer fits a challenge that was drawn after it.
pub fn candidates(tx: &mut Transaction<'_>, of: &MpinIdHash, given: Instant) -> Result<Vec<Candidate>> {
    let rows = tx.rows(
        "SELECT id, scope, u, y FROM challenges
         WHERE registration_id = ?1 AND pinned = 1 AND expires_at > ?2
         ORDER BY opened_at DESC, id",
        values![of.to_string(), given],
    )?;
    rows.iter().map(read_candidate).collect()
}

/// Closes the pair that was answered; answers whether it was still open. If nobody had claimed just this one, the claim
/// that the answer made on another is given back.
pub fn close(tx: &mut Transaction<'_>, of: &MpinIdHash, id: &str) -> Result<bool> {
    let closed = tx.row("DELETE FROM challenges WHERE id = ?1 RETURNING claimed", values![id])?;
    let Some(row) = closed else { return Ok(false) };
    if !row.truth(0)? {
        tx.execute(
            "UPDATE challenges SET claimed = 0 WHERE id =
             (SELECT id FROM challenges WHERE registration_id = ?1 AND pinned = 1 AND claimed = 1
              ORDER BY opened_at, id LIMIT 1)",
            values![of.to_string()],
        )?;
    }
    Ok(true)
}

/// Deletes what has ended.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    tx.execute("DELETE FROM challenges WHERE expires_at <= ?1", values![now.before(LIFE)])?;
    tx.execute("DELETE FROM answers WHERE expires_at <= ?1", values![now])?;
    Ok(())
}

fn read_answer(row: &Row) -> Result<Answer> {
    Ok(Answer {
        mpin_id: MpinId::new(row.bytes(0)?).map_err(|_| Error::Damaged("an M-Pin ID"))?,
        v: point(row, 1)?,
        session: row.optional_bytes(2)?,
        claims: row.truth(3)?,
        given: row.instant(4)?,
    })
}

fn read_candidate(row: &Row) -> Result<Candidate> {
    let y = Challenge::from_bytes(&row.bytes(3)?).map_err(|_| Error::Damaged("a challenge"))?;
    Ok(Candidate {
        id: row.text(0)?,
        scope: scope_of(&row.text(1)?)?,
        opening: Opening { u: point(row, 2)?, y },
    })
}

fn point(row: &Row, column: usize) -> Result<G1> {
    G1::from_bytes(&row.bytes(column)?).map_err(|_| Error::Damaged("a point"))
}

fn scope_text(scope: Scope) -> &'static str {
    match scope {
        Scope::Jwt => "jwt",
        Scope::Oidc => "oidc",
        Scope::RegCode => "reg-code",
        Scope::DvsAuth => "dvs-auth",
    }
}

fn scope_of(text: &str) -> Result<Scope> {
    match text {
        "jwt" => Ok(Scope::Jwt),
        "oidc" => Ok(Scope::Oidc),
        "reg-code" => Ok(Scope::RegCode),
        "dvs-auth" => Ok(Scope::DvsAuth),
        _ => Err(Error::Damaged("a scope")),
    }
}
