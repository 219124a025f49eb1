//! Identities as relying parties and administrators see them: looked up, revoked, restored.

use wire::{MpinIdHash, ProjectId, UserId};

use super::rules::ATTEMPTS;
use super::statements;
use crate::audit::{self, Event, Kind, Page};
use crate::authority::{KeyId, KeyPair};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::Origin;
use crate::mail;
use crate::projects::Project;
use crate::store::{Row, Transaction, Value, values};

/// Which identities. All that is said must be so.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Of this user.
    pub user: Option<UserId>,
    /// Whether they are revoked.
    pub revoked: Option<bool>,
}

/// An identity as it is listed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its public name.
    pub id: MpinIdHash,
    /// Its user.
    pub user: UserId,
    /// How the device calls itself.
    pub device_name: String,
    /// Where it was registered from.
    pub origin: Origin,
    /// When it was registered.
    pub created: Instant,
    /// When it was last used successfully, or registered.
    pub last_used: Instant,
    /// When it was revoked, if it is.
    pub revoked: Option<Instant>,
    /// Why it was revoked, empty if nobody said; nothing if wrong PINs did, or nothing did.
    pub reason: Option<String>,
    /// Whether wrong PINs revoked it, and nobody else did since.
    pub blocked: bool,
}

/// What became of a revocation.
#[derive(Debug)]
pub enum Revocation {
    /// It is revoked from now on, or for good if wrong PINs had revoked it.
    Done,
    /// Somebody had revoked it before, for this reason.
    Before(String),
    /// The project has no such identity.
    Unknown,
}

/// The columns that `read` reads.
macro_rules! columns {
    () => {
        "id, user_id, device_name, created_at, last_used_at, revoked_at, revocation_reason, failures, address, country,
         continent"
    };
}

/// The identities of a project that match, the newest first: how many there are, and those of one page.
pub fn list(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    search: &Search,
    page: Page,
) -> Result<(u64, Vec<Listed>)> {
    let project = project.to_string();
    let user = search.user.as_ref().map(UserId::as_str);
    let bounded = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let mut values = vec![Value::from(&project)];
    values.extend(user.map(Value::from));
    let revoked = || Value::from(search.revoked.map(i64::from));
    values.extend([revoked(), revoked()]);
    let (count, found) = if user.is_some() { BY_USER } else { ALL };
    let total = tx.row(count, &values)?.map_or(Ok(0), |row| row.integer(0))?;
    values.extend([Value::Integer(bounded(page.limit)), Value::Integer(bounded(page.offset))]);
    let rows = tx.rows(found, &values)?;
    let total = u64::try_from(total).map_err(|_| Error::Damaged("a count"))?;
    Ok((total, rows.iter().map(read).collect::<Result<_>>()?))
}

/// How many there are, and those of one page, of all users and of one. A device that renews its identity is listed once: by the
/// one that is in use.
const ALL: (&str, &str) = (
    "SELECT COUNT(*) FROM registrations WHERE project_id = ?1
     AND superseded_at IS NULL AND (renews IS NULL OR took_over_at IS NOT NULL)
     AND (CAST(?2 AS BIGINT) IS NULL OR (CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END) = ?3)",
    concat!(
        "SELECT ",
        columns!(),
        " FROM registrations WHERE project_id = ?1
         AND superseded_at IS NULL AND (renews IS NULL OR took_over_at IS NOT NULL)
         AND (CAST(?2 AS BIGINT) IS NULL OR (CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END) = ?3)
         ORDER BY created_at DESC, id DESC LIMIT ?4 OFFSET ?5"
    ),
);
const BY_USER: (&str, &str) = (
    "SELECT COUNT(*) FROM registrations WHERE project_id = ?1 AND user_id = ?2
     AND superseded_at IS NULL AND (renews IS NULL OR took_over_at IS NOT NULL)
     AND (CAST(?3 AS BIGINT) IS NULL OR (CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END) = ?4)",
    concat!(
        "SELECT ",
        columns!(),
        " FROM registrations WHERE project_id = ?1 AND user_id = ?2
         AND superseded_at IS NULL AND (renews IS NULL OR took_over_at IS NOT NULL)
         AND (CAST(?3 AS BIGINT) IS NULL OR (CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END) = ?4)
         ORDER BY created_at DESC, id DESC LIMIT ?5 OFFSET ?6"
    ),
);

/// The identity of a project with this public name, or the one that has taken its place.
pub fn listed(tx: &mut Transaction<'_>, project: ProjectId, id: &MpinIdHash) -> Result<Option<Listed>> {
    let id = &statements::latest(tx, id)?;
    let row = tx.row(
        concat!("SELECT ", columns!(), " FROM registrations WHERE id = ?1 AND project_id = ?2"),
        values![id.to_string(), project.to_string()],
    )?;
    row.as_ref().map(read).transpose()
}

