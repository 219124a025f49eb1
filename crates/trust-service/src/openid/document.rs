//! What the OpenAPI document says of OAuth's endpoints, which say failures their own way.

use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, ReferenceOr, RequestBody, Response, SchemaObject, StatusCode};
use aide::operation::OperationOutput;
use aide::transform::TransformOperation;
use axum::Json;
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};
use wire::{ErrorBody, OAuthErrorBody};

use super::failure::Failure;
use crate::http::describe;

/// A parameter of a form, and its values if they are few.
pub type Member = (&'static str, &'static [&'static str]);

/// Describes an endpoint of OAuth: what it does, in which standard it stands, and which parameters its form must have.
pub fn oauth(
    summary: &'static str,
    source: &'static str,
    members: &'static [Member],
) -> impl FnOnce(TransformOperation<'_>) -> TransformOperation<'_> {
    move |operation| {
        let mut operation = describe(summary, source, &[])(operation);
        let refers = |name: &str| json_schema!({ "$ref": format!("#/components/schemas/{name}") });
        let either = json_schema!({ "anyOf": [refers("OAuthErrorBody"), refers("ErrorBody")] });
        if let Some(ReferenceOr::Item(body)) = &mut operation.inner_mut().request_body {
            *body = form_body(members);
        }
        let responses = &mut operation.inner_mut().responses.get_or_insert_default().responses;
        for (status, text, schema) in [
            (400, "What is wrong, in the standard's words.", either),
            (401, "The credentials are missing or wrong.", refers("OAuthErrorBody")),
        ] {
            responses.insert(StatusCode::Code(status), ReferenceOr::Item(refusal(text, schema)));
        }
        operation
    }
}

/// A form that must have these parameters, as the document describes it. Others are the standard's.
pub fn form_body(members: &[Member]) -> RequestBody {
    let member = |(name, values): &Member| {
        let values: Vec<_> = values.iter().map(|value| json!(value)).collect();
        let plain = json!({ "type": "string", "minLength": 1 });
        let few = json!({ "type": "string", "enum": values });
        ((*name).to_owned(), if values.is_empty() { plain } else { few })
    };
    let properties: Map<String, Value> = members.iter().map(member).collect();
    let required: Vec<_> = members.iter().map(|(name, _)| *name).collect();
    let form = MediaType {
        schema: Some(SchemaObject {
            json_schema: json_schema!({
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": { "type": "string" },
            }),
            external_docs: None,
            example: None,
        }),
        ..MediaType::default()
    };
    RequestBody {
        content: [("application/x-www-form-urlencoded".to_owned(), form)].into_iter().collect(),
        required: true,
        ..RequestBody::default()
    }
}

fn refusal(description: &str, schema: Schema) -> Response {
    let json = MediaType {
        schema: Some(SchemaObject { json_schema: schema, external_docs: None, example: None }),
        ..MediaType::default()
    };
    Response {
        description: description.to_owned(),
        content: [("application/json".to_owned(), json)].into_iter().collect(),
        ..Response::default()
    }
}

impl OperationOutput for Failure {
    type Inner = OAuthErrorBody;

    /// That the service itself failed; the rest is said by [`oauth`].
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Response)> {
        // Mentions the schema, so that it is among the components.
        let _ = Json::<OAuthErrorBody>::operation_response(ctx, operation);
        let body = Json::<ErrorBody>::operation_response(ctx, operation);
        body.map(|body| (Some(wire::Code::InternalError.status()), body)).into_iter().collect()
    }
}
