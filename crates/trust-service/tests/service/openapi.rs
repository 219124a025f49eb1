//! The document of what is served: it is checked in as it is served, and it is whole.

use std::collections::BTreeSet;
use std::path::PathBuf;

use reqwest::Method;
use serde_json::Value;

use crate::support::*;

/// Set to write what is otherwise compared.
const UPDATE: &str = "UPDATE_OPENAPI";
const PATH: &str = "/.well-known/openapi.json";

async fn served(server: &Server) -> (String, Document) {
    let answer = server.get(PATH).await;
    let document = Document::new(answer.ok());
    (answer.text, document)
}

#[tokio::test]
async fn it_is_checked_in_as_it_is_served() {
    let server = Server::start().await;
    let (text, _) = served(&server).await;
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let checked_in = std::fs::read_to_string(&file).unwrap_or_default();
    let command = format!("{UPDATE}=1 cargo test -p trust-service openapi");
    assert!(
        checked_in == text,
        "what is served has changed: run `{command}`, and check in docs/openapi.json"
    );
}

#[tokio::test]
async fn every_operation_says_what_it_is() {
    let (_, document) = served(&Server::start().await).await;
    let mut ids = BTreeSet::new();
    for operation in document.operations() {
        let said = |member: &str| operation.value[member].as_str().is_some_and(|text| !text.is_empty());
        assert!(said("summary") && said("description"), "{} says too little", operation.name());
        let id = operation.value["operationId"].as_str().unwrap();
        assert!(ids.insert(id.to_owned()), "{id} is there twice");
        let succeeds = operation.statuses().any(|status| (200..400).contains(&status));
        assert!(succeeds, "{} never succeeds", operation.name());
        for scheme in operation.securities() {
            assert!(document.value["components"]["securitySchemes"][&scheme].is_object(), "{scheme}");
        }
    }
    assert!(!ids.is_empty());
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
    let (_, document) = served(&Server::start().await).await;
    assert_eq!(document.value["openapi"], "3.1.0");
    assert!(document.value["components"]["schemas"]["ErrorBody"].is_object());
    let mut references = BTreeSet::new();
    collect(&document.value, &mut references);
    for reference in references {
        document.follow(&reference);
    }
}

fn collect(value: &Value, references: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| collect(member, references));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        _ => {}
    }
}

#[tokio::test]
async fn every_operation_is_served() {
    let server = Server::start().await;
    let (_, document) = served(&server).await;
    for operation in document.operations() {
        let method = Method::from_bytes(operation.method.to_uppercase().as_bytes()).unwrap();
        let path = operation.path.replace(['{', '}'], "");
        let request = server.http.request(method, format!("{}{path}", server.url));
        let answer = Answer::read(request.send().await.unwrap()).await;
        let unrouted = ["NOT_FOUND", "METHOD_NOT_ALLOWED"].iter().any(|code| answer.text.contains(code));
        assert!(!unrouted, "{} is not served", operation.name());
    }
}
