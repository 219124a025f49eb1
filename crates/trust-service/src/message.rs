//! Reading messages: whatever is wrong with one, the member at fault is named.

use serde::de::DeserializeOwned;
use serde_json::Value;
use wire::Code;

use crate::error::Refusal;

/// Reads a message. The refusal names the member that is missing or malformed, with its path.
pub fn from_value<T: DeserializeOwned>(mut value: Value) -> Result<T, Refusal> {
    if !value.is_object() {
        return Err(Refusal::new(Code::InvalidRequestBody));
    }
    drop_empty(&mut value);
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        Refusal::parameter(name(&path, &error.inner().to_string()))
    })
}

/// The vendor's clients send an empty text for what they do not have; to us that is the same as not sending it.
fn drop_empty(value: &mut Value) {
    if let Value::Object(members) = value {
        members.retain(|_, member| member != "" && !member.is_null());
        members.values_mut().for_each(drop_empty);
    }
}

/// The member that an error is about: where it happened, or what is missing there. Places in lists are left out.
fn name(path: &str, message: &str) -> String {
    let path = path.split('[').next().unwrap_or_default().trim_start_matches('.');
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match (path, missing) {
        ("", None) => "body".to_owned(),
        ("", Some(missing)) => missing.to_owned(),
        (path, None) => path.to_owned(),
        (path, Some(missing)) => format!("{path}.{missing}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wire::{ActivationRequest, Pass1Request, VerifyRequest};

    use super::*;

    fn refused<T: DeserializeOwned>(value: Value) -> Option<String> {
        from_value::<T>(value).err().and_then(|refusal| refusal.context.get("params").cloned())
    }

    #[test]
    fn the_member_at_fault_is_named() {
        assert_eq!(refused::<ActivationRequest>(json!({})).as_deref(), Some("userId"));
        assert_eq!(refused::<ActivationRequest>(json!({ "userId": 1 })).as_deref(), Some("userId"));
        assert_eq!(refused::<ActivationRequest>(json!({ "userId": "" })).as_deref(), Some("userId"));
        assert_eq!(refused::<Pass1Request>(json!({ "scope": ["x"] })).as_deref(), Some("scope"));
        assert_eq!(refused::<Pass1Request>(json!({ "scope": [] })).as_deref(), Some("scope"));
        assert_eq!(refused::<VerifyRequest>(json!({ "signature": {} })).as_deref(), Some("signature.mpinId"));
        let bad = json!({ "signature": { "mpinId": "7b7d", "u": "04" } });
        assert_eq!(refused::<VerifyRequest>(bad).as_deref(), Some("signature.u"));
    }

    #[test]
    fn what_is_no_message_is_no_body() {
        for value in [json!([]), json!(1), json!(null), json!("x")] {
            let refusal = from_value::<ActivationRequest>(value).expect_err("a refusal");
            assert_eq!(refusal.code, Code::InvalidRequestBody);
        }
    }
}
