//! The service's own side of TLS.

use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use reqwest::tls::Version;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::support::*;

/// An authority that certifies `localhost`.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new() -> Authority {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Authority(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    pub fn pem(&self) -> String {
        pem("CERTIFICATE", self.0.der())
    }

    /// A certificate and its key.
    pub fn issue(&self) -> (rcgen::Certificate, KeyPair) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        (params.signed_by(&key, &self.0).unwrap(), key)
    }

    /// Puts a new certificate where the service looks for it; answers the certificate.
    fn certify(&self, site: &Site) -> CertificateDer<'static> {
        let (certificate, key) = self.issue();
        std::fs::write(chain(site), pem("CERTIFICATE", certificate.der())).unwrap();
        std::fs::write(site.path("key.pem"), pem("PRIVATE KEY", key.serialized_der())).unwrap();
        certificate.der().clone()
    }

    /// The certificate that the service shows now.
    async fn shown(&self, running: &Production) -> CertificateDer<'static> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(self.pem().as_bytes()).unwrap()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let stream = TcpStream::connect(running.address).await.unwrap();
        let connector = TlsConnector::from(Arc::new(config));
        let stream = connector.connect("localhost".try_into().unwrap(), stream).await.unwrap();
        stream.get_ref().1.peer_certificates().unwrap()[0].clone().into_owned()
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", BASE64_STANDARD.encode(der))
}

fn chain(site: &Site) -> PathBuf {
    site.path("chain.pem")
}

fn configuration(site: &Site) -> String {
    format!("[tls]\ncertificate = {:?}\nkey = {:?}\n", chain(site), site.path("key.pem"))
}

#[tokio::test]
async fn both_versions_are_spoken_and_browsers_are_told_to_insist() {
    let (site, authority) = (Site::new().await, Authority::new());
    authority.certify(&site);
    let running = site.start(&configuration(&site)).await.trusting(&authority.pem()).settled().await;
    let device = Device::enrol(&running, USER, "1234").await;
    let answer = device.sign_in(&running, "1234").await;
    answer.ok();
    assert_eq!(answer.headers["strict-transport-security"], "max-age=31536000");
    for version in [Version::TLS_1_2, Version::TLS_1_3] {
        let pem = reqwest::Certificate::from_pem(authority.pem().as_bytes()).unwrap();
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([pem]);
        let client = client.tls_version_min(version).tls_version_max(version).build().unwrap();
        let answer = client.get(format!("{}/.well-known/jwks", running.url)).send().await.unwrap();
        assert_eq!((answer.status(), answer.version()), (reqwest::StatusCode::OK, reqwest::Version::HTTP_11));
    }
    // In plain nothing is answered
    let plain = format!("http://{}/", running.address);
    assert!(running.http.get(plain).send().await.is_err());
    let stranger = reqwest::Client::builder().no_proxy().build().unwrap();
    assert!(stranger.get(&running.url).send().await.is_err());
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_certificate_is_taken_up_and_a_broken_one_is_not() {
    let (site, authority) = (Site::new().await, Authority::new());
    let first = authority.certify(&site);
    let running = site.start(&configuration(&site)).await.trusting(&authority.pem()).settled().await;
    assert_eq!(authority.shown(&running).await, first);
    let second = authority.certify(&site);
    running.signal("HUP");
    wait_for("the second certificate", async || authority.shown(&running).await == second).await;
    // By itself, without being told
    let third = authority.certify(&site);
    wait_for("the third certificate", async || authority.shown(&running).await == third).await;
    std::fs::write(chain(&site), "-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n").unwrap();
    running.signal("HUP");
    wait_for("the complaint", async || site.log().contains("the old one stays")).await;
    assert_eq!(authority.shown(&running).await, third);
    let fourth = authority.certify(&site);
    wait_for("the fourth certificate", async || authority.shown(&running).await == fourth).await;
}

#[tokio::test]
async fn a_key_of_another_certificate_is_refused_at_the_start() {
    let (site, authority) = (Site::new().await, Authority::new());
    authority.certify(&site);
    std::fs::write(site.path("key.pem"), pem("PRIVATE KEY", KeyPair::generate().unwrap().serialized_der()))
        .unwrap();
    let output = site.command(&configuration(&site)).output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("chain.pem"));
}
