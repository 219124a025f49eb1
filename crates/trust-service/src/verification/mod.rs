//! Verification: somebody says that a user is who they say, and a device of theirs gets an activation token. A relying party
//! says so with an address that enrols, a mailbox with a code or a link, another device with a QuickCode (seed 003; sections
//! A.4, A.5, A.12 and B of the protocol sheet).

mod confirmation;
mod email;
mod invitation;
mod page;
mod pauses;
mod quickcode;
mod routes;
mod rules;
mod statements;
mod typed;

pub use invitation::{ends, invite};
pub use quickcode::{is_limited, token_for_quickcode};

use wire::ProjectId;

use crate::clock::Instant;
use crate::error::Result;
use crate::http::Routes;
use crate::store::Transaction;

/// The capability's addresses.
pub fn routes() -> Routes {
    routes::routes().merge(confirmation::routes()).merge(email::routes()).merge(quickcode::routes())
}

/// Forgets everything of a project.
pub fn forget_project(tx: &mut Transaction<'_>, project: ProjectId) -> Result<()> {
    statements::forget_project(tx, project)?;
    typed::forget_project(tx, project)?;
    pauses::forget_project(tx, project)
}

/// Forgets codes that ended long ago. One that ended lately is remembered, to tell its holder whose it was.
pub fn sweep(tx: &mut Transaction<'_>, now: Instant) -> Result<()> {
    statements::sweep(tx, now.before(rules::MEMORY))?;
    typed::sweep(tx, now.before(rules::MEMORY))?;
    pauses::sweep(tx, now)?;
    quickcode::sweep(tx, now)
}
