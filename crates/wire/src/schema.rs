//! The forms of identifiers as JSON Schema, for the service's OpenAPI document.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::*;

/// Declares the schema of types that travel as text.
macro_rules! text {
    ($($name:ident: $schema:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

/// Text of printable characters. Lengths are in bytes, which are never fewer than characters.
fn printable(longest: usize) -> Schema {
    json_schema!({ "type": "string", "minLength": 1, "maxLength": longest, "pattern": r"^[^\x00-\x1f\x7f]+$" })
}

/// Text of graphic ASCII characters.
fn token(longest: usize) -> Schema {
    json_schema!({ "type": "string", "minLength": 1, "maxLength": longest, "pattern": "^[!-~]+$" })
}

/// Whole bytes in lower-case hexadecimal.
fn hex(least: usize, most: usize) -> Schema {
    json_schema!({ "type": "string", "pattern": format!("^([0-9a-f]{{2}}){{{least},{most}}}$") })
}

text! {
    UserId: printable(UserId::MAXIMUM);
    DeviceName: printable(DeviceName::MAXIMUM);
    DocumentName: printable(DocumentName::MAXIMUM);
    Dtas: token(Dtas::MAXIMUM);
    AccessId: token(AccessId::MAXIMUM);
    ClientId: token(ClientId::MAXIMUM);
    ClientSecret: token(ClientSecret::MAXIMUM);
    WebOtt: token(WebOtt::MAXIMUM);
    AuthOtt: token(AuthOtt::MAXIMUM);
    MatchTicket: token(MatchTicket::MAXIMUM);
    ActivationToken: token(ActivationToken::MAXIMUM);
    VerificationCode: token(VerificationCode::MAXIMUM);
    ProjectId: json_schema!({ "type": "string", "format": "uuid" });
    MatchNumber: json_schema!({ "type": "string", "pattern": "^[1-9][0-9]$" });
    MpinId: hex(1, MpinId::MAXIMUM);
    MessageHash: hex(1, MessageHash::MAXIMUM);
    Timestamp: json_schema!({ "type": "integer", "minimum": 1, "maximum": i32::MAX });
}

impl<const N: usize> JsonSchema for Hex<N> {
    fn schema_name() -> Cow<'static, str> {
        format!("Hex{N}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        hex(N, N)
    }
}
