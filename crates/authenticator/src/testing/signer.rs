//! Signs who asks, as a service does, or as somebody who would like to be one.

use aws_lc_rs::{
    rand::SystemRandom,
    rsa::{KeyPair, KeySize},
    signature::{KeyPair as _, RSA_PKCS1_SHA256},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::{AccessId, DocumentHash, DocumentName, MessageHash, SessionDocument, encode_hex};

use super::TrustService;

/// A key that signs requests.
pub struct Signer {
    pair: KeyPair,
    kid: &'static str,
}

impl Signer {
    /// A key of this name that nobody knows.
    ///
    /// # Panics
    ///
    /// Where the system gives no randomness.
    pub fn unknown(kid: &'static str) -> Signer {
        let Ok(pair) = KeyPair::generate(KeySize::Rsa2048) else { panic!("no randomness") };
        Signer { pair, kid }
    }

    /// A key of a service, which it publishes.
    pub fn new(service: &TrustService) -> Signer {
        let signer = Signer::unknown("k1");
        let key = signer.pair.public_key();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let published = json!({
            "kty": "RSA", "use": "sig", "kid": signer.kid,
            "n": part(key.modulus().big_endian_without_leading_zero()),
            "e": part(key.exponent().big_endian_without_leading_zero()),
        });
        if let Ok(key) = serde_json::from_value(published) {
            service.publish_key(key);
        }
        signer
    }

    /// What a signed request begins with.
    pub fn header(&self) -> Value {
        json!({ "alg": "RS256", "typ": "countersign-request+jwt", "kid": self.kid })
    }

    /// A token, whatever it claims.
    ///
    /// # Panics
    ///
    /// Where the system gives no randomness.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", encode(header), encode(claims));
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let signed = self.pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature);
        assert!(signed.is_ok(), "no randomness");
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// What a service claims of one of its sessions now.
    pub fn claims(service: &TrustService, session: &AccessId) -> Value {
        let now = service.clock.now().as_second();
        json!({
            "iss": service.address(), "aud": "countersign-request",
            "sid": encode_hex(&Sha256::digest(session.as_str())), "project": service.project_id(),
            "project_name": "Wages", "application": "Time sheets", "domain": "sheets.example.com",
            "iat": now, "exp": now + 300,
        })
    }

    /// Opens a session for a signature of this document, for which the service hands over `content`.
    ///
    /// # Panics
    ///
    /// For a name that no document has.
    pub fn ask(&self, service: &TrustService, name: &str, document: &[u8], content: &[u8]) -> AccessId {
        let session = self.ask_before(service, document);
        self.hand_over(service, &session, name, document, content);
        session
    }

    /// The same, where the document is handed over later, if ever.
    pub fn ask_before(&self, service: &TrustService, document: &[u8]) -> AccessId {
        let hash = MessageHash::new(Sha256::digest(document).to_vec()).ok();
        let session = service.open_session(None, "Order", hash);
        let claims = self.sign(&self.header(), &Signer::claims(service, &session));
        service.give_signed_request(&session, claims);
        session
    }

    /// Has the service say, and sign, that a session has this document, and hand over `content` for it.
    ///
    /// # Panics
    ///
    /// For a name that no document has.
    pub fn hand_over(
        &self,
        service: &TrustService,
        session: &AccessId,
        name: &str,
        document: &[u8],
        content: &[u8],
    ) -> SessionDocument {
        let Ok(name) = DocumentName::parse(name) else { panic!("no name of a document") };
        let sha256 = DocumentHash::new(Sha256::digest(document).into());
        let document = SessionDocument { name, size: document.len() as u64, sha256 };
        let mut claims = Signer::claims(service, session);
        claims["document"] = json!(document);
        service.give_signed_request(session, self.sign(&self.header(), &claims));
        service.hand_over(session, document.clone(), content);
        document
    }
}
