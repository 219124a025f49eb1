//! Designated verifier signatures.

use crate::{point::G1, scalar::order};
use miracl_core::bn254cx::big::BIG;
use sha2::{Digest, Sha256};

/// A signature, which only the holder of the server secret can verify (wire protocol, E.7). To anyone else it
/// proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// x·A for an x of its own.
    pub u: G1,
    /// −(x + y)·CS, where y binds U, the message and the time.
    pub v: G1,
}

/// y = SHA-256(be32(t) ‖ U ‖ m) mod r, without the time when it is 0 (wire protocol, E.7).
pub(crate) fn challenge_of(message: &[u8], timestamp: u32, u: &[u8; G1::LENGTH]) -> BIG {
    let mut hash = Sha256::new();
    if timestamp != 0 {
        hash.update(timestamp.to_be_bytes());
    }
    let digest = hash.chain_update(u).chain_update(message).finalize();
    let mut y = BIG::frombytes(&digest);
    y.rmod(&order());
    y
}
