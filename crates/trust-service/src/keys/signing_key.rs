//! One signing key.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{
    AlgorithmParameters, CommonParameters, Jwk, KeyAlgorithm, PublicKeyUse, RSAKeyParameters, RSAKeyType,
};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// An RSA-2048 key pair and the name it is published under.
pub struct SigningKey {
    id: String,
    pair: RsaKeyPair,
}

impl SigningKey {
    /// A fresh key. It takes a tenth of a second or so.
    pub fn generate() -> Result<Self> {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| Error::Key("cannot be made"))?;
        Ok(SigningKey::of(pair))
    }

    /// The same, where it keeps nobody waiting.
    pub async fn generate_aside() -> Result<Self> {
        tokio::task::spawn_blocking(SigningKey::generate).await.map_err(|_| Error::CutOff("making a key"))?
    }

    /// Reads PKCS#8.
    pub fn from_pkcs8(bytes: &[u8]) -> Result<Self> {
        RsaKeyPair::from_pkcs8(bytes).map(SigningKey::of).map_err(|_| Error::Damaged("a signing key"))
    }

    /// PKCS#8.
    pub fn to_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>> {
        let der: Pkcs8V1Der<'_> = self.pair.as_der().map_err(|_| Error::Key("cannot be written"))?;
        Ok(Zeroizing::new(der.as_ref().to_vec()))
    }

    /// The name that `kid` carries: SHA-256 of the public key.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .map_err(|_| Error::Key("does not sign"))?;
        Ok(signature)
    }

    /// What checks its signatures.
    pub fn verifying(&self) -> DecodingKey {
        let public = self.public();
        DecodingKey::from_rsa_raw_components(&public.n, &public.e)
    }

    /// The public key as it is published.
    pub fn jwk(&self) -> Jwk {
        let public = self.public();
        Jwk {
            common: CommonParameters {
                public_key_use: Some(PublicKeyUse::Signature),
                key_algorithm: Some(KeyAlgorithm::RS256),
                key_id: Some(self.id.clone()),
                ..CommonParameters::default()
            },
            algorithm: AlgorithmParameters::RSA(RSAKeyParameters {
                key_type: RSAKeyType::RSA,
                n: BASE64_URL_SAFE_NO_PAD.encode(public.n),
                e: BASE64_URL_SAFE_NO_PAD.encode(public.e),
            }),
        }
    }

    fn of(pair: RsaKeyPair) -> Self {
        let id = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(pair.public_key().as_ref()));
        SigningKey { id, pair }
    }

    fn public(&self) -> RsaPublicKeyComponents<Vec<u8>> {
        RsaPublicKeyComponents::from(self.pair.public_key())
    }
}
