//! What is kept of registrations.

use wire::{MpinId, MpinIdHash, ProjectId, PublicKeyHex, UserId};

use super::rules::{ATTEMPTS, Registration};
use crate::activation;
use crate::authority::{KeyId, KeyPair};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::Origin;
use crate::store::{Row, Transaction, values};

/// What holds a row still.
pub struct Lock {
    /// Whether the identity can no longer be used.
    pub ended: bool,
    /// The identity whose place it is yet to take.
    pub waits_for: Option<MpinIdHash>,
}

/// Keeps a new registration. Of a renewal, wrong PINs of the identity before it count on.
pub fn insert(
    tx: &mut Transaction<'_>,
    new: &Registration,
    device_tag: Option<&str>,
    origin: &Origin,
) -> Result<()> {
    let renews = new.grounds.renews.as_ref().map(ToString::to_string);
    tx.execute(
        "INSERT INTO registrations (id, mpin_id, project_id, user_id, device_name, device_tag, public_key,
         first_key, second_key, created_at, last_used_at, refused_signatures, address, country, continent, via, renews,
         matches_numbers, failures)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12, ?13, ?14, ?15, ?16, ?17,
         COALESCE((SELECT failures FROM registrations WHERE id = ?18), 0))",
        values![
            new.mpin_id.hash().to_string(),
            new.mpin_id.as_bytes(),
            new.project.to_string(),
            new.user.as_str(),
            &new.device_name,
            device_tag,
            new.public_key.as_bytes(),
            new.keys.first.to_string(),
            new.keys.second.to_string(),
            new.created,
            new.last_used,
            origin.address.map(|address| address.to_string()),
            origin.country.as_deref(),
            origin.continent.as_deref(),
            <&str>::from(new.grounds.via),
            renews.as_deref(),
            new.matches_numbers,
            renews.as_deref(),
        ],
    )?;
    Ok(())
}

/// The registration of a project with this public name, revoked or not.
pub fn find(tx: &mut Transaction<'_>, project: ProjectId, id: &MpinIdHash) -> Result<Option<Registration>> {
    let row = tx.row(
        "SELECT mpin_id, project_id, user_id, device_name, public_key, first_key, second_key, created_at,
         last_used_at, revoked_at, superseded_at, via, renews, matches_numbers
         FROM registrations WHERE id = ?1 AND project_id = ?2",
        values![id.to_string(), project.to_string()],
    )?;
    row.as_ref().map(read).transpose()
}

/// The same, if nobody has used it yet.
pub fn find_unused(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &MpinIdHash,
) -> Result<Option<Registration>> {
    let unused = tx.row(
        "SELECT 1 FROM registrations WHERE id = ?1 AND first_used_at IS NULL",
        values![id.to_string()],
    )?;
    if unused.is_some() { find(tx, project, id) } else { Ok(None) }
}

/// Whether a project has a user, or had.
pub fn is_known(tx: &mut Transaction<'_>, project: ProjectId, user: &UserId) -> Result<bool> {
    let row = tx.row(
        "SELECT 1 FROM registrations WHERE project_id = ?1 AND user_id = ?2 LIMIT 1",
        values![project.to_string(), user.as_str()],
    )?;
    Ok(row.is_some())
}

/// Notes the first use, after which its registration is not answered again.
pub fn mark_used(tx: &mut Transaction<'_>, id: &MpinIdHash, now: Instant) -> Result<()> {
    tx.execute(
        "UPDATE registrations SET first_used_at = ?1 WHERE id = ?2 AND first_used_at IS NULL",
        values![now, id.to_string()],
    )?;
    Ok(())
}

/// Holds an identity's row still until the transaction ends.
pub fn lock(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<Option<Lock>> {
    let row = tx.row(
        "UPDATE registrations SET failures = failures WHERE id = ?1
         RETURNING revoked_at, superseded_at, took_over_at, renews",
        values![id.to_string()],
    )?;
    let lock = |row: Row| {
        let took_over = row.optional_instant(2)?.is_some();
        Ok(Lock {
            ended: row.optional_instant(0)?.is_some() || row.optional_instant(1)?.is_some(),
            waits_for: identity(&row, 3)?.filter(|_| !took_over),
        })
    };
    row.map(lock).transpose()
}

/// Puts an identity out of use because another takes its place. Answers whether it still was in use.
pub fn supersede(tx: &mut Transaction<'_>, id: &MpinIdHash, now: Instant) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE registrations SET superseded_at = ?1
         WHERE id = ?2 AND revoked_at IS NULL AND superseded_at IS NULL",
        values![now, id.to_string()],
    )?;
    Ok(touched > 0)
}

