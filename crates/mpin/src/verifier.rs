//! Who decides whether an authentication or a signature is genuine.

use crate::{
    authority::ServerSecret,
    identity::Identity,
    point::{G1, PublicKey},
    scalar::Challenge,
    secret::{Secret, redacted, scrubbed},
    signature::{Signature, challenge_of},
};
use miracl_core::bn254cx::{big::BIG, ecp::G2_TABLE, ecp2::ECP2, fp4::FP4, fp12::FP12, pair};
use std::{
    fmt,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// The holder of the server secret, with the secret's lines precomputed (14.6 kB).
///
/// # What it leaves to the caller
///
/// - **Pin the public key.** The [`PreparedIdentity`] must be made from the key that was *registered* for the
///   M-Pin ID, never from one that came with the request: whoever knows the server secret S can present the
///   key k·S with V = −k⁻¹·(U + y·A), and the equation holds without any client secret. (Everybody else
///   cannot, but a leaked S must not open every account.)
/// - Keep S secret: no log, no dump, no answer depends on it but the verdict.
/// - Reveal a challenge only after U is stored, and use it once.
/// - Count failures, and judge a signature's time: the mathematics does neither.
pub struct Verifier(pub(crate) Secret<Lines>);

redacted!(Verifier);

impl Verifier {
    /// Precomputes the lines of the server secret, which takes a little longer than a check. They are wiped
    /// when dropped, like the secret itself.
    pub fn new(secret: &ServerSecret) -> Verifier {
        Verifier(Secret::compute(|| lines(secret.0.expose())))
    }

    /// Whether `v` answers `challenge` after `u` (wire protocol, E.6). A wrong PIN, a damaged token and
    /// another identity's answer are all just `false`, on the same way through the code.
    pub fn authentication(&self, identity: &PreparedIdentity, u: &G1, challenge: &Challenge, v: &G1) -> bool {
        self.accepts(identity, u, challenge.number(), v)
    }

    /// Whether `signature` is the identity's over `message` at `timestamp`, in seconds since 1970 (wire
    /// protocol, E.7). Whether that time is acceptable is for the caller to say.
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

    /// Whether e(P, V)·e(S, U + y·A) = 1.
    pub(crate) fn accepts(&self, identity: &PreparedIdentity, u: &G1, y: &BIG, v: &G1) -> bool {
        scrubbed(|| {
            let mut w = pair::g1mul(identity.identity.point(), y);
            w.add(u.point());
            if w.is_infinity() {
                return false;
            }
            let mut products = pair::initmp();
            pair::another_pc(&mut products, self.0.expose(), &w);
            identity.pair_key(&mut products, v);
            pair::fexp(&pair::miller(&mut products)).isunity()
        })
    }
}

/// A registered identity, with what checks need of it computed once: its point A, and in time the lines of
/// its key.
///
/// Worth keeping between checks, and shareable between threads. It grows from 1 kB to 15 kB when it has seen
/// [`PreparedIdentity::LINES_PAY_OFF`] checks. It holds no secret.
pub struct PreparedIdentity {
    identity: Identity,
    public_key: PublicKey,
    checks: AtomicU32,
    lines: OnceLock<Box<Lines>>,
}

impl PreparedIdentity {
    /// After so many checks the lines of the key are computed: they take as long as they save in as many. So
    /// nobody pays for them who checks an identity once, and nobody pays more than twice the best there is.
    pub const LINES_PAY_OFF: u32 = 10;

    /// Prepares the identity with this M-Pin ID and this *registered* public key; see [`Verifier`].
    pub fn new(mpin_id: &[u8], public_key: &PublicKey) -> PreparedIdentity {
        PreparedIdentity {
            identity: Identity::derive(mpin_id, public_key),
            public_key: public_key.clone(),
            checks: AtomicU32::new(0),
            lines: OnceLock::new(),
        }
    }

    /// The key it was registered with, which a request's must equal.
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// Multiplies the steps of e(P, V) into those of a product of pairings.
    fn pair_key(&self, products: &mut [FP12], v: &G1) {
        let paid_off = || self.checks.fetch_add(1, Ordering::Relaxed) >= Self::LINES_PAY_OFF;
        if self.lines.get().is_some() || paid_off() {
            let lines = self.lines.get_or_init(|| Box::new(lines(self.public_key.point())));
            pair::another_pc(products, &**lines, v.point());
        } else {
            pair::another(products, self.public_key.point(), v.point());
        }
    }
}

impl fmt::Debug for PreparedIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prepared{:?}", self.identity)
    }
}

/// The lines a pairing draws through the multiples of one point of the second group.
type Lines = [FP4; G2_TABLE];

/// The lines of an affine point.
fn lines(point: &ECP2) -> Lines {
    let mut lines = [FP4::new(); G2_TABLE];
    pair::precomp(&mut lines, point);
    lines
}
