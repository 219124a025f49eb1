//! A certificate authority that a person, or their organisation, trusts for a service.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use x509_parser::{certificate::X509Certificate, prelude::FromDer};

use crate::Error;

/// Largest certificate file that is read, in bytes.
const LARGEST: usize = 64 * 1024;

/// The certificate of an authority. As text it is base64 of its DER form.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Authority(CertificateDer<'static>);

/// The SHA-256 digest of a certificate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Authority {
    /// Reads the one certificate of a file, PEM or DER. It must be an authority's.
    ///
    /// # Errors
    ///
    /// [`Error::CertificateUnreadable`], [`Error::CertificateNoAuthority`]
    pub fn parse(file: &[u8]) -> Result<Authority, Error> {
        if file.len() > LARGEST {
            return Err(Error::CertificateUnreadable);
        }
        let mut certificates = CertificateDer::pem_slice_iter(file).collect::<Vec<_>>();
        match (certificates.pop(), certificates.is_empty()) {
            (Some(Ok(only)), true) => Authority::from_der(only),
            (None, _) => Authority::from_der(CertificateDer::from(file.to_vec())),
            _ => Err(Error::CertificateUnreadable),
        }
    }

    fn from_der(certificate: CertificateDer<'static>) -> Result<Authority, Error> {
        let (rest, parsed) =
            X509Certificate::from_der(&certificate).map_err(|_| Error::CertificateUnreadable)?;
        if !rest.is_empty() {
            return Err(Error::CertificateUnreadable);
        }
        // A certificate of a server alone would be trusted as one that may vouch for others.
        if !parsed.is_ca() || RootCertStore::empty().add(certificate.clone()).is_err() {
            return Err(Error::CertificateNoAuthority);
        }
        Ok(Authority(certificate))
    }

    /// Its DER form.
    pub(crate) fn der(&self) -> CertificateDer<'static> {
        self.0.clone()
    }

    /// Whom it names, such as `CN=Example Root, O=Example`.
    pub fn subject(&self) -> String {
        self.parsed(|certificate| certificate.subject().to_string())
    }

    /// From when and until when it is valid.
    pub fn validity(&self) -> (Timestamp, Timestamp) {
        self.parsed(|certificate| {
            let time = |time: x509_parser::time::ASN1Time| {
                Timestamp::from_second(time.timestamp()).unwrap_or(Timestamp::UNIX_EPOCH)
            };
            (time(certificate.validity().not_before), time(certificate.validity().not_after))
        })
    }

    /// The digest by which people compare it with what their organisation says.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(Sha256::digest(&self.0).into())
    }

    /// What it says; nothing where it cannot be read, which [`Authority::parse`] rules out.
    fn parsed<T: Default>(&self, read: impl FnOnce(&X509Certificate<'_>) -> T) -> T {
        X509Certificate::from_der(&self.0).map(|(_, certificate)| read(&certificate)).unwrap_or_default()
    }
}

impl TryFrom<String> for Authority {
    type Error = Error;

    fn try_from(text: String) -> Result<Authority, Error> {
        let bytes = STANDARD.decode(text).map_err(|_| Error::CertificateUnreadable)?;
        Authority::from_der(bytes.into())
    }
}

impl From<Authority> for String {
    fn from(authority: Authority) -> String {
        STANDARD.encode(authority.0)
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.subject(), self.fingerprint())
    }
}

impl Fingerprint {
    /// Reads one as it is shown.
    ///
    /// # Errors
    ///
    /// [`Error::CertificateUnreadable`]
    pub fn parse(text: &str) -> Result<Fingerprint, Error> {
        let digits = text.split(':').map(|pair| u8::from_str_radix(pair, 16));
        let bytes: Vec<u8> = digits.collect::<Result<_, _>>().map_err(|_| Error::CertificateUnreadable)?;
        Ok(Fingerprint(bytes.try_into().map_err(|_| Error::CertificateUnreadable)?))
    }
}

/// Pairs of upper-case hexadecimal digits with colons between them, as other programs show it.
impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, byte) in self.0.iter().enumerate() {
            write!(formatter, "{}{byte:02X}", if number == 0 { "" } else { ":" })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair};

    use super::*;
    use crate::Code;

    fn certificate(is_ca: bool) -> Vec<u8> {
        let mut params = CertificateParams::new(Vec::new()).expect("parameters");
        params.distinguished_name.push(DnType::CommonName, "Example Root");
        params.not_after = rcgen::date_time_ymd(2040, 1, 1);
        if is_ca {
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        }
        let key = KeyPair::generate().expect("a key");
        params.self_signed(&key).expect("a certificate").der().to_vec()
    }

    fn pem(der: &[u8]) -> String {
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(der))
    }

    #[test]
    fn an_authority_is_read_from_either_form_and_says_who_it_is() {
        let der = certificate(true);
        let authority = Authority::parse(&der).expect("an authority");
        assert_eq!(Authority::parse(pem(&der).as_bytes()).expect("an authority"), authority);
        assert!(authority.subject().contains("CN=Example Root"), "{}", authority.subject());
        assert_eq!(authority.validity().1.to_string(), "2040-01-01T00:00:00Z");
        let print = authority.fingerprint();
        assert_eq!(print.to_string().len(), 95);
        assert_eq!(Fingerprint::parse(&print.to_string()).expect("a fingerprint"), print);
        let text = serde_json::to_string(&authority).expect("JSON");
        assert_eq!(serde_json::from_str::<Authority>(&text).expect("an authority"), authority);
    }

    #[test]
    fn what_is_no_authority_is_not_trusted() {
        let code = |file: &[u8]| Authority::parse(file).expect_err("no authority").code();
        assert_eq!(code(&certificate(false)), Code::CertificateNoAuthority);
        let two = pem(&certificate(true)) + &pem(&certificate(true));
        for file in [b"".as_slice(), b"hello", two.as_bytes(), &[&certificate(true)[..], b"x"].concat()] {
            assert_eq!(code(file), Code::CertificateUnreadable);
        }
    }
}
