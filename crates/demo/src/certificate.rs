//! Verifying a document's signature as any outsider would (sections B and C.4 of the protocol sheet).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use wire::{CertificateClaims, MessageHash, Signature, Timestamp, VerifyRequest};

use crate::jwt::{self, Expected, Unproven};
use crate::service::{Failure, Service};

/// What a verified signature says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// The user ID of the identity that signed.
    signer: String,
    /// When, in seconds since 1970.
    signed_at: u32,
    /// When the service confirmed it, in seconds since 1970.
    confirmed_at: i64,
}

/// Why a signature was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
    #[error("This is not a signature that Countersign makes.")]
    Form,
    #[error("The signature does not say when it was made.")]
    Timestamp,
    #[error("The signature is for another document. Nothing was sent to the trust service.")]
    OtherDocument,
    #[error("The document was sent to {expected}, but {found} signed it.")]
    OtherSigner { expected: String, found: String },
    #[error("The trust service does not confirm the signature ({0}).")]
    Unconfirmed(String),
    #[error("The trust service's certificate proves nothing: {0}.")]
    Certificate(#[from] Unproven),
    #[error("The trust service's certificate is about another document.")]
    CertificateDocument,
    #[error("The trust service's certificate is older than the signature.")]
    CertificateTime,
    #[error(transparent)]
    Service(#[from] Failure),
}

/// A signature and when it was made, wherever its maker wrote that down.
#[derive(Debug)]
pub struct Signed {
    signature: Signature,
    timestamp: Timestamp,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Spelling {
    /// With the timestamp beside it, as a receipt and `/dvs/verify` have it.
    Beside { signature: Box<Signature>, timestamp: Option<Timestamp> },
    /// By itself, the timestamp inside.
    Alone(Box<Signature>),
}

#[derive(Deserialize)]
struct IdentityClaims {
    #[serde(rename = "userID")]
    user_id: String,
}

impl Signed {
    /// Reads the JSON that the app saves beside a document.
    pub fn read(json: &[u8]) -> Result<Self, Unverified> {
        let (signature, beside) = match serde_json::from_slice(json).map_err(|_| Unverified::Form)? {
            Spelling::Beside { signature, timestamp } => (*signature, timestamp),
            Spelling::Alone(signature) => (*signature, None),
        };
        let timestamp = beside.or(signature.timestamp).ok_or(Unverified::Timestamp)?;
        Ok(Signed { signature, timestamp })
    }

    /// Reads what a signing session brings: the same JSON in base64.
    pub fn from_session(text: &str) -> Result<Self, Unverified> {
        Self::read(&STANDARD.decode(text).map_err(|_| Unverified::Form)?)
    }

    /// Has the service verify it, and believes the answer only if it is signed, fresh and about this document.
    pub async fn verify(
        self,
        service: &Service,
        document: &MessageHash,
        signer: Option<&str>,
    ) -> Result<Verified, Unverified> {
        if self.signature.hash != *document {
            return Err(Unverified::OtherDocument);
        }
        let found = self.signer();
        let request = VerifyRequest {
            signature: self.signature,
            timestamp: self.timestamp,
            kind: Some("verification".into()),
        };
        let answer = service.verify(&request).await.map_err(unconfirmed)?;
        let keys = service.certificate_keys().await?;
        let claims: CertificateClaims =
            jwt::verify(&answer.certificate, &keys, Expected { audience_and_issuer: None })?;
        if claims.hash != *document {
            return Err(Unverified::CertificateDocument);
        }
        if i64::from(self.timestamp) > claims.confirmed_at {
            return Err(Unverified::CertificateTime);
        }
        match signer {
            Some(expected) if expected != found => {
                Err(Unverified::OtherSigner { expected: expected.into(), found })
            }
            _ => Ok(Verified {
                signer: found,
                signed_at: self.timestamp.seconds(),
                confirmed_at: claims.confirmed_at,
            }),
        }
    }

    /// The user ID inside the identity (section D, *mpinId*). A signature that verifies vouches for it.
    fn signer(&self) -> String {
        let id = &self.signature.mpin_id;
        serde_json::from_slice::<IdentityClaims>(id.as_bytes())
            .map_or_else(|_| format!("identity {}", id.hash()), |claims| claims.user_id)
    }
}

/// A verdict about the signature is told from a failure to reach one.
fn unconfirmed(failure: Failure) -> Unverified {
    match failure {
        Failure::Refused { code }
            if matches!(
                wire::Code::parse(&code),
                Some(
                    wire::Code::InvalidSignature
                        | wire::Code::InvalidRequestParameters
                        | wire::Code::UnsuccessfulAuthentication
                        | wire::Code::RevokedMpinId
                        | wire::Code::ExpiredMpinId
                )
            ) =>
        {
            Unverified::Unconfirmed(code)
        }
        other => Unverified::Service(other),
    }
}
