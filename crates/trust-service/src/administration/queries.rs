//! What can be asked of the lists. Everything arrives as text; what is wrong is named.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{ClientId, MpinIdHash, UserId};

use crate::audit::{Filter, Page};
use crate::clock::Instant;
use crate::error::{Refusal, Result};
use crate::registration::Search;

/// Rows of a page if nobody says.
pub const USUAL_LIMIT: u64 = 100;
/// Most rows of a page.
pub const LARGEST_LIMIT: u64 = 1000;

/// The query of the audit log. A page has 100 rows unless `limit` says otherwise, 1,000 at most.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// A client or service account.
    application_id: Option<ClientId>,
    /// Not before this moment, RFC 3339.
    from_date: Option<String>,
    /// Before this moment, RFC 3339.
    to_date: Option<String>,
    /// A user.
    user_id: Option<UserId>,
    /// The public name of an identity.
    mpin_id: Option<MpinIdHash>,
    /// The name of a device.
    device_name: Option<String>,
    /// How many rows to leave out, from the newest on.
    offset: Option<String>,
    /// How many rows are wanted.
    limit: Option<String>,
}

/// The query of the identities. A page has 100 rows unless `limit` says otherwise, 1,000 at most.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Identities {
    /// A user.
    user_id: Option<UserId>,
    /// `true` or `false`: whether they are revoked.
    revoked: Option<String>,
    /// How many rows to leave out, from the newest on.
    offset: Option<String>,
    /// How many rows are wanted.
    limit: Option<String>,
}

impl Audit {
    /// Which events.
    pub fn filter(&self) -> Result<Filter, Refusal> {
        let (from, to) = (moment(&self.from_date, "fromDate")?, moment(&self.to_date, "toDate")?);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(Refusal::parameter("toDate"));
        }
        Ok(Filter {
            application: self.application_id.clone(),
            from,
            to,
            user: self.user_id.clone(),
            identity: self.mpin_id.clone(),
            device_name: self.device_name.clone(),
        })
    }

    /// Which part of them.
    pub fn page(&self) -> Result<Page, Refusal> {
        page(&self.offset, &self.limit)
    }
}

impl Identities {
    /// Which identities.
    pub fn search(&self) -> Result<Search, Refusal> {
        Ok(Search { user: self.user_id.clone(), revoked: parsed(&self.revoked, "revoked")? })
    }

    /// Which part of them.
    pub fn page(&self) -> Result<Page, Refusal> {
        page(&self.offset, &self.limit)
    }
}

fn page(offset: &Option<String>, limit: &Option<String>) -> Result<Page, Refusal> {
    let limit = parsed(limit, "limit")?.unwrap_or(USUAL_LIMIT);
    if limit == 0 || limit > LARGEST_LIMIT {
        return Err(Refusal::parameter("limit"));
    }
    Ok(Page { offset: parsed(offset, "offset")?.unwrap_or(0), limit })
}

fn moment(text: &Option<String>, name: &str) -> Result<Option<Instant>, Refusal> {
    let moment = |text: &String| Instant::parse(text).ok_or_else(|| Refusal::parameter(name));
    text.as_ref().map(moment).transpose()
}

fn parsed<T: FromStr>(text: &Option<String>, name: &str) -> Result<Option<T>, Refusal> {
    text.as_ref().map(|text| text.parse()).transpose().map_err(|_| Refusal::parameter(name))
}
