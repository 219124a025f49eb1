//! Certificates of services: the operating system's trust store, authorities that were added, and pinned keys.

use std::sync::Arc;

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use rustls_platform_verifier::Verifier;

use crate::trust::{KeyPin, Trust};

/// The TLS of connections to services of which so much is known.
pub(super) fn config(trust: &Trust) -> Result<ClientConfig, Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let verifier = verifier(trust, &provider)?;
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let mut config =
        config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

fn verifier(trust: &Trust, provider: &Arc<CryptoProvider>) -> Result<Pinning, Error> {
    let roots: Vec<_> = trust.authorities.iter().map(|authority| authority.der()).collect();
    let usual = if roots.is_empty() {
        Verifier::new(Arc::clone(provider))?
    } else {
        Verifier::new_with_extra_roots(roots, Arc::clone(provider))?
    };
    Ok(Pinning { usual, pins: trust.pins.clone() })
}

/// Verifies as usual, and then that the server's key is one of those pinned, if any is.
#[derive(Debug)]
struct Pinning {
    usual: Verifier,
    pins: Vec<KeyPin>,
}

/// The certificate is good, but its key is none of those pinned.
#[derive(Debug, thiserror::Error)]
#[error("none of the pinned keys")]
pub(super) struct OtherKey;

impl ServerCertVerifier for Pinning {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified =
            self.usual.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)?;
        // The server's own key alone: what else it sends need not be part of the chain that was verified.
        let shown = KeyPin::of(end_entity);
        if self.pins.is_empty() || shown.is_some_and(|key| self.pins.contains(&key)) {
            return Ok(verified);
        }
        Err(Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(OtherKey)))))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.usual.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.usual.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.usual.supported_verify_schemes()
    }
}
