//! Proof Key for Code Exchange (RFC 7636): whoever redeems a code shows that they asked for it.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::failure::{Reason, Refused};
use super::parameters::Parameters;

/// The challenge of a request, if it has one. `plain` is not taken, and a method that is not named means `plain`.
pub fn challenge(parameters: &Parameters) -> Result<Option<String>, Refused> {
    let wrong = |name, why| Err(Refused::parameter(Reason::InvalidRequest, name, why));
    match (parameters.get("code_challenge"), parameters.get("code_challenge_method")) {
        (None, None) => Ok(None),
        (None, Some(_)) => wrong("code_challenge", "A challenge is missing."),
        (Some(challenge), Some("S256")) if is_digest(challenge) => Ok(Some(challenge.to_owned())),
        (Some(_), Some("S256")) => wrong("code_challenge", "The challenge is no SHA-256 in base64url."),
        (Some(_), _) => wrong("code_challenge_method", "The only method is S256."),
    }
}

/// Whether the verifier fits. Where there was no challenge there may be none either: else somebody took the challenge off the
/// request.
pub fn fits(challenge: Option<&str>, verifier: Option<&str>) -> bool {
    match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) if is_verifier(verifier) => {
            let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
            bool::from(digest.as_bytes().ct_eq(challenge.as_bytes()))
        }
        _ => false,
    }
}

fn is_digest(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
}

fn is_verifier(text: &str) -> bool {
    let unreserved = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
    (43..=128).contains(&text.len()) && text.bytes().all(unreserved)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn the_standards_own_example_fits_and_nothing_else() {
        assert!(fits(Some(CHALLENGE), Some(VERIFIER)));
        assert!(!fits(Some(CHALLENGE), Some(&VERIFIER.replace('d', "e"))));
        assert!(!fits(Some(VERIFIER), Some(VERIFIER)), "plain");
        assert!(!fits(Some(CHALLENGE), None));
        assert!(!fits(None, Some(VERIFIER)));
        assert!(fits(None, None));
    }

    #[test]
    fn only_s256_is_taken() {
        let read = |text: &str| challenge(&Parameters::parse(text.as_bytes()).expect("parameters"));
        let good = format!("code_challenge={CHALLENGE}&code_challenge_method=S256");
        assert_eq!(read(&good), Ok(Some(CHALLENGE.to_owned())));
        assert_eq!(read("x=1"), Ok(None));
        for text in [
            format!("code_challenge={CHALLENGE}"),
            format!("code_challenge={CHALLENGE}&code_challenge_method=plain"),
            "code_challenge=short&code_challenge_method=S256".to_owned(),
            "code_challenge_method=S256".to_owned(),
        ] {
            assert_eq!(read(&text).expect_err("a refusal").reason, Reason::InvalidRequest, "{text}");
        }
    }
}