/// When another identity took the place of this one, if nothing else ended it.
pub fn superseded(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<Option<Instant>> {
    let row = tx.row(
        "SELECT superseded_at FROM registrations WHERE id = ?1 AND revoked_at IS NULL",
        values![id.to_string()],
    )?;
    row.map_or(Ok(None), |row| row.optional_instant(0))
}

/// Notes that an identity has taken the place of another.
pub fn mark_taken_over(tx: &mut Transaction<'_>, id: &MpinIdHash, now: Instant) -> Result<()> {
    tx.execute("UPDATE registrations SET took_over_at = ?1 WHERE id = ?2", values![now, id.to_string()])?;
    Ok(())
}

/// The identity that is in use where this one was: itself, or the last that took over.
pub fn latest(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<MpinIdHash> {
    let mut latest = id.clone();
    loop {
        let next = tx.row(
            "SELECT id FROM registrations WHERE renews = ?1 AND took_over_at IS NOT NULL",
            values![latest.to_string()],
        )?;
        match next.map(|row| identity(&row, 0)).transpose()?.flatten() {
            Some(next) => latest = next,
            None => return Ok(latest),
        }
    }
}

/// Ids and tags of all devices that a user ever had in a project.
pub fn devices(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    user: &UserId,
) -> Result<Vec<(MpinIdHash, Option<String>)>> {
    let rows = tx.rows(
        "SELECT id, device_tag FROM registrations WHERE project_id = ?1 AND user_id = ?2",
        values![project.to_string(), user.as_str()],
    )?;
    let device = |row: &Row| {
        let id = identity(row, 0)?.ok_or(Error::Damaged("a registration"))?;
        Ok((id, row.optional_text(1)?))
    };
    rows.iter().map(device).collect()
}

/// Counts a wrong PIN, and revokes with the third in a row. Answers whether this one did.
pub fn count_failure(tx: &mut Transaction<'_>, id: &MpinIdHash, now: Instant) -> Result<bool> {
    let row = tx.row(
        "UPDATE registrations SET failures = failures + 1,
         revoked_at = CASE WHEN failures + 1 >= ?1 THEN ?2 ELSE NULL END
         WHERE id = ?3 AND revoked_at IS NULL RETURNING revoked_at",
        values![ATTEMPTS, now, id.to_string()],
    )?;
    Ok(row.map(|row| row.optional_instant(0)).transpose()?.flatten().is_some())
}

/// How many signatures of this identity were refused to relying parties since its last right PIN.
pub fn refused_signatures(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<i64> {
    let row =
        tx.row("SELECT refused_signatures FROM registrations WHERE id = ?1", values![id.to_string()])?;
    row.map_or(Ok(0), |row| row.integer(0))
}

/// Counts one more; answers how many there are now.
pub fn count_refused_signature(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<i64> {
    let row = tx.row(
        "UPDATE registrations SET refused_signatures = refused_signatures + 1 WHERE id = ?1
         RETURNING refused_signatures",
        values![id.to_string()],
    )?;
    row.map_or(Ok(0), |row| row.integer(0))
}

/// Notes a right PIN: what failed before it no longer counts.
pub fn count_success(tx: &mut Transaction<'_>, id: &MpinIdHash, now: Instant) -> Result<()> {
    tx.execute(
        "UPDATE registrations SET failures = 0, refused_signatures = 0, last_used_at = ?1
         WHERE id = ?2 AND revoked_at IS NULL",
        values![now, id.to_string()],
    )?;
    Ok(())
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    tx.execute("DELETE FROM registrations WHERE project_id = ?1", values![project.to_string()]).map(drop)
}

fn read(row: &Row) -> Result<Registration> {
    let damaged = |_| Error::Damaged("a registration");
    let key = |text: String| KeyId::parse(&text).map_err(|_| Error::Damaged("a registration"));
    let public_key = row.bytes(4)?.try_into().map_err(|_| Error::Damaged("a public key"))?;
    Ok(Registration {
        mpin_id: MpinId::new(row.bytes(0)?).map_err(damaged)?,
        project: ProjectId::parse(&row.text(1)?).map_err(damaged)?,
        user: UserId::parse(&row.text(2)?).map_err(damaged)?,
        device_name: row.text(3)?,
        public_key: PublicKeyHex::new(public_key),
        keys: KeyPair { first: key(row.text(5)?)?, second: key(row.text(6)?)? },
        created: row.instant(7)?,
        last_used: row.instant(8)?,
        revoked: row.optional_instant(9)?.is_some() || row.optional_instant(10)?.is_some(),
        grounds: activation::grounds(row, 11)?,
        matches_numbers: row.truth(13)?,
    })
}

fn identity(row: &Row, column: usize) -> Result<Option<MpinIdHash>> {
    let id = row.optional_text(column)?.map(|text| MpinIdHash::parse(&text));
    id.transpose().map_err(|_| Error::Damaged("a registration"))
}
