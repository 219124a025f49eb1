//! `GET` and `PUT /api/v1/projects/{projectId}/identity-data`: back ends say what is known of users. Applications, with the
//! credentials of a client, are not let in: they read what users share with them.

use std::sync::Arc;

use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Code, IdentityData, ProjectId, UserId};

use super::{accept, of_user, replace};
use crate::Service;
use crate::audit::{self, Event, Kind};
use crate::error::{Error, Result};
use crate::http::{Body, Origin, Path, Permitted, Query, Routes, describe};
use crate::projects::Caller;
use crate::service_accounts::may;

/// The capability's address.
pub fn routes() -> Routes {
    let reads = describe("What is known of a user", "Countersign's own", &[]);
    let puts =
        describe("Says all that is known of a user; what is not said is forgotten", "Countersign's own", &[]);
    Routes::new()
        .api_route("/api/v1/projects/{projectId}/identity-data", get_with(show, reads).put_with(put, puts))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct OfProject {
    project_id: ProjectId,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct OfUser {
    user_id: UserId,
}

async fn show(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::ReadIdentityData>,
    Path(path): Path<OfProject>,
    Query(OfUser { user_id }): Query<OfUser>,
) -> Result<Json<IdentityData>> {
    let project = reached(&path, &caller)?;
    let user = user_id.clone();
    let data = service.store.read(move |tx| of_user(tx, project, &user)).await?;
    Ok(Json(IdentityData { user_id, data: data.into_iter().map(Into::into).collect() }))
}

async fn put(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::WriteIdentityData>,
    origin: Origin,
    Path(path): Path<OfProject>,
    Body(IdentityData { user_id, data }): Body<IdentityData>,
) -> Result<Json<IdentityData>> {
    let project = reached(&path, &caller)?;
    let data = accept(&user_id, data)?;
    let (user, now, by) = (user_id.clone(), service.clock.now(), caller.client.clone());
    let put = service.store.write(move |tx| {
        replace(tx, project, &user, &data)?;
        let event = Event::new(Kind::IdentityDataChanged, project, &origin).to(&user).through(&by);
        audit::record(tx, &event, now)?;
        Ok(data)
    });
    Ok(Json(IdentityData { user_id, data: put.await?.into_iter().map(Into::into).collect() }))
}

/// The project that the path names, if the caller reaches it.
fn reached(path: &OfProject, caller: &Caller) -> Result<ProjectId> {
    if path.project_id == caller.project { Ok(caller.project) } else { Err(Error::refused(Code::Forbidden)) }
}
