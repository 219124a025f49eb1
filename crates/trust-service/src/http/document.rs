//! What the OpenAPI document says of an endpoint. The document is made from the routes themselves, so nothing is served that
//! it does not know.

use std::collections::BTreeMap;
use std::sync::Arc;

use aide::axum::ApiRouter;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, ReferenceOr, Response, SchemaObject, StatusCode};
use aide::operation::{OperationInput, OperationOutput};
use aide::transform::TransformOperation;
use axum::Json;
use schemars::{JsonSchema, json_schema};
use wire::{Code, ErrorBody};

use super::{Body, Query};
use crate::Service;
use crate::error::Error;
use crate::projects::Caller;

/// Routes that describe themselves.
pub type Routes = ApiRouter<Arc<Service>>;

/// What any endpoint may answer.
const ALWAYS: [Code; 2] = [Code::InvalidRequestParameters, Code::TooManyRequests];
/// What an endpoint with a body may answer.
const WITH_BODY: [Code; 2] = [Code::InvalidRequestBody, Code::RequestTooLarge];
/// What an endpoint that asks for credentials may answer.
const WITH_CREDENTIALS: [Code; 2] = [Code::InvalidRequestAuthorization, Code::UnauthorizedRequest];

/// Describes an endpoint: what it does, in which section of the protocol sheet or standard it stands, and the codes it may
/// refuse with besides those that follow from its inputs.
pub fn describe(
    summary: &'static str,
    source: &'static str,
    codes: &'static [Code],
) -> impl FnOnce(TransformOperation<'_>) -> TransformOperation<'_> {
    move |mut operation| {
        refuse(operation.inner_mut(), codes);
        operation.summary(summary).description(source)
    }
}

fn refuse(inner: &mut Operation, codes: &[Code]) {
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    let with_body = if inner.request_body.is_some() { &WITH_BODY[..] } else { &[] };
    let with_credentials = if inner.security.is_empty() { &[] } else { &WITH_CREDENTIALS[..] };
    for code in [&ALWAYS[..], with_body, with_credentials, codes].concat() {
        let codes = by_status.entry(code.status()).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let responses = &mut inner.responses.get_or_insert_default().responses;
    for (status, codes) in by_status {
        responses.insert(StatusCode::Code(status), ReferenceOr::Item(refusals(&codes)));
    }
}

/// The answer of one status: the error envelope with one of these codes.
fn refusals(codes: &[Code]) -> Response {
    let line = |code: &Code| format!("`{}`: {}", code.as_str(), code.info());
    let texts: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
    let schema = json_schema!({
        "allOf": [{ "$ref": "#/components/schemas/ErrorBody" }],
        "properties": { "error": { "enum": texts } },
    });
    let json = MediaType {
        schema: Some(SchemaObject { json_schema: schema, external_docs: None, example: None }),
        ..MediaType::default()
    };
    Response {
        description: codes.iter().map(line).collect::<Vec<_>>().join("\n\n"),
        content: [("application/json".to_owned(), json)].into_iter().collect(),
        ..Response::default()
    }
}

impl<T: JsonSchema> OperationInput for Body<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        Json::<T>::operation_input(ctx, operation);
    }
}

impl<T: JsonSchema> OperationInput for Query<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        axum::extract::Query::<T>::operation_input(ctx, operation);
    }
}

impl OperationInput for Caller {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.security.push([("client".to_owned(), Vec::new())].into_iter().collect());
    }
}

impl OperationOutput for Error {
    type Inner = ErrorBody;

    /// That the service itself failed, which any endpoint may.
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Response)> {
        let body = Json::<ErrorBody>::operation_response(ctx, operation);
        body.map(|body| (Some(Code::InternalError.status()), body)).into_iter().collect()
    }
}
