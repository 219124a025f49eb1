//! Whether an answer is one that the document promises.

use std::collections::HashMap;

use serde_json::{Value, json};
use wire::Code;

use crate::support::*;

/// What any request may meet that names no operation.
const ANYWHERE: [Code; 3] = [Code::NotFound, Code::MethodNotAllowed, Code::MisdirectedRequest];

pub struct Judge<'a> {
    document: &'a Document,
    validators: HashMap<String, jsonschema::Validator>,
}

impl<'a> Judge<'a> {
    pub fn new(document: &'a Document) -> Judge<'a> {
        Judge { document, validators: HashMap::new() }
    }

    /// Says what is wrong with an answer. `astray` is a request that need not have met the operation.
    pub fn judge(&mut self, operation: &Operation<'_>, answer: &Answer, astray: bool) -> Result<(), String> {
        for name in ["x-request-id", "x-content-type-options", "cache-control"] {
            if !answer.headers.contains_key(name) {
                return Err(format!("it has no {name}"));
            }
        }
        if answer.status >= 500 {
            return Err("the service failed".to_owned());
        }
        let refusal = serde_json::from_str::<Value>(&answer.text).ok().filter(|_| answer.status >= 400);
        let code = refusal.as_ref().and_then(|body| Code::parse(body["error"].as_str()?));
        if astray && code.is_some_and(|code| ANYWHERE.contains(&code)) {
            return well_formed(answer.status, refusal.as_ref());
        }
        // Some addresses show people a page.
        if astray && kind(answer) == "text/html" {
            return Ok(());
        }
        let Some(response) = operation.value["responses"].get(answer.status.to_string()) else {
            return Err("the document does not have this status".to_owned());
        };
        self.fits(operation, answer, response)?;
        // The endpoints of OAuth refuse as their standard says, which the schema has told already.
        let described = response.to_string();
        let by_standard = described.contains("OAuthErrorBody") && code.is_none();
        if described.contains("ErrorBody") && !by_standard {
            well_formed(answer.status, refusal.as_ref())
        } else {
            Ok(())
        }
    }

    /// Whether the body fits the schema of its content type.
    fn fits(&mut self, operation: &Operation<'_>, answer: &Answer, response: &Value) -> Result<(), String> {
        let kind = kind(answer);
        let content = response["content"].as_object().filter(|content| !content.is_empty());
        let Some(content) = content else {
            return if answer.text.is_empty() { Ok(()) } else { Err("it has a body".to_owned()) };
        };
        let Some(media) = content.get(kind) else { return Err(format!("{kind:?} is not its content type")) };
        if kind != "application/json" {
            return Ok(());
        }
        let body: Value = serde_json::from_str(&answer.text).map_err(|_| "it is no JSON".to_owned())?;
        let key = format!("{} {}", operation.name(), answer.status);
        let components = &self.document.value["components"];
        let validator = self.validators.entry(key).or_insert_with(|| {
            let schema = json!({ "allOf": [media["schema"]], "components": components });
            jsonschema::validator_for(&schema).unwrap()
        });
        let misfit = |error: jsonschema::ValidationError<'_>| format!("{error} at {}", error.instance_path());
        validator.validate(&body).map_err(misfit)
    }
}

fn kind(answer: &Answer) -> &str {
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default()
}

/// Whether this is the one shape of refusals, with nothing in it that its code does not have.
fn well_formed(status: u16, body: Option<&Value>) -> Result<(), String> {
    let Some(body) = body else { return if status < 400 { Ok(()) } else { Err("it is no JSON".to_owned()) } };
    let code = body["error"].as_str().and_then(Code::parse).ok_or("its code is not in the table")?;
    if code.status() != status || body["info"] != code.info() {
        return Err(format!("it is not as {} should be", code.as_str()));
    }
    for (key, value) in body["context"].as_object().into_iter().flatten() {
        if !value.is_string() || !code.context_keys().contains(&key.as_str()) {
            return Err(format!("its context has {key}: {value}"));
        }
    }
    Ok(())
}
