//! What the OpenAPI document says of an endpoint. The document is made from the routes themselves, so nothing is served that
//! it does not know.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use aide::axum::ApiRouter;
use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, ReferenceOr, Response, SchemaObject, StatusCode};
use aide::operation::{OperationInput, OperationOutput};
use aide::transform::TransformOperation;
use axum::Json;
use schemars::{JsonSchema, json_schema};
use wire::{Code, ErrorBody, LogoType};

use super::credentials::unauthorised;
use super::{Bearer, Body, Path, Payload, Permitted, Query};
use crate::Service;
use crate::error::Error;
use crate::projects::Caller;
use crate::service_accounts::{Permission, Permits};

/// Routes that describe themselves.
pub type Routes = ApiRouter<Arc<Service>>;

/// What any endpoint may answer.
const ALWAYS: [Code; 2] = [Code::InvalidRequestParameters, Code::TooManyRequests];
/// What an endpoint with a body may answer.
const WITH_BODY: [Code; 2] = [Code::InvalidRequestBody, Code::RequestTooLarge];
/// What an endpoint for clients may answer.
const WITH_CREDENTIALS: [Code; 2] = [Code::InvalidRequestAuthorization, Code::UnauthorizedRequest];
/// The names of the two ways to show who one is, as the document has them.
pub const CLIENT: &str = "client";
/// The same.
pub const SERVICE_ACCOUNT: &str = "serviceAccount";
/// How the document calls a token of the endpoint's own.
pub const TOKEN: &str = "token";

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

/// Describes an endpoint whose answer is a stream of server-sent events.
pub fn streams(mut operation: TransformOperation<'_>) -> TransformOperation<'_> {
    let events = Response {
        description: "Server-sent events".to_owned(),
        content: [("text/event-stream".to_owned(), MediaType::default())].into_iter().collect(),
        ..Response::default()
    };
    let responses = &mut operation.inner_mut().responses.get_or_insert_default().responses;
    responses.insert(StatusCode::Code(200), ReferenceOr::Item(events));
    operation
}

/// Describes an endpoint whose answer is a logo.
pub fn pictures(mut operation: TransformOperation<'_>) -> TransformOperation<'_> {
    let types = LogoType::ALL.map(|one| (one.as_str().to_owned(), MediaType::default()));
    let picture = Response {
        description: "The picture".to_owned(),
        content: types.into_iter().collect(),
        ..Response::default()
    };
    let responses = &mut operation.inner_mut().responses.get_or_insert_default().responses;
    responses.insert(StatusCode::Code(200), ReferenceOr::Item(picture));
    operation
}

/// Describes an endpoint whose answer is a file of any kind.
pub fn files(mut operation: TransformOperation<'_>) -> TransformOperation<'_> {
    let file = Response {
        description: "The file".to_owned(),
        content: [("application/octet-stream".to_owned(), MediaType::default())].into_iter().collect(),
        ..Response::default()
    };
    let responses = &mut operation.inner_mut().responses.get_or_insert_default().responses;
    responses.insert(StatusCode::Code(200), ReferenceOr::Item(file));
    operation
}

fn refuse(inner: &mut Operation, codes: &[Code]) {
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    let with_body = if inner.request_body.is_some() { &WITH_BODY[..] } else { &[] };
    let with_credentials = about_credentials(inner);
    for code in [&ALWAYS[..], with_body, &with_credentials, codes].concat() {
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

/// What an endpoint may answer about credentials. The permission that it needs is the scope of its security requirement.
fn about_credentials(inner: &Operation) -> Vec<Code> {
    let scopes = inner.security.iter().filter_map(|requirement| requirement.get(SERVICE_ACCOUNT)).flatten();
    let permission = scopes.filter_map(|scope| Permission::from_str(scope).ok()).next();
    match permission {
        Some(permission) => {
            vec![Code::InvalidRequestAuthorization, unauthorised(permission), Code::Forbidden]
        }
        None if inner.security.is_empty() => Vec::new(),
        None => WITH_CREDENTIALS.to_vec(),
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

impl<T: JsonSchema> OperationInput for Path<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        axum::extract::Path::<T>::operation_input(ctx, operation);
    }
}

impl<T: JsonSchema> OperationInput for Payload<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        Json::<T>::operation_input(ctx, operation);
        if let Some(ReferenceOr::Item(body)) = &mut operation.request_body {
            body.required = false;
        }
    }
}

impl<P: Permits> OperationInput for Permitted<P> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        let scheme = |name: &str, scopes| [(name.to_owned(), scopes)].into_iter().collect();
        let permission = P::PERMISSION.as_str().to_owned();
        if P::PERMISSION.is_for_clients() {
            operation.security.push(scheme(CLIENT, Vec::new()));
        }
        operation.security.push(scheme(SERVICE_ACCOUNT, vec![permission]));
    }
}

impl OperationInput for Bearer {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.security.push([(TOKEN.to_owned(), Vec::new())].into_iter().collect());
    }
}

impl OperationInput for Caller {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.security.push([(CLIENT.to_owned(), Vec::new())].into_iter().collect());
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
