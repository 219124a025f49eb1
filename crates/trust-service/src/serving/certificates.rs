//! The certificate that the service shows, read again when its files change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{self, ServerConfig};

use crate::error::{Error, Result};
use crate::watched::Watched;

/// The certificate in force.
#[derive(Debug)]
pub struct Certificates {
    chain: PathBuf,
    key: PathBuf,
    watched: Watched,
    current: RwLock<Arc<CertifiedKey>>,
}

impl Certificates {
    /// The certificate in these PEM files.
    pub fn open(chain: &Path, key: &Path) -> Result<Arc<Certificates>> {
        let watched = Watched::new(vec![chain.to_owned(), key.to_owned()]);
        let current = RwLock::new(Arc::new(read(chain, key)?));
        Ok(Arc::new(Certificates { chain: chain.to_owned(), key: key.to_owned(), watched, current }))
    }

    /// What the service's side of TLS is made with: versions 1.2 and 1.3, and HTTP/1.1 within.
    pub fn server_config(self: &Arc<Self>) -> Result<Arc<ServerConfig>> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
            .map_err(|_| Error::Key("TLS cannot be set up"))?
            .with_no_client_auth()
            .with_cert_resolver(self.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    /// Takes up files that were replaced. A pair that does not belong together, or is no pair, changes nothing: it may be
    /// half written.
    pub fn refresh(&self) {
        if !self.watched.has_changed() {
            return;
        }
        match read(&self.chain, &self.key) {
            Ok(fresh) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
                tracing::info!("the certificate was read again");
            }
            Err(error) => tracing::error!(%error, "the new certificate cannot be used; the old one stays"),
        }
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn read(chain: &Path, key: &Path) -> Result<CertifiedKey> {
    let text =
        |path: &Path| std::fs::read(path).map_err(|source| Error::Folder { path: path.to_owned(), source });
    let wrong = |path: &Path, error: String| {
        let source = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
        Error::Folder { path: path.to_owned(), source }
    };
    let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&text(chain)?)
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(chain, error.to_string()))?;
    if certificates.is_empty() {
        return Err(wrong(chain, "there is no certificate in it".to_owned()));
    }
    let private = PrivateKeyDer::from_pem_slice(&zeroize::Zeroizing::new(text(key)?))
        .map_err(|error| wrong(key, error.to_string()))?;
    CertifiedKey::from_der(certificates, private, &aws_lc_rs::default_provider())
        .map_err(|error| wrong(chain, error.to_string()))
}
