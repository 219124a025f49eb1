//! `user data`: what is known of a user.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use wire::{IdentityDatum, UserId};

use super::answer::Answer;
use super::desk::{Desk, find_project};
use super::{Failure, given};
use crate::audit::{self, Event, Kind};
use crate::error::Error;
use crate::http::Origin;
use crate::identity_data;

/// Largest file, in bytes.
const LARGEST: u64 = 64 * 1024;

/// Whose data, and what becomes of it.
#[derive(Args)]
pub struct Data {
    /// The user.
    #[arg(value_parser = given::user)]
    user: UserId,
    /// All that is known from now on: a JSON file, or standard input (`-`), with an array of
    /// `{"claim": "email", "value": {"email": "a@example.com"}, "verified": true}`. What is not in it is forgotten.
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    /// The project's id, address or name; not needed if there is only one.
    #[arg(long)]
    project: Option<String>,
}

impl Data {
    /// Shows it, or says it anew.
    pub async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        let Data { user, set, project } = self;
        let named = user.clone();
        let data = match set {
            None => {
                desk.read(move |tx| {
                    let project = find_project(tx, project.as_deref())?.id;
                    Ok(identity_data::of_user(tx, project, &named)?)
                })
                .await?
            }
            Some(file) => {
                let said = read(&file)?;
                desk.write(move |tx, now| {
                    let project = find_project(tx, project.as_deref())?.id;
                    let wrong = |refusal: crate::error::Refusal| {
                        let what = refusal.context.get("params").cloned().unwrap_or_default();
                        Failure::Usage("--set", format!("{what} is no value, or is there twice"))
                    };
                    let data = identity_data::accept(&named, said).map_err(wrong)?;
                    identity_data::replace(tx, project, &named, &data)?;
                    let event = Event::new(Kind::IdentityDataChanged, project, &Origin::default());
                    audit::record(tx, &event.to(&named), now)?;
                    Ok(data)
                })
                .await?
            }
        };
        let rows: Vec<_> = data
            .iter()
            .map(|datum| {
                let claim: &str = datum.value.claim().into();
                [claim.to_owned(), datum.value.display(), datum.verified.to_string()]
            })
            .collect();
        let document: Vec<IdentityDatum> = data.into_iter().map(Into::into).collect();
        Ok(Answer::table(json!({ "userId": user, "data": document }), ["CLAIM", "VALUE", "VERIFIED"], rows))
    }
}

fn read(file: &Path) -> Result<Vec<IdentityDatum>, Failure> {
    let failed = |source| Error::Folder { path: file.to_owned(), source };
    let input: Box<dyn Read> = match file.to_str() {
        Some("-") => Box::new(std::io::stdin().lock()),
        _ => Box::new(std::fs::File::open(file).map_err(failed)?),
    };
    let mut text = String::new();
    input.take(LARGEST).read_to_string(&mut text).map_err(failed)?;
    serde_json::from_str(&text).map_err(|why| Failure::Usage("--set", why.to_string()))
}
