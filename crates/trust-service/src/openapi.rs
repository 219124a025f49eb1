//! The OpenAPI 3.1 document of all that is served for programs, made from the routes themselves. It stands in
//! `docs/openapi.json` too, and is served where every project's clients find it.

use std::sync::LazyLock;

use aide::openapi::{Components, Info, License, OpenApi, Operation, ReferenceOr, SecurityScheme, Server};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::Value;

use crate::http::{CLIENT, Routes, SERVICE_ACCOUNT, TOKEN};
use crate::{Service, authority};

/// What stands above the list of endpoints.
const INTRODUCTION: &str = "What the Countersign Trust Service answers to programs, at the address of each project. It speaks \
the M-Pin protocol as the MIRACL Trust platform does; a section is one of the protocol's description, and a standard is \
named by its own.

Bodies are JSON whatever their content type says. A refusal has a status of 400 or more and the body `ErrorBody`, whose \
`error` is one of the codes that its endpoint lists and whose `context` holds text only. Whatever the endpoint, a path that \
is not served is `NOT_FOUND`, another method `METHOD_NOT_ALLOWED`, and a host that no project has `MISDIRECTED_REQUEST`; \
a failure of the service's own is `INTERNAL_ERROR`. Every answer carries `X-Request-Id`.

A request may say which project it is for, by `?project_id=` or the header `X-MIRACL-CID`; one that is meant for another \
project is refused with `INVALID_REQUEST_PARAMETERS`.";

/// `GET /.well-known/openapi.json`
pub fn routes() -> Routes {
    Routes::new().route("/.well-known/openapi.json", get(serve))
}

async fn serve() -> impl IntoResponse {
    static TEXT: LazyLock<String> = LazyLock::new(|| format!("{:#}\n", document()));
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "public, max-age=300")], TEXT.as_str())
}

/// The document, with its members in the order of the alphabet.
fn document() -> Value {
    let mut api = OpenApi {
        info: Info {
            title: "Countersign Trust Service".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            description: Some(INTRODUCTION.to_owned()),
            license: Some(License {
                name: "Apache License 2.0".to_owned(),
                identifier: Some(env!("CARGO_PKG_LICENSE").to_owned()),
                ..License::default()
            }),
            ..Info::default()
        },
        servers: vec![Server {
            url: "/".to_owned(),
            description: Some("The address of the project".to_owned()),
            ..Server::default()
        }],
        components: Some(Components {
            security_schemes: [(CLIENT, client()), (SERVICE_ACCOUNT, service_account()), (TOKEN, token())]
                .map(|(name, scheme)| (name.to_owned(), ReferenceOr::Item(scheme)))
                .into_iter()
                .collect(),
            ..Components::default()
        }),
        ..OpenApi::default()
    };
    // Forgets the schemas that this thread collected before.
    aide::generate::extract_schemas(true);
    drop(Service::routes().finish_api(&mut api));
    drop(authority::described().finish_api(&mut api));
    name_operations(&mut api);
    // Whether a map keeps the order of insertion is decided by what else is built.
    serde_json::to_value(&api).map(sorted).unwrap_or_default()
}

fn client() -> SecurityScheme {
    SecurityScheme::Http {
        scheme: "basic".to_owned(),
        bearer_format: None,
        description: Some("A client of the project: its id and its secret".to_owned()),
        extensions: Default::default(),
    }
}

/// What it may do is in the requirement of each endpoint, as a scope.
fn service_account() -> SecurityScheme {
    SecurityScheme::Http {
        scheme: "bearer".to_owned(),
        bearer_format: Some("opaque".to_owned()),
        description: Some(
            "A service account of the project: its token, good for what the account is permitted to do"
                .to_owned(),
        ),
        extensions: Default::default(),
    }
}

fn token() -> SecurityScheme {
    SecurityScheme::Http {
        scheme: "bearer".to_owned(),
        bearer_format: None,
        description: Some("The token that the operation's description names".to_owned()),
        extensions: Default::default(),
    }
}

fn name_operations(api: &mut OpenApi) {
    let paths = api.paths.iter_mut().flat_map(|paths| paths.paths.iter_mut());
    for (path, item) in paths {
        let ReferenceOr::Item(item) = item else { continue };
        let operations: [(&str, &mut Option<Operation>); 4] = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in operations {
            if let Some(operation) = operation {
                operation.operation_id = Some(derive_id(method, path));
            }
        }
    }
}

/// The name of an operation: its method and the words of its path, as one.
fn derive_id(method: &str, path: &str) -> String {
    let words = path.split(|character: char| !character.is_ascii_alphanumeric());
    words.fold(method.to_owned(), |mut id, word| {
        let mut letters = word.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id + letters.as_str()
    })
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> =
                members.into_iter().map(|(name, member)| (name, sorted(member))).collect();
            members.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(members.into_iter().collect())
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_named_by_method_and_path() {
        assert_eq!(derive_id("post", "/rps/v2/codeStatus"), "postRpsV2CodeStatus");
        assert_eq!(derive_id("get", "/.well-known/jwks"), "getWellKnownJwks");
        assert_eq!(derive_id("get", "/mpinids/{mpinId}"), "getMpinidsMpinId");
    }
}
