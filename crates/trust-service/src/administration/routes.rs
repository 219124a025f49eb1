//! The back-end API: audit log, identities, revocation. Every address is served under the project's present name and under
//! its older one, *customer*.

use std::sync::Arc;

use aide::axum::routing::{get_with, post_with};
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire::{
    AuditResponse, Code, IdentitiesResponse, MpinIdHash, ProjectId, RevocationRequest, RevocationResponse,
};

use super::{queries, rules};
use crate::Service;
use crate::error::{Error, Result};
use crate::http::{Origin, Path, Payload, Permitted, Query, Routes, describe};
use crate::projects::Caller;
use crate::registration::{self, Revocation};
use crate::service_accounts::may;

/// The capability's addresses.
pub fn routes() -> Routes {
    let reads = || describe("The audit log, the newest event first", "Seed 004; section B", &[]);
    let lists = || describe("The identities, the newest first", "Seed 004; section B", &[]);
    let revokes = || {
        const CODES: &[Code] = &[Code::InvalidRequestPayload, Code::UnknownMpinId];
        describe("Revokes an identity", "Seed 004; section B", CODES)
    };
    Routes::new()
        .api_route("/api/v1/projects/{projectId}/audit", get_with(audit::<OfProject>, reads()))
        .api_route("/api/v1/customers/{customerId}/audit", get_with(audit::<OfCustomer>, reads()))
        .api_route("/api/v1/projects/{projectId}/mpinids", get_with(identities::<OfProject>, lists()))
        .api_route("/api/v1/customers/{customerId}/mpinids", get_with(identities::<OfCustomer>, lists()))
        .api_route(
            "/api/v1/projects/{projectId}/mpinids/{mpinId}/revocation",
            post_with(revoke::<IdentityOfProject>, revokes()),
        )
        .api_route(
            "/api/v1/customers/{customerId}/mpinids/{mpinId}/revocation",
            post_with(revoke::<IdentityOfCustomer>, revokes()),
        )
}

async fn audit<P: NamesProject>(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::ReadAudit>,
    Path(path): Path<P>,
    Query(asked): Query<queries::Audit>,
) -> Result<Json<AuditResponse>> {
    let project = reached(&path, &caller)?;
    let (filter, page) = (asked.filter()?, asked.page()?);
    let found = service.store.read(move |tx| {
        let (total, rows) = crate::audit::search(tx, project, &filter, page)?;
        Ok((total, rows, rules::application_names(tx, project)?))
    });
    let (total, rows, names) = found.await?;
    let list = rows.into_iter().map(|row| rules::event(row, &names)).collect();
    Ok(Json(AuditResponse { total, list }))
}

async fn identities<P: NamesProject>(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::ReadIdentities>,
    Path(path): Path<P>,
    Query(asked): Query<queries::Identities>,
) -> Result<Json<IdentitiesResponse>> {
    let project = reached(&path, &caller)?;
    let (search, page) = (asked.search()?, asked.page()?);
    let found = service.store.read(move |tx| registration::list(tx, project, &search, page));
    let (total, found) = found.await?;
    let list = found.into_iter().map(|identity| rules::identity(identity, project)).collect();
    Ok(Json(IdentitiesResponse { total, list }))
}

async fn revoke<P: NamesProject + NamesIdentity>(
    State(service): State<Arc<Service>>,
    caller: Permitted<may::RevokeIdentities>,
    origin: Origin,
    Path(path): Path<P>,
    Payload(request): Payload<RevocationRequest>,
) -> Result<Json<RevocationResponse>> {
    reached(&path, &caller)?;
    let id = path.identity();
    let reason = rules::accept_reason(request.reason)?;
    let (identity, said, by) = (id.clone(), reason.clone(), caller.client.clone());
    let (project, now) = (service.project.clone(), service.clock.now());
    let revoked = service.store.write(move |tx| {
        registration::revoke(tx, &project, &identity, &said, |event| event.through(&by), &origin, now)
    });
    let reason = match revoked.await? {
        Revocation::Done => reason,
        Revocation::Before(reason) => reason,
        Revocation::Unknown => return Err(Error::refused(Code::UnknownMpinId)),
    };
    Ok(Json(RevocationResponse { hash_mpin_id: id, reason }))
}

/// The project that the path names, if the caller reaches it.
fn reached(path: &impl NamesProject, caller: &Caller) -> Result<ProjectId> {
    let named = path.project();
    if named == caller.project { Ok(named) } else { Err(Error::refused(Code::Forbidden)) }
}

/// A path that names a project.
trait NamesProject: DeserializeOwned + JsonSchema + Send + 'static {
    fn project(&self) -> ProjectId;
}

/// A path that names an identity.
trait NamesIdentity {
    fn identity(&self) -> MpinIdHash;
}

/// Declares paths: the project by this name, and an identity or not.
macro_rules! paths {
    ($($name:ident($project:ident $(, $identity:ident)?);)*) => {$(
        #[derive(Deserialize, JsonSchema)]
        #[serde(rename_all = "camelCase")]
        struct $name {
            $project: ProjectId,
            $($identity: MpinIdHash,)?
        }

        impl NamesProject for $name {
            fn project(&self) -> ProjectId {
                self.$project
            }
        }

        $(impl NamesIdentity for $name {
            fn identity(&self) -> MpinIdHash {
                self.$identity.clone()
            }
        })?
    )*};
}

paths! {
    OfProject(project_id);
    OfCustomer(customer_id);
    IdentityOfProject(project_id, mpin_id);
    IdentityOfCustomer(customer_id, mpin_id);
}
