//! A trust authority, and the server secret two of them make together.

use crate::{
    client::Share,
    error::{PointError, ScalarError},
    identity::hash_to_g1,
    point::{PublicKey, finite_g2, parse_g2, write_g2},
    scalar::SecretScalar,
    secret::{Secret, redacted, scrubbed},
};
use miracl_core::bn254cx::{ecp2::ECP2, pair};
use zeroize::Zeroizing;

/// One authority's master secret sᵢ, wiped when dropped (wire protocol, E.4).
///
/// Whoever holds one can impersonate nobody. Whoever holds those of both authorities issues client secrets at
/// will and knows the server secret: nothing but pinned public keys stands in the way.
pub struct MasterSecret(pub(crate) SecretScalar);

impl MasterSecret {
    /// Bytes of an encoded master secret.
    pub const LENGTH: usize = crate::scalar::LENGTH;

    /// A fresh master secret.
    ///
    /// # Panics
    ///
    /// When the operating system gives no randomness.
    pub fn generate() -> MasterSecret {
        MasterSecret(SecretScalar::generate())
    }

    /// Reads 32 bytes, big-endian.
    ///
    /// # Errors
    ///
    /// [`ScalarError`] for another length, for zero and from r on.
    pub fn from_bytes(bytes: &[u8]) -> Result<MasterSecret, ScalarError> {
        SecretScalar::from_bytes(bytes).map(MasterSecret)
    }

    /// 32 bytes, big-endian.
    pub fn to_bytes(&self) -> Zeroizing<[u8; MasterSecret::LENGTH]> {
        self.0.to_bytes()
    }

    /// The share sᵢ·A for the identity with this digest.
    ///
    /// The caller must know that the digest is of a registration it authorised: the public key in it is what
    /// ties the share to one device.
    pub fn issue(&self, digest: &[u8; 32]) -> Share {
        Share(Secret::compute(|| {
            let mut share = pair::g1mul(&hash_to_g1(digest), self.0.expose());
            share.affine();
            share
        }))
    }

    /// The share sᵢ·Q of the server secret.
    pub fn server_share(&self) -> ServerSecretShare {
        ServerSecretShare(Secret::compute(|| {
            let mut share = pair::g2mul(&ECP2::generator(), self.0.expose());
            share.affine();
            share
        }))
    }
}

/// One authority's share sᵢ·Q of the server secret, wiped when dropped: 128 bytes `xa|xb|ya|yb`.
pub struct ServerSecretShare(pub(crate) SecretPoint2);

/// A point of the second group nobody may see.
type SecretPoint2 = Secret<ECP2>;

impl ServerSecretShare {
    /// Bytes of an encoded share.
    pub const LENGTH: usize = PublicKey::LENGTH;

    /// Reads the one canonical encoding of a point of the second group.
    ///
    /// # Errors
    ///
    /// [`PointError`], as for [`PublicKey::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<ServerSecretShare, PointError> {
        Secret::try_compute(|| parse_g2(bytes)).map(ServerSecretShare)
    }

    /// The canonical encoding.
    pub fn to_bytes(&self) -> Zeroizing<[u8; ServerSecretShare::LENGTH]> {
        scrubbed(|| {
            let mut bytes = Zeroizing::new([0; ServerSecretShare::LENGTH]);
            write_g2(self.0.expose(), &mut bytes);
            bytes
        })
    }
}

/// The server secret S = (s₁ + s₂)·Q, wiped when dropped.
///
/// Although it is a point of the second group it is no public key. Whoever has it forges authentications
/// wherever public keys are not pinned, and with a stolen token finds its PIN in seconds.
pub struct ServerSecret(pub(crate) SecretPoint2);

redacted!(MasterSecret, ServerSecretShare, ServerSecret);

impl ServerSecret {
    /// Joins both authorities' shares.
    ///
    /// # Errors
    ///
    /// [`PointError::Infinity`] when the shares are each other's opposite.
    pub fn combine(
        first: &ServerSecretShare,
        second: &ServerSecretShare,
    ) -> Result<ServerSecret, PointError> {
        let secret = Secret::try_compute(|| {
            let mut sum = first.0.expose().clone();
            sum.add(second.0.expose());
            finite_g2(sum)
        })?;
        Ok(ServerSecret(secret))
    }
}
