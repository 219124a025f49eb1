//! What a project says of itself (section A.15 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{CountersignConfiguration, ProjectConfiguration, ProjectId};

use crate::Service;
use crate::error::{Error, Result};
use crate::http::{Query, Routes, describe};

/// What the service can do beyond the platform's protocol.
const FEATURES: [&str; 2] = ["repeatable-registration", "session-user"];

/// `GET /.well-known/project-configuration`
pub fn routes() -> Routes {
    let documented = describe("What the project says of itself", "Section A.15", &[]);
    Routes::new().api_route("/.well-known/project-configuration", get_with(configuration, documented))
}

/// The query: clients of the vendor name the project here.
#[derive(Deserialize, JsonSchema)]
struct Asked {
    id: Option<ProjectId>,
}

async fn configuration(
    State(service): State<Arc<Service>>,
    Query(asked): Query<Asked>,
) -> Result<Json<ProjectConfiguration>> {
    let project = &service.project;
    if asked.id.is_some_and(|id| id != project.id) {
        return Err(Error::parameter("id"));
    }
    Ok(Json(ProjectConfiguration {
        id: project.id,
        custom_domain: Some(service.url.clone()),
        countersign: Some(CountersignConfiguration {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            features: FEATURES.map(str::to_owned).to_vec(),
            name: project.name.clone(),
            logo: None,
            pin_length: project.pin_length,
        }),
    }))
}
