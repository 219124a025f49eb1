//! A pinned public key.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use rustls::pki_types::CertificateDer;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use x509_parser::{certificate::X509Certificate, prelude::FromDer};

use crate::Error;

/// The SHA-256 digest of a certificate's public key (its SubjectPublicKeyInfo, as in RFC 7469), 44 characters of base64
/// as text. A certificate that is renewed with the same key keeps it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyPin([u8; 32]);

impl KeyPin {
    /// Reads one as people write it: with `sha256/` or `pin-sha256=` before it, or alone.
    ///
    /// # Errors
    ///
    /// [`Error::PinOfKeyInvalid`]
    pub fn parse(text: &str) -> Result<KeyPin, Error> {
        let text = text.trim();
        let text = ["sha256/", "sha256//", "pin-sha256="]
            .iter()
            .fold(text, |text, before| text.strip_prefix(before).unwrap_or(text));
        let bytes = STANDARD.decode(text.trim_matches('"')).map_err(|_| Error::PinOfKeyInvalid)?;
        Ok(KeyPin(bytes.try_into().map_err(|_| Error::PinOfKeyInvalid)?))
    }

    /// That of a certificate; `None` where it is none.
    pub(crate) fn of(certificate: &CertificateDer<'_>) -> Option<KeyPin> {
        let (_, certificate) = X509Certificate::from_der(certificate).ok()?;
        Some(KeyPin(Sha256::digest(certificate.public_key().raw).into()))
    }
}

impl From<[u8; 32]> for KeyPin {
    fn from(digest: [u8; 32]) -> KeyPin {
        KeyPin(digest)
    }
}

impl TryFrom<String> for KeyPin {
    type Error = Error;

    fn try_from(text: String) -> Result<KeyPin, Error> {
        KeyPin::parse(&text)
    }
}

impl From<KeyPin> for String {
    fn from(pin: KeyPin) -> String {
        pin.to_string()
    }
}

impl fmt::Display for KeyPin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&STANDARD.encode(self.0))
    }
}

impl fmt::Debug for KeyPin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "sha256/{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_read_as_it_is_written() {
        let pin = KeyPin([7; 32]);
        for text in [format!("{pin}"), format!("{pin:?}"), format!(" pin-sha256=\"{pin}\" ")] {
            assert_eq!(KeyPin::parse(&text).expect("a pin"), pin, "{text}");
        }
        for text in ["", "sha256/", "abc", &STANDARD.encode([7; 31]), "sha1/AAAA"] {
            assert!(KeyPin::parse(text).is_err(), "{text}");
        }
    }
}
