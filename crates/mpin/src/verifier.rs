//! Who decides whether an authentication or a signature is genuine.

use crate::{
    authority::ServerSecret,
    identity::Identity,
    point::{G1, PublicKey},
    scalar::Challenge,
    secret::{Secret, redacted, scrubbed},
    signature::{Signature, challenge_of},
};
use miracl_core::bn254cx::{
    big::BIG,
    ecp::{ECP, G2_TABLE},
    ecp2::ECP2,
    fp4::FP4,
    pair,
};

/// The lines a pairing draws through the multiples of one point of the second group.
type Lines = [FP4; G2_TABLE];

/// The holder of the server secret, with its lines precomputed.
pub struct Verifier(Secret<Lines>);

redacted!(Verifier);

impl Verifier {
    /// Precomputes the lines of the server secret, wiped when dropped like it.
    pub fn new(secret: &ServerSecret) -> Verifier {
        Verifier(Secret::compute(|| lines(secret.0.expose())))
    }

    /// Whether `v` answers `challenge` after `u` (wire protocol, E.6).
    pub fn authentication(&self, identity: &PreparedIdentity, u: &G1, challenge: &Challenge, v: &G1) -> bool {
        self.accepts(identity, u, challenge.number(), v)
    }

    /// Whether `signature` is the identity's over `message` at `timestamp` (wire protocol, E.7).
    pub fn signature(
        &self,
        identity: &PreparedIdentity,
        message: &[u8],
        timestamp: u32,
        signature: &Signature,
    ) -> bool {
        let y = challenge_of(message, timestamp, &signature.u.to_bytes());
        self.accepts(identity, &signature.u, &y, &signature.v)
    }

    /// e(P, V)·e(S, U + y·A) = 1.
    pub(crate) fn accepts(&self, identity: &PreparedIdentity, u: &G1, y: &BIG, v: &G1) -> bool {
        scrubbed(|| {
            let mut w = pair::g1mul(&identity.point, y);
            w.add(u.point());
            if w.is_infinity() {
                return false;
            }
            let mut products = pair::initmp();
            pair::another_pc(&mut products, self.0.expose(), &w);
            pair::another_pc(&mut products, &*identity.lines, v.point());
            pair::fexp(&pair::miller(&mut products)).isunity()
        })
    }
}

/// An identity with everything about it that a check needs and that does not change: its point and its key's lines.
pub struct PreparedIdentity {
    point: ECP,
    lines: Box<Lines>,
}

impl PreparedIdentity {
    /// Prepares the identity with this M-Pin ID and this *registered* public key.
    pub fn new(mpin_id: &[u8], public_key: &PublicKey) -> PreparedIdentity {
        let identity = Identity::derive(mpin_id, public_key);
        PreparedIdentity { point: identity.point().clone(), lines: Box::new(lines(public_key.point())) }
    }
}

fn lines(point: &ECP2) -> Lines {
    let mut lines = [FP4::new(); G2_TABLE];
    pair::precomp(&mut lines, point);
    lines
}
