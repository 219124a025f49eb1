//! An identity as a point of the first group.

use crate::point::PublicKey;
use miracl_core::bn254cx::ecp::ECP;
use sha2::{Digest, Sha256};
use std::fmt;

/// What client, authorities and verifier derive from an M-Pin ID and its public key: the digest and the point
/// A.
#[derive(Clone)]
pub struct Identity {
    digest: [u8; 32],
    point: ECP,
}

impl Identity {
    /// h = SHA-256(mpinId ‖ publicKey) and A = H(h) (wire protocol, E.3). Not secret, so the time it takes
    /// may differ.
    ///
    /// `mpin_id` is taken byte for byte: JSON that means the same but is written differently is another
    /// identity.
    pub fn derive(mpin_id: &[u8], public_key: &PublicKey) -> Identity {
        let digest =
            Sha256::new().chain_update(mpin_id).chain_update(public_key.to_bytes()).finalize().into();
        Identity { digest, point: hash_to_g1(&digest) }
    }

    /// h, which an authority is asked to issue a share for.
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    pub(crate) fn point(&self) -> &ECP {
        &self.point
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(")?;
        self.digest.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str(")")
    }
}

/// The first x from the digest modulo p on for which x³ + 2 is a square, with the even root (wire protocol,
/// E.3).
pub(crate) fn hash_to_g1(digest: &[u8; 32]) -> ECP {
    ECP::mapit(digest)
}
