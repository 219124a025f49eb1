//! Service accounts: back ends of a project that call with a token of their own and may do only what they were permitted
//! (section B of the protocol sheet).

mod permission;
mod rules;
mod statements;

pub use permission::{Permission, Permits, may};
pub use rules::{NewToken, ServiceAccount};
pub use statements::forget_project;
pub use statements::{delete, find, insert, list, replace_token, update};

use crate::clock::Instant;
use crate::error::Result;
use crate::random;
use crate::store::Store;

/// The account that shows this token; nothing if there is none, or it is inactive, or its time is over. When it was last
/// used is noted once an hour, so that a request is not a write.
pub async fn authorise(store: &Store, token: &str, now: Instant) -> Result<Option<ServiceAccount>> {
    let hash = random::derive_hash(token);
    let found = store.read(move |tx| statements::find_by_token(tx, &hash)).await?;
    let Some(account) = found.filter(|account| account.is_good(now)) else { return Ok(None) };
    if account.is_use_worth_noting(now) {
        let id = account.id.clone();
        store.write(move |tx| statements::note_use(tx, &id, now)).await?;
    }
    Ok(Some(account))
}
