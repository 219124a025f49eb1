//! Pass 1, pass 2 and the verdict (sections A.9 to A.11 of the protocol sheet).

use serde::{Deserialize, Deserializer, Serialize};

use crate::{AccessId, ActivationToken, AuthOtt, Dtas, G1Hex, MatchTicket, MpinId, PublicKeyHex, ScalarHex};

/// What an authentication is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// A token for a relying party.
    Jwt,
    /// Completing a session opened elsewhere.
    Oidc,
    /// A QuickCode for another device.
    RegCode,
    /// Proving the PIN before a signature.
    DvsAuth,
}

/// `POST /rps/v2/pass1`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pass1Request {
    /// Exactly one.
    pub scope: [Scope; 1],
    /// Who authenticates.
    pub mpin_id: MpinId,
    /// The authorities, echoed from registration.
    pub dtas: Dtas,
    /// The commitment U.
    #[serde(rename = "U")]
    pub u: G1Hex,
    /// The registered public key.
    #[serde(rename = "publicKey")]
    pub public_key: PublicKeyHex,
}

/// Answer of `POST /rps/v2/pass1`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pass1Response {
    /// The challenge y.
    pub y: ScalarHex,
}

/// `POST /rps/v2/pass2`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pass2Request {
    /// Who authenticates.
    pub mpin_id: MpinId,
    /// The proof V.
    #[serde(rename = "V")]
    pub v: G1Hex,
    /// The session to complete. Text that no session is called by is read as none: the vendor's clients keep sending
    /// whatever they once took for one, and pass 2 succeeds with it.
    #[serde(
        rename = "WID",
        default,
        deserialize_with = "session_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub wid: Option<AccessId>,
}

fn session_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<AccessId>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.and_then(|text| AccessId::parse(&text).ok()))
}

/// Answer of `POST /rps/v2/pass2`. It comes for wrong proofs too: the verdict is `/authenticate`'s.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pass2Response {
    /// Redeemed once at `/rps/v2/authenticate`.
    #[serde(rename = "authOTT")]
    pub auth_ott: AuthOtt,
}

/// `POST /rps/v2/authenticate`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuthenticateRequest {
    /// The ticket of pass 2.
    #[serde(rename = "authOTT")]
    pub auth_ott: AuthOtt,
    /// Always `dvs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wam: Option<String>,
    /// What repeating the session's number gave, if it has one. Only our own clients send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<MatchTicket>,
}

/// Answer of `POST /rps/v2/authenticate`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuthenticateResponse {
    /// 200. Mandatory for the Android client, as is `message`.
    pub status: u16,
    /// `OK`
    pub message: String,
    /// The authentication token of scopes `jwt` and `reg-code`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwt: Option<String>,
    /// Asks the client to register anew, after an authority's key was rotated.
    #[serde(rename = "dvsRegister", skip_serializing_if = "Option::is_none")]
    pub dvs_register: Option<DvsRegister>,
}

/// What a client needs to renew an identity.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DvsRegister {
    /// The activation token for `/registration`.
    pub token: ActivationToken,
    /// Always `BN254CX`.
    pub curve: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_that_cannot_be_is_none() {
        let v = "04".repeat(65);
        let wid = |wid: &str| {
            let json = format!(r#"{{"mpin_id":"7b7d","V":"{v}"{wid}}}"#);
            serde_json::from_str::<Pass2Request>(&json).map(|request| request.wid.map(String::from))
        };
        for (text, expected) in [("", None), (r#","WID":null"#, None), (r#","WID":"a b""#, None)] {
            assert_eq!(wid(text).expect("a request"), expected);
        }
        assert_eq!(wid(r#","WID":"ab""#).expect("a request").as_deref(), Some("ab"));
        assert!(wid(r#","WID":7"#).is_err());
    }
}
