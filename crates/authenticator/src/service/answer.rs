//! What an answer means, and what none means.

use std::{collections::BTreeMap, error::Error, io};

use reqwest::StatusCode;
use rustls::CertificateError;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Fault, http::Patience, verifier::OtherKey};

/// Reads the body of status 200; anything else is a fault.
pub(super) fn read<T: DeserializeOwned>(status: StatusCode, body: &[u8]) -> Result<T, Fault> {
    accept(status, body)?;
    let mut text = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut text).map_err(|error| {
        if serde_json::from_slice::<serde::de::IgnoredAny>(body).is_err() {
            // A page of HTML with status 200: a login page of the network, or some other web site.
            return Fault::Foreign;
        }
        // Only where, not what: the value may be a secret.
        let path = error.path().to_string();
        Fault::Malformed { what: if path == "." { "members".into() } else { path } }
    })
}

/// Accepts status 200 with any body.
pub(super) fn accept(status: StatusCode, body: &[u8]) -> Result<(), Fault> {
    match status.as_u16() {
        200 => Ok(()),
        201..=299 => Err(Fault::Malformed { what: format!("status {}", status.as_u16()) }),
        400..=499 => Err(refusal(body).unwrap_or(Fault::Foreign)),
        status @ 500.. => Err(Fault::Failed { status }),
        _ => Err(Fault::Foreign),
    }
}

/// Why there was no answer.
pub(super) fn fault_of(error: &reqwest::Error, patience: Patience) -> Fault {
    if error.is_timeout() {
        let waited = if error.is_connect() { patience.connection } else { patience.answer };
        return Fault::Timeout { seconds: waited.as_secs().max(1) };
    }
    match tls(error) {
        Some(rustls::Error::InvalidCertificate(error)) => certificate(error),
        // Something answers, but not with TLS.
        Some(_) => Fault::Foreign,
        None => Fault::Unreachable,
    }
}

/// What is wrong with a certificate, as far as it makes a difference to people.
fn certificate(error: &CertificateError) -> Fault {
    match error {
        // An authority of the same name with another key is not known either.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => Fault::IssuerUnknown,
        CertificateError::Other(other) if other.0.is::<OtherKey>() => Fault::OtherKey,
        _ => Fault::Untrusted,
    }
}

/// The error of TLS among an error's causes. Errors of input and output keep theirs inside, sometimes twice.
fn tls<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(found) = error.downcast_ref() {
        return Some(found);
    }
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inside) => tls(inside),
        None => tls(error.source()?),
    }
}

/// Both envelopes of section 0.2.
#[derive(Deserialize)]
#[serde(untagged)]
enum Envelope {
    Flat(Refusal),
    Nested { error: Nested },
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
    #[serde(default)]
    context: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Nested {
    code: String,
    #[serde(default)]
    context: BTreeMap<String, String>,
}

fn refusal(body: &[u8]) -> Option<Fault> {
    Some(match serde_json::from_slice(body).ok()? {
        Envelope::Flat(Refusal { error, context }) => Fault::Refused { code: error, context },
        Envelope::Nested { error: Nested { code, context } } => Fault::Refused { code, context },
    })
}

#[cfg(test)]
mod tests {
    use wire::Pass1Response;

    use super::*;

    fn fault(status: u16, body: &str) -> Fault {
        let status = StatusCode::from_u16(status).expect("a status");
        read::<Pass1Response>(status, body.as_bytes()).expect_err("a fault")
    }

    fn refused(code: &str) -> Fault {
        Fault::Refused { code: code.into(), context: BTreeMap::new() }
    }

    #[test]
    fn only_status_200_with_the_right_members_is_an_answer() {
        let y = format!(r#"{{"y":"{}","later":1}}"#, "0".repeat(64));
        assert!(read::<Pass1Response>(StatusCode::OK, y.as_bytes()).is_ok());
        assert_eq!(fault(201, &y), Fault::Malformed { what: "status 201".into() });
        assert_eq!(fault(200, r#"{"y":"12"}"#), Fault::Malformed { what: "y".into() });
        assert_eq!(fault(200, "{}"), Fault::Malformed { what: "members".into() });
    }

    #[test]
    fn a_web_site_is_not_a_service() {
        for status in [200, 302, 403, 404] {
            assert_eq!(fault(status, "<!doctype html>"), Fault::Foreign, "{status}");
        }
        assert_eq!(fault(502, "<!doctype html>"), Fault::Failed { status: 502 });
    }

    #[test]
    fn both_envelopes_are_read() {
        assert_eq!(fault(401, r#"{"error":"REVOKED_MPINID","info":"x"}"#), refused("REVOKED_MPINID"));
        assert_eq!(fault(401, r#"{"requestID":"1","error":{"code":"A","info":"x"}}"#), refused("A"));
        let Fault::Refused { context, .. } = fault(400, r#"{"error":"A","context":{"params":"code"}}"#)
        else {
            panic!("not refused");
        };
        assert_eq!(context["params"], "code");
    }
}
