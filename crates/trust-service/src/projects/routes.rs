//! What a project says of itself (section A.15 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::get_with;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{
    Code, CountersignConfiguration, DOCUMENT_FEATURE, EMAIL_FEATURE, LogoHash, NUMBER_FEATURE, PUSH_FEATURE,
    ProjectConfiguration, ProjectId, QUICKCODE_FEATURE,
};

use super::{Project, VerificationMethod};
use crate::Service;
use crate::error::{Error, Result};
use crate::http::{Path, Query, Routes, describe, pictures};

/// What the service can do beyond the platform's protocol, whatever the project.
const FEATURES: [&str; 6] = [
    "repeatable-registration",
    "session-user",
    "session-wait",
    DOCUMENT_FEATURE,
    NUMBER_FEATURE,
    PUSH_FEATURE,
];

/// `GET /.well-known/project-configuration` and `/logos/{sha256}`
pub fn routes() -> Routes {
    let documented = describe("What the project says of itself", "Section A.15", &[]);
    let shows = describe(
        "The logo with this SHA-256",
        "The project's, or one of its applications', as a session's `signedRequest` names it",
        &[Code::NotFound],
    );
    Routes::new()
        .api_route("/.well-known/project-configuration", get_with(configuration, documented))
        .api_route("/logos/{sha256}", get_with(logo, |op| pictures(shows(op))))
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
            features: features(project),
            name: project.name.clone(),
            logo: None,
            pin_length: project.pin_length,
        }),
    }))
}

/// The path: which logo.
#[derive(Deserialize, JsonSchema)]
struct Named {
    sha256: LogoHash,
}

async fn logo(State(service): State<Arc<Service>>, Path(Named { sha256 }): Path<Named>) -> Result<Response> {
    let project = service.project.id;
    let found = service.store.read(move |tx| super::logo::logo(tx, project, &sha256)).await?;
    let (media_type, content) = found.ok_or_else(|| Error::refused(Code::NotFound))?;
    // The address says what is there, so it never changes.
    let headers = [
        (CONTENT_TYPE, media_type.as_str()),
        (CACHE_CONTROL, "public, max-age=86400, immutable"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    Ok((headers, content).into_response())
}

fn features(project: &Project) -> Vec<String> {
    let by_mail = project.verification_method == VerificationMethod::Email;
    let own = [(EMAIL_FEATURE, by_mail), (QUICKCODE_FEATURE, project.quick_codes)];
    let own = own.into_iter().filter(|(_, has)| *has).map(|(feature, _)| feature);
    FEATURES.into_iter().chain(own).map(str::to_owned).collect()
}