/// The keys of the authorities that identities were made with, of all projects.
pub fn keys_in_use(tx: &mut Transaction<'_>) -> Result<Vec<KeyPair>> {
    let key = |text: String| KeyId::parse(&text).map_err(|_| Error::Damaged("a registration"));
    let rows = tx.rows("SELECT DISTINCT first_key, second_key FROM registrations", &[])?;
    rows.iter().map(|row| Ok(KeyPair { first: key(row.text(0)?)?, second: key(row.text(1)?)? })).collect()
}

/// Revokes an identity for good: the log says so, `event` adding who did it, and its user is told. It happens in one
/// statement, so of an attempt at the same time it is either before or after. To revoke it again changes nothing. Where another
/// identity of the same device has taken its place, that one is meant.
pub fn revoke(
    tx: &mut Transaction<'_>,
    project: &Project,
    id: &MpinIdHash,
    reason: &str,
    by: impl FnOnce(Event) -> Event,
    origin: &Origin,
    now: Instant,
) -> Result<Revocation> {
    let id = &device(tx, id)?;
    let row = tx.row(
        concat!(
            "UPDATE registrations SET revoked_at = COALESCE(revoked_at, ?1), revocation_reason = ?2
             WHERE id = ?3 AND project_id = ?4 AND revocation_reason IS NULL RETURNING ",
            columns!()
        ),
        values![now, reason, id.to_string(), project.id.to_string()],
    )?;
    let Some(row) = row else {
        let known = listed(tx, project.id, id)?;
        return Ok(
            known.map_or(Revocation::Unknown, |known| Revocation::Before(known.reason.unwrap_or_default()))
        );
    };
    let revoked = read(&row)?;
    let event = Event::new(Kind::IdentityRevoked, project.id, origin)
        .to(&revoked.user)
        .with(revoked.id.clone(), &revoked.device_name)
        .saying(reason);
    audit::record(tx, &by(event), now)?;
    let letter = mail::device_revoked(project, &revoked.user, &revoked.device_name);
    mail::post(tx, &revoked.user, &letter, now)?;
    Ok(Revocation::Done)
}

/// The identity of the same device that is in use: another may have taken this one's place, or this one is yet to take
/// another's.
fn device(tx: &mut Transaction<'_>, id: &MpinIdHash) -> Result<MpinIdHash> {
    let before = statements::lock(tx, id)?.and_then(|lock| lock.waits_for);
    statements::latest(tx, &before.unwrap_or_else(|| id.clone()))
}

/// Lets an identity that wrong PINs revoked try again, and nobody else's; the one that has taken its place, if one has.
/// Answers it, if it was one.
pub fn restore(
    tx: &mut Transaction<'_>,
    project: ProjectId,
    id: &MpinIdHash,
    now: Instant,
) -> Result<Option<Listed>> {
    let id = &device(tx, id)?;
    let row = tx.row(
        concat!(
            "UPDATE registrations SET revoked_at = NULL, failures = 0 WHERE id = ?1 AND project_id = ?2
             AND revoked_at IS NOT NULL AND revocation_reason IS NULL AND failures >= ?3 RETURNING ",
            columns!()
        ),
        values![id.to_string(), project.to_string(), ATTEMPTS],
    )?;
    let Some(restored) = row.as_ref().map(read).transpose()? else { return Ok(None) };
    // One that is yet to take its place is the same device, and the wrong PINs counted for both.
    tx.execute(
        "UPDATE registrations SET revoked_at = NULL, failures = 0
         WHERE renews = ?1 AND took_over_at IS NULL AND revocation_reason IS NULL",
        values![id.to_string()],
    )?;
    let event = Event::new(Kind::IdentityRestored, project, &Origin::default())
        .to(&restored.user)
        .with(restored.id.clone(), &restored.device_name);
    audit::record(tx, &event, now)?;
    Ok(Some(restored))
}

fn read(row: &Row) -> Result<Listed> {
    let damaged = |_| Error::Damaged("a registration");
    let (revoked, reason) = (row.optional_instant(5)?, row.optional_text(6)?);
    Ok(Listed {
        id: MpinIdHash::parse(&row.text(0)?).map_err(|_| Error::Damaged("a registration"))?,
        user: UserId::parse(&row.text(1)?).map_err(damaged)?,
        device_name: row.text(2)?,
        origin: Origin {
            address: row.optional_text(8)?.and_then(|address| address.parse().ok()),
            country: row.optional_text(9)?,
            continent: row.optional_text(10)?,
        },
        created: row.instant(3)?,
        last_used: row.instant(4)?,
        revoked,
        blocked: revoked.is_some() && reason.is_none() && row.integer(7)? >= ATTEMPTS,
        reason,
    })
}
